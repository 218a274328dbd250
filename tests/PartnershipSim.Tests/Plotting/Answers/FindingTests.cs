using PartnershipSim.Model;
using PartnershipSim.Plotting.Answers;
using PartnershipSim.Results.Tables;
using Xunit;

namespace PartnershipSim.Tests.Plotting.Answers;

public sealed class FindingTests
{
    /// <summary>A number that would be printed as 0 % is said to be small, and brackets stand in no brackets.</summary>
    [Fact]
    public void An_effect_that_would_be_printed_as_zero_is_said_to_be_small()
    {
        Assert.Equal("partners' troop-years changed by less than 0.01 %", Of(-0.00001, -0.00002, -0.000001).Brief);
        Assert.Contains("less than 0.01 % lower", Of(-0.00001, -0.00002, -0.000001).Sentence);
        Assert.Equal(
            "partners' troop-years without an effect that can be distinguished from zero (less than 0.01 %)",
            Of(0.00001, -0.00001, 0.00002).Brief);
        Assert.Equal(
            "partners' troop-years without an effect that can be distinguished from zero (+1.0 %, interval −2.0 to "
            + "+4.0 %)",
            Of(0.01, -0.02, 0.04).Brief);
        Assert.Equal("partners' troop-years −9.0 % (−15 to −4.0 %)", Of(-0.09, -0.15, -0.04).Brief);
    }

    [Fact]
    public void What_cannot_be_negative_falls_by_all_of_it_at_most() => Assert.Equal(
        "partners' troop-years −90 % (−100 to −24 %)", Of(-0.9, -1.89, -0.24).Brief);

    /// <param name="share">Of a base of 295 thousand troop-years.</param>
    private static Finding Of(double share, double low, double high)
    {
        const double level = 295;
        return new(
            new EffectRecord
            {
                Base = "base",
                Scenario = "other",
                Outcome = Outcomes.PartnerTroopYears.Key,
                Unit = Outcomes.PartnerTroopYears.Unit,
                Group = "partners",
                BaseMean = level,
                Effect = share * level,
                Low90 = low * level,
                High90 = high * level,
                Low95 = low * level,
                High95 = high * level,
                ShareHigher = 0.5,
                VarianceReduction = 1,
            },
            null, "1996-2014");
    }
}
