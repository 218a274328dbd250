using PartnershipSim.Analysis.Effects;
using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Runs;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Effects;

/// <summary>
/// A test system with a known effect: base = z, other = z + effect + noise, both normal. Over 1,000 repetitions of a
/// study the number of intervals that hold the effect is binomial, so it lies within four standard deviations of its
/// expectation.
/// </summary>
public sealed class CoverageTests
{
    private const int Repetitions = 1000;
    private const double Effect = 0.3;

    [Theory]
    [InlineData(0.90, 12)]
    [InlineData(0.95, 12)]
    [InlineData(0.90, 100)]
    [InlineData(0.95, 100)]
    public void Paired_t_intervals_hold_the_true_effect_at_their_nominal_rate(double level, int replicates)
    {
        int hits = Enumerable.Range(0, Repetitions)
            .Count(study => Pairs(study, replicates).IntervalAt(level).Contains(Effect));

        AssertBinomial(level, hits);
    }

    // a percentile interval of n values is narrower by sqrt((n - 1)/n) than the normal one, and knows no t: with 200
    // values both are below half a percent
    [Theory]
    [InlineData(0.90)]
    [InlineData(0.95)]
    public void Bootstrap_intervals_hold_the_true_effect_at_their_nominal_rate(double level)
    {
        const int replicates = 200;
        Bootstrap bootstrap = Bootstrap.OfReplicates(replicates, 1);
        int hits = Enumerable.Range(0, Repetitions)
            .Count(study => Distribution.Middle(bootstrap.MeansOf(Pairs(study, replicates).Differences), level)
                .Contains(Effect));

        AssertBinomial(level, hits);
    }

    [Fact]
    public void An_interval_that_promises_too_much_would_be_found_out()
    {
        int hits = Enumerable.Range(0, Repetitions).Count(study => Pairs(study, 100).IntervalAt(0.85).Contains(Effect));

        Assert.Throws<Xunit.Sdk.InRangeException>(() => AssertBinomial(0.90, hits));
    }

    private static PairedSample Pairs(int study, int replicates)
    {
        double[] @base = [.. Enumerable.Range(0, replicates).Select(r => Draws.Normal(r, study, 1))];
        return new(@base, [.. @base.Select((z, r) => z + Effect + 0.5 * Draws.Normal(r, study, 2))]);
    }

    private static void AssertBinomial(double level, int hits)
    {
        double sigma = Math.Sqrt(Repetitions * level * (1 - level));
        Assert.InRange(hits, Repetitions * level - 4 * sigma, Repetitions * level + 4 * sigma);
    }
}
