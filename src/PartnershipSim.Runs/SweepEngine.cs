using System.Collections.Concurrent;
using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Studies;

namespace PartnershipSim.Runs;

/// <summary>
/// Runs cells of a sweep, eight side by side: the lanes of a block may hold different points and different replicates,
/// as long as they belong to one scenario. Which lane a cell gets, and on which thread, cannot be seen in its numbers.
/// </summary>
public sealed class SweepEngine
{
    /// <summary>Scenarios kept compiled at a time: a study of drivers may have thousands.</summary>
    private const int MostScenarios = 32;

    private readonly Study _study;
    private readonly double[][] _points;
    private readonly BlockScheduler<Worker> _scheduler;
    private readonly ConcurrentDictionary<string, Lazy<(Scenario Scenario, CompiledModel Model)>> _compiled =
        new(StringComparer.Ordinal);

    /// <param name="threads">0: one per processor.</param>
    public SweepEngine(Study study, double[][] points, int threads)
    {
        _study = study;
        _points = points;
        _scheduler = new(threads, () => new Worker(study));
    }

    /// <summary>
    /// Runs the cells on all threads. A cell that cannot be run has its reason in its row, and the rest is run.
    /// </summary>
    /// <param name="done">Called after each block with the number of its cells, one call at a time.</param>
    /// <param name="stopped">
    /// Called before <see cref="OperationCanceledException"/> leaves, with what was finished until then.
    /// </param>
    public Rows Run(
        Cell[] cells, Action<int>? done = null, Action<Rows>? stopped = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(cells);
        Rows rows = new(cells, _study.Outcomes.Length);
        (string Scenario, int[] Places)[] blocks =
        [
            .. Enumerable.Range(0, cells.Length)
                .GroupBy(place => StudyPlace.KeyAt(_study, _points[cells[place].Point]), StringComparer.Ordinal)
                .SelectMany(same => same.Chunk(Lanes.Count).Select(places => (same.Key, places))),
        ];
        bool[] isFinished = new bool[blocks.Length];
        BlockWork<Worker> work = new(
            blocks.Length, (worker, block) => RunBlock(worker, blocks[block].Scenario, blocks[block].Places, rows))
        {
            Finished = block =>
            {
                isFinished[block] = true;
                done?.Invoke(blocks[block].Places.Length);
            },
        };
        try
        {
            _scheduler.Run(work, cancellation);
        }
        catch (OperationCanceledException)
        {
            int[] finished = [.. blocks.Where((_, block) => isFinished[block])
                .SelectMany(block => block.Places).Order()];
            if (finished.Length > 0)
                stopped?.Invoke(rows.Only(finished));
            throw;
        }

        return rows;
    }

    private void RunBlock(Worker worker, string key, int[] places, Rows rows)
    {
        (Scenario Scenario, CompiledModel Model) compiled;
        try
        {
            compiled = CompiledOf(key, _points[rows.Cells[places[0]].Point]);
        }
        catch (Exception problem) when (IsOfTheModel(problem))
        {
            foreach (int place in places)
                rows.Fail(place, problem.Message);
            return;
        }

        List<int> ready = [];
        List<ImmutableArray<ParameterPoint>> timetables = [];
        foreach (int place in places)
        {
            try
            {
                double[] point = _points[rows.Cells[place].Point];
                timetables.Add(StudyPlace.ChangesAt(_study, compiled.Scenario, point) is { } changes
                    ? compiled.Model.Timetable.With(changes)
                    : StudyPlace.Timetable(_study, compiled.Scenario, point));
                ready.Add(place);
            }
            catch (Exception problem) when (IsOfTheModel(problem))
            {
                rows.Fail(place, problem.Message);
            }
        }

        if (ready.Count > 0)
            RunLanes(worker, compiled.Model, ready, timetables, rows);
    }

    /// <summary>If a block fails, its cells are tried one by one, so that only the culprit is lost.</summary>
    private static void RunLanes(
        Worker worker, CompiledModel model, List<int> places, List<ImmutableArray<ParameterPoint>> timetables,
        Rows rows)
    {
        try
        {
            worker.Run(model, places, timetables, rows);
        }
        catch (Exception problem) when (IsOfTheModel(problem))
        {
            if (places.Count == 1)
            {
                rows.Fail(places[0], problem.Message);
                return;
            }

            for (int i = 0; i < places.Count; i++)
                RunLanes(worker, model, [places[i]], [timetables[i]], rows);
        }
    }

    private (Scenario Scenario, CompiledModel Model) CompiledOf(string key, double[] point)
    {
        if (_compiled.Count >= MostScenarios && !_compiled.ContainsKey(key))
            _compiled.Clear();
        return _compiled.GetOrAdd(key, _ => new(() => Compile(point))).Value;
    }

    private (Scenario Scenario, CompiledModel Model) Compile(double[] point)
    {
        Scenario scenario = StudyPlace.ScenarioAt(_study, point);
        return (scenario, Compiler.Compile(scenario).Model);
    }

    private static bool IsOfTheModel(Exception problem) =>
        problem is not (OperationCanceledException or OutOfMemoryException or IOException);

    /// <summary>
    /// What one thread needs to run blocks: a simulation and a recorder for each scenario it has met.
    /// </summary>
    private sealed class Worker(Study study)
    {
        private readonly Dictionary<CompiledModel, (Simulation Simulation, ScalarRecorder Recorder)> _known = [];

        public void Run(
            CompiledModel model, List<int> places, List<ImmutableArray<ParameterPoint>> timetables, Rows rows)
        {
            (Simulation simulation, ScalarRecorder recorder) = Known(model);
            uint[] replicates = new uint[Lanes.Count];
            IReadOnlyList<ParameterPoint>[] settings = new IReadOnlyList<ParameterPoint>[Lanes.Count];
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                int filled = Math.Min(lane, places.Count - 1);
                replicates[lane] = (uint)rows.Cells[places[filled]].Replicate;
                settings[lane] = timetables[filled];
            }

            simulation.Run(Settings.PerLane(settings), new Dice(study.Seed, replicates), recorder);
            for (int lane = 0; lane < places.Count; lane++)
            {
                Span<double> row = rows[places[lane]];
                for (int k = 0; k < row.Length; k++)
                    row[k] = recorder.Scalars[k][lane];
            }
        }

        private (Simulation Simulation, ScalarRecorder Recorder) Known(CompiledModel model)
        {
            if (_known.TryGetValue(model, out (Simulation, ScalarRecorder) known))
                return known;
            if (_known.Count >= MostScenarios)
                _known.Clear();
            OutcomeYears years = new(study.Base.Years.From, study.Base.Years.To);
            return _known[model] = (new(model), new(model, years, study.Outcomes));
        }
    }
}
