using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.Evidence.Links;

/// <summary>A number that is read off a history.</summary>
/// <param name="Key">Unique among the statistics of a page.</param>
/// <param name="Of">Not a number where it cannot be estimated.</param>
public sealed record HistoryStatistic(string Key, Func<SimulatedHistory, double> Of);

/// <summary>With which of its parts the model wrote a history.</summary>
public enum ModelArm
{
    /// <summary>No programme is funded or counts; accession is as it was.</summary>
    WithoutProgrammes,

    /// <summary>Everything.</summary>
    All,

    /// <summary>
    /// Programmes run, but attitudes are those of the history without them: nothing passes through attitudes.
    /// </summary>
    WithoutAttitudes,
}

/// <summary>
/// Statistics of histories that the model wrote without looking at observations after 1994, under common random
/// numbers: history h of every arm meets the same draws and the same parameters.
/// </summary>
/// <param name="model">A free run.</param>
/// <param name="threads">
/// How many threads write, 0: one per processor. What they need, some megabytes each, is kept for the next call.
/// </param>
public sealed class SimulatedHistories(CompiledModel model, int threads)
{
    private const string BudgetKey = "partnership.budget";
    private readonly BlockScheduler<Worker> _scheduler = new(threads, () => new(
        model, model.Operations.Select(card => card.Name).ToList().IndexOf("ISAF")));

    public static int Arms => Enum.GetValues<ModelArm>().Length;

    /// <summary>The model that writes.</summary>
    public CompiledModel Model => model;

    /// <summary>The statistics as [arm][statistic][history].</summary>
    /// <param name="plan">Seed, number of histories and ensemble; threads are those of this object.</param>
    /// <param name="changes">Of parameters, for all arms; the ensemble of the plan comes first.</param>
    /// <param name="isOnlyAll">Runs the full model alone; the other arms stay at 0.</param>
    public double[][][] Of(
        ImmutableArray<HistoryStatistic> statistics, RunPlan plan,
        ImmutableArray<(Setting Setting, double Value)> changes, IProgress<Progress>? progress = null,
        bool isOnlyAll = false, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Parameter budget = ParameterSpace.Find(BudgetKey)
            ?? throw new InvalidOperationException($"the model has no parameter {BudgetKey}");
        double[][][] values =
        [
            .. Enumerable.Range(0, Arms).Select(_ =>
                statistics.Select(_ => new double[plan.Replicates]).ToArray()),
        ];
        ImmutableArray<ImmutableArray<ParameterPoint>> with = Timetables(plan, changes);
        ImmutableArray<ImmutableArray<ParameterPoint>> without =
            [.. with.Select(timetable => timetable.With([(budget, 0.0)]))];
        int done = 0;
        _scheduler.Run(
            new(plan.Blocks, (worker, number) =>
            {
                Block block = plan.BlockAt(number);
                worker.Run(block, plan.Seed, with, isOnlyAll ? null : without, statistics, values);
            })
            {
                Finished = progress is null ? null : number =>
                    progress.Report(new(done += plan.BlockAt(number).Count, plan.Replicates)),
            },
            stop);
        return values;
    }

    private ImmutableArray<ImmutableArray<ParameterPoint>> Timetables(
        RunPlan plan, ImmutableArray<(Setting Setting, double Value)> changes)
    {
        ImmutableArray<ImmutableArray<ParameterPoint>> own = plan.Ensemble is { } ensemble
            ? [.. Enumerable.Range(0, ensemble.Members.Length).Select(m => ensemble.Timetable(model.Timetable, m))]
            : [model.Timetable];
        return changes.IsEmpty ? own : [.. own.Select(timetable => timetable.With(changes))];
    }

    /// <summary>What one thread needs.</summary>
    private sealed class Worker(CompiledModel model, int isaf)
    {
        private readonly Simulation _simulation = new(model);
        private readonly HistoryRecorder?[] _recorders = new HistoryRecorder?[Arms];

        public void Run(
            Block block, ulong seed, ImmutableArray<ImmutableArray<ParameterPoint>> with,
            ImmutableArray<ImmutableArray<ParameterPoint>>? without, ImmutableArray<HistoryStatistic> statistics,
            double[][][] values)
        {
            Dice dice = Dice.ForBlock(seed, (uint)block.First);
            Settings on = SettingsFrom(block.First, with);
            _simulation.Run(on, dice, RecorderOf(ModelArm.All));
            if (without is { } off)
            {
                HistoryRecorder none = RecorderOf(ModelArm.WithoutProgrammes);
                _simulation.Run(SettingsFrom(block.First, off), dice, none);
                _simulation.Run(on, dice, RecorderOf(ModelArm.WithoutAttitudes), none.Attitudes);
            }

            for (int arm = 0; arm < Arms; arm++)
            {
                if (without is null && arm != (int)ModelArm.All)
                    continue;
                for (int lane = 0; lane < block.Count; lane++)
                {
                    SimulatedHistory history = new(RecorderOf((ModelArm)arm), lane, isaf);
                    for (int s = 0; s < statistics.Length; s++)
                        values[arm][s][block.First + lane] = statistics[s].Of(history);
                }
            }
        }

        // megabytes, so only of the arms that are run
        private HistoryRecorder RecorderOf(ModelArm arm) => _recorders[(int)arm] ??= new(model);

        /// <summary>Histories take the parameter sets in turn.</summary>
        private static Settings SettingsFrom(int first, ImmutableArray<ImmutableArray<ParameterPoint>> timetables) =>
            timetables.Length == 1
                ? Settings.Same(timetables[0])
                : Settings.PerLane(
                [
                    .. Enumerable.Range(first, Lanes.Count)
                        .Select(h => (IReadOnlyList<ParameterPoint>)timetables[h % timetables.Length]),
                ]);
    }
}
