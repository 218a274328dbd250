using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Tests.Model;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Effects;

public sealed class DurabilityTests
{
    private const int Cut = 2006;

    private static readonly CompiledModel World = SmallStudy.World;
    private static readonly CompiledModel NoProgrammes = SmallStudy.With(("partnership.budget", 0));
    private static readonly Durability Stopped = Durability.Run(
        World, NoProgrammes, Cut, SmallStudy.Plan(16), SmallStudy.Years);

    [Fact]
    public void In_the_last_year_of_the_cause_all_of_the_gain_is_there()
    {
        (int year, double left) = Stopped.Decay(Outcomes.Interop, "partners", 2020)[0];

        Assert.Equal((Cut - 1, 1), (year, left));
    }

    [Fact]
    public void Every_year_up_to_the_last_is_followed() =>
        Assert.Equal(
            Enumerable.Range(Cut - 1, 16),
            Stopped.Decay(Outcomes.Interop, "partners", 2020).Select(point => point.Year));

    [Fact]
    public void What_exercises_taught_is_forgotten_year_by_year()
    {
        double[] left = [.. Stopped.Decay(Outcomes.Interop, "partners", 2020).Select(point => point.Left)];

        Assert.Equal(left.OrderDescending(), left);
        Assert.InRange(left[^1], 0, 0.9);
    }

    [Fact]
    public void The_half_life_is_the_first_year_with_less_than_half()
    {
        int life = Stopped.HalfLife(Outcomes.Interop, "partners", 2020)!.Value;
        double[] left = [.. Stopped.Decay(Outcomes.Interop, "partners", 2020).Select(point => point.Left)];

        Assert.True(left[life] < 0.5);
        Assert.All(left[..life], share => Assert.True(share >= 0.5));
    }

    [Fact]
    public void Whoever_looks_too_early_sees_no_half_life() =>
        Assert.Null(Stopped.HalfLife(Outcomes.Interop, "partners", Cut));

    [Fact]
    public void Of_what_is_not_defined_nothing_is_left() =>
        Assert.Empty(Stopped.Decay(Outcomes.BurdenGini, "partners", 2020));

    [Fact]
    public void Before_the_cut_the_world_is_the_one_with_the_cause_and_after_it_is_not()
    {
        Comparison worlds = Comparison.Run(
            [
                new Arm("never", NoProgrammes),
                new Arm("cut", World, World.Timetable.Then(NoProgrammes.Timetable, Cut)),
                new Arm("always", World),
            ],
            SmallStudy.Plan(16), SmallStudy.Years);

        Assert.All(Enumerable.Range(Horizon.Start, Cut - Horizon.Start), year => Assert.Equal(
            worlds.InYear("always", Outcomes.Interop, "partners", year),
            worlds.InYear("cut", Outcomes.Interop, "partners", year)));
        Assert.NotEqual(
            worlds.InYear("always", Outcomes.Interop, "partners", Cut).Mean,
            worlds.InYear("cut", Outcomes.Interop, "partners", Cut).Mean);
    }

    [Theory]
    [InlineData(1900, 0)]
    [InlineData(2000, 6)]
    [InlineData(2100, 27)]
    public void A_spliced_timetable_follows_the_first_before_the_year_and_the_second_from_it_on(
        int year, int ofTheFirst)
    {
        var spliced = World.Timetable.Then(NoProgrammes.Timetable, year);

        Assert.Equal([.. World.Timetable.Take(ofTheFirst), .. NoProgrammes.Timetable.Skip(ofTheFirst)], spliced);
    }

    [Fact]
    public void Worlds_that_differ_in_settings_alone_can_be_cut() =>
        Assert.True(Durability.CanBeCut(SmallWorld.Compile(), SmallStudy.With(("partnership.budget", 0))));

    [Theory]
    [InlineData("no_programmes", true)]
    [InlineData("pooling_off", true)]
    [InlineData("closed_door", true)]
    [InlineData("isaf_ends_2010", false)]
    [InlineData("threat_early_2008", false)]
    [InlineData("fiscal_crisis_2009", false)]
    public void So_it_is_with_scenarios_of_the_library(string name, bool canBeCut)
    {
        CompiledModel other = Compiler.Compile(Scenario.Load(Path.Combine(Repository.Scenarios, name + ".yaml"))).Model;

        Assert.Equal(canBeCut, Durability.CanBeCut(Compiler.Compile(RealHistory.Scenario).Model, other));
    }

    public static TheoryData<string> Inputs =>
    [
        .. typeof(DriverValues).GetProperties()
            .Where(property => property.PropertyType.IsArray && property.GetIndexParameters().Length == 0)
            .Select(property => property.Name),
        .. Driver.OfWorld.Select(driver => driver.Key),
        .. Driver.OfStates.Select(driver => driver.Key),
    ];

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Scenarios_that_differ_in_anything_else_cannot(string input)
    {
        CompiledModel other = WithOwnMoney(), same = WithOwnMoney();
        Array values = Driver.Find(input) switch
        {
            WorldDriver ofWorld => other.Drivers[ofWorld],
            StateDriver ofStates => other.Drivers[ofStates],
            _ => (Array)typeof(DriverValues).GetProperty(input)!.GetValue(other.Drivers)!,
        };
        while (values.GetValue(values.Length - 1) is Array row)
            values = row;
        int place = values.Length - 1;
        object? changed = values.GetValue(place) switch
        {
            bool flag => !flag,
            int year => year - 1,
            double number => number + 0.5,
            _ => null,
        };
        Assert.True(Durability.CanBeCut(same, other));

        values.SetValue(changed, place);

        Assert.False(Durability.CanBeCut(same, other));
        Assert.False(Durability.CanBeCut(other, same));
    }

    /// <summary>The small world with a programme that has money of its own, so that no input is empty.</summary>
    private static CompiledModel WithOwnMoney()
    {
        CompiledModel model = SmallWorld.Compile();
        double[][] line = [.. Enumerable.Range(0, model.Horizon.Years).Select(_ => new double[model.States.Length])];
        return model with { Drivers = SmallWorld.DriversOver(model.Horizon.Years, ownMoney: [line]) };
    }
}
