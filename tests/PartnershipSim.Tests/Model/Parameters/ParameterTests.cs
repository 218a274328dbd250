using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using Xunit;

namespace PartnershipSim.Tests.Model.Parameters;

public sealed class ParameterTests
{
    private static readonly Interval Range = new(-1, 3);

    [Fact]
    public void The_width_is_from_end_to_end() => Assert.Equal(4, Range.Width);

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(3, true)]
    [InlineData(-1.0001, false)]
    [InlineData(3.0001, false)]
    [InlineData(double.NaN, false)]
    public void Both_ends_belong_to_an_interval(double value, bool isIn) => Assert.Equal(isIn, Range.Contains(value));

    [Fact]
    public void An_interval_is_written_from_low_to_high() => Assert.Equal("[-1, 3]", Range.ToString());

    [Fact]
    public void A_setting_is_written_as_its_key() =>
        Assert.Equal("partnership.budget", ParameterSpace.Find("partnership.budget")!.ToString());

    [Fact]
    public void A_mechanism_is_on_unless_it_is_switched_off()
    {
        Assert.All(
            Mechanisms.All, mechanism => Assert.Equal((1, new Interval(0, 1)), (mechanism.Default, mechanism.Range)));
        Assert.Null(ParameterSpace.Find(Mechanisms.All[0].Key)); // a switch is no parameter
    }
}
