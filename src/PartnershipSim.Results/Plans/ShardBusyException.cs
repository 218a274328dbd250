namespace PartnershipSim.Results.Plans;

/// <summary>Another process works on this shard; when it has ended, the shard can be called again.</summary>
public sealed class ShardBusyException(string message) : Exception(message);
