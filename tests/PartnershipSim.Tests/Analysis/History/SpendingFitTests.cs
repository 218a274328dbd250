using PartnershipSim.Analysis.History;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using Xunit;

namespace PartnershipSim.Tests.Analysis.History;

/// <summary>The defaults of spending come out of the data, and earlier years know less.</summary>
public sealed class SpendingFitTests
{
    private static readonly SpendingFit To2020 = SpendingFit.Of(RealHistory.Scenario, 2020);

    [Theory]
    [InlineData("budget.growth_damping")]
    [InlineData("budget.member_drift")]
    [InlineData("budget.pledge_pull")]
    [InlineData("budget.alarm_pull")]
    public void A_default_lies_within_a_standard_error_of_what_the_years_to_2020_say(string key)
    {
        FittedNumber number = To2020.Numbers.Single(each => each.Parameter.Key == key);

        Assert.True(
            number.AgreesWithDefault,
            $"default {number.Parameter.Default}, estimate {number.Estimate} ({number.StandardError})");
        Assert.True(number.Ratio > 0);
    }

    [Fact]
    public void The_answer_of_partners_to_alarm_is_that_of_the_years_to_2024()
    {
        SpendingFit all = SpendingFit.Of(RealHistory.Scenario, RealHistory.Scenario.Data.LastObserved);

        Assert.True(all.Numbers.Single(each => each.Parameter == Budget.AlarmPullPartners).AgreesWithDefault);
        Assert.True(all.Rows > To2020.Rows);
    }

    [Fact]
    public void Years_before_the_pledge_and_the_alarm_tell_nothing_of_them()
    {
        SpendingFit early = SpendingFit.Of(RealHistory.Scenario, 2008);

        Assert.Equal(
            [Budget.GrowthDamping, Budget.MemberDrift, Budget.Noise], early.Numbers.Select(number => number.Parameter));
        Assert.Equal(0.1, early.Settings.Single(pair => pair.Setting == (Setting)Budget.PledgePull).Value);
    }

    [Fact]
    public void A_fit_to_a_year_sees_nothing_later()
    {
        SpendingFit once = SpendingFit.Of(RealHistory.Scenario, 2014);
        Assert.Equal(
            once.Numbers.Select(number => number.Estimate),
            SpendingFit.Of(RealHistory.Scenario with { Years = new(1996, 2014) }, 2014).Numbers
                .Select(number => number.Estimate));
        Assert.NotEqual(once.Rows, To2020.Rows);
    }

    [Fact]
    public void Too_few_years_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SpendingFit.Of(RealHistory.Scenario, 1998));
}
