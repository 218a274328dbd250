using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Submodels;
using Xunit;

namespace PartnershipSim.Tests.Model.Submodels;

public sealed class AffinityTests
{
    [Theory]
    [InlineData(0, 0.754910)]
    [InlineData(1, 0.872692)]
    public void The_worked_example_holds(double member, double affinity)
    {
        World world = Example(member).Advance(new Affinity());

        Assert.Equal(affinity, world.Affinity.Next[0][0], 6);
    }

    [Fact]
    public void Ten_thousand_troops_bind_as_much_as_a_hundred_thousand()
    {
        double ten = Example(0).Always(d => d[Driver.UsTroops], 10_000).Advance(new Affinity()).Affinity.Next[0][0];
        double hundred = Example(0).Always(d => d[Driver.UsTroops], 100_000)
            .Advance(new Affinity()).Affinity.Next[0][0];

        Assert.Equal(ten, hundred);
    }

    [Fact]
    public void A_lukewarm_democracy_with_average_ties_stands_exactly_in_between()
    {
        Scene scene = new Scene(Scene.State()).Always(d => d[Driver.Democracy], 0.6).With(Affinity.UsTies, 0);

        Assert.Equal(0.5, scene.Advance(new Affinity()).Affinity.Next[0][0], 15);
    }

    private static Scene Example(double member) =>
        new Scene(Scene.State()).Always(d => d[Driver.Democracy], 0.8).Always(d => d.RelativeDistance, -0.1)
            .Always(d => d[Driver.UsTroops], 500)
            .This(w => w.Member, member);
}
