using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Runs;

/// <summary>Takes in finished blocks, one at a time and always in the order of their replicates.</summary>
public interface IFold
{
    /// <param name="first">Number of the block's first replicate, which is lane 0.</param>
    /// <param name="count">How many lanes count; fewer than eight only in the last block.</param>
    /// <param name="arms">What was recorded of each arm.</param>
    void Fold(int first, int count, ReadOnlySpan<Recording> arms);
}

/// <summary>
/// Runs the arms, eight replicates at a time, on as many threads as the plan allows. Blocks are computed in any order and folded in the
/// order of their replicates, so the number of threads cannot be seen in the result.
/// </summary>
public static class BlockRunner
{
    /// <summary>Runs all replicates of all arms and hands each block to <paramref name="fold"/>.</summary>
    /// <exception cref="OperationCanceledException">The caller asked to stop; what was folded before stays folded.</exception>
    public static void Run(
        ImmutableArray<Arm> arms, RunPlan plan, OutcomeYears years, IFold fold, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(fold);
        int blocks = (plan.Replicates + Lanes.Count - 1) / Lanes.Count;
        int threads = Math.Max(1, Math.Min(plan.WorkingThreads, blocks));
        Turnstile turnstile = new(plan, fold, progress, cancellation);
        Thread[] others = [.. Enumerable.Range(1, threads - 1).Select(_ => new Thread(Work))];
        foreach (Thread thread in others)
            thread.Start();
        Work();
        foreach (Thread thread in others)
            thread.Join();
        turnstile.ThrowIfFailed();

        void Work()
        {
            try
            {
                Workshop workshop = new(arms, plan, years);
                while (turnstile.TryTake(blocks, out int block))
                {
                    workshop.Run(block);
                    turnstile.Pass(block, workshop.Recordings);
                }
            }
            catch (Exception problem) when (turnstile.Report(problem))
            {
                // reported to the thread that waits for us
            }
        }
    }

    /// <summary>What one thread needs to run blocks: a simulation for each model, a recording for each arm.</summary>
    private sealed class Workshop
    {
        private readonly ImmutableArray<Arm> _arms;
        private readonly RunPlan _plan;
        private readonly Simulation[] _simulations;

        public Workshop(ImmutableArray<Arm> arms, RunPlan plan, OutcomeYears years)
        {
            _arms = arms;
            _plan = plan;
            Dictionary<CompiledModel, Simulation> byModel = [];
            _simulations = [.. arms.Select(arm => byModel.TryGetValue(arm.Model, out Simulation? known) ? known : byModel[arm.Model] = new(arm.Model))];
            Recordings = [.. arms.Select((arm, a) => new Recording(arm.Model, years, arms.Any(other => other.AttitudesFrom == a)))];
        }

        public Recording[] Recordings { get; }

        public void Run(int block)
        {
            Dice dice = _plan.IsDeterministic ? Dice.Deterministic : Dice.ForBlock(_plan.Seed, (uint)(block * Lanes.Count));
            for (int a = 0; a < _arms.Length; a++)
            {
                AttitudePath? imposed = _arms[a].AttitudesFrom is { } source ? Recordings[source].Attitudes : null;
                _simulations[a].Run(_arms[a].SettingsOf(block, _plan), dice, Recordings[a], imposed);
            }
        }
    }

    /// <summary>Hands out block numbers and lets finished blocks through in order.</summary>
    private sealed class Turnstile(RunPlan plan, IFold fold, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        private readonly object _gate = new();
        private int _nextToRun;
        private int _nextToFold;
        private ExceptionDispatchInfo? _failure;

        public bool TryTake(int blocks, out int block)
        {
            block = Interlocked.Increment(ref _nextToRun) - 1;
            cancellation.ThrowIfCancellationRequested();
            return block < blocks && _failure is null;
        }

        public void Pass(int block, Recording[] recordings)
        {
            lock (_gate)
            {
                while (_nextToFold != block && _failure is null)
                    Monitor.Wait(_gate);
                if (_failure is not null)
                    return;
                int first = block * Lanes.Count;
                int count = Math.Min(Lanes.Count, plan.Replicates - first);
                fold.Fold(first, count, recordings);
                _nextToFold++;
                progress?.Report(new(first + count, plan.Replicates));
                Monitor.PulseAll(_gate);
            }
        }

        public bool Report(Exception problem)
        {
            lock (_gate)
            {
                _failure ??= ExceptionDispatchInfo.Capture(problem);
                Monitor.PulseAll(_gate);
            }

            return true;
        }

        public void ThrowIfFailed() => _failure?.Throw();
    }
}
