using System.Collections.Immutable;
using PartnershipSim.Analysis.Estimation;
using PartnershipSim.Analysis.History;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Tests.Analysis.History;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Estimation;

/// <summary>The defaults come out of the data, and earlier years know less.</summary>
public sealed class ModelFitTests
{
    private static readonly Dictionary<int, ModelFit> Fits = new int[] { 2008, 2014, 2020, 2024 }
        .ToDictionary(until => until, until => ModelFit.Of(RealHistory.Scenario, until));

    [Theory]
    [InlineData("budget.growth_damping", 2020)]
    [InlineData("budget.member_drift", 2020)]
    [InlineData("budget.pledge_pull", 2020)]
    [InlineData("budget.alarm_pull", 2020)]
    [InlineData("budget.alarm_pull_partners", 2024)]
    [InlineData("budget.courtship", 2020)]
    [InlineData("budget.noise", 2008)]
    [InlineData("resources.force_speed", 2020)]
    [InlineData("operations.join_const", 2008)]
    [InlineData("operations.join_interop", 2008)]
    [InlineData("operations.join_prospect", 2008)]
    [InlineData("operations.join_persistence", 2008)]
    [InlineData("operations.join_member", 2008)]
    [InlineData("operations.join_launch", 2008)]
    [InlineData("operations.join_demand", 2008)]
    [InlineData("operations.join_capacity", 2008)]
    [InlineData("operations.join_contested", 2008)]
    [InlineData("operations.join_old", 2008)]
    [InlineData("operations.join_insurance", 2008)]
    [InlineData("operations.join_frailty", 2008)]
    [InlineData("operations.size_inertia", 2008)]
    [InlineData("operations.size_noise", 2008)]
    [InlineData("operations.size_steady", 2008)]
    [InlineData("operations.size_entry_noise", 2008)]
    [InlineData("operations.size_interop", 2008)]
    [InlineData("operations.size_response", 2014)]
    [InlineData("operations.size_const", 2014)]
    public void A_default_lies_within_a_standard_error_of_what_the_years_say(string key, int until)
    {
        FittedNumber number = Number(key, until);

        Assert.True(
            number.AgreesWithDefault,
            $"default {number.Parameter.Default}, estimate {number.Estimate} ({number.StandardError})");
        Assert.True(number.StandardError > 0);
    }

    /// <summary>Defaults that the fit does not reproduce, as the model document says.</summary>
    [Theory]
    [InlineData("resources.force_noise")]
    [InlineData("resources.reform_cut")]
    public void A_default_that_no_sample_gives_lies_between_those_of_the_first_and_the_last(string key)
    {
        FittedNumber first = Number(key, 2008), last = Number(key, 2024);

        Assert.False(first.AgreesWithDefault);
        Assert.InRange(first.Parameter.Default, last.Estimate, first.Estimate + 2 * first.StandardError);
    }

    [Fact]
    public void A_ratio_at_zero_says_how_much_worse_the_years_fit_without_a_parameter()
    {
        CompiledModel model = Compiler.Compile(RealHistory.Scenario, 2008).Model;
        Covariates known = Covariates.Of(model.Until(2008));
        Block block = JoiningFit.Of(known, Held.History, 2008, new(HasRatios: true));

        Assert.True(block.Numbers.Single(number => number.Parameter == Operations.JoinOld).Ratio > 10);
        Assert.True(block.Numbers.Single(number => number.Parameter == Operations.JoinFrailty).Ratio > 4);
        FittedNumber attitude = Assert.Single(block.Freed);
        Assert.Equal(Operations.JoinAttitude, attitude.Parameter);
        // the weight of attitudes is assumed because lists of contributors hardly tell it
        Assert.True(attitude.StandardError > 1.5);
    }

    [Fact]
    public void Years_before_the_pledge_and_the_alarm_tell_nothing_of_them()
    {
        ModelFit early = Fits[2008];

        Assert.DoesNotContain(
            early.Blocks[0].Numbers,
            number => number.Parameter == Budget.PledgePull || number.Parameter == Budget.AlarmPull);
        Assert.Equal(0.1, early.Settings.Single(pair => pair.Setting == (Setting)Budget.PledgePull).Value);
    }

    /// <summary>Later observations are replaced by nonsense, and no estimate changes.</summary>
    [Fact]
    public void A_fit_to_a_year_sees_nothing_later()
    {
        const int until = 2008;
        CompiledModel model = Compiler.Compile(RealHistory.Scenario, until).Model;
        ObservedHistory poisoned = ObservedHistory.Of(RealHistory.Scenario, model);
        for (int t = Horizon.IndexOf(until + 1); t < poisoned.Years; t++)
        {
            Array.Fill(poisoned.Spending[t], 0.9);
            Array.Fill(poisoned.Strength[t], 1e4);
            foreach (double[][] years in poisoned.Troops)
                Array.Fill(years[t], 77);
        }

        ModelFit fit = ModelFit.Of(RealHistory.Scenario, model, poisoned, until, default);

        Assert.Equal(Estimates(Fits[until]), Estimates(fit));
        Assert.NotEqual(Estimates(Fits[2014])[^3..], Estimates(fit)[^3..]);
    }

    [Fact]
    public void Draws_spread_as_the_estimates_do_and_stay_in_their_ranges()
    {
        ModelFit fit = Fits[2014];
        FittedNumber interop = Number("operations.join_interop", 2014);

        ImmutableArray<ImmutableArray<(Setting Setting, double Value)>> draws = fit.Draws(400);

        double[] values =
            [.. draws.Select(draw => draw.Single(pair => pair.Setting == (Setting)interop.Parameter).Value)];
        Assert.Equal(interop.Estimate, values.Average(), 0.15);
        Assert.Equal(
            interop.StandardError, Math.Sqrt(values.Average(value => Math.Pow(value - values.Average(), 2))), 0.15);
        Assert.All(draws, draw => Assert.All(draw, pair => Assert.InRange(
            pair.Value, ((Parameter)pair.Setting).Range.Low, ((Parameter)pair.Setting).Range.High)));
    }

    [Fact]
    public void Before_lists_follow_each_other_joining_and_sizes_are_those_of_2008() =>
        Assert.Equal(
            Estimates(Fits[2008])[^19..], Estimates(ModelFit.Of(RealHistory.Scenario, 2002))[^19..]);

    [Fact]
    public void Decisions_without_a_known_yesterday_are_left_out_if_asked() =>
        Assert.True(
            ModelFit.Of(RealHistory.Scenario, 2008, new(IsStrict: true)).Blocks[2].Rows < Fits[2008].Blocks[2].Rows);

    [Fact]
    public void Too_few_years_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ModelFit.Of(RealHistory.Scenario, 1998));

    private static FittedNumber Number(string key, int until) =>
        Fits[until].Blocks.SelectMany(block => block.Numbers).Single(number => number.Parameter.Key == key);

    private static double[] Estimates(ModelFit fit) =>
        [.. fit.Blocks.SelectMany(block => block.Numbers).Select(number => number.Estimate)];
}
