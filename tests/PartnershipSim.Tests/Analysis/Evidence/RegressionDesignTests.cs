using System.Collections.Immutable;
using PartnershipSim.Analysis.Evidence;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Evidence;

/// <summary>
/// The numbers of R are from the minimum-wage data, clusters by state; V = vcovCL(m, ~ state, type = "HC1") of
/// sandwich, but for unit effects with the factor G/(G - 1) (n - 1)/(n - 6).
/// </summary>
public sealed class RegressionDesignTests
{
    private const double Tolerance = 1e-9;

    private static readonly Panel Employment = new(Mpdta.ByState, Mpdta.Employment.Values);

    private static readonly Variable Post = new(
        "minimum wage",
        [
            .. Enumerable.Range(0, Mpdta.Shape.Cells).Select(cell =>
                Mpdta.Shape.Periods[cell % 5] >= Mpdta.MinimumWage.First[cell / 5] ? 1.0 : 0),
        ]);

    private static readonly RegressionRows Rows = RegressionRows.From(Employment, [Mpdta.LogPopulation, Post]);

    [Fact]
    public void Two_way_fixed_effects_are_those_of_R()
    {
        // lm(lemp ~ post + factor(countyreal) + factor(year))
        RegressionDesign design = RegressionDesign.Compile(
            RegressionRows.From(Employment, [Post]), FixedEffects.Unit | FixedEffects.Period);

        PointEstimate sandwich = design.Fit(Employment, ClusterVariance.Sandwich)["minimum wage"];

        Assert.Equal(-0.0365489366742, sandwich.Value, Tolerance);
        Assert.Equal(0.0226632503914, sandwich.StandardError, Tolerance);
        Assert.Equal(29 - 1, sandwich.DegreesOfFreedom);
    }

    [Fact]
    public void The_jackknife_is_that_of_regressions_without_one_state()
    {
        // sqrt((G - 1)/G sum((b(-state) - b)^2)), each b(-state) from lm on the rest
        RegressionDesign design = RegressionDesign.Compile(
            RegressionRows.From(Employment, [Post]), FixedEffects.Unit | FixedEffects.Period);

        Assert.Equal(0.0240950966105, design.Fit(Employment)["minimum wage"].StandardError, Tolerance);
    }

    [Fact]
    public void A_pooled_regression_is_that_of_R()
    {
        // lm(lemp ~ lpop + post + factor(year))
        RegressionFit fit =
            RegressionDesign.Compile(Rows, FixedEffects.Period).Fit(Employment, ClusterVariance.Sandwich);

        Assert.Equal(1.095631954512, fit["log population"].Value, Tolerance);
        Assert.Equal(0.074633001732, fit["minimum wage"].Value, Tolerance);
        Assert.Equal(0.0260823853442, fit["log population"].StandardError, Tolerance);
        Assert.Equal(0.0930097110165, fit["minimum wage"].StandardError, Tolerance);
        Assert.Equal(0.000803548961021, fit.Covariance[1], Tolerance);
    }

    [Fact]
    public void A_joint_test_uses_the_covariance_of_the_slopes()
    {
        RegressionFit fit = RegressionDesign.Compile(Rows, FixedEffects.Period).Fit(Employment);

        WaldTest both = fit.JointTest(["log population", "minimum wage"]);

        Assert.Equal(2, both.Restrictions);
        Assert.True(both.Statistic >= fit["log population"].T * fit["log population"].T);
    }

    [Fact]
    public void A_slope_is_a_weighted_sum_of_outcomes()
    {
        RegressionDesign design = RegressionDesign.Compile(Rows, FixedEffects.Period);
        double[] y = Rows.OutcomesOf(Employment);

        Assert.Equal(design.Fit(y).Coefficients[1].Estimate.Value, design.Slope(1).Of(y), Tolerance);
    }

    [Fact]
    public void A_resample_that_draws_every_cluster_once_is_the_sample()
    {
        RegressionDesign design = RegressionDesign.Compile(Rows, FixedEffects.Period);
        double[] y = Rows.OutcomesOf(Employment);
        double[] doubled = [.. y.Select(value => 2 * value)];
        double[] once = new double[29];
        Array.Fill(once, 1);
        double[] found = new double[4];

        design.RefitOf([y, doubled])(once, found);

        Assert.Equal(design.Fit(y).Coefficients[0].Estimate.Value, found[0], Tolerance);
        Assert.Equal(2 * found[1], found[3], Tolerance);
    }

    [Fact]
    public void Rows_with_a_hole_are_left_out()
    {
        PanelShape shape = new(["A", "B", "C", "D"], [1, 2]);
        Panel panel = new(shape, [1, 2, 3, double.NaN, 5, 6, 7, 8]);
        Variable x = new("x", [1, 2, 3, 4, double.NaN, 6, 7, 8]);

        RegressionRows rows = RegressionRows.From(panel, [x]);

        Assert.Equal([0, 1, 2, 5, 6, 7], rows.Cells);
        Assert.Equal([0, 0, 1, 2, 3, 3], rows.Units);
    }

    [Fact]
    public void Collinear_regressors_are_refused_by_name()
    {
        Variable twice = new("twice", [.. Mpdta.LogPopulation.Values.Select(v => 2 * v + 1)]);

        NotEstimableException refusal = Assert.Throws<NotEstimableException>(() => RegressionDesign.Compile(
            RegressionRows.From(Employment, [Mpdta.LogPopulation, twice]), FixedEffects.None));

        Assert.Equal(
            "twice does not vary, or is a linear combination of the other regressors and of what is held fixed: its "
            + "slope is not defined.",
            refusal.Message);
    }

    [Fact]
    public void What_does_not_change_over_time_has_no_slope_within_units() =>
        Assert.Throws<NotEstimableException>(() => RegressionDesign.Compile(Rows, FixedEffects.Unit));

    [Fact]
    public void A_slope_that_rests_on_one_cluster_is_refused()
    {
        PanelShape shape = new(["AUT", "CHE", "FIN", "SWE"], [1, 2]);
        Panel panel = new(shape, [1, 2, 1, 3, 1, 1, 1, 0]);
        Variable treated = new("MAP", [0, 1, 0, 0, 0, 0, 0, 0]);

        NotEstimableException refusal = Assert.Throws<NotEstimableException>(() => RegressionDesign.Compile(
            RegressionRows.From(panel, [treated]), FixedEffects.Unit | FixedEffects.Period));

        Assert.Equal("The slope of MAP rests on AUT alone: one cluster gives no standard error.", refusal.Message);
    }

    [Fact]
    public void Two_clusters_are_refused()
    {
        Panel panel = new(new(["A", "B"], [1, 2]), [1, 2, 3, 4]);

        NotEstimableException refusal = Assert.Throws<NotEstimableException>(() => RegressionDesign.Compile(
            RegressionRows.From(panel, [new("x", [1, 2, 3, 5])]), FixedEffects.None));

        Assert.Equal("A regression with dependent rows needs 3 clusters or more; 2 are observed.", refusal.Message);
    }
}
