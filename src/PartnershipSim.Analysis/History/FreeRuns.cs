using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.History;

/// <summary>
/// Free runs from 1994 without any observation after: what the stylised facts look at, for every replicate, year and
/// state.
/// </summary>
public sealed class FreeRuns
{
    private readonly Snapshots[] _blocks;

    public FreeRuns(
        CompiledModel model, ulong seed, int replicates, int threads = 0, CancellationToken cancellation = default)
        : this(
            model ?? throw new ArgumentNullException(nameof(model)), [model.Timetable], seed, replicates,
            threads, cancellation)
    {
    }

    /// <param name="timetables">How the parameters stand; the runs take them in turn.</param>
    internal FreeRuns(
        CompiledModel model, ImmutableArray<ImmutableArray<ParameterPoint>> timetables, ulong seed, int replicates,
        int threads = 0, CancellationToken cancellation = default)
    {
        Model = model;
        Replicates = replicates;
        _blocks = new Snapshots[(replicates + Lanes.Count - 1) / Lanes.Count];
        BlockScheduler<Simulation> scheduler = new(threads, () => new Simulation(model));
        scheduler.Run(
            new(_blocks.Length, (simulation, b) =>
            {
                _blocks[b] = new Snapshots();
                int first = b * Lanes.Count;
                simulation.Run(
                    Forecaster.SettingsFrom(first, timetables), Dice.ForBlock(seed, (uint)first), _blocks[b]);
            }),
            cancellation);
    }

    public CompiledModel Model { get; }

    public int Replicates { get; }

    /// <summary>One of the runs.</summary>
    public Past this[int replicate] => new Run(this, replicate);

    private Lanes[] Column(int replicate, int year, Func<Snapshot, Lanes[]> of) =>
        of(_blocks[replicate / Lanes.Count].Years[Horizon.IndexOf(year)]);

    private sealed class Run(FreeRuns runs, int replicate) : Past(runs.Model)
    {
        public override double SpendingShare(int state, int year) =>
            100 * Of(year, world => world.Spending)[state][Lane] / Gdp(state, year);

        public override double Strength(int state, int year) => Of(year, world => world.Strength)[state][Lane];

        public override double Troops(int state, int year, int operation) =>
            Of(year, world => world.Troops[operation])[state][Lane];

        public override double Deaths(int state, int year, int operation) =>
            Of(year, world => world.Deaths[operation])[state][Lane];

        private int Lane => replicate % Lanes.Count;

        private Lanes[] Of(int year, Func<Snapshot, Lanes[]> column) => runs.Column(replicate, year, column);
    }

    private sealed record Snapshot(Lanes[] Spending, Lanes[] Strength, Lanes[][] Troops, Lanes[][] Deaths);

    private sealed class Snapshots : IObserver
    {
        public List<Snapshot> Years { get; } = [];

        public void Observe(in Year year, World world) => Years.Add(new(
            world.Milex.Now.ToArray(), world.Active.Now.ToArray(),
            [.. world.DeployedTo.Select(column => column.Now.ToArray())],
            [.. world.DeathsIn.Select(column => column.Now.ToArray())]));
    }
}
