using PartnershipSim.Analysis.History;
using Xunit;

namespace PartnershipSim.Tests.Analysis.History;

/// <summary>Each score by hand, on four cases that fit on a page.</summary>
public sealed class ScoresTests
{
    // came: 0, 0, 2, 4; expected: a sample each, and a probability of taking part
    private static readonly Verification[] Four =
    [
        Case(0, 0, 0.2, 0, 0, 1),
        Case(1, 0, 0.6, 1, 2, 3),
        Case(2, 2, 0.4, 0, 1, 5),
        Case(3, 4, 0.9, 2, 4, 9),
    ];

    // medians 0, 2, 1, 4: errors 0, 2, -1, 0
    [Fact]
    public void Mean_absolute_error() => Assert.Equal(3 / 4.0, Scores.Mae.Of(Four), 12);

    [Fact]
    public void Root_mean_square_error() => Assert.Equal(Math.Sqrt(5 / 4.0), Scores.Rmse.Of(Four), 12);

    [Fact]
    public void Bias() => Assert.Equal(1 / 4.0, Scores.Bias.Of(Four), 12);

    // ranks expected 1 3 2 4, came 1.5 1.5 3 4: deviations -1.5 .5 -.5 1.5 and -1 -1 .5 1.5
    [Fact]
    public void Rank_correlation() =>
        Assert.Equal((1.5 - 0.5 - 0.25 + 2.25) / Math.Sqrt(5 * 4.5), Scores.Spearman.Of(Four), 12);

    // squares .04 .36 .36 .01
    [Fact]
    public void Brier_score() => Assert.Equal(0.77 / 4, Scores.Brier.Of(Four), 12);

    // of the four pairs (came, did not), .4 > .2, .9 > .2, .9 > .6 are in order
    [Fact]
    public void Area_under_the_curve() => Assert.Equal(3 / 4.0, Scores.Auc.Of(Four), 12);

    // |X - y| and |X - X'| over {0, 1, 5} with y = 2: (2 + 1 + 3)/3 - (1 + 5 + 4)·2/9/2
    [Fact]
    public void Continuous_ranked_probability_score() => Assert.Equal(2 - 10 / 9.0, Scores.CrpsOf([0, 1, 5], 2), 12);

    [Fact]
    public void The_ranked_probability_score_of_a_point_is_its_absolute_error() =>
        Assert.Equal(3, Scores.CrpsOf([5], 2));

    // 50 % bands (type 7): 0-.5, 1.5-2.5, .5-3, 3-6.5: three hold what came
    [Fact]
    public void Coverage() => Assert.Equal(3 / 4.0, Scores.Coverage50.Of(Four), 12);

    // sizes if any: {1, 5} has median 3 against 2, {2, 4, 9} has 4 against 4
    [Fact]
    public void Log_error_of_sizes() => Assert.Equal(Math.Log(1.5) / 2, Scores.LogSize.Of([Four[2], Four[3]]), 12);

    [Fact]
    public void A_perfect_forecast_has_skill_1_and_the_benchmark_itself_0()
    {
        Assert.Equal(1, Scores.Mae.Skill(0, 2));
        Assert.Equal(0, Scores.Mae.Skill(2, 2));
        Assert.Equal(0.5, Scores.Auc.Skill(0.95, 0.9), 12);
    }

    [Fact]
    public void The_ranked_probability_score_agrees_with_its_definition_on_any_sample()
    {
        double[] sample = [.. Enumerable.Range(0, 37).Select(k => Math.Sin(k * 1.7) * k).Order()];

        double distance = sample.Average(x => Math.Abs(x - 3.3));
        double spread = sample.SelectMany(_ => sample, (x, other) => Math.Abs(x - other)).Average();

        Assert.Equal(distance - spread / 2, Scores.CrpsOf(sample, 3.3), 12);
    }

    private static Verification Case(int state, double observed, double participation, params double[] sample) =>
        new(new(state, 0, 2010, 2009, observed), Prediction.Of(sample, participation));
}
