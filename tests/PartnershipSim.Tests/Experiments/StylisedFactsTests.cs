using Xunit;

namespace PartnershipSim.Tests.Experiments;

/// <summary>What the model gets right must stay right; what it gets wrong is recorded as wrong, so that nobody is told otherwise.</summary>
public sealed class StylisedFactsTests(FreeRuns runs) : IClassFixture<FreeRuns>
{
    public static TheoryData<string> Met => [.. StylisedFacts.All.Where(fact => fact.IsMet).Select(fact => fact.ToString())];

    public static TheoryData<string> Missed => [.. StylisedFacts.All.Where(fact => !fact.IsMet).Select(fact => fact.ToString())];

    [Theory]
    [MemberData(nameof(Met))]
    public void A_fact_that_the_model_meets_lies_in_its_band(string name)
    {
        (StylisedFact fact, double value) = Look(name);

        Assert.True(fact.Band.Contains(value), $"{fact}: {value:0.####} lies outside {fact.Band}");
    }

    [Theory]
    [MemberData(nameof(Missed))]
    public void A_fact_that_the_model_misses_still_lies_outside_its_band(string name)
    {
        (StylisedFact fact, double value) = Look(name);

        Assert.False(fact.Band.Contains(value), $"{fact}: now passes with {value:0.####}: move it to the passes");
    }

    [Fact]
    public void All_twenty_five_facts_are_looked_at() =>
        Assert.Equal(25, StylisedFacts.All.Select(fact => fact.Id[..3]).Distinct().Count());

    [Theory]
    [InlineData("ISAF", 2003, 26)]
    [InlineData("ISAF", 2008, 37)]
    [InlineData("ISAF", 2012, 46)]
    [InlineData("KFOR", 2013, 30)]
    public void The_observed_contributors_are_those_of_the_data(string operation, int year, int expected)
    {
        double[] seen = PartnershipSim.Scenarios.Compilation.Compiler.Observed(RealHistory.Scenario)
            .Troops[runs.Number(operation)][PartnershipSim.Model.Horizon.IndexOf(year)];

        Assert.Equal(expected, seen.Count(troops => troops > 0));
    }

    [Fact]
    public void Ranks_that_agree_correlate_fully() => Assert.Equal(1, Ranks.Spearman([1, 5, 9], [0.1, 0.2, 100]), 1e-15);

    [Fact]
    public void Ranks_share_ties() => Assert.Equal(Math.Sqrt(0.75), Ranks.Spearman([1, 1, 2], [1, 2, 3]), 1e-15); // ½ ½ 2 against 0 1 2

    private (StylisedFact Fact, double Value) Look(string name)
    {
        StylisedFact fact = StylisedFacts.All.Single(each => each.ToString() == name);
        double value = fact.Of(runs);
        TestContext.Current.SendDiagnosticMessage($"{fact}: {value:0.####}, band {fact.Band}");
        return (fact, value);
    }
}
