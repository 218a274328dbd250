using PartnershipSim.Analysis.Evidence;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Evidence;

public sealed class MultiplierBootstrapTests
{
    private static readonly EffectSeries Series = GroupTimeDesign
        .Compile(
            Mpdta.Employment, Mpdta.MinimumWage, new(ControlGroup.NeverTreated, BasePeriod.Varying, Adjustment.None))
        .Estimate(Mpdta.Employment).Aggregate(new(AggregationKind.EventTime));

    /// <summary>
    /// The vignette of did: event times -3 to 3 with bootstrapped errors and simultaneous bands at 95 %, 1,000 draws.
    /// </summary>
    private static readonly (double Error, double Low, double High)[] Printed =
    [
        (0.0157, -0.0084, 0.0694), (0.0136, -0.0343, 0.0332), (0.0144, -0.0601, 0.0112), (0.0124, -0.0507, 0.0108),
        (0.0163, -0.0913, -0.0106), (0.0402, -0.2369, -0.0376), (0.0354, -0.1886, -0.0131),
    ];

    [Fact]
    public void Errors_and_bands_are_those_of_the_vignette_within_the_error_of_a_bootstrap()
    {
        SimultaneousBands bands = Series.Bands(draws: 4000, seed: 1);

        for (int k = 0; k < Printed.Length; k++)
        {
            // the printed error is itself from 1,000 draws, by quartiles: it is good to 5 %
            Assert.Equal(Printed[k].Error, bands.StandardErrors[k], 0.15 * Printed[k].Error);
            Assert.Equal(Printed[k].Low, bands.Bands[k].Low, 0.3 * Printed[k].Error);
            Assert.Equal(Printed[k].High, bands.Bands[k].High, 0.3 * Printed[k].Error);
        }
    }

    [Fact]
    public void Bootstrapped_errors_approach_those_from_influence_functions()
    {
        SimultaneousBands bands = Series.Bands(draws: 8000, seed: 2);

        for (int k = 0; k < Series.Keys.Length; k++)
            Assert.Equal(1, bands.StandardErrors[k] / Series.Estimates[k].StandardError, 0.12);
    }

    [Fact]
    public void A_band_around_several_estimates_is_wider_than_an_interval_around_one() =>
        Assert.InRange(Series.Bands(draws: 4000, seed: 3).Critical, 2.3, 2.8);

    /// <summary>Two draws have hardly a spread: bands from them alone would be too narrow.</summary>
    [Fact]
    public void No_band_is_narrower_than_the_interval_of_one_estimate()
    {
        SimultaneousBands bands = Series.Bands(draws: 400, seed: 5, level: 0.95);
        SimultaneousBands narrow = Series.Bands(draws: 2, seed: 5, level: 0.95);

        for (int k = 0; k < Series.Keys.Length; k++)
        {
            PartnershipSim.Model.Parameters.Interval alone = Series.Estimates[k].IntervalAt(0.95);
            foreach (PartnershipSim.Model.Parameters.Interval band in new[] { bands.Bands[k], narrow.Bands[k] })
                Assert.True(band.Low <= alone.Low && band.High >= alone.High, $"{band} {alone}");
        }
    }

    /// <summary>One treated unit: no standard error, so no band.</summary>
    [Fact]
    public void An_estimate_without_a_standard_error_has_no_band()
    {
        PanelShape shape = new(["A", "B", "C"], [2000, 2001, 2002]);
        Panel outcome = new(shape, [0, 0, 1, 0, 0, 0, 0, 0, 0]);
        EffectSeries series = GroupTimeDesign
            .Compile(outcome, new([2002, Cohorts.Never, Cohorts.Never]), [], new(Adjustment: Adjustment.None))
            .Estimate(outcome).Aggregate(new(AggregationKind.EventTime));

        SimultaneousBands bands = series.Bands(draws: 100, seed: 6);

        for (int k = 0; k < series.Keys.Length; k++)
            Assert.Equal(!(series.Estimates[k].StandardError > 0), double.IsNaN(bands.Bands[k].Low));
        Assert.Contains(series.Estimates, estimate => !(estimate.StandardError > 0));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bands() =>
        Assert.Equal(Series.Bands(draws: 100, seed: 4).Critical, Series.Bands(draws: 100, seed: 4).Critical);
}
