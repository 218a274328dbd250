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
/// Runs cells of a sweep, eight side by side: the lanes of a block may hold different points and different lucks, as long as they lie in one
/// world. Which lane a cell gets, and on which thread, cannot be seen in its numbers.
/// </summary>
public sealed class SweepEngine(Study study, double[][] points, int threads)
{
    /// <summary>Worlds kept compiled at a time; a study of drivers may have thousands.</summary>
    private const int MostWorlds = 32;

    private readonly ConcurrentDictionary<string, Lazy<(Scenario Scenario, CompiledModel Model)>> _worlds = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Workshop> _workshops = [];

    /// <summary>Runs the cells on all threads. A cell that cannot be run has its reason in its row, and the rest goes on.</summary>
    /// <param name="done">Called after each block with the number of its cells, by whichever thread ran it.</param>
    /// <param name="stopped">Called before <see cref="OperationCanceledException"/> leaves, with what was finished until then.</param>
    public Rows Run(Cell[] cells, Action<int>? done = null, Action<Rows>? stopped = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(cells);
        Rows rows = new(cells, study.Outcomes.Length);
        (string World, int[] Places)[] blocks =
        [
            .. Enumerable.Range(0, cells.Length)
                .GroupBy(place => StudyPlace.KeyAt(study, points[cells[place].Point]), StringComparer.Ordinal)
                .SelectMany(same => same.Chunk(Lanes.Count).Select(places => (same.Key, places))),
        ];
        ParallelOptions options = new() { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount, CancellationToken = cancellation };
        bool[] isFinished = new bool[blocks.Length];
        try
        {
            Parallel.For(0, blocks.Length, options, Take, Work, _workshops.Add);
        }
        catch (OperationCanceledException)
        {
            int[] finished = [.. blocks.Where((_, block) => isFinished[block]).SelectMany(block => block.Places).Order()];
            if (finished.Length > 0)
                stopped?.Invoke(rows.Only(finished));
            throw;
        }

        return rows;

        Workshop Take() => _workshops.TryTake(out Workshop? idle) ? idle : new(study);

        Workshop Work(int block, ParallelLoopState state, Workshop workshop)
        {
            RunBlock(workshop, blocks[block].World, blocks[block].Places, rows);
            isFinished[block] = true;
            done?.Invoke(blocks[block].Places.Length);
            return workshop;
        }
    }

    private void RunBlock(Workshop workshop, string key, int[] places, Rows rows)
    {
        (Scenario Scenario, CompiledModel Model) world;
        try
        {
            world = WorldOf(key, points[rows.Cells[places[0]].Point]);
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
                timetables.Add(StudyPlace.Timetable(study, world.Scenario, points[rows.Cells[place].Point]));
                ready.Add(place);
            }
            catch (Exception problem) when (IsOfTheModel(problem))
            {
                rows.Fail(place, problem.Message);
            }
        }

        if (ready.Count > 0)
            RunLanes(workshop, world.Model, ready, timetables, rows);
    }

    /// <summary>If a block fails, its cells are tried one by one, so that only the culprit is lost.</summary>
    private static void RunLanes(Workshop workshop, CompiledModel model, List<int> places, List<ImmutableArray<ParameterPoint>> timetables, Rows rows)
    {
        try
        {
            workshop.Run(model, places, timetables, rows);
        }
        catch (Exception problem) when (IsOfTheModel(problem))
        {
            if (places.Count == 1)
            {
                rows.Fail(places[0], problem.Message);
                return;
            }

            for (int i = 0; i < places.Count; i++)
                RunLanes(workshop, model, [places[i]], [timetables[i]], rows);
        }
    }

    private (Scenario Scenario, CompiledModel Model) WorldOf(string key, double[] point)
    {
        if (_worlds.Count >= MostWorlds && !_worlds.ContainsKey(key))
            _worlds.Clear();
        return _worlds.GetOrAdd(key, _ => new(() => Compiled(point))).Value;
    }

    private (Scenario Scenario, CompiledModel Model) Compiled(double[] point)
    {
        Scenario scenario = StudyPlace.ScenarioAt(study, point);
        return (scenario, Compiler.Compile(scenario).Model);
    }

    private static bool IsOfTheModel(Exception problem) => problem is not (OperationCanceledException or OutOfMemoryException or IOException);

    /// <summary>What one thread needs to run blocks: a simulation and a recorder for each world it has met.</summary>
    private sealed class Workshop(Study study)
    {
        private readonly Dictionary<CompiledModel, (Simulation Simulation, ScalarRecorder Recorder)> _benches = [];

        public void Run(CompiledModel model, List<int> places, List<ImmutableArray<ParameterPoint>> timetables, Rows rows)
        {
            (Simulation simulation, ScalarRecorder recorder) = BenchOf(model);
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

        private (Simulation Simulation, ScalarRecorder Recorder) BenchOf(CompiledModel model)
        {
            if (_benches.TryGetValue(model, out (Simulation, ScalarRecorder) known))
                return known;
            if (_benches.Count >= MostWorlds)
                _benches.Clear();
            OutcomeYears years = new(study.Base.Years.From, study.Base.Years.To);
            return _benches[model] = (new(model), new(model, years, study.Outcomes));
        }
    }
}
