namespace PartnershipSim.Results.Files;

/// <summary>
/// A folder was named for results that holds something of others; the message names it, and nothing was changed.
/// </summary>
public sealed class FolderRefusedException(string message) : Exception(message);
