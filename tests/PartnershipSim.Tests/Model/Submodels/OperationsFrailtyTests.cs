using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using Xunit;

namespace PartnershipSim.Tests.Model.Submodels;

/// <summary>
/// What makes a state lastingly readier to join than the equations say, and what observed contributions tell of it.
/// </summary>
public sealed class OperationsFrailtyTests
{
    private const int Replicates = 800;

    [Fact]
    public void Over_many_runs_frailty_is_a_standard_normal_on_nine_values()
    {
        double[] values = [.. Blocks(SmallWorld.Compile(1994)).SelectMany(world => Values(world, "POL"))];

        Assert.Equal(0, values.Average(), 0.15);
        Assert.Equal(1, values.Select(value => value * value).Average(), 0.2);
        Assert.True(values.Distinct().Count() is > 4 and <= World.FrailtyNodes);
    }

    [Fact]
    public void In_a_free_run_it_stays()
    {
        Recording run = Recording.Of(SmallWorld.Compile(2010), Dice.ForBlock(1, 0));
        int column = run.Columns.ToList().FindIndex(one => one.Name == "frailty");

        Assert.Equal(run[0, column], run[16, column]);
    }

    [Fact]
    public void States_differ()
    {
        World world = Blocks(SmallWorld.Compile(1994)).First();

        Assert.NotEqual(Values(world, "POL"), Values(world, "DEU"));
    }

    [Fact]
    public void Who_was_seen_to_join_is_readier_and_who_was_not_is_less_ready()
    {
        double Mean(bool isThere) =>
            Blocks(Nudged(isThere)).SelectMany(world => Values(world, "GEO")).Average();

        double nothingSeen = Blocks(Nudged(null)).SelectMany(world => Values(world, "GEO")).Average();

        Assert.True(Mean(true) > nothingSeen + 0.3);
        Assert.True(Mean(false) < nothingSeen);
    }

    [Fact]
    public void A_contingent_of_a_state_that_is_not_covered_teaches_nothing()
    {
        CompiledModel seen = Nudged(true);
        CompiledModel uncovered = seen.With(new Observations
        {
            Origin = seen.Nudge!.Origin,
            SpendingShare = seen.Nudge.SpendingShare,
            Strength = seen.Nudge.Strength,
            Troops = seen.Nudge.Troops,
            IsCovered = [.. seen.Nudge.IsCovered.Select(years => years.Select(row => new bool[row.Length]).ToArray())],
        });

        Assert.Equal(Values(Blocks(Nudged(null)).First(), "GEO"), Values(Blocks(uncovered).First(), "GEO"));
    }

    [Fact]
    public void Without_chance_it_is_the_mean_of_what_is_likely()
    {
        Assert.Equal(0, Values(After(SmallWorld.Compile(1994), Dice.Deterministic), "GEO")[0], 12);
        Assert.True(Values(After(Nudged(true), Dice.Deterministic), "GEO")[0] > 0.3);
    }

    // Georgia is away in 1998, and from then on seen in the first operation every year, or in none; null: nothing is
    // seen
    private static CompiledModel Nudged(bool? isThere)
    {
        CompiledModel model = SmallWorld.Compile(2010);
        int geo = SmallWorld.StateNamed("GEO");
        double[][] Unknown() => [.. Enumerable.Range(0, model.Horizon.Years).Select(_ => Enumerable.Repeat(double.NaN, model.States.Length).ToArray())];
        double[][][] troops = [.. model.Operations.Select(_ => Unknown())];
        bool[][][] covered = [.. model.Operations.Select(_ => Unknown().Select(row => new bool[row.Length]).ToArray())];
        for (int year = 1998; year <= 2004 && isThere is not null; year++)
        {
            troops[0][Horizon.IndexOf(year)][geo] = isThere.Value && year > 1998 ? 0.1 : 0;
            covered[0][Horizon.IndexOf(year)][geo] = true;
        }

        return model.With(new Observations { Origin = 2008, SpendingShare = Unknown(), Strength = Unknown(), Troops = troops, IsCovered = covered });
    }

    private static IEnumerable<World> Blocks(CompiledModel model) =>
        Enumerable.Range(0, Replicates / Lanes.Count).Select(block => After(model, Dice.ForBlock(1, (uint)(Lanes.Count * block))));

    private static World After(CompiledModel model, Dice dice)
    {
        Simulation simulation = new(model);
        simulation.Run(Settings.Same(model.Timetable), dice, default(NoObserver));
        return simulation.World;
    }

    private static double[] Values(World world, string iso3)
    {
        Lanes value = world.Frailty.Now[SmallWorld.StateNamed(iso3)];
        return [.. Enumerable.Range(0, Lanes.Count).Select(lane => value[lane])];
    }

    private readonly struct NoObserver : IObserver
    {
        public int Until => int.MaxValue;

        public void Observe(in Year year, World world)
        {
        }
    }
}
