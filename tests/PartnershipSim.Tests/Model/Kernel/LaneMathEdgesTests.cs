using PartnershipSim.Model.Kernel;
using Xunit;
using static System.Double;

namespace PartnershipSim.Tests.Model.Kernel;

/// <summary>What the functions say where the range of a double, or their own, ends.</summary>
public class LaneMathEdgesTests
{
    [Theory]
    [InlineData(NaN, NaN)]
    [InlineData(PositiveInfinity, PositiveInfinity)]
    [InlineData(NegativeInfinity, 0)]
    [InlineData(0, 1)]
    [InlineData(5e-324, 1)]
    [InlineData(709.782712893384, 1.7976931348622732e308)]         // the last before overflow
    [InlineData(709.7827128933841, PositiveInfinity)]
    [InlineData(MaxValue, PositiveInfinity)]
    [InlineData(-708.3964185322641, 2.2250738585072626e-308)]     // the last normal result
    [InlineData(-745.1332191019411, 5e-324)]                      // the last above 0
    [InlineData(-745.1332191019412, 0)]
    [InlineData(MinValue, 0)]
    public void Exp_ends_where_doubles_end(double x, double expected) => Same(expected, LaneMath.Exp(x));

    [Theory]
    [InlineData(NaN, NaN)]
    [InlineData(PositiveInfinity, PositiveInfinity)]
    [InlineData(MaxValue, 709.782712893384)]
    [InlineData(1, 0)]
    [InlineData(5e-324, -744.4400719213812)]
    [InlineData(0, NegativeInfinity)]
    [InlineData(-5e-324, NaN)]
    [InlineData(-1, NaN)]
    [InlineData(NegativeInfinity, NaN)]
    public void Log_is_minus_infinity_at_zero_and_not_a_number_below(double x, double expected) => Same(expected, LaneMath.Log(x));

    [Theory]
    [InlineData(0, 2, 0)]
    [InlineData(0, -2, PositiveInfinity)]
    [InlineData(5e-324, 1, 5e-324)]
    [InlineData(MaxValue, 1, MaxValue)]
    [InlineData(PositiveInfinity, 2, PositiveInfinity)]
    [InlineData(PositiveInfinity, -2, 0)]
    [InlineData(2, PositiveInfinity, PositiveInfinity)]
    [InlineData(2, NegativeInfinity, 0)]
    [InlineData(0.5, PositiveInfinity, 0)]
    [InlineData(2, 1023, 8.98846567431158e307)]
    [InlineData(2, 1024, PositiveInfinity)]
    [InlineData(2, -1074, 5e-324)]
    [InlineData(2, -1076, 0)]
    public void Pow_from_zero_to_infinity(double x, double y, double expected) => Same(expected, LaneMath.Pow(x, y));

    [Theory]
    [InlineData(0)]
    [InlineData(5e-324)]
    [InlineData(0.3)]
    [InlineData(-2)]
    [InlineData(PositiveInfinity)]
    [InlineData(NaN)]
    public void Anything_to_the_power_of_zero_is_one(double x) => Same(1, LaneMath.Pow(x, 0));

    [Theory]
    [InlineData(0)]
    [InlineData(-3.7)]
    [InlineData(1e18)]
    [InlineData(1e305)]
    [InlineData(-MaxValue)]
    public void One_to_any_power_is_one(double y) => Same(1, LaneMath.Pow(1, y));

    [Theory]
    [InlineData(-2, 2)]
    [InlineData(-2, 0.5)]
    [InlineData(-5e-324, 1)]
    [InlineData(NegativeInfinity, 1)]
    [InlineData(NaN, 1)]
    [InlineData(2, NaN)]
    [InlineData(0, NaN)]
    public void Pow_of_a_negative_base_or_of_no_number_is_not_a_number(double x, double y) => Same(NaN, LaneMath.Pow(x, y));

    [Theory]
    [InlineData(NaN, NaN)]
    [InlineData(PositiveInfinity, 1)]
    [InlineData(MaxValue, 1)]
    [InlineData(40, 1)]
    [InlineData(0, 0.5)]
    [InlineData(-745, 5e-324)]
    [InlineData(-746, 0)]
    [InlineData(NegativeInfinity, 0)]
    public void Logistic_runs_from_zero_to_one(double z, double expected) => Same(expected, LaneMath.Logistic(z));

    [Theory]
    [InlineData(0, NegativeInfinity)]
    [InlineData(0.5, 0)]
    [InlineData(1, PositiveInfinity)]
    [InlineData(-0.1, NaN)]
    [InlineData(1.1, NaN)]
    [InlineData(NaN, NaN)]
    public void Logit_runs_from_minus_to_plus_infinity_and_is_not_a_number_outside(double p, double expected) =>
        Same(expected, LaneMath.Logit(p));

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0, NaN)]
    [InlineData(1, NaN)]
    [InlineData(-0.1, NaN)]
    [InlineData(1.1, NaN)]
    [InlineData(PositiveInfinity, NaN)]
    [InlineData(NaN, NaN)]
    public void Normal_quantile_is_zero_in_the_middle_and_not_a_number_outside(double p, double expected) =>
        Same(expected, LaneMath.NormalQuantile(p));

    [Fact]
    public void Minus_zero_counts_as_zero()
    {
        Same(1, LaneMath.Exp(-0.0));
        Same(NegativeInfinity, LaneMath.Log(-0.0));
        Same(0, LaneMath.Pow(-0.0, 2));
        Same(1, LaneMath.Pow(-0.0, -0.0));
        Same(0.5, LaneMath.Logistic(-0.0));
        Same(NegativeInfinity, LaneMath.Logit(-0.0));
    }

    [Fact]
    public void Student_t4_quantile_meets_the_worked_example_and_is_odd()
    {
        Assert.Equal(2.7764451051977987, LaneMath.StudentT4Quantile(0.975)[0], 1e-14);
        Assert.Equal(-2.7764451051977987, LaneMath.StudentT4Quantile(0.025)[0], 1e-13);
        Assert.Equal(0, LaneMath.StudentT4Quantile(0.5)[0]);
        Assert.True(double.IsNaN(LaneMath.StudentT4Quantile(-0.1)[0]));
        Assert.True(double.IsNaN(LaneMath.StudentT4Quantile(1.1)[0]));
    }

    [Fact]
    public void Normal_quantile_meets_the_worked_examples()
    {
        Assert.Equal(1.959963984540054, LaneMath.NormalQuantile(0.975)[0], 1e-15);
        Assert.Equal(-2.326347874040841, LaneMath.NormalQuantile(0.01)[0], 1e-15);
    }

    // equal to one unit in the last place; zeros, infinities and not a number exactly
    private static void Same(double expected, Lanes actual)
    {
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            if (actual[lane].Equals(expected))
                continue;
            Assert.True(IsFinite(expected) && expected != 0, $"expected {expected}, not {actual[lane]}");
            Assert.InRange(actual[lane], BitDecrement(expected), BitIncrement(expected));
        }
    }
}
