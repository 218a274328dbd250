using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;
using Xunit;

namespace PartnershipSim.Tests.Runs;

public sealed class DistributionTests
{
    [Fact]
    public void Quantiles_interpolate_between_order_statistics()
    {
        Distribution d = Describe(50, 10, 40, 20, 30);

        // type 7: place p·(n - 1), so .05 lies a fifth of the way from 10 to 20
        Assert.Equal((12, 20, 30, 40, 48), (d.P05, d.P25, d.P50, d.P75, d.P95));
    }

    [Fact]
    public void Mean_and_standard_deviation_are_those_of_a_sample()
    {
        Distribution d = Describe(2, 4, 6);

        Assert.Equal((3, 4, 2), (d.Count, d.Mean, d.Sd)); // squares 4 + 0 + 4, divided by 2
    }

    [Fact]
    public void What_is_not_a_number_is_left_out() =>
        Assert.Equal(Describe(1, 2, 3), Describe(double.NaN, 1, double.NaN, 2, 3, double.NaN));

    [Fact]
    public void A_single_value_is_every_quantile_and_has_no_spread() =>
        Assert.Equal(new Distribution(1, 7, double.NaN, 7, 7, 7, 7, 7), Describe(7));

    [Fact]
    public void A_sample_without_numbers_is_undefined()
    {
        Assert.Equal(Distribution.Undefined, Describe(double.NaN, double.NaN));
        Assert.Equal(Distribution.Undefined, Describe());
    }

    [Fact]
    public void The_order_of_the_sample_does_not_matter() => Assert.Equal(Describe(1, 2, 4, 8), Describe(8, 1, 4, 2));

    [Theory]
    [InlineData(0, -3)]
    [InlineData(0.5, 1)]
    [InlineData(1, 5)]
    public void The_ends_and_the_middle_are_met(double p, double expected) =>
        Assert.Equal(expected, Distribution.Quantile([-3, 1, 5], p));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(25, 0)]
    [InlineData(1000, 0)]
    [InlineData(1000, 0.2)]
    [InlineData(40, 1)]
    public void The_middle_of_a_sample_is_that_of_the_sorted_one(int count, double undefined)
    {
        Random random = new(count);
        double[] sample =
        [
            .. Enumerable.Range(0, count).Select(_ => random.NextDouble() < undefined
                ? double.NaN : Math.Round(10 * random.NextDouble(), 1)),
            double.PositiveInfinity, double.NegativeInfinity,
        ];
        double[] sorted = [.. sample.Order()];

        foreach (double level in (double[])[0, 0.5, 0.9, 0.95, 1])
        {
            Interval middle = Distribution.Middle(sample, level);
            Assert.Equal(Distribution.Quantile(sorted, (1 - level) / 2), middle.Low);
            Assert.Equal(Distribution.Quantile(sorted, (1 + level) / 2), middle.High);
        }
    }

    private static Distribution Describe(params double[] sample) => Distribution.Of(sample, new double[sample.Length]);
}
