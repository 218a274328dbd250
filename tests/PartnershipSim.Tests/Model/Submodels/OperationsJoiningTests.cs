using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Model.Terms;
using Xunit;

namespace PartnershipSim.Tests.Model.Submodels;

/// <summary>Whether to join, and with how many: the first half of Operations.</summary>
public sealed class OperationsJoiningTests
{
    [Fact]
    public void The_worked_example_of_joining_holds()
    {
        Assert.Equal(0.393500, Line(Operations.Joining.Insurance) / 2.3, 6);
        Assert.Equal(-1.572919, Line(Operations.Joining.Inclination), 6);
        Assert.Equal(0.171801, Line(Operations.Joining.Probability), 6);
    }

    [Fact]
    public void The_worked_example_of_a_newcomers_size_holds()
    {
        Assert.Equal(-3.601390, Line(Operations.Sizing.LogOffer, Eager(Example())), 6);
        Assert.Equal(0.027286, Troops(Eager(Example())), 6);
    }

    [Fact]
    public void The_worked_example_of_a_returning_contingent_holds()
    {
        Scene scene = Eager(Example()).Last(w => w.DeployedTo[0], 0.05, 0.1, 0).Last(w => w.Requested, 8 / 0.9);

        Assert.Equal(0.9 * -2.772589, Line(Operations.Sizing.Precedent, scene), 6);
        Assert.Equal(0.057529, Troops(Eager(Example()).Last(w => w.DeployedTo[0], 0.05, 0.1, 0).Last(w => w.Requested, 8 / 0.9)), 6);
    }

    [Fact]
    public void Nobody_joins_unless_more_likely_than_not_when_luck_shows_the_middle() =>
        Assert.Equal(0, Troops(Example()));

    [Theory]
    [InlineData(Cohort.Lead)]
    [InlineData(Cohort.Source)]
    public void The_lead_power_and_the_threat_source_send_nobody(Cohort cohort) =>
        Assert.Equal(0, Troops(Eager(Example(cohort))));

    [Fact]
    public void A_state_without_forces_sends_nobody() =>
        Assert.Equal(0, Troops(Eager(Example()).Always(d => d.CanContribute, false, true, true)));

    [Fact]
    public void Without_a_request_nobody_goes()
    {
        Scene scene = Eager(Example()).With(Operations.DemandScale, 0);
        World world = scene.Advance(new Operations(scene.Model));

        Assert.Equal(0, world.DeployedTo[0].Next[0][0]);
        Assert.True(double.IsNaN(world.Fill.Next[0][0]));
    }

    [Theory]
    [InlineData(1995, null, 1.5)]
    [InlineData(1994, null, 0)]
    [InlineData(1995, 0, 0)]
    public void Only_the_first_year_of_an_operation_without_predecessor_is_a_launch(int firstYear, int? predecessor, double launch) =>
        Assert.Equal(launch, Line(Operations.Joining.Launch, scene: Example(operation: Scene.Operation(firstYear: firstYear, predecessor: predecessor))));

    [Fact]
    public void In_its_first_year_an_operation_inherits_the_contributors_of_its_predecessor()
    {
        Scene scene = new Scene([Scene.State()], [Scene.Operation("Alpha", 1990), Scene.Operation("Gamma", 1995, predecessor: 0)])
            .Last(w => w.DeployedTo[0], 0.5).This(w => w.Active, 30).This(w => w.Gdp, 100);
        Array.Fill(scene.Drivers.Requested[1], 9);

        Assert.Equal(4.8, scene.Explain(new Operations(scene.Model), Operations.Joining.WasThere));
    }

    [Fact]
    public void Peers_switched_off_are_no_longer_followed()
    {
        Assert.Equal(0.25, Line(Operations.Joining.Neighbours), 15);
        Assert.Equal(0, Line(Operations.Joining.Neighbours, scene: Example().With(Mechanisms.Peers, 0)));
    }

    [Theory]
    [InlineData(Lead.Nato, 2.4)]
    [InlineData(Lead.Eu, 0)]
    [InlineData(Lead.Coalition, 0)]
    public void Membership_counts_in_operations_led_by_the_alliance(Lead lead, double weight) =>
        Assert.Equal(weight, Line(Operations.Joining.Membership, scene: Example(operation: Scene.Operation(firstYear: 1994, lead: lead)).This(w => w.Member, 1)));

    [Theory]
    [InlineData(0, 0.65)]
    [InlineData(1, 0)]
    public void Side_payments_and_inducement_are_for_those_outside(double member, double payment)
    {
        Scene scene = Example().This(w => w.Member, member).This(w => w.Inducement, 0.1).With(Operations.SidePayment, 1);

        Assert.Equal(payment, Line(Operations.Joining.Payment, scene: scene), 15);
    }

