using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Tests.Laws;

namespace PartnershipSim.Tests.Experiments;

/// <summary>A hundred free runs of the baseline with seed 1: what the stylised facts look at, for every replicate, year and state.</summary>
public sealed class FreeRuns
{
    public const int Replicates = 100;

    private readonly Block[] _blocks;

    public FreeRuns()
    {
        Model = RealWorld.Compile();
        _blocks = new Block[(Replicates + Lanes.Count - 1) / Lanes.Count];
        Parallel.For(0, _blocks.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, b =>
        {
            _blocks[b] = new Block();
            new Simulation(Model).Run(Dials.Same(Model.Timetable), Dice.ForBlock(1, (uint)(b * Lanes.Count)), _blocks[b]);
        });
    }

    public CompiledModel Model { get; }

    /// <summary>The states for which this holds, by number.</summary>
    public ImmutableArray<int> Where(Func<StateCard, bool> holds) => [.. Enumerable.Range(0, Model.States.Length).Where(i => holds(Model.States[i]))];

    public bool IsMember(int state, int year) => Model.Drivers.AccessionYear[state] <= year;

    public string RegionOf(int state) => Model.Regions[Model.States[state].Region];

    /// <summary>The mean over the replicates.</summary>
    public static double Mean(Func<int, double> ofReplicate) => Enumerable.Range(0, Replicates).Average(ofReplicate);

    public double Spending(int replicate, int state, int year) => At(replicate, year, world => world.Spending, state);

    public double Gdp(int replicate, int state, int year) => At(replicate, year, world => world.Gdp, state);

    public double Strength(int replicate, int state, int year) => At(replicate, year, world => world.Strength, state);

    public double Troops(int replicate, int state, int year, string operation) => At(replicate, year, world => world.Troops[Number(operation)], state);

    public double Deaths(int replicate, int state, int year, string operation) => At(replicate, year, world => world.Deaths[Number(operation)], state);

    public int Number(string operation) => Model.Operations.ToList().FindIndex(card => card.Name == operation);

    private double At(int replicate, int year, Func<Snapshot, Lanes[]> column, int state) =>
        column(_blocks[replicate / Lanes.Count].Years[Horizon.IndexOf(year)])[state][replicate % Lanes.Count];

    private sealed record Snapshot(Lanes[] Spending, Lanes[] Gdp, Lanes[] Strength, Lanes[][] Troops, Lanes[][] Deaths);

    private sealed class Block : IObserver
    {
        public List<Snapshot> Years { get; } = [];

        public void Observe(in Year year, World world) => Years.Add(new(
            world.Milex.Now.ToArray(), world.Gdp.Now.ToArray(), world.Active.Now.ToArray(),
            [.. world.DeployedTo.Select(column => column.Now.ToArray())], [.. world.DeathsIn.Select(column => column.Now.ToArray())]));
    }
}
