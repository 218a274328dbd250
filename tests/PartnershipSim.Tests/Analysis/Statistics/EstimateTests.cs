using PartnershipSim.Analysis.Statistics;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Statistics;

public class EstimateTests
{
    [Fact]
    public void Half_the_interval_is_the_normal_quantile_times_the_standard_deviation_of_the_resamples()
    {
        // the standard deviation of 1, 2, 3, 4 is the root of 5/3; the quantile of .975 is 1.959963984540054
        Estimate estimate = Estimate.From(10, [1, double.NaN, 2, 3, 4], 0.95);

        Assert.Equal(1.959963984540054 * Math.Sqrt(5 / 3.0), estimate.Conf, 9);
        Assert.Equal((10 - estimate.Conf, 10 + estimate.Conf), (estimate.Interval.Low, estimate.Interval.High));
    }

    [Fact]
    public void Two_resamples_are_the_least_that_spread()
    {
        Assert.Equal(1.959963984540054 * Math.Sqrt(2), Estimate.From(0, [1, 3], 0.95).Conf, 9);
        Assert.True(double.IsNaN(Estimate.From(0, [1, double.NaN], 0.95).Conf));
    }
}