    [Fact]
    public void No_offer_is_larger_than_its_bound()
    {
        Scene scene = Eager(Example()).With(Operations.SizeConst, 50).This(w => w.Sustainable, 1e6);
        Array.Fill(scene.Drivers.Requested[0], 1e6);

        Assert.Equal(Math.Exp(5), Troops(scene), 9);
    }

    [Theory]
    [InlineData(Cohort.Ally1994, 0, -2.4)]
    [InlineData(Cohort.Ally1994, 1, 0)]
    [InlineData(Cohort.Entrant, 0, 0)]
    public void Old_allies_shun_a_contested_mandate(Cohort cohort, double legitimacy, double weight)
    {
        Scene scene = Example(cohort, Scene.Operation(firstYear: 1994, legitimacy: legitimacy)).With(Operations.JoinOld, -2.4);

        Assert.Equal(weight, Line(Operations.Joining.Old, scene));
    }

    [Fact]
    public void A_state_with_a_war_at_home_stays_there()
    {
        Scene scene = Eager(Example()).With(Operations.JoinWar, 60).Always(d => d[Driver.InterstateWar], 1, 0, 0);

        Assert.Equal(0, Troops(scene));
    }

    [Fact]
    public void Frailty_moves_the_inclination_by_its_spread() => Assert.Equal(
        0.8 * 1.5, Line(Operations.Joining.Frailty, Example().With(Operations.JoinFrailty, 0.8).Last(w => w.Frailty, 1.5)), 15);

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 1)]
    [InlineData(0.5, 1.5)]
    public void An_insurer_that_left_is_dearer_or_lost(double weight, double factor)
    {
        Scene scene = Example().With(Operations.InsuranceWithdrawal, weight).Always(d => d[Driver.UsTroops], 5000);
        scene.Drivers[Driver.UsTroops][Horizon.IndexOf(1995)][0] = 0;

        Assert.Equal(factor * Line(Operations.Joining.Insurance), Line(Operations.Joining.Insurance, scene), 14);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.7)]
    public void A_contingent_follows_a_change_of_the_request_by_its_response(double response)
    {
        Scene scene = Eager(Example()).Last(w => w.DeployedTo[0], 0.05, 0.1, 0).Last(w => w.Requested, 8 / 0.9).With(Operations.SizeResponse, response);

        Assert.Equal(0.9 * (Math.Log(0.05) + response * Math.Log(10.0 / 8)), Line(Operations.Sizing.Precedent, scene), 12);
    }

    [Fact]
    public void No_contingent_is_smaller_than_one_soldier()
    {
        Scene scene = Eager(Example()).With(Operations.SizeConst, -30).With(Operations.LeastContingent, 0.001);

        Assert.Equal(0.001, Troops(scene), 15);
    }

    // a thousand soldiers change by ten to the minus steadiness of what a hundred do
    [Fact]
    public void Larger_contingents_change_less()
    {
        double ShockOf(double contingent)
        {
            Scene scene = Eager(Example()).With(Operations.SizeSteady, 0.18).Last(w => w.DeployedTo[0], contingent, 0.1, 0);
            World world = scene.Advance(new Operations(scene.Model), dice: Dice.ForBlock(1, 0));
            return Math.Log(world.DeployedTo[0].Next[0][0]) - Math.Log(Troops(Eager(Example()).Last(w => w.DeployedTo[0], contingent, 0.1, 0)));
        }

        Assert.Equal(Math.Pow(10, -0.18), ShockOf(1) / ShockOf(0.1), 12);
    }

    // F' of the neighbour is .1: of the two others in the region one was there, so peers is .5
    private static Scene Example(Cohort cohort = Cohort.None, OperationCard? operation = null)
    {
        Scene scene = new Scene(
            [Scene.State("AAA", cohort, distanceToMoscow: 0.864), Scene.State("BBB"), Scene.State("CCC")],
            [operation ?? Scene.Operation(firstYear: 1994)]);
        Array.Fill(scene.Drivers.Requested[0], 10);
        Array.Fill(scene.Drivers.DistanceToOperation[0], 5);
        return scene.Always(d => d[Driver.Democracy], 0.8)
            .Last(w => w.DeployedTo[0], 0, 0.1, 0).Last(w => w.Requested, 10 / 0.9).Last(w => w.SupportFor[0], 0.5)
            .This(w => w.Willingness, 0.4).This(w => w.Interop, 0.5).This(w => w.Pull, 0.5).This(w => w.Active, 10).This(w => w.Affinity, 0.7)
            .This(w => w.Gdp, 20).This(w => w.Sustainable, 5);
    }

    // whoever may will join, and nobody fills a gap
    private static Scene Eager(Scene scene) => scene.With(Operations.JoinConst, 40).With(Operations.BackfillRate, 0);

    private static double Line(Term term, Scene? scene = null)
    {
        scene ??= Example();
        return scene.Explain(new Operations(scene.Model), term);
    }

    private static double Troops(Scene scene) => scene.Advance(new Operations(scene.Model)).DeployedTo[0].Next[0][0];
}
