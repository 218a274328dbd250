namespace PartnershipSim.Cli;

/// <summary>Stopped by the user, with something to resume from; the message says how.</summary>
internal sealed class ResumableStopException(string message) : OperationCanceledException(message);
