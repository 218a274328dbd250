using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Seminar.Engine;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Seminar.Engine;

/// <summary>What the explorer computes while a lever moves.</summary>
public sealed class ScenarioRunsTests
{
    private static readonly Outcome Troops = Outcomes.Find("troops")!;

    public static TheoryData<string, string, double> Moves => new()
    {
        { "baseline.yaml", "partnership.budget", 400 },
        { "baseline.yaml", "mechanisms.peers", 0 },
        { "budget_doubled.yaml", "partnership.exercises", 2 },
        { "georgia_offered_membership_2008.yaml", "operations.size_interop", 0.4 },
    };

    /// <summary>
    /// A lever moves the timetable only; the rest is compiled once. That must not show in any number.
    /// </summary>
    [Theory]
    [MemberData(nameof(Moves))]
    public void A_move_gives_the_same_numbers_whether_its_model_was_compiled_before_or_not(
        string file, string key, double value)
    {
        Scenario start = Scenario.Load(Path.Combine(Repository.Scenarios, file)) with { NudgedTo = Scenario.Never };
        Scenario moved = key.StartsWith("mechanisms.", StringComparison.Ordinal)
            ? start.With(Mechanisms.All.Single(each => "mechanisms." + each.Key == key), isOn: false)
            : start with { Parameters = start.Parameters.SetItem(key, value) };
        ScenarioRuns runs = new();
        OutcomeRun before = runs.Of(start, Troops, ScenarioRuns.Quick);

        OutcomeRun after = runs.Of(moved, Troops, ScenarioRuns.Quick);

        OutcomeRun afresh = OutcomeRun.Of(
            ScenarioRuns.ModelOf(moved), new RunPlan(moved.Seed, ScenarioRuns.Quick, Threads: 1), Troops, default);
        int partners = after.SubjectOf("partners");
        double[] Values(OutcomeRun run) => [.. Enumerable.Range(1995, run.LastYear - 1994)
            .SelectMany(year => run.Of(partners, year).ToArray())];
        Assert.Equal(Values(afresh), Values(after));
        Assert.NotEqual(Values(before), Values(after));
        Assert.Same(before.Model.Drivers, after.Model.Drivers); // data and drivers were compiled once
    }

    [Fact]
    public void Only_so_many_are_kept_and_those_that_were_asked_for_last()
    {
        Kept<string> kept = new(most: 2);
        int made = 0;
        string Get(string key) => kept.Get(key, () => $"{key}{++made}");

        string[] got = [Get("a"), Get("b"), Get("a"), Get("c"), Get("a"), Get("b")];

        Assert.Equal(["a1", "b2", "a1", "c3", "a1", "b4"], got);
    }
}
