using PartnershipSim.Plotting.Charts;
using Xunit;

namespace PartnershipSim.Tests.Plotting.Charts;

public sealed class TrajectoryTests
{
    [Fact]
    public void A_story_says_where_a_line_begins_and_ends() =>
        Assert.Equal(
            "rises from 0.20 in 1996 to 0.50 in 1998 (90 % of replicates between 0.30 and 0.70)",
            Samples.Series("pfp", 1996, 0.2, 0.4, 0.5).Story);

    [Fact]
    public void A_story_names_the_peak_between() =>
        Assert.Equal(
            "rises from 0.20 in 1996 to a peak of 0.90 in 1997 and ends at 0.30 in 1998 (90 % of "
            + "replicates between 0.10 and 0.50)",
            Samples.Series("pfp", 1996, 0.2, 0.9, 0.3).Story);

    [Fact]
    public void A_story_knows_falling_standing_single_and_missing_lines()
    {
        Assert.StartsWith("falls from 0.50 in 1996 to 0.20 in 1997", Samples.Series("pfp", 1996, 0.5, 0.2).Story);
        Assert.StartsWith("stays near 0.50 in 1996 and is 0.50 in 1997", Samples.Series("pfp", 1996, 0.5, 0.501).Story);
        Assert.StartsWith("is 0.50 in 1996", Samples.Series("pfp", 1996, 0.5).Story);
        Assert.Equal("has no values", Samples.Series("pfp", 1996, double.NaN).Story);
    }

    [Fact]
    public void A_table_has_a_row_for_every_year_also_where_no_value_is()
    {
        string table = Trajectory.Table([Samples.Series("pfp", 1996, 0.5, double.NaN)]).ToString();

        Assert.Contains("interop,0-1,pfp,1997,,,,,,,,\n", table, StringComparison.Ordinal);
    }
}
