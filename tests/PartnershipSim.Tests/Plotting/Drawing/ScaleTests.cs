using PartnershipSim.Plotting.Drawing;
using Xunit;

namespace PartnershipSim.Tests.Plotting.Drawing;

public sealed class ScaleTests
{
    [Fact]
    public void Years_are_whole_and_written_without_separators()
    {
        Scale years = Scale.Years(1994, 2020);

        Assert.Equal([1995.0, 2000, 2005, 2010, 2015, 2020], years.Ticks);
        Assert.Equal("1995", years.Label(1995));
    }

    [Fact]
    public void A_single_year_is_its_own_tick() => Assert.Equal([1997.0], Scale.Years(1997, 1997).Ticks);

    [Theory]
    [InlineData(0.0, 0.37)]
    [InlineData(-3.2, 8.1)]
    [InlineData(1234.0, 9876.0)]
    [InlineData(1e-7, 3e-7)]
    [InlineData(5.0, 5.0)]
    [InlineData(0.0, 0.0)]
    [InlineData(-2.0, -2.0)]
    public void A_scale_holds_its_values_between_round_ticks(double low, double high)
    {
        Scale scale = Scale.Of([low, high]);

        Assert.True(scale.Low <= low && scale.High >= high && scale.Low < scale.High);
        Assert.InRange(scale.Ticks.Length, 2, 8);
        Assert.Equal(scale.Ticks.Length, scale.Ticks.Select(scale.Label).Distinct().Count());
    }

    [Fact]
    public void Values_that_are_none_do_not_stretch_a_scale()
    {
        Scale scale = Scale.Of([double.NaN, 0.2, double.PositiveInfinity, 0.8]);

        Assert.InRange(scale.Low, 0, 0.2);
        Assert.InRange(scale.High, 0.8, 1);
    }

    [Fact]
    public void Thousands_are_set_off_by_thin_spaces_and_minus_is_a_minus()
    {
        Assert.Equal("12\u2009000", Scale.Of([0, 12000]).Label(12000));
        Assert.Equal("−0.5", Scale.Of([-1, 1]).Label(-0.5));
    }
}
