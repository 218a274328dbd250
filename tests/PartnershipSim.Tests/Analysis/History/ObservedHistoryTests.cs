using PartnershipSim.Model;
using Xunit;

namespace PartnershipSim.Tests.Analysis.History;

public sealed class ObservedHistoryTests
{
    [Fact]
    public void A_list_that_repeats_the_year_before_is_no_observation()
    {
        Assert.Equal(["ISAF 2005: repeats the list of 2004"], Held.History.LeftOut);
        Assert.True(double.IsNaN(Held.Troops("ISAF", 2005, "ALB")));
        Assert.False(Held.History.IsComplete(Held.Operation("ISAF"), 2005));
    }

    [Fact]
    public void Where_the_list_is_complete_who_is_not_on_it_sent_nobody() =>
        Assert.Equal(0, Held.Troops("ISAF", 2010, "EGY"));

    [Fact]
    public void Where_it_is_not_only_those_who_are_named_are_known()
    {
        Assert.Equal(0.870, Held.Troops("RSM", 2015, "GEO"), 12);
        Assert.True(double.IsNaN(Held.Troops("RSM", 2015, "CHE")));
        Assert.False(Held.History.IsComplete(Held.Operation("RSM"), 2015));
        Assert.False(Held.History.IsCovered(Held.Operation("RSM"), 2015, Held.State("GEO")));
    }

    [Fact]
    public void A_covered_state_without_a_row_sent_nobody_though_the_list_is_not_complete()
    {
        Assert.Equal(0, Held.Troops("RSM", 2015, "FRA"));
        Assert.True(Held.History.IsCovered(Held.Operation("RSM"), 2015, Held.State("FRA")));
    }

    // graded D: 1,300 pledged
    [Fact]
    public void Pledges_and_recollections_are_no_observations() =>
        Assert.True(double.IsNaN(Held.Troops("KFOR", 1999, "UKR")));

    [Fact]
    public void The_forerunner_counts_as_the_operation() => Assert.True(Held.Troops("SFOR", 1996, "GBR") > 5);

    [Fact]
    public void A_contingent_without_a_number_is_unknown() =>
        Assert.True(double.IsNaN(Held.Troops("SFOR", 1998, "SVN")));

    [Fact]
    public void Spending_is_what_the_panel_says_and_nothing_that_was_filled()
    {
        int qatar = Held.State("QAT");
        double[] series = [.. Held.History.Spending.Select(year => year[qatar])];

        Assert.Contains(series, double.IsNaN);
        Assert.Contains(series, double.IsFinite);
    }

    [Theory]
    [InlineData("ISAF", 2003, 26)]
    [InlineData("ISAF", 2008, 37)]
    [InlineData("ISAF", 2012, 46)]
    [InlineData("KFOR", 2013, 30)]
    public void The_contributors_are_those_of_the_data(string operation, int year, int expected) =>
        Assert.Equal(
            expected,
            Held.History.Troops[Held.Operation(operation)][Horizon.IndexOf(year)].Count(troops => troops > 0));
}
