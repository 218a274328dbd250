using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using Xunit;

namespace PartnershipSim.Tests.Model.Submodels;

/// <summary>The second half of Incentives: desire, merit, the chance of accession, and how hard it pulls.</summary>
public sealed class ProspectTests
{
    [Fact]
    public void The_worked_example_holds()
    {
        World world = Example().Advance(new Incentives());

        Assert.Equal(0.734526, world.Desire.Next[0][0], 6);
        Assert.Equal(0.520000, world.Score.Next[0][0], 6);
        Assert.Equal(0.500000, world.Prospect.Next[0][0], 6);
        Assert.Equal(0.734526, world.Pull.Next[0][0], 6);
    }

    [Fact]
    public void Who_never_signed_does_not_desire()
    {
        World world = Example(signedPfp: false).Advance(new Incentives());

        Assert.Equal(0, world.Desire.Next[0][0]);
        Assert.Equal(0, world.Pull.Next[0][0]);
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(0, 1, 0.734526)]
    public void Once_settled_the_chance_is_one_and_nothing_pulls(double member, double invited, double desire)
    {
        World world = Example().This(w => w.Member, member, 1).This(w => w.Invited, invited, 0)
            .Advance(new Incentives());

        Assert.Equal(desire, world.Desire.Next[0][0], 6);
        Assert.Equal(1, world.Prospect.Next[0][0]);
        Assert.Equal(0, world.Pull.Next[0][0]);
    }

    [Fact]
    public void Behind_a_closed_door_nothing_pulls()
    {
        World world = Example().With(Status.Door, 0).Advance(new Incentives());

        Assert.Equal(0, world.Prospect.Next[0][0]);
        Assert.Equal(0, world.Pull.Next[0][0]);
    }

    [Fact]
    public void A_promise_half_believed_halves_the_chance() =>
        Assert.Equal(0.25, Example().Last(w => w.Credibility, 0.5).Advance(new Incentives()).Prospect.Next[0][0], 12);

    [Fact]
    public void The_pull_is_strongest_where_the_chance_is_one_half()
    {
        double half = Example().Advance(new Incentives()).Pull.Next[0][0];
        double hopeless = Example().Last(w => w.Interop, 0.1).Advance(new Incentives()).Pull.Next[0][0];
        double certain = Example().Last(w => w.Interop, 0.9).Advance(new Incentives()).Pull.Next[0][0];

        Assert.True(half > hopeless);
        Assert.True(half > certain);
    }

    [Fact]
    public void Without_conditionality_merit_does_not_matter()
    {
        World world = Example().Last(w => w.Interop, 0.9).With(Mechanisms.Conditionality, 0).Advance(new Incentives());

        Assert.Equal(0.52, world.Score.Next[0][0]);
        Assert.Equal(0.5, world.Prospect.Next[0][0]);
        Assert.Equal(0.5 * 0.5 * 0.734526, world.Pull.Next[0][0], 6);
    }

    [Fact]
    public void Without_the_prospect_mechanism_only_the_pull_is_gone()
    {
        World world = Example().With(Mechanisms.Prospect, 0).Advance(new Incentives());

        Assert.Equal(0.734526, world.Desire.Next[0][0], 6);
        Assert.Equal(0.500000, world.Prospect.Next[0][0], 6);
        Assert.Equal(0, world.Pull.Next[0][0]);
    }

    [Fact]
    public void Below_the_income_at_which_pride_begins_poverty_adds_no_desire()
    {
        double poor = Example().This(w => w.GdpPerHead, 5.2, 10).Advance(new Incentives()).Desire.Next[0][0];
        double poorer = Example().This(w => w.GdpPerHead, 1, 10).Advance(new Incentives()).Desire.Next[0][0];

        Assert.Equal(poor, poorer);
    }

    // the second state is the ally whose income, 10 k$ a head, is the yardstick
    private static Scene Example(bool signedPfp = true) =>
        new Scene(Scene.State("AAA", signedPfp: signedPfp), Scene.State("BBB", Cohort.Ally1994))
            .Always(d => d[Driver.Democracy], 0.7).Always(d => d.RelativeDistance, 0.05).Always(d => d.Population, 10)
            .Last(w => w.Compliance, 0.6).Last(w => w.Interop, 0.4).Last(w => w.Active, 100).Last(w => w.Deployed, 1)
            .Last(w => w.Credibility, 1).Last(w => w.Milex, 1)
            .This(w => w.Gdp, 60, 100).This(w => w.GdpPerHead, 6, 10).This(w => w.Member, 0, 1);
}
