using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using Xunit;

namespace PartnershipSim.Tests.Model;

/// <summary>The fixture is worth testing with only if things happen in it.</summary>
public sealed class SmallWorldTests
{
    private static readonly Recording Run = Recording.Of(SmallWorld.Compile(2035), Dice.ForBlock(1, 0));

    [Theory]
    [InlineData(0, 1998)]
    [InlineData(1, 2004)]
    [InlineData(2, 2012)]
    public void Every_operation_finds_several_contributors(int operation, int year) =>
        Assert.True(Run[Horizon.IndexOf(year), w => w.DeployedTo[operation]].Count(troops => (troops > 0).Any) >= 3);

    [Fact]
    public void The_contested_operation_costs_lives() =>
        Assert.Contains(Run[Horizon.IndexOf(2005), w => w.DeathsIn[1]], deaths => deaths[0] > 0);

    [Fact]
    public void Poland_enters_when_the_calendar_says()
    {
        int poland = SmallWorld.StateNamed("POL");

        Assert.Equal(0, Run[Horizon.IndexOf(1998), w => w.Member][poland][0]);
        Assert.Equal(1, Run[Horizon.IndexOf(1999), w => w.Member][poland][0]);
    }

    [Fact]
    public void A_generous_hazard_brings_a_newcomer_in_some_runs_only()
    {
        ParameterPoint generous = ParameterSpace.Default.With(ParameterSpace.Find("prospect.hazard")!, 0.2);
        Recording run = Recording.Of(SmallWorld.Compile(2035, generous), Dice.ForBlock(1, 0));
        Lanes georgia = run[run.Years - 1, w => w.AccessionYear][SmallWorld.StateNamed("GEO")];

        double[] years = [.. Enumerable.Range(0, Lanes.Count).Select(lane => georgia[lane])];
        Assert.Contains(years, year => year < CalendarDriver.Never);
        Assert.Contains(years, year => year == CalendarDriver.Never);
    }
}
