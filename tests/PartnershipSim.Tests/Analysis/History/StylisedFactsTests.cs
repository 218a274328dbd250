using System.Collections.Immutable;
using PartnershipSim.Analysis.History;
using Xunit;

namespace PartnershipSim.Tests.Analysis.History;

/// <summary>
/// What the model gets right must stay right; what it gets wrong is recorded as wrong, so that nobody is told
/// otherwise.
/// </summary>
public sealed class StylisedFactsTests
{
    private static readonly FreeRuns Runs = new(Held.Model, seed: 1, Hindcast.FactReplicates, threads: 2);
    private static readonly ImmutableArray<FactCheck> Checks = FactCheck.Of(Runs, Held.History, RealHistory.Scenario);

    /// <summary>Known failures; <c>hindcast</c> prints them with their values.</summary>
    private static readonly ImmutableArray<string> Missed = ["S10", "S12", "S13", "S15b", "S16", "S18", "S19", "S20"];

    public static TheoryData<string> Ids => [.. Checks.Select(check => check.Fact.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_fact_is_met_or_among_the_known_failures(string id)
    {
        FactCheck check = Checks.Single(each => each.Fact.Id == id);
        string said =
            $"{check.Fact}: {check.Simulated:0.####}, band {check.Fact.Band}, observed {check.Observed:0.####}";
        TestContext.Current.SendDiagnosticMessage(said);

        Assert.True(
            check.IsMet != Missed.Contains(id), check.IsMet ? $"now passes, take it off the list: {said}" : said);
    }

    [Fact]
    public void All_twenty_five_facts_are_looked_at() =>
        Assert.Equal(25, Checks.Select(check => check.Fact.Id[..3]).Distinct().Count());

    // section 9 of the model description
    [Theory]
    [InlineData("S01", 1.87, 0.005)]
    [InlineData("S04", 0.22, 0.005)]
    [InlineData("S05", 0.722, 0.0005)]
    [InlineData("S08", 0.185, 0.0005)]
    [InlineData("S12", 0.081, 0.0005)]
    [InlineData("S16", 1.38, 0.006)]
    [InlineData("S19", 1.44, 0.006)]
    [InlineData("S25", 1108, 0.5)]
    public void The_observed_value_is_that_of_the_model_description(string id, double expected, double tolerance) =>
        Assert.Equal(expected, Checks.Single(check => check.Fact.Id == id).Observed, tolerance);

    [Fact]
    public void History_itself_meets_every_fact() =>
        Assert.All(
            Checks, check => Assert.True(check.Fact.Band.Contains(check.Observed), $"{check.Fact}: {check.Observed}"));
}
