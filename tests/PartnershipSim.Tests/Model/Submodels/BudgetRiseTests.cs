using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Model.Terms;
using Xunit;

namespace PartnershipSim.Tests.Model.Submodels;

/// <summary>What growth, peace, a pledge, alarm and courtship add to the spending share.</summary>
public sealed class BudgetRiseTests
{
    [Fact]
    public void A_growing_economy_dampens_the_share() =>
        Assert.Equal(-0.35 * Math.Log(1.04), Line(Budget.Spending.Growth, Example().With(Budget.GrowthDamping, 0.35)), 15);

    [Theory]
    [InlineData(1, -0.018)]
    [InlineData(0, 0)]
    public void Members_drift_in_peace(double member, double drift) =>
        Assert.Equal(drift, Line(Budget.Spending.Drift, Example(member).With(Budget.MemberDrift, -0.018)));

    // 2 % are pledged, 1.5 % are spent
    [Theory]
    [InlineData(2, 0.013233375)]
    [InlineData(1.4, 0)]
    [InlineData(0, 0)]
    public void A_member_closes_a_share_of_the_gap_to_a_pledge_and_none_if_it_is_met(double pledge, double pull)
    {
        Scene scene = Example().With(Budget.PledgePull, 0.046).Always(d => d[Driver.Pledge], pledge);

        Assert.Equal(pull, Line(Budget.Spending.Pledge, scene), 9);
    }

    [Fact]
    public void A_pledge_binds_no_partner() =>
        Assert.Equal(0, Line(Budget.Spending.Pledge, Example(member: 0).With(Budget.PledgePull, 0.046).Always(d => d[Driver.Pledge], 2)));

    // exp(-1.5/1.5) near, and three quarters of the room left: 1.5 % of 6 %
    [Fact]
    public void Alarm_raises_the_share_by_nearness_and_room() =>
        Assert.Equal(0.62 * 0.5 * Math.Exp(-1) * 0.75, Line(Budget.Spending.Alarm, Alarmed(0.5, member: 1)), 15);

    [Fact]
    public void Partners_answer_alarm_above_what_they_have_got_used_to_only()
    {
        Assert.Equal(0, Line(Budget.Spending.Alarm, Alarmed(0.38, member: 0)));
        Assert.Equal(0.41 * 0.5 * Math.Exp(-1) * 0.75, Line(Budget.Spending.Alarm, Alarmed(0.69, member: 0)), 15);
    }

    [Fact]
    public void Alarm_raises_nothing_above_the_ceiling() =>
        Assert.Equal(0, Line(Budget.Spending.Alarm, Alarmed(1, member: 1).Last(w => w.Milex, 7)));

    [Fact]
    public void The_threat_source_is_not_alarmed_about_itself() =>
        Assert.Equal(0, Line(Budget.Spending.Alarm, Alarmed(1, member: 0, Cohort.Source)));

    [Fact]
    public void Budgets_answer_the_alarm_of_the_year_before()
    {
        Scene scene = Alarmed(0, member: 1);
        scene.Drivers[Driver.Alarm][Horizon.IndexOf(1995)] = 1;

        Assert.Equal(0, scene.Explain(new Budget(), Budget.Spending.Alarm, year: 1995));
    }

    [Fact]
    public void Courting_membership_raises_the_share() => Assert.Equal(
        0.05 * 0.6 * 0.75, Line(Budget.Spending.Courtship, Example(member: 0).With(Budget.Courtship, 0.05).This(w => w.Pull, 0.6)), 15);

    [Fact]
    public void No_rise_exceeds_the_largest_of_a_year()
    {
        Scene scene = Alarmed(3, member: 1, distance: 0).With(Budget.LargestRise, 0.25);

        Assert.Equal(Math.Log(0.015) + 0.25, scene.Advance(new Budget()).LogShare.Next[0][0], 14);
        Assert.Equal(0.25 - 0.62 * 3 * 0.75, Line(Budget.Spending.Limit, Alarmed(3, member: 1, distance: 0).With(Budget.LargestRise, 0.25)), 14);
    }

    // a third of the troops that were there has left
    [Fact]
    public void Alarm_is_felt_more_where_the_lead_power_has_withdrawn()
    {
        Scene Withdrawn(double weight)
        {
            Scene scene = Alarmed(1, member: 1).With(Threat.UsWithdrawal, weight).Always(d => d[Driver.UsTroops], 30_000);
            scene.Drivers[Driver.UsTroops][Horizon.IndexOf(1995)][0] = 20_000;
            return scene;
        }

        double before = Line(Budget.Spending.Alarm, Withdrawn(0));

        Assert.Equal(before * (1 + 0.6 / 3), Line(Budget.Spending.Alarm, Withdrawn(0.6)), 14);
    }

    [Fact]
    public void The_withdrawal_of_a_few_advisers_alarms_nobody()
    {
        Scene scene = Alarmed(1, member: 1).With(Threat.UsWithdrawal, 1).Always(d => d[Driver.UsTroops], 900);
        scene.Drivers[Driver.UsTroops][Horizon.IndexOf(1995)][0] = 0;

        Assert.Equal(Line(Budget.Spending.Alarm, Alarmed(1, member: 1)), Line(Budget.Spending.Alarm, scene));
    }

    [Fact]
    public void War_at_home_is_a_conflict_of_ones_own()
    {
        Scene calm = Example();
        Scene atWar = Example().Always(d => d[Driver.InterstateWar], 1);

        Assert.Equal(0.27, Threat.Objective(atWar.YearOf(1995), 0)[0] - Threat.Objective(calm.YearOf(1995), 0)[0], 15);
    }

    // full inertia: nothing but what is added; 1.5 % of a GDP of 100, which grows by four percent
    private static Scene Example(double member = 1, Cohort cohort = Cohort.None, double distance = 1.5)
    {
        Scene scene = new Scene(Scene.State("AAA", cohort, distanceToMoscow: distance), Scene.State("BBB"))
            .With(Budget.Inertia, 1)
            .Last(w => w.Gdp, 100).Last(w => w.Milex, 1.5).Last(w => w.LogShare, Math.Log(0.015)).Last(w => w.Habit, Math.Log(0.015))
            .This(w => w.Gdp, 104).This(w => w.Member, member, 1);
        Array.Fill(scene.World.InitialGdp, 100);
        Array.Fill(scene.World.InitialSpillIn, 1);
        return scene;
    }

    private static Scene Alarmed(double alarm, double member, Cohort cohort = Cohort.None, double distance = 1.5)
    {
        Scene scene = Example(member, cohort, distance).With(Budget.AlarmPull, 0.62).With(Budget.AlarmPullPartners, 0.41);
        Array.Fill(scene.Drivers[Driver.Alarm], alarm);
        return scene;
    }

    private static double Line(Term term, Scene scene) => scene.Explain(new Budget(), term);
}
