using PartnershipSim.Analysis.Evidence;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Evidence;

public sealed class ConditionalLogitTests
{
    /// <summary>
    /// Years in which a county employs more teenagers than its own mean, on the minimum wage and a trend.
    /// </summary>
    private static (RegressionRows Rows, double[] Outcomes) MinimumWage()
    {
        PanelShape shape = Mpdta.Shape;
        Variable post = new(
            "minimum wage",
            [
                .. Enumerable.Range(0, shape.Cells)
                    .Select(cell => shape.Periods[cell % 5] >= Mpdta.MinimumWage.First[cell / 5] ? 1.0 : 0),
            ]);
        Variable trend = new("trend", [.. Enumerable.Range(0, shape.Cells).Select(cell => (double)(cell % 5))]);
        double[] above = new double[shape.Cells];
        for (int cell = 0; cell < above.Length; cell++)
        {
            double mean = 0;
            for (int t = 0; t < 5; t++)
                mean += Mpdta.Employment[cell / 5, t] / 5;
            above[cell] = Mpdta.Employment.Values[cell] > mean ? 1 : 0;
        }

        return (RegressionRows.From(Mpdta.Employment, [post, trend]), above);
    }

    [Fact]
    public void Slopes_are_those_of_R()
    {
        // clogit(up ~ post + trend + strata(countyreal), method = "exact") of survival
        (RegressionRows rows, double[] above) = MinimumWage();

        RegressionFit fit = ConditionalLogit.Fit(rows, above);

        Assert.Equal(-0.5362019532753, fit["minimum wage"].Value, 1e-7);
        Assert.Equal(0.0995797955938, fit["trend"].Value, 1e-7);
        Assert.Equal(500, fit.Clusters);
    }

    [Fact]
    public void Two_rows_a_unit_give_the_log_odds_of_the_pairs_that_differ()
    {
        // the treated year has the one in 3 of 4 units that change: odds 3 to 1
        Panel y = new(new(["A", "B", "C", "D", "E"], [1, 2]), [0, 1, 0, 1, 0, 1, 1, 0, 1, 1]);
        RegressionRows rows = RegressionRows.From(y, [new("treated", [0, 1, 0, 1, 0, 1, 0, 1, 0, 1])]);

        PointEstimate slope = ConditionalLogit.Fit(rows, rows.OutcomesOf(y))["treated"];

        // scores 1/4 three times and -3/4, information 4 · 3/16, factor 4/3: (4/3) (3/4) / (3/4)²
        Assert.Equal(Math.Log(3), slope.Value, 6);
        Assert.Equal(4 / 3.0, slope.StandardError, 6);
    }

    [Fact]
    public void Units_that_never_change_carry_no_information()
    {
        Panel y = new(new(["A", "B", "C"], [1, 2]), [0, 0, 1, 1, 0, 1]);
        RegressionRows rows = RegressionRows.From(y, [new("treated", [0, 1, 0, 1, 0, 1])]);

        NotEstimableException refusal =
            Assert.Throws<NotEstimableException>(() => ConditionalLogit.Fit(rows, rows.OutcomesOf(y)));

        Assert.Equal("A logit with unit effects needs units whose outcome changes; of 3, 1 does.", refusal.Message);
    }

    [Fact]
    public void A_regressor_that_predicts_perfectly_is_refused()
    {
        Panel y = new(new(["A", "B", "C"], [1, 2]), [0, 1, 0, 1, 0, 1]);
        RegressionRows rows = RegressionRows.From(y, [new("treated", [0, 1, 0, 1, 0, 1])]);

        NotEstimableException refusal =
            Assert.Throws<NotEstimableException>(() => ConditionalLogit.Fit(rows, rows.OutcomesOf(y)));

        Assert.Equal(
            "A combination of the regressors predicts the outcome perfectly: the likelihood has no maximum.",
            refusal.Message);
    }

    [Fact]
    public void A_regressor_that_is_constant_within_units_is_refused()
    {
        Panel y = new(new(["A", "B", "C"], [1, 2]), [0, 1, 1, 0, 0, 1]);
        RegressionRows rows = RegressionRows.From(y, [new("region", [1, 1, 2, 2, 3, 3])]);

        NotEstimableException refusal =
            Assert.Throws<NotEstimableException>(() => ConditionalLogit.Fit(rows, rows.OutcomesOf(y)));

        Assert.Equal(
            "Within units whose outcome changes, region does not vary, or follows from the other regressors.",
            refusal.Message);
    }
}
