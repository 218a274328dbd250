using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Terms;

namespace PartnershipSim.Runs;

/// <summary>
/// Runs many replicates of one model, several blocks side by side and year by year: the numbers of a year are folded
/// while they are still at hand, instead of waiting in memory until all years are over. Every thread has a batch of
/// blocks; each year takes the batches in their order.
/// </summary>
internal static class BatchRunner
{
    /// <summary>
    /// Most blocks of a batch: the more, the less often the counts of a year are fetched from memory, and the more
    /// worlds have to stay near.
    /// </summary>
    internal const int MostBlocks = 8;

    /// <summary>Runs all replicates, folds their years into a tally and keeps their scalars.</summary>
    /// <param name="progress">Told how many replicates are finished, after each batch.</param>
    /// <exception cref="OperationCanceledException">The caller asked to stop while batches were left.</exception>
    public static void Run(
        CompiledModel model, RunPlan plan, OutcomeYears years, Tally tally, ScalarTable scalars,
        IProgress<Progress>? progress, CancellationToken cancellation)
    {
        int ofBatch = Math.Clamp(plan.Blocks / (2 * plan.WorkingThreads), 1, MostBlocks);
        int batches = (plan.Blocks + ofBatch - 1) / ofBatch;
        InTurn turns = new(model.Horizon.Years);
        Arm arm = new("run", model);
        BlockScheduler<Worker> scheduler = new(
            plan.WorkingThreads, () => new(arm, plan, years, ofBatch, tally, scalars));
        scheduler.Run(
            new(batches, (worker, batch) =>
            {
                try
                {
                    worker.Run(batch, turns);
                }
                catch
                {
                    turns.Abandon();
                    throw;
                }
            })
            {
                Finished = ToldInReplicates(progress, plan, ofBatch),
            },
            cancellation);
    }

    private static Action<int>? ToldInReplicates(IProgress<Progress>? progress, RunPlan plan, int ofBatch)
    {
        int done = 0;
        return progress is null ? null : batch =>
        {
            int first = batch * ofBatch * Lanes.Count;
            done += Math.Min(ofBatch * Lanes.Count, plan.Replicates - first);
            progress.Report(new(done, plan.Replicates));
        };
    }

    /// <summary>What one thread needs: a world and a recording for each block of a batch, and room for a year.</summary>
    private sealed class Worker
    {
        private readonly Arm _arm;
        private readonly RunPlan _plan;
        private readonly Tally _tally;
        private readonly ScalarTable _scalars;
        private readonly Simulation _simulation;
        private readonly BlockStore _year;
        private readonly World[] _worlds;
        private readonly Recording[] _recordings;
        private readonly Settings[] _settings;
        private readonly Dice[] _dice;

        public Worker(
            Arm arm, RunPlan plan, OutcomeYears years, int blocks, Tally tally, ScalarTable scalars)
        {
            (_arm, _plan, _tally, _scalars) = (arm, plan, tally, scalars);
            _simulation = new(arm.Model);
            _worlds = [.. Enumerable.Range(0, blocks).Select(_ => new World(arm.Model))];
            Measures measures = new(arm.Model);
            _recordings =
            [
                .. _worlds.Select(_ => new Recording(
                    arm.Model, years, Recorded.Years, keepsAttitudes: false, measures)),
            ];
            _year = new(_recordings[0].Width, blocks, plan.Replicates);
            _settings = new Settings[blocks];
            _dice = new Dice[blocks];
        }

        public void Run(int batch, InTurn turns)
        {
            int first = batch * _worlds.Length;
            int count = Math.Min(_worlds.Length, _plan.Blocks - first);
            for (int b = 0; b < count; b++)
            {
                Block block = _plan.BlockAt(first + b);
                _settings[b] = _arm.SettingsOf(block, _plan);
                _dice[b] = _plan.IsDeterministic ? Dice.Deterministic : Dice.ForBlock(_plan.Seed, (uint)block.First);
                _recordings[b].Room = _year.RoomFor(first + b);
            }

            for (int year = 0; year < _arm.Model.Horizon.Years; year++)
            {
                for (int b = 0; b < count; b++)
                    _simulation.RunYear(
                        _worlds[b], new(_arm.Model, year, _settings[b].ForYear(year), _dice[b]), _recordings[b],
                        default(ClosedLedger));
                if (!turns.Await(year, batch))
                    return;
                _tally.Add(year, _year, first, count);
                turns.Pass(year);
            }

            for (int b = 0; b < count; b++)
                _scalars.Fill(_plan.BlockAt(first + b), _recordings[b].Scalars);
        }
    }
}
