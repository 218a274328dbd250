using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Runs;

/// <summary>
/// How many replicates of a model are run, and on which draws. The number of threads never changes a result.
/// </summary>
/// <param name="Seed">Replicate r of this seed has the same random stream in every scenario.</param>
/// <param name="Replicates">
/// How many runs; replicate r of one plan equals replicate r of every other plan with the same seed.
/// </param>
/// <param name="Threads">How many threads work; 0 means one per processor.</param>
/// <param name="IsDeterministic">Every draw takes its deterministic value; then all replicates are alike.</param>
public sealed record RunPlan(ulong Seed, int Replicates, int Threads = 0, bool IsDeterministic = false)
{
    /// <summary>
    /// Parameter sets that are consistent with the data, or null: then all replicates run as the scenario says. Eight
    /// replicates, a block, share a member; the blocks take the members in turn, in every arm alike.
    /// </summary>
    public Ensemble? Ensemble { get; init; }

    /// <summary>How many consecutive replicates run under one member of an ensemble: a block.</summary>
    public const int ReplicatesPerMember = Lanes.Count;

    /// <summary>Which member of the ensemble a replicate runs under.</summary>
    public int MemberOf(int replicate) =>
        Ensemble is { } ensemble ? replicate / ReplicatesPerMember % ensemble.Members.Length : 0;

    /// <summary>How many members of the ensemble the replicates run under; 0 without an ensemble.</summary>
    public int Members =>
        Ensemble is { } ensemble
            ? Math.Min(ensemble.Members.Length, (Replicates + ReplicatesPerMember - 1) / ReplicatesPerMember)
            : 0;

    /// <summary>How many blocks of eight replicates; the last may hold fewer.</summary>
    public int Blocks => (Replicates + Lanes.Count - 1) / Lanes.Count;

    public Block BlockAt(int number) =>
        new(number, number * Lanes.Count, Math.Min(Lanes.Count, Replicates - number * Lanes.Count));

    /// <summary>
    /// Whole blocks that are folded together, where years are not folded at once: enough that all threads are busy.
    /// </summary>
    internal int BlocksPerBatch => Math.Max(8, WorkingThreads);

    public int WorkingThreads => Threads > 0 ? Threads : Environment.ProcessorCount;
}

/// <summary>How far a run has come.</summary>
public readonly record struct Progress(int Done, int Total);
