using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Runs;

/// <summary>How often and with which luck a model is run. The number of threads never changes a result.</summary>
/// <param name="Seed">One seed, one family of lucks.</param>
/// <param name="Replicates">How many runs; replicate r of one plan equals replicate r of every other plan with the same seed.</param>
/// <param name="Threads">How many threads work; 0 means one per processor.</param>
/// <param name="IsDeterministic">Every draw takes its deterministic value; then all replicates are alike.</param>
public sealed record RunPlan(ulong Seed, int Replicates, int Threads = 0, bool IsDeterministic = false)
{
    /// <summary>
    /// Points of the parameters that history accepts, or null: then all replicates run as the scenario says. Eight replicates, a block, share a
    /// member; the blocks take the members in turn, in every world alike.
    /// </summary>
    public Ensemble? Ensemble { get; init; }

    /// <summary>Lucks of each member of an ensemble in turn.</summary>
    public const int LucksPerMember = Lanes.Count;

    /// <summary>Which member of the ensemble a replicate runs under.</summary>
    public int MemberOf(int replicate) => Ensemble is { } ensemble ? replicate / LucksPerMember % ensemble.Members.Length : 0;

    /// <summary>How many members of the ensemble the replicates run under; 0 without an ensemble.</summary>
    public int Members => Ensemble is { } ensemble ? Math.Min(ensemble.Members.Length, (Replicates + LucksPerMember - 1) / LucksPerMember) : 0;

    public int WorkingThreads => Threads > 0 ? Threads : Environment.ProcessorCount;
}

/// <summary>How far a run has come.</summary>
public readonly record struct Progress(int Done, int Total);
