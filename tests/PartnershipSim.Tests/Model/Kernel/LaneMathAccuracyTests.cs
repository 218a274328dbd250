using System.Runtime.CompilerServices;
using PartnershipSim.Model.Kernel;
using Xunit;

namespace PartnershipSim.Tests.Model.Kernel;

/// <summary>How far the functions are from the truth at worst, over thousands of points each. The tables know 60 digits.</summary>
public class LaneMathAccuracyTests
{
    private const double Promised = 1e-14;

    [Fact]
    public void Exp_is_within_two_units_in_the_last_place() =>
        AtMostUlps(2, Reference.Read("exp").Of(LaneMath.Exp));

    [Fact]
    public void Log_is_within_two_units_in_the_last_place() =>
        AtMostUlps(2, Reference.Read("log").Of(LaneMath.Log));

    [Fact]
    public void Pow_is_within_1e14_relative() =>
        AtMostRelative(Promised, Reference.Read("pow").Of(LaneMath.Pow));

    [Fact]
    public void Pow_with_the_exponents_of_the_model_is_within_two_units_in_the_last_place() =>
        AtMostUlps(2, Reference.Read("pow").Where((x, y) => Math.Abs(y) <= 5).Of(LaneMath.Pow));

    [Fact]
    public void Logistic_is_within_1e14_relative_in_both_tails() =>
        AtMostRelative(Promised, Reference.Read("logistic").Where((z, _) => z >= -708).Of(LaneMath.Logistic));

    [Fact]
    public void Logistic_is_within_two_units_in_the_last_place_where_it_is_subnormal() =>
        AtMostUlps(2, Reference.Read("logistic").Where((z, _) => z < -708).Of(LaneMath.Logistic));

    [Fact]
    public void Logit_is_within_1e14_relative_also_where_it_vanishes() =>
        AtMostRelative(Promised, Reference.Read("logit").Of(LaneMath.Logit));

    [Fact]
    public void Normal_quantile_is_within_1e14_relative() =>
        AtMostRelative(Promised, Reference.Read("quantile").Of(p => LaneMath.NormalQuantile(p)));

    [Fact]
    public void Student_t4_quantile_is_within_1e14_relative() =>
        AtMostRelative(Promised, Reference.Read("student").Of(p => LaneMath.StudentT4Quantile(p)));

    [Fact]
    public void Logit_undoes_logistic()
    {
        for (double z = -30; z <= 0.5; z += 1.0 / 128)
            Assert.Equal(z, LaneMath.Logit(LaneMath.Logistic(z))[0], 1e-14 * Math.Max(1, Math.Abs(z)));
    }

    private static void AtMostUlps(double bound, WorstError worst, [CallerMemberName] string test = "")
    {
        Say(worst, test);
        Assert.True(worst.Ulps <= bound, worst.ToString());
    }

    private static void AtMostRelative(double bound, WorstError worst, [CallerMemberName] string test = "")
    {
        Say(worst, test);
        Assert.True(worst.Relative <= bound, worst.ToString());
    }

    private static void Say(WorstError worst, string test) =>
        TestContext.Current.TestOutputHelper?.WriteLine($"{test}: {worst}");
}
