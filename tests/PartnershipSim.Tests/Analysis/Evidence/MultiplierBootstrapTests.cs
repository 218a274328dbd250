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

    [Fact]
    public void The_same_seed_gives_the_same_bands() =>
        Assert.Equal(Series.Bands(draws: 100, seed: 4).Critical, Series.Bands(draws: 100, seed: 4).Critical);
}
