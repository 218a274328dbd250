using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using Xunit;

namespace PartnershipSim.Tests.Model;

public sealed class CompiledModelTests
{
    private static readonly CompiledModel World = SmallWorld.Compile();

    [Fact]
    public void A_world_that_ends_earlier_is_the_same_until_then()
    {
        CompiledModel shorter = World.Until(2004);
        Recording whole = Recording.Of(World, Dice.ForBlock(1, 0));
        Recording part = Recording.Of(shorter, Dice.ForBlock(1, 0));

        Assert.Equal((2004, 11), (shorter.Horizon.To, shorter.Timetable.Length));
        Assert.Equal(11, part.Years);
        Assert.Equal(whole[10, w => w.Milex], part[10, w => w.Milex]);
    }

    [Fact]
    public void Years_are_counted_from_1994()
    {
        Assert.Equal(27, new Horizon(2020, 2020).Years);
        Assert.Equal((0, 26), (Horizon.IndexOf(1994), Horizon.IndexOf(2020)));
    }

    [Fact]
    public void A_world_is_equal_to_itself_alone()
    {
        CompiledModel copy = World with { };

        Assert.True(World.Equals(World));
        Assert.False(World.Equals(copy));
        Assert.Equal(2, new HashSet<CompiledModel> { World, copy, World }.Count);
    }

    [Theory]
    [InlineData(Cohort.Lead, false)]
    [InlineData(Cohort.Source, false)]
    [InlineData(Cohort.Pfp, true)]
    public void All_but_the_lead_power_and_the_source_of_threat_may_contribute(Cohort cohort, bool mayContribute)
    {
        StateCard state = Scene.State(cohort: cohort);

        Assert.Equal(mayContribute, state.MayContribute);
        Assert.Equal((cohort == Cohort.Lead, cohort == Cohort.Source), (state.IsLead, state.IsSource));
    }
}
