using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Runs;

/// <summary>Runs the arms of a study, eight replicates at a time, on as many threads as the plan allows.</summary>
public static class BlockRunner
{
    /// <summary>Runs all replicates of all arms and hands each block to <paramref name="fold"/>.</summary>
    /// <param name="progress">Told how many replicates are finished, after each block.</param>
    /// <exception cref="OperationCanceledException">The caller asked to stop while blocks were left.</exception>
    public static void Run(
        ImmutableArray<Arm> arms, RunPlan plan, OutcomeYears years, IFold fold, IProgress<Progress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(fold);
        int done = 0;
        BlockScheduler<Worker> scheduler = new(plan.WorkingThreads, () => new Worker(arms, plan, years, fold));
        scheduler.Run(
            new(plan.Blocks, (worker, number) => worker.Run(plan.BlockAt(number)))
            {
                Fold = fold.InOrder,
                Finished = progress is null ? null : number =>
                    progress.Report(new(done += plan.BlockAt(number).Count, plan.Replicates)),
            },
            cancellation);
    }

    /// <summary>
    /// What one thread needs to run blocks: a simulation and its measures for each model, a recording for each arm.
    /// </summary>
    private sealed class Worker
    {
        private readonly ImmutableArray<Arm> _arms;
        private readonly RunPlan _plan;
        private readonly IFold _fold;
        private readonly Simulation[] _simulations;
        private readonly Recording[] _recordings;

        public Worker(ImmutableArray<Arm> arms, RunPlan plan, OutcomeYears years, IFold fold)
        {
            _arms = arms;
            _plan = plan;
            _fold = fold;
            Dictionary<CompiledModel, (Simulation Simulation, Measures Measures)> byModel = arms
                .Select(arm => arm.Model).Distinct().ToDictionary(
                    model => model, model => (new Simulation(model), Recording.MeasuresFor(model, fold.Recorded)));
            HashSet<int?> imposed = [.. arms.Select(arm => arm.AttitudesFrom)];
            _simulations = [.. arms.Select(arm => byModel[arm.Model].Simulation)];
            _recordings =
            [
                .. arms.Select((arm, a) => new Recording(
                    arm.Model, years, fold.Recorded, imposed.Contains(a), byModel[arm.Model].Measures)),
            ];
        }

        public void Run(Block block)
        {
            _recordings[0].Room = _fold.RoomFor(block.Number);
            Dice dice = _plan.IsDeterministic ? Dice.Deterministic : Dice.ForBlock(_plan.Seed, (uint)block.First);
            for (int a = 0; a < _arms.Length; a++)
            {
                AttitudePath? imposed = _arms[a].AttitudesFrom is { } source ? _recordings[source].Attitudes : null;
                _simulations[a].Run(_arms[a].SettingsOf(block, _plan), dice, _recordings[a], imposed);
            }

            _fold.Keep(block, _recordings);
        }
    }
}
