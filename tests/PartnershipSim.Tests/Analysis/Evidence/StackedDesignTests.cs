using PartnershipSim.Analysis.Evidence;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Evidence;

public sealed class StackedDesignTests
{
    [Fact]
    public void One_group_and_two_periods_are_a_difference_of_differences()
    {
        Panel panel = new(new(["A", "B", "C", "D"], [1, 2]), [0, 3, 1, 6, 5, 6, 5, 8]);

        PointEstimate effect =
            StackedDesign.Compile(panel, new([2, 2, Cohorts.Never, Cohorts.Never]), 1, 0, 0, []).Estimate(panel);

        Assert.Equal((3 + 5) / 2.0 - (1 + 3) / 2.0, effect.Value, 12);
    }

    [Fact]
    public void Groups_count_by_their_treated_units()
    {
        // effects of 1 on one unit of 2002 and of 4 on two units of 2003
        PanelShape shape = new(["A", "B", "C", "D", "E", "F"], [2001, 2002, 2003, 2004]);
        Cohorts cohorts = new([2002, 2003, 2003, Cohorts.Never, Cohorts.Never, Cohorts.Never]);
        Panel panel = new(shape, [0, 1, 1, 1, 0, 0, 4, 4, 0, 0, 4, 4, 7, 7, 7, 7, 8, 8, 8, 8, 9, 9, 9, 9]);

        Assert.Equal((1 + 2 * 4) / 3.0, StackedDesign.Compile(panel, cohorts, 1, 0, 0, []).Estimate(panel).Value, 9);
    }

    [Fact]
    public void Units_that_are_treated_within_the_window_are_no_controls()
    {
        // B jumps in 2003, within two years of A's treatment
        PanelShape shape = new(["A", "B", "C", "D", "E"], [2001, 2002, 2003, 2004]);
        Cohorts cohorts = new([2002, 2003, Cohorts.Never, Cohorts.Never, 2002]);
        Panel panel = new(shape, [0, 1, 1, 1, 0, 0, 9, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1]);

        StackedDesign design = StackedDesign.Compile(panel, cohorts, 1, 0, 1, []);

        Assert.Equal([2002, 2003], design.Groups);
        Assert.Equal((2 * 1 + 9) / 3.0, design.Estimate(panel).Value, 9);
    }

    [Fact]
    public void A_compiled_effect_is_the_estimated_one()
    {
        Panel world = KnownWorlds.Draw(1);
        StackedDesign design = StackedDesign.Compile(world, KnownWorlds.Dates, 3, 0, 3, []);

        Assert.Equal(design.Estimate(world).Value, design.Compile().Of(world), 9);
    }

    [Fact]
    public void Controls_that_are_weighted_for_it_give_the_mean_of_Callaway_and_SantAnna()
    {
        // no leads, one period after: the same weighted mean of two-by-two differences
        GroupTimeSettings settings = new(ControlGroup.NotYetTreated, BasePeriod.Universal, Adjustment.None);
        EffectSeries series =
            GroupTimeDesign.Compile(Mpdta.Employment, Mpdta.MinimumWage, settings).Estimate(Mpdta.Employment)
                .Aggregate(new(AggregationKind.EventTime));

        PointEstimate stacked =
            StackedDesign.Compile(Mpdta.Employment, Mpdta.MinimumWage, 1, 0, 0, []).Estimate(Mpdta.Employment);

        Assert.Equal(series.Estimates[series.Keys.IndexOf(0)].Value, stacked.Value, 9);
    }

    [Fact]
    public void One_treated_unit_is_refused()
    {
        Panel panel = new(new(["A", "B", "C", "D"], [1, 2]), [0, 3, 1, 6, 5, 6, 5, 8]);

        NotEstimableException refusal = Assert.Throws<NotEstimableException>(
            () => StackedDesign.Compile(panel, new([2, Cohorts.Never, Cohorts.Never, Cohorts.Never]), 1, 0, 0, []));

        Assert.Equal(
            "One unit only is observed before and after treatment beside an untreated one: a stacked design needs "
            + "two.",
            refusal.Message);
    }
}
