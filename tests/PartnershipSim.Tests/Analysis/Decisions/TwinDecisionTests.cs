using PartnershipSim.Analysis.Decisions;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Model.Terms;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Decisions;

public sealed class TwinDecisionTests
{
    private static readonly Explanation Own = Explanation.Of(SmallStudy.World, "GEO", 2005, null, 1, 0, 1);
    private static readonly Explanation Twin = Explanation.Of(
        SmallStudy.With(("partnership.budget", 0)), "GEO", 2005, null, 1, 0, 1);

    [Fact]
    public void Twins_meet_the_same_draw()
    {
        TwinLine[] draws = [.. TwinDecision.Pair(Own, Twin).SelectMany(d => d.Lines)
            .Where(line => line.Kind == LineKind.Draw)];

        Assert.NotEmpty(draws);
        Assert.All(draws, line => Assert.Equal(line.Own, line.Twin));
    }

    [Fact]
    public void A_line_holds_both_worlds()
    {
        TwinLine money = TwinDecision.Pair(Own, Twin).Single(d => d.Decision == Incentives.Money.Decision).Lines
            .Single(line => line.Kind == LineKind.Sum);

        Assert.True(money.Own > 0);
        Assert.Equal((0, -money.Own), (money.Twin, money.Difference));
    }

    [Fact]
    public void Every_decision_of_either_world_appears_once()
    {
        string[] titles = [.. TwinDecision.Pair(Own, Twin).Select(d => d.Title)];

        Assert.Equal(titles.Distinct(), titles);
        Assert.Equal(
            Own.Decisions.Concat(Twin.Decisions).Select(d => (d.Decision, d.Operation)).Distinct().Count(),
            titles.Length);
        Assert.Contains("joining, Beta", titles);
    }

    [Fact]
    public void What_a_world_does_not_know_is_not_a_number_there() =>
        Assert.All(
            TwinDecision.Pair(Own, null).SelectMany(d => d.Lines),
            line => Assert.True(double.IsNaN(line.Twin) && !double.IsNaN(line.Own)));
}
