namespace PartnershipSim.Results.Files;

/// <summary>Another program writes in a folder, or it cannot be made sure that none does.</summary>
public sealed class FolderInUseException(string message) : IOException(message);
