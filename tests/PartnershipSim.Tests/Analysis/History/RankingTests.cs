using PartnershipSim.Analysis.History;
using Xunit;

namespace PartnershipSim.Tests.Analysis.History;

public sealed class RankingTests
{
    [Fact]
    public void Ranks_that_agree_correlate_fully() => Assert.Equal(1, Ranking.Spearman([1, 5, 9], [0.1, 0.2, 100]), 12);

    [Fact]
    public void Equal_values_share_their_ranks() => // ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5/sqrt(4.5·5)
        Assert.Equal(Math.Sqrt(0.9), Ranking.Spearman([0, 7, 7, 9], [1, 2, 3, 4]), 12);

    [Fact]
    public void A_side_that_does_not_vary_has_no_correlation() =>
        Assert.True(double.IsNaN(Ranking.Spearman([1, 2, 3], [5, 5, 5])));

    [Fact]
    public void Ties_count_half_under_the_curve() =>
        Assert.Equal(0.5, Ranking.AreaUnderCurve([0.3, 0.3], [true, false])([1, 1])[0]);

    [Fact]
    public void Agrees_with_the_plain_count_of_pairs()
    {
        double[] expected = [.. Enumerable.Range(0, 60).Select(k => Math.Round(Math.Cos(k * 2.3), 1))];
        bool[] came = [.. Enumerable.Range(0, 60).Select(k => Math.Sin(k * 3.1) > 0.2)];

        var pairs = Enumerable.Range(0, 60).Where(i => came[i])
            .SelectMany(_ => Enumerable.Range(0, 60).Where(j => !came[j]), (i, j) => (i, j)).ToArray();
        double counted = pairs.Average(
            pair => expected[pair.i] > expected[pair.j] ? 1 : expected[pair.i] == expected[pair.j] ? 0.5 : 0);

        Assert.Equal(counted, Ranking.AreaUnderCurve(expected, came)([.. expected.Select(_ => 1.0)])[0], 12);
    }

    [Fact]
    public void A_case_of_weight_two_counts_as_two()
    {
        double twice = Ranking.AreaUnderCurve([0.1, 0.4, 0.3], [false, true, true])([2, 1, 2])[0];
        double repeated = Ranking.AreaUnderCurve([0.1, 0.1, 0.4, 0.3, 0.3], [false, false, true, true, true])(
        [
            1, 1, 1, 1, 1,
        ])[0];

        Assert.Equal(repeated, twice, 12);
    }
}
