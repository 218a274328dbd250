using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using Xunit;

namespace PartnershipSim.Tests.Model.Submodels;

public sealed class StatusTests
{
    [Theory]
    [InlineData(1996, 0, 0)]
    [InlineData(1997, 0, 1)]
    [InlineData(1998, 0, 1)]
    [InlineData(1999, 1, 0)]
    [InlineData(2000, 1, 0)]
    public void A_state_that_enters_in_1999_is_invited_from_1997(int year, double member, double invited)
    {
        World world = CalendarScene(accession: 1999).Advance(new Status(), year);

        Assert.Equal(member, world.Member.Next[0][0]);
        Assert.Equal(invited, world.Invited.Next[0][0]);
    }

    [Fact]
    public void A_closed_door_strikes_out_the_state_whose_turn_would_come_in_two_years()
    {
        World world = CalendarScene(accession: 1999).With(Status.Door, 0.4).Advance(new Status(), 1997);

        Assert.Equal(CalendarDriver.Never, world.AccessionYear.Next[0][0]);
        Assert.Equal(0, world.Invited.Next[0][0]);
    }

    [Theory]
    [InlineData(1996)]
    [InlineData(1998)]
    public void A_closed_door_spares_those_whose_turn_is_another_year(int year)
    {
        World world = CalendarScene(accession: 1999).With(Status.Door, 0).Advance(new Status(), year);

        Assert.Equal(1999, world.AccessionYear.Next[0][0]);
    }

    [Fact]
    public void A_door_half_open_is_open()
    {
        World world = CalendarScene(accession: 1999).With(Status.Door, 0.5).Advance(new Status(), 1997);

        Assert.Equal(1999, world.AccessionYear.Next[0][0]);
    }

    [Fact]
    public void With_the_door_closed_throughout_the_members_of_1994_are_the_members_of_every_year()
    {
        ParameterPoint closed = ParameterSpace.Default.With(Status.Door, 0);
        Recording run = Recording.Of(SmallWorld.Compile(2035, closed), Dice.ForBlock(1, 0));

        for (int year = 1; year < run.Years; year++)
            Assert.Equal(run[0, w => w.Member], run[year, w => w.Member]);
    }

    [Fact]
    public void The_closed_door_is_forgotten_by_nobody_but_a_hazard()
    {
        CompiledModel model = SmallWorld.Compile();
        ParameterPoint closed = ParameterSpace.Default.With(Status.Door, 0);
        int reopening = Horizon.IndexOf(1998);
        Recording run = Recording.Of(
            model.With([.. model.Timetable.Select((point, year) => year < reopening ? closed : point)]),
            Dice.ForBlock(1, 0));

        Assert.Equal(CalendarDriver.Never, run[run.Years - 1, w => w.AccessionYear][SmallWorld.StateNamed("POL")][0]);
    }

    [Fact]
    public void Membership_never_ends()
    {
        Recording run = Recording.Of(SmallWorld.Compile(2035), Dice.ForBlock(2, 0));

        for (int year = 1; year < run.Years; year++)
        {
            Lanes[] before = run[year - 1, w => w.Member];
            Lanes[] now = run[year, w => w.Member];
            Assert.All(Enumerable.Range(0, now.Length), i => Assert.False((now[i] < before[i]).Any));
        }
    }

    [Theory]
    [InlineData(0.49, 2023)]
    [InlineData(0.51, CalendarDriver.Never)]
    public void In_the_projection_a_draw_below_the_chance_brings_an_invitation(double draw, double accession)
    {
        // hazard .2 of prospect and desire 1: the chance is .2; the state's address is chosen so that its draw lies
        // near the wanted quantile of it
        StateCard state = Scene.State(StateWithDrawNear(0.4 * draw));
        Scene scene = new Scene(state).Last(w => w.AccessionYear, CalendarDriver.Never).Last(w => w.Gdp, 100)
            .Last(w => w.Prospect, 1).Last(w => w.Desire, 1).With(Status.Hazard, 0.2);

        World world = scene.Advance(new Status(), 2021, Dice.ForBlock(1, 0));

        Assert.Equal(accession, world.AccessionYear.Next[0][0]);
    }

    [Fact]
    public void In_history_nobody_is_invited_by_chance()
    {
        StateCard state = Scene.State(StateWithDrawNear(0));
        Scene scene = new Scene(state).Last(w => w.AccessionYear, CalendarDriver.Never).Last(w => w.Prospect, 1)
            .Last(w => w.Desire, 1)
            .With(Status.Hazard, 0.2);

        Assert.Equal(
            CalendarDriver.Never, scene.Advance(new Status(), 2020, Dice.ForBlock(1, 0)).AccessionYear.Next[0][0]);
    }

    [Fact]
    public void Projected_growth_is_its_mean_when_luck_shows_the_middle()
    {
        Scene scene = new Scene(Scene.State()).Last(w => w.Gdp, 200).Last(w => w.AccessionYear, CalendarDriver.Never)
            .Always(d => d.GrowthMean, 0.02).Always(d => d.Population, 8);
        scene.Drivers.GrowthSpread[0] = 0.04;

        World world = scene.Advance(new Status(), 2021);

        Assert.Equal(204.040268, world.Gdp.Next[0][0], 6);          // 200·e^.02
        Assert.Equal(25.5050335, world.GdpPerHead.Next[0][0], 7);
    }

    [Fact]
    public void A_deviation_of_growth_fades_by_its_persistence()
    {
        Scene scene = new Scene(Scene.State()).Last(w => w.Gdp, 200).Last(w => w.GrowthDeviation, 0.1)
            .Last(w => w.AccessionYear, CalendarDriver.Never);

        World world = scene.Advance(new Status(), 2021);

        Assert.Equal(0.035, world.GrowthDeviation.Next[0][0], 15);
    }

    [Fact]
    public void The_spread_of_projected_growth_is_stationary()
    {
        // with ε of variance 1, dev keeps the variance σ² only if the shock is scaled by sqrt(1 - .35²)
        Scene scene = new Scene(Scene.State()).Last(w => w.Gdp, 200).Last(w => w.AccessionYear, CalendarDriver.Never);
        scene.Drivers.GrowthSpread[0] = 0.04;
        Dice dice = Dice.ForBlock(5, 0);

        World world = scene.Advance(new Status(), 2021, dice);

        double shock = dice.Normal(Purpose.Growth, 2021, Dice.StateAddress("AAA"))[3];
        Assert.Equal(0.04 * 0.936749700 * shock, world.GrowthDeviation.Next[0][3], 9);
    }

    private static Scene CalendarScene(int accession) => new Scene(Scene.State()).Last(w => w.AccessionYear, accession);

    private static string StateWithDrawNear(double wanted)
    {
        Dice dice = Dice.ForBlock(1, 0);
        return Enumerable.Range(0, 17576)
            .Select(n => $"{(char)('A' + n / 676)}{(char)('A' + n / 26 % 26)}{(char)('A' + n % 26)}")
            .MinBy(iso3 => Math.Abs(dice.Uniform(Purpose.Accession, 2021, Dice.StateAddress(iso3))[0] - wanted))!;
    }
}
