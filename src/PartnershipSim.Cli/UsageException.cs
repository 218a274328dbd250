namespace PartnershipSim.Cli;

/// <summary>The command line was read, but what it asks for makes no sense.</summary>
internal sealed class UsageException(string message) : Exception(message);
