using PartnershipSim.Analysis.Evidence;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Evidence;

public sealed class PowerTests
{
    [Fact]
    public void The_smallest_effect_found_in_four_of_five_samples_is_2_8_standard_errors() =>
        Assert.Equal(2.8, Power.MinimumDetectableEffect(new PointEstimate(7, 1)), 2);

    [Fact]
    public void Few_clusters_can_detect_less() =>
        // Bloom 1995: 2.228 + 0.879 with ten degrees of freedom
        Assert.Equal(3.11, Power.MinimumDetectableEffect(new PointEstimate(0, 1, 10)), 2);

    /// <summary>Logarithms of totals have a standard deviation of 0.5: 2.8 of these are a factor of 4.06.</summary>
    [Fact]
    public void A_relative_change_is_detected_by_the_errors_of_its_logarithm()
    {
        BootstrapSample changes = new(
            [.. Enumerable.Range(0, 20_000).Select(h => (double[])[Math.Exp(0.5 * KnownWorlds.Noise(2, h)) - 1])]);

        Assert.Equal(Math.Exp(2.8 * 0.5) - 1, Power.MinimumDetectableChange(changes), 0.1);
    }

    [Fact]
    public void An_effect_of_that_size_is_found_in_four_of_five_samples() =>
        Assert.Equal(0.8, Power.Of(0.5 * 2.8016, 0.5), 3);

    [Fact]
    public void Without_an_effect_a_test_finds_one_in_twenty() => Assert.Equal(0.05, Power.Of(0, 3), 9);

    [Fact]
    public void Histories_without_an_effect_give_the_same()
    {
        double[] histories = [.. Enumerable.Range(0, 20_000).Select(h => KnownWorlds.Noise(1, h))];

        Assert.Equal(2.8, Power.MinimumDetectableEffect(histories), 0.05);
    }

    [Fact]
    public void Too_few_histories_are_refused()
    {
        NotEstimableException refusal =
            Assert.Throws<NotEstimableException>(() => Power.MinimumDetectableEffect(new double[10]));

        Assert.Equal(
            "10 histories without an effect are too few for the smallest effect that a test at 0.05 would find.",
            refusal.Message);
    }
}
