using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Model.Kernel;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Statistics;

/// <summary>The density of what the model draws, against the distribution it draws from.</summary>
public sealed class ShockDensityTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2.5)]
    public void With_heavy_tails_it_integrates_to_the_share_of_draws_below_a_quantile(double scale)
    {
        const double step = 0.001;
        double sum = 0;
        double end = scale * LaneMath.StudentT4Quantile(0.9)[0];
        for (double x = -200 * scale + step * scale / 2; x < end; x += step * scale)
            sum += ShockDensity.Of(x, scale, 1)[0] * step * scale;

        Assert.Equal(0.9 * Math.Sqrt(2 * Math.PI), sum, 0.002);
    }

    [Fact]
    public void Without_heavy_tails_it_is_hubers() =>
        Assert.Equal(Huber.Density(0.7, 0.4)[0], ShockDensity.Of(0.7, 0.4, 0)[0]);

    [Fact]
    public void Lanes_may_differ_in_their_tails()
    {
        Lanes mixed = ShockDensity.Of(0.7, 0.4, Lanes.From([0, 1, 0, 1, 0, 1, 0, 1]));

        Assert.Equal(ShockDensity.Of(0.7, 0.4, 0)[0], mixed[0]);
        Assert.Equal(ShockDensity.Of(0.7, 0.4, 1)[0], mixed[1]);
        Assert.Equal((1, 2), (ShockDensity.Variance(0)[0], ShockDensity.Variance(1)[0]));
    }
}
