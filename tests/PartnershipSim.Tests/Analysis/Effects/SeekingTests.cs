using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Effects;

public sealed class SeekingTests
{
    private static readonly CompiledModel World = SmallStudy.World;
    private static readonly SeekResult Found = Seek(World, "operations.demand_scale", Outcomes.NonleadTroopYears, "all")
        .Find(0.10)!;

    [Fact]
    public void More_troops_need_a_larger_request() => Assert.InRange(Found.Value, 1.02, 1.6);

    [Fact]
    public void The_value_lies_in_its_own_interval() =>
        Assert.InRange(Found.Value, Found.Interval90!.Value.Low, Found.Interval90!.Value.High);

    [Fact]
    public void The_value_found_meets_the_goal_when_it_is_run()
    {
        Comparison comparison = Comparison.Run(
            [new Arm("base", World), new Arm("moved", SmallStudy.With(("operations.demand_scale", Found.Value)))],
            Plan, SmallStudy.Years);
        Effect effect = comparison.Effect("moved", Outcomes.NonleadTroopYears, "all")!;

        Assert.Equal(Found.Effect.Mean, effect.Mean);
        Assert.True(effect.Interval90.Contains(0.10 * effect.Base));
        Assert.Equal(0.10, effect.Relative, 0.005);
    }

    [Fact]
    public void What_no_value_in_range_reaches_is_not_found() =>
        Assert.Null(Seek(World, "operations.demand_scale", Outcomes.NonleadTroopYears, "all").Find(50));

    [Fact]
    public void The_whole_range_is_looked_at()
    {
        Seeking seeking = Seek(World, "partnership.budget", Outcomes.Interop, "partners");
        Assert.Null(seeking.Find(1000));
        Interval range = ParameterSpace.Find("partnership.budget")!.Range;

        Assert.Equal(range.Low, seeking.Probes.First().Value);
        Assert.Equal(range.High, seeking.Probes.Last().Value);
        Assert.Equal(9, seeking.Probes.Count());
    }

    [Fact]
    public void A_share_of_nothing_is_no_goal()
    {
        // without a request nobody is sent, whatever the programmes cost
        CompiledModel idle = SmallStudy.With(("operations.demand_scale", 0));

        Assert.Null(Seek(idle, "partnership.budget", Outcomes.PartnerTroopYears, "partners").Find(0.05));
    }

    [Fact]
    public void What_is_not_measured_of_a_group_is_not_sought() => Assert.Equal(
        "burden_gini is undefined for partners",
        Assert.Throws<ArgumentException>(
            () => Seek(World, "partnership.budget", Outcomes.BurdenGini, "partners").Find(0.05))
            .Message);

    /// <summary>
    /// Where nobody is asked for troops, no share of them is found: that end of the lever has no number, and the rest
    /// has.
    /// </summary>
    [Fact]
    public void Where_the_outcome_is_not_defined_at_one_end_the_rest_is_searched()
    {
        Seeking seeking = Seek(World, "operations.demand_scale", Outcomes.Fill, "all");

        SeekResult found = seeking.Find(0.006)!;

        Assert.True(double.IsNaN(seeking.Probes.First().Mean));
        Assert.InRange(found.Effect.Relative, 0.003, 0.009);
        Assert.InRange(found.Value, found.Interval90!.Value.Low, found.Interval90!.Value.High);
    }

    [Fact]
    public void A_level_is_met_by_the_value_that_was_found_for_it()
    {
        Seeking seeking = Seek(World, "operations.demand_scale", Outcomes.NonleadTroopYears, "all", SeekScale.Level);
        Probe unmoved = seeking.Unmoved(TestContext.Current.CancellationToken);
        double goal = 1.1 * unmoved.Mean;

        SeekResult found = seeking.Find(goal, TestContext.Current.CancellationToken)!;

        Comparison comparison = Comparison.Run(
            [new Arm("base", World), new Arm("moved", SmallStudy.With(("operations.demand_scale", found.Value)))],
            Plan, SmallStudy.Years, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(
            comparison.ScalarsOf("moved").Of(Outcomes.NonleadTroopYears, "all").Average(), found.There.Mean, 9);
        Assert.Equal(
            comparison.ScalarsOf("base").Of(Outcomes.NonleadTroopYears, "all").Average(), unmoved.Mean, 9);
        Assert.Equal(goal, found.There.Mean, 0.005 * goal);
        Assert.InRange(goal, found.There.Low, found.There.High);
        Assert.InRange(found.Value, found.Interval90!.Value.Low, found.Interval90!.Value.High);
        Assert.Equal(9, seeking.Overview.Count());
        Assert.Null(seeking.Find(100 * goal, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(SeekSide.AtLeast, true, true, false)]
    [InlineData(SeekSide.AtMost, false, true, true)]
    [InlineData(SeekSide.Exactly, false, true, false)]
    public void A_goal_is_met_on_its_side(SeekSide side, bool above, bool at, bool below)
    {
        SeekGoal goal = new(SeekScale.Level, side, 60);

        Assert.Equal((above, at, below), (goal.IsMetBy(61), goal.IsMetBy(60), goal.IsMetBy(59)));
    }

    private static RunPlan Plan => SmallStudy.Plan(16);

    private static Seeking Seek(
        CompiledModel world, string lever, Outcome outcome, string subject, SeekScale scale = SeekScale.Change) =>
        new(world, ParameterSpace.Find(lever)!, outcome, subject, Plan, SmallStudy.Years) { Scale = scale };
}
