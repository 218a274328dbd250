using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using Xunit;

namespace PartnershipSim.Tests.Model.Submodels;

public sealed class BudgetTests
{
    [Fact]
    public void The_worked_example_holds()
    {
        World world = Example().Advance(new Budget());

        Assert.Equal(-3.925872, world.Habit.Next[0][0], 6);
        Assert.Equal(1.885340, 100 * Math.Exp(world.LogShare.Next[0][0]), 6);
        Assert.Equal(1.2 * 1.885340, world.Milex.Next[0][0], 6);
    }

    [Fact]
    public void The_worked_example_of_the_target_holds() =>
        Assert.Equal(-4.060140, Example().Explain(new Budget(), Budget.Target.Value), 6);

    [Fact]
    public void With_full_inertia_and_no_noise_the_share_is_last_years()
    {
        World world = Example().With(Budget.Inertia, 1).Advance(new Budget());

        Assert.Equal(Math.Log(0.019), world.LogShare.Next[0][0], 15);
    }

    [Fact]
    public void Without_inertia_the_share_jumps_to_its_target()
    {
        World world = Example().With(Budget.Inertia, 0).Advance(new Budget());

        Assert.Equal(-4.060140, world.LogShare.Next[0][0], 6);
    }

    [Fact]
    public void No_adjustment_exceeds_a_fifth_in_logs()
    {
        World world = Example().With(Budget.Inertia, 0).With(Budget.ReferenceShare, 1e-6).Advance(new Budget());

        Assert.Equal(Math.Log(0.019) - 0.2, world.LogShare.Next[0][0], 12);
    }

    [Fact]
    public void Without_spill_in_the_allies_can_spend_what_they_like()
    {
        double little = Example().With(Budget.SpillinElasticity, 0).Advance(new Budget()).LogShare.Next[0][0];
        double much = Example().With(Budget.SpillinElasticity, 0).Last(w => w.Milex, 1.9, 9999)
            .Advance(new Budget()).LogShare.Next[0][0];

        Assert.Equal(little, much);
    }

    [Fact]
    public void The_lead_power_spends_what_the_data_say()
    {
        Scene scene = new Scene(Scene.State("AAA", Cohort.Lead), Scene.State("BBB", Cohort.Ally1994))
            .Always(d => d.SpendingShare, 0.037, 0.5).Last(w => w.Gdp, 100).Last(w => w.Milex, 3)
            .Last(w => w.LogShare, Math.Log(0.03))
            .This(w => w.Gdp, 100).This(w => w.Member, 1);
        Yardsticks(scene);

        World world = scene.Advance(new Budget());

        Assert.Equal(3.7, world.Milex.Next[0][0], 12);
        Assert.NotEqual(50, world.Milex.Next[1][0], 1);
    }

    [Theory]
    [InlineData(0, 0.0)]
    [InlineData(1, 0.13)]
    public void Only_members_follow_the_example_of_the_members(double member, double weight)
    {
        // the other member spends 2% of its GDP, the state 1.9%; with itself a member the norm is (1.9 + 2)/(100 + 100)
        Scene scene = Example().This(w => w.Member, member, 1).Last(w => w.Gdp, 100).Last(w => w.Milex, 1.9, 2)
            .This(w => w.Gdp, 100);

        double pull = scene.Explain(new Budget(), Budget.Target.Example);

        Assert.Equal(weight * Math.Log(0.0195 / 0.019), pull, 12);
    }

    [Fact]
    public void Without_peers_nobody_follows() =>
        Assert.Equal(
            0, Example().This(w => w.Member, 1).With(Mechanisms.Peers, 0).Explain(new Budget(), Budget.Target.Example));

    [Fact]
    public void A_member_leans_on_the_others_only()
    {
        Scene scene = Example().Last(w => w.Milex, 10, 110);
        Lanes spillIn = Budget.SpillIn(scene.YearOf(1995), alliedSpending: 120, member: 1, ownSpending: 10);

        Assert.Equal(110, spillIn[0]);
    }

    [Fact]
    public void Growth_of_one_percent_is_no_stress()
    {
        Scene scene = Example().Last(w => w.Gdp, 100).This(w => w.Gdp, 101);

        Assert.Equal(0, scene.Explain(new Budget(), Budget.Target.Stress));
    }

    [Fact]
    public void Money_measured_in_other_units_changes_no_share()
    {
        Scene other = Example(unit: 1000);

        Assert.Equal(
            Example().Advance(new Budget()).LogShare.Next[0][0], other.Advance(new Budget()).LogShare.Next[0][0], 12);
    }

    // growth -2% to a GDP of 1.2 times that of 1994; the second state is the Alliance: half its 110 is 1.1 times the 50
    // of 1994
    private static Scene Example(double unit = 1)
    {
        Scene scene = new Scene(Scene.State("AAA"), Scene.State("BBB"))
            .Last(w => w.LogShare, Math.Log(0.019)).Last(w => w.Habit, Math.Log(0.02))
            .Last(w => w.Gdp, 120 * unit / 0.98).Last(w => w.Milex, 1.9 * unit, 110 * unit)
            .This(w => w.Gdp, 120 * unit).This(w => w.Threat, 0.1).This(w => w.Pull, 0.5).This(w => w.Member, 0, 1);
        Yardsticks(scene, unit);
        return scene;
    }

    private static void Yardsticks(Scene scene, double unit = 1)
    {
        Array.Fill(scene.World.InitialGdp, 100 * unit);
        Array.Fill(scene.World.InitialSpillIn, 50 * unit);
    }
}
