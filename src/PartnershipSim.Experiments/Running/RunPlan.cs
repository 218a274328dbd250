namespace PartnershipSim.Experiments.Running;

/// <summary>How often and with which luck a model is run. The number of threads never changes a result.</summary>
/// <param name="Seed">One seed, one family of lucks.</param>
/// <param name="Replicates">How many runs; replicate r of one plan equals replicate r of every other plan with the same seed.</param>
/// <param name="Threads">How many threads work; 0 means one per processor.</param>
/// <param name="IsDeterministic">Every draw takes its deterministic value; then all replicates are alike.</param>
public sealed record RunPlan(ulong Seed, int Replicates, int Threads = 0, bool IsDeterministic = false)
{
    public int WorkingThreads => Threads > 0 ? Threads : Environment.ProcessorCount;
}

/// <summary>How far a run has come.</summary>
public readonly record struct Progress(int Done, int Total);
