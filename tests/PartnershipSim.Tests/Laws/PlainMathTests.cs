using PartnershipSim.Model.Kernel;
using PartnershipSim.Tests.Oracle;
using Xunit;

namespace PartnershipSim.Tests.Laws;

/// <summary>The oracle's functions are the engine's, bit for bit: where the two worlds differ, it is the equations that differ.</summary>
public sealed class PlainMathTests
{
    private const int Points = 20_000;

    [Fact]
    public void Exp_has_the_same_bits() =>
        AssertSameBits(LaneMath.Exp, PlainMath.Exp, [.. Spread(-800, 800), .. Spread(-3, 3), .. Edges]);

    [Fact]
    public void Log_has_the_same_bits() =>
        AssertSameBits(LaneMath.Log, PlainMath.Log, [.. Spread(-300, 300).Select(Ten), .. Spread(0.5, 2), .. Edges]);

    [Fact]
    public void Logistic_has_the_same_bits() =>
        AssertSameBits(LaneMath.Logistic, PlainMath.Logistic, [.. Spread(-800, 800), .. Spread(-6, 6), .. Edges]);

    [Fact]
    public void Logit_has_the_same_bits() =>
        AssertSameBits(LaneMath.Logit, PlainMath.Logit, [.. Spread(0, 1), .. Spread(0.4, 0.6), .. Spread(-300, -1).Select(Ten)]);

    [Fact]
    public void The_normal_quantile_has_the_same_bits() =>
        AssertSameBits(p => LaneMath.NormalQuantile(p), PlainMath.NormalQuantile, [.. Spread(0, 1), .. Spread(-15, -1).Select(Ten)]);

    [Fact]
    public void The_quantile_of_students_t_has_the_same_bits() =>
        AssertSameBits(p => LaneMath.StudentT4Quantile(p), PlainMath.StudentT4Quantile, [.. Spread(0, 1), .. Spread(-15, -1).Select(Ten)]);

    [Theory]
    [InlineData(0.4)]
    [InlineData(-1.7)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(0.0123456789)]
    public void Pow_has_the_same_bits(double power) =>
        AssertSameBits(x => LaneMath.Pow(x, power), x => PlainMath.Pow(x, power), [.. Spread(-320, 308).Select(Ten), .. Spread(0, 5), .. Edges]);

    [Fact]
    public void A_draw_has_the_same_bits()
    {
        Dice dice = Dice.ForBlock(0xDEADBEEF12345678, 9);
        for (uint lane = 0; lane < Lanes.Count; lane++)
        {
            PlainDice plain = new(0xDEADBEEF12345678, 9 + lane);
            for (uint state = 0; state < 500; state++)
            {
                Assert.Equal(dice.Uniform(Purpose.Join, 2003, state, 7)[(int)lane], plain.Uniform(Purpose.Join, 2003, state, 7));
                Assert.Equal(dice.Normal(Purpose.Size, 2003, state, 7)[(int)lane], plain.Normal(Purpose.Size, 2003, state, 7));
                Assert.Equal(dice.Shock(1, Purpose.Size, 2003, state, 7)[(int)lane], plain.Shock(1, Purpose.Size, 2003, state, 7));
                Assert.Equal(plain.Normal(Purpose.Size, 2003, state, 7), plain.Shock(0, Purpose.Size, 2003, state, 7));
                Assert.Equal(dice.Normal(Purpose.Size, 2003, state, 7), dice.Shock(0, Purpose.Size, 2003, state, 7));
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.02)]
    [InlineData(0.5)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(140)]
    public void A_count_of_deaths_is_the_same(double mean)
    {
        Dice dice = Dice.ForBlock(3, 0);
        PlainDice plain = new(3, 0);
        for (uint state = 0; state < 5000; state++)
            Assert.Equal(dice.Poisson(mean, Purpose.Deaths, 2008, state, 1)[0], plain.Poisson(mean, Purpose.Deaths, 2008, state, 1));
    }

    private static double[] Edges =>
        [0, -0.0, 1, -1, 5e-324, 1e-310, -1e-310, double.MaxValue, -double.MaxValue, 709.9, -745.2, -744, double.PositiveInfinity, double.NegativeInfinity];

    private static double Ten(double exponent) => Math.Pow(10, exponent);

    private static IEnumerable<double> Spread(double low, double high) =>
        Enumerable.Range(0, Points).Select(n => low + (high - low) * (n + 0.5) / Points);

    private static void AssertSameBits(Func<Lanes, Lanes> engine, Func<double, double> plain, double[] points)
    {
        foreach (double x in points)
        {
            double expected = engine(x)[0];
            double actual = plain(x);
            bool isSame = BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual)
                || (double.IsNaN(expected) && double.IsNaN(actual));
            Assert.True(isSame, $"at {x:R}: engine {expected:R}, oracle {actual:R}");
        }
    }
}
