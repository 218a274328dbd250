namespace PartnershipSim.Analysis.Designs;

/// <summary>
/// A folder that cannot take this sweep, or shards that do not fit together; the message names the culprit.
/// </summary>
public sealed class SweepRefusedException(string message, bool isPartial = false) : Exception(message)
{
    /// <summary>Nothing is wrong but that something is missing or damaged.</summary>
    public bool IsPartial { get; } = isPartial;
}
