using System.Collections.Immutable;
using PartnershipSim.Analysis.Evidence;
using PartnershipSim.Model.Parameters;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Evidence;

public sealed class LaunchGapTests
{
    [Fact]
    public void The_interval_of_two_shares_is_that_of_Newcombe()
    {
        // Newcombe 1998, table II, method 10: 56 of 70 against 48 of 80
        LaunchGap gap = Shares(56, 70, 48, 80);

        Interval interval = gap.SharesIntervalAt(0.95);

        Assert.Equal(0.2, gap.Gap.Value, 12);
        Assert.Equal(0.0524, interval.Low, 4);
        Assert.Equal(0.3339, interval.High, 4);
    }

    [Fact]
    public void The_error_of_a_gap_is_that_of_Welch_with_each_unit_left_out_in_turn()
    {
        // n/(n - 1) times the variance over n - 1, a group each; (N - 1)/N from the jackknife
        LaunchGap gap = Shares(3, 4, 1, 5);
        double welch = 3 / 4.0 * (1 / 4.0) * 4 / 3 / 4 * (4 / 3.0) + 1 / 5.0 * (4 / 5.0) * 5 / 4 / 5 * (5 / 4.0);

        Assert.Equal(Math.Sqrt(8 / 9.0 * welch), gap.Gap.StandardError, 12);
    }

    [Fact]
    public void A_covariate_that_explains_the_gap_takes_it_away()
    {
        PanelShape shape = new([.. Enumerable.Range(0, 12).Select(i => $"U{i}")], [2003]);
        ImmutableArray<double> income = [.. Enumerable.Range(0, 12).Select(i => i + (i % 3) / 2.0)];
        Panel share = new(shape, [.. income.Select((x, i) => 0.1 * x + 0.001 * (i % 2))]);
        ImmutableArray<double> groups = [.. Enumerable.Range(0, 12).Select(i => i >= 6 ? 1.0 : 0)];

        LaunchGap plain = LaunchGap.Estimate(share, 2003, groups, []);
        LaunchGap adjusted = LaunchGap.Estimate(share, 2003, groups, [new("income", income)]);

        Assert.Equal(0.6, plain.Gap.Value, 0.01);
        Assert.Equal(0, adjusted.Gap.Value, 0.01);
        Assert.Equal(adjusted.Gap.Value, adjusted.Statistic.Of(share), 12);
    }

    [Fact]
    public void Units_of_neither_group_do_not_count()
    {
        PanelShape shape = new([.. Enumerable.Range(0, 7).Select(i => $"U{i}")], [2003]);
        Panel panel = new(shape, [1, 1, 0, 0, 0, 1, 100]);

        LaunchGap gap = LaunchGap.Estimate(panel, 2003, [1, 1, 1, 0, 0, 0, double.NaN], []);

        Assert.Equal((3, 3), (gap.FirstCount, gap.SecondCount));
        Assert.Equal(1 / 3.0, gap.Gap.Value, 12);
    }

    [Fact]
    public void A_group_of_two_is_refused()
    {
        PanelShape shape = new(["A", "B", "C", "D", "E"], [2003]);
        Panel panel = new(shape, [1, 1, 0, 0, 0]);

        NotEstimableException refusal =
            Assert.Throws<NotEstimableException>(() => LaunchGap.Estimate(panel, 2003, [1, 1, 0, 0, 0], []));

        Assert.Equal("A gap in 2003 needs 3 units in each group; 2 and 3 are observed.", refusal.Message);
    }

    private static LaunchGap Shares(int firstYes, int first, int secondYes, int second)
    {
        PanelShape shape = new([.. Enumerable.Range(0, first + second).Select(i => $"U{i}")], [2003]);
        Panel panel = new(
            shape,
            [
                .. Enumerable.Range(0, first + second)
                    .Select(i => i < firstYes || i >= first && i < first + secondYes ? 1.0 : 0),
            ]);
        return LaunchGap.Estimate(
            panel, 2003, [.. Enumerable.Range(0, first + second).Select(i => i < first ? 1.0 : 0)], []);
    }
}
