namespace PartnershipSim.Library;

/// <summary>
/// How often and on which random draws a scenario is run. The number of threads never changes a result.
/// </summary>
public sealed record RunOptions
{
    /// <summary>Seed and replicates as the scenario says, on all processors.</summary>
    public static RunOptions Default { get; } = new();

    /// <summary>
    /// Replicate r of this seed meets the same draws in every scenario; null: the seed of the scenario.
    /// </summary>
    public ulong? Seed { get; init; }

    /// <summary>How many runs, 1 to 1,000,000; null: as many as the scenario says.</summary>
    public int? Replicates { get; init; }

    /// <summary>How many threads work; 0: one per processor.</summary>
    public int Threads { get; init; }

    /// <summary>Every draw takes its deterministic value; then all replicates are alike.</summary>
    public bool IsDeterministic { get; init; }
}
