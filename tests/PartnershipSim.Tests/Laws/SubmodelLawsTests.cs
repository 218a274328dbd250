using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Model.Terms;
using PartnershipSim.Tests.Model;
using Xunit;

namespace PartnershipSim.Tests.Laws;

/// <summary>What every submodel obeys, whatever it is about.</summary>
public sealed class SubmodelLawsTests
{
    // a number that is none, with a payload that no computation produces by itself but every computation passes on
    private static readonly double Poison = BitConverter.Int64BitsToDouble(0x7FF8_DEAD_BEEF_0001);

    public static TheoryData<string> Submodels =>
        [.. Schedule.Of(SmallWorld.Compile()).Select(submodel => submodel.Card.Name)];

    [Fact]
    public void Every_column_is_written_by_exactly_one_submodel()
    {
        CompiledModel model = SmallWorld.Compile();
        World world = new(model);

        List<Column> written = [.. Schedule.Of(model).SelectMany(submodel => submodel.Writes(world))];

        Assert.Equal(world.Columns.Count, written.Count);
        Assert.Equal(world.Columns.ToHashSet(), written.ToHashSet());
    }

    [Fact]
    public void Every_column_has_a_name_of_its_own_a_unit_and_a_meaning()
    {
        World world = new(SmallWorld.Compile());

        Assert.Equal(world.Columns.Count, world.Columns.Select(column => column.Name).Distinct().Count());
        Assert.All(world.Columns, column => Assert.NotEmpty(column.Unit));
        Assert.All(world.Columns, column => Assert.NotEmpty(column.Meaning));
        Assert.All(world.Columns, column => Assert.NotEmpty(column.Symbol));
    }

    [Theory]
    [MemberData(nameof(Submodels))]
    public void A_submodel_fills_all_of_its_columns_from_nothing_that_is_still_to_be_written(string name)
    {
        foreach (CompiledModel model in Modes())
        {
            StepByStep(model, (submodel, world, year) =>
            {
                if (submodel.Card.Name != name)
                    return;
                foreach (Column column in submodel.Writes(world))
                    Assert.False(HoldsPoison(column.Next), $"{column.Name} in {year} holds what nobody wrote");
            });
        }
    }

    [Theory]
    [MemberData(nameof(Submodels))]
    public void A_submodel_touches_no_column_of_another(string name)
    {
        foreach (CompiledModel model in Modes())
        {
            Dictionary<Column, Lanes[]> before = [];
            StepByStep(
                model,
                before: (_, world, _) => before = world.Columns.ToDictionary(
                    column => column, column => column.Next.ToArray()),
                after: (submodel, world, year) =>
                {
                    if (submodel.Card.Name != name)
                        return;
                    foreach (Column column in world.Columns.Except(submodel.Writes(world)))
                        Assert.True(
                            column.Next.SequenceEqual(before[column]), $"{name} changed {column.Name} in {year}");
                });
        }
    }

    [Theory]
    [MemberData(nameof(Submodels))]
    public void A_submodel_allocates_nothing(string name)
    {
        CompiledModel model = SmallWorld.Compile(2035);
        Simulation simulation = new(model);
        Settings settings = Settings.Same(model.Timetable);
        Dice dice = Dice.ForBlock(1, 0);
        simulation.Run(settings, dice, default(NoObserver));
        ISubmodel submodel = Schedule.Of(model).Single(s => s.Card.Name == name);
        Year year = new(model, 30, settings.ForYear(30), dice);
        submodel.Advance(year, simulation.World, default(ClosedLedger));

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int repetition = 0; repetition < 20; repetition++)
            submodel.Advance(year, simulation.World, default(ClosedLedger));

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Between_the_first_year_and_the_last_nothing_is_allocated()
    {
        CompiledModel model = RealWorld.Compile(projected: true);
        Simulation simulation = new(model);
        Settings settings = Settings.Same(model.Timetable);
        Meter meter = new();
        simulation.Run(settings, Dice.ForBlock(1, 0), meter);
        simulation.Run(settings, Dice.ForBlock(1, 8), meter);

        Assert.Equal(0, meter.Last - meter.First);
    }

    [Fact]
    public void Every_parameter_of_a_card_is_in_the_parameter_space()
    {
        IEnumerable<Parameter> declared = Schedule.Of(SmallWorld.Compile())
            .SelectMany(submodel => submodel.Card.Parameters)
            .Concat(Initialisation.Parameters);

        Assert.Equal(ParameterSpace.Parameters.ToHashSet(), declared.ToHashSet());
    }

    [Fact]
    public void Every_card_says_what_it_is_about()
    {
        Assert.All(Schedule.Of(SmallWorld.Compile()), submodel =>
        {
            Assert.Equal(submodel.GetType().Name, submodel.Card.Name);
            Assert.NotEmpty(submodel.Card.Section);
            Assert.NotEmpty(submodel.Card.Purpose);
            Assert.NotEmpty(submodel.Card.Equations);
            Assert.NotEmpty(submodel.Card.Invariants);
        });
    }

    private static CompiledModel[] Modes() => [SmallWorld.Compile(2035), SmallWorld.Compile(nudgedTo: 2008)];

    private static void StepByStep(CompiledModel model, Action<ISubmodel, World, int> after) =>
        StepByStep(model, (_, _, _) => { }, after);

    // as the simulation does it, but everything to be written this year is poisoned first
    private static void StepByStep(
        CompiledModel model, Action<ISubmodel, World, int> before, Action<ISubmodel, World, int> after)
    {
        Settings settings = Settings.Same(model.Timetable);
        Dice dice = Dice.ForBlock(1, 0);
        World world = new(model);
        Initialisation.Fill(new(model, 0, settings.ForYear(0), dice), world);
        world.Turn();
        System.Collections.Immutable.ImmutableArray<ISubmodel> schedule = Schedule.Of(model);
        for (int index = 1; index < model.Horizon.Years; index++)
        {
            Year year = new(model, index, settings.ForYear(index), dice);
            foreach (Column column in world.Columns)
                column.Next.Fill(Poison);
            foreach (ISubmodel submodel in schedule)
            {
                before(submodel, world, year.Number);
                submodel.Advance(year, world, default(ClosedLedger));
                after(submodel, world, year.Number);
            }

            world.Turn();
        }
    }

    private static bool HoldsPoison(ReadOnlySpan<Lanes> rows)
    {
        long poison = BitConverter.DoubleToInt64Bits(Poison);
        foreach (Lanes row in rows)
        {
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                // arithmetic may flip the sign of what is no number, but keeps its payload
                if ((BitConverter.DoubleToInt64Bits(row[lane]) & long.MaxValue) == poison)
                    return true;
            }
        }

        return false;
    }

    private readonly struct NoObserver : IObserver
    {
        public int Until => int.MaxValue;

        public void Observe(in Year year, World world)
        {
        }
    }

    private sealed class Meter : IObserver
    {
        public long First { get; private set; }

        public long Last { get; private set; }

        public void Observe(in Year year, World world)
        {
            Last = GC.GetAllocatedBytesForCurrentThread();
            if (year.Index == 0)
                First = Last;
        }
    }
}
