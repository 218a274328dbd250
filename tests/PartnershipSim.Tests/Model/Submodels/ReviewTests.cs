using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Submodels;
using Xunit;

namespace PartnershipSim.Tests.Model.Submodels;

public sealed class ReviewTests
{
    [Fact]
    public void The_worked_example_of_compliance_holds()
    {
        Lanes goals = Review.Goals(
            usable: 0.3, milex: 1, pay: 0.6, equipmentOutlay: 0.15, interop: 0.5, deployedShare: 0.01);

        Assert.Equal(0.700000, goals[0], 6);
        Assert.Equal(0.600000, Example().Advance(new Review()).Compliance.Next[0][0], 6);
    }

    [Fact]
    public void The_worked_example_of_credibility_holds() =>
        Assert.Equal(0.981637, Example().Advance(new Review()).Credibility.Next[0][0], 6);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    public void Those_who_are_in_or_invited_lose_no_faith(double member, double invited)
    {
        World world = Example().This(w => w.Member, member).This(w => w.Invited, invited).Advance(new Review());

        Assert.Equal(1, world.Credibility.Next[0][0]);
    }

    [Fact]
    public void Those_who_do_not_want_to_join_lose_no_faith() =>
        Assert.Equal(1, Example().This(w => w.Desire, 0).Advance(new Review()).Credibility.Next[0][0]);

    [Fact]
    public void All_goals_overfulfilled_are_full_compliance_and_no_more() =>
        Assert.Equal(
            1, Review.Goals(usable: 1, milex: 1, pay: 0.1, equipmentOutlay: 0.9, interop: 1, deployedShare: 1)[0], 15);

    [Fact]
    public void The_pay_goal_is_met_at_half_of_spending()
    {
        Lanes met = Review.Goals(usable: 0, milex: 1, pay: 0.5, equipmentOutlay: 0, interop: 0, deployedShare: 0);

        Assert.Equal(0.2, met[0], 15);
    }

    private static Scene Example() =>
        new Scene(Scene.State())
            .Last(w => w.Compliance, 0.5).Last(w => w.Credibility, 1)
            .This(w => w.Usable, 0.3).This(w => w.Milex, 1).This(w => w.Pay, 0.6).This(w => w.EquipmentOutlay, 0.15)
            .This(w => w.Interop, 0.5)
            .This(w => w.Deployed, 1).This(w => w.Active, 100).This(w => w.Desire, 0.734526).This(w => w.Prospect, 0.5);
}
