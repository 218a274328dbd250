using System.Collections.Immutable;
using PartnershipSim.Analysis.Expectations;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Expectations;

/// <summary>
/// Every word of the grammar, once met and once not, judged on one run of a world without programmes.
/// </summary>
public sealed class ExpectationTests(ExpectationTests.Judged judged) : IClassFixture<ExpectationTests.Judged>
{
    private static readonly string Baseline = RealHistory.File;
    private static readonly string Larger = Path.Combine(Repository.Scenarios, "no_partnership_at_all.yaml");
    private static readonly string Smaller = Path.Combine(Repository.Scenarios, "education_doubled.yaml");

    private static readonly ImmutableArray<(string Claim, bool IsMet, Expectation Expectation)> Claims =
    [
        ("interoperability decreases", true, Of("interop") with { Change = Change.Decreases }),
        ("interoperability increases", false, Of("interop") with { Change = Change.Increases }),
        ("interoperability is unchanged", false, Of("interop") with { Change = Change.Unchanged }),
        ("against itself nothing has changed", true, Of("interop") with { Change = Change.Unchanged, Versus = Same }),
        ("interoperability decreases, surely", true, Of("interop") with
        {
            Change = Change.Decreases,
            Confidence = 0.999,
        }),
        ("spending moves by less than 1 %", true, Of("spending_share") with { Within = 0.01 }),
        ("spending of those who court moves by less than a millionth", false, Of("spending_share") with
        {
            Group = "pfp",
            Within = 1e-6,
        }),
        ("spending is unchanged within 1 %", true, Of("spending_share") with
        {
            Change = Change.Unchanged,
            Within = 0.01,
        }),
        ("troop-years move by less than 30 %", true, Of("partner_troop_years") with { Within = 0.30 }),
        ("troop-years move by less than 2 %", false, Of("partner_troop_years") with { Within = 0.02 }),
        ("troop-years of global partners move by less than 30 %", true, Of("partner_troop_years") with
        {
            Group = "global",
            Within = 0.30,
        }),
        ("troop-years of global partners move by less than 0.1 %", false, Of("partner_troop_years") with
        {
            Group = "global",
            Within = 0.001,
        }),
        ("interoperability moves by less than 1 %", false, Of("interop") with { Within = 0.01 }),
        ("a quarter of interoperability is lost", true, Of("interop") with
        {
            Between = new(-0.32, -0.20),
            IsRelative = true,
        }),
        ("half of interoperability is lost", false, Of("interop") with
        {
            Between = new(-0.60, -0.40),
            IsRelative = true,
        }),
        ("interoperability falls by .05 to .20", true, Of("interop") with { Between = new(-0.20, -0.05) }),
        ("interoperability stands between .2 and .5", true, new Expectation("interop") { Between = new(0.2, 0.5) }),
        ("interoperability stands above .5", false, new Expectation("interop") { Between = new(0.5, 1) }),
        ("interoperability of the dialogue stands below .2", true, new Expectation("interop")
        {
            Group = "dialogue",
            Between = new(0, 0.2),
        }),
        ("a closed door on top costs more", true, Of("partner_troop_years") with { LessThan = Larger }),
        ("doubled education moves more", false, Of("partner_troop_years") with { LessThan = Smaller }),
        ("other states offset part", true, Of("partner_troop_years") with { HasDisplacement = true }),
        ("global partners alone lose more than all together", false, Of("partner_troop_years") with
        {
            Group = "global",
            HasDisplacement = true,
        }),
        ("one claim of two fails", false, Of("interop") with { Change = Change.Decreases, Within = 0.01 }),
        ("in the first year half as much is lost", true, Of("interop") with
        {
            Years = new(1995, 1995),
            Between = new(-0.15, -0.10),
            IsRelative = true,
        }),
    ];

    public static TheoryData<string> Words => [.. Claims.Select(claim => claim.Claim)];

    [Theory]
    [MemberData(nameof(Words))]
    public void A_claim_is_met_if_and_only_if_it_holds(string claim)
    {
        bool isMet = Claims.Single(each => each.Claim == claim).IsMet;
        ExpectationResult verdict = judged[claim];

        Assert.True(isMet == verdict.IsMet, $"expected {verdict.Expected}; observed {verdict.Observed}");
    }

    [Fact]
    public void A_verdict_says_what_was_expected_and_what_was_seen()
    {
        ExpectationResult verdict = judged["a quarter of interoperability is lost"];

        Assert.Equal("interop between -32.0 % and -20.0 %", verdict.Expected);
        Assert.Matches(@"^-2\d\.\d % \[-2\d\.\d %, -2\d\.\d %\]$", verdict.Observed);
    }

    [Theory]
    [InlineData("interoperability decreases", "interop decreases (0.9)")]
    [InlineData("interoperability decreases, surely", "interop decreases (0.999)")]
    [InlineData("spending moves by less than 1 %", "spending_share within 1 %")]
    [InlineData("spending of those who court moves by less than a millionth", "spending_share of pfp within 0.0001 %")]
    [InlineData("spending is unchanged within 1 %", "spending_share unchanged (0.9), within 1 %")]
    [InlineData("interoperability falls by .05 to .20", "interop between -0.2 and -0.05")]
    [InlineData("interoperability of the dialogue stands below .2", "interop of dialogue between 0 and 0.2")]
    [InlineData("a closed door on top costs more", "partner_troop_years less than no_partnership_at_all")]
    [InlineData("other states offset part", "partner_troop_years net less than gross")]
    public void What_was_expected_is_said_in_words(string claim, string expected) =>
        Assert.Equal(expected, judged[claim].Expected);

    [Theory]
    [InlineData("interoperability stands between .2 and .5", @"^0\.\d{1,4}$")]
    [InlineData("against itself nothing has changed", @"^0\.0 % \[0\.0 %, 0\.0 %\]$")]
    [InlineData("a closed door on top costs more", @"^-\d+\.\d % \[-\d+\.\d %, -\d+\.\d %\]; against -\d{1,2}\.\d %$")]
    [InlineData(
        "other states offset part",
        @"^-\d+\.\d % \[-\d+\.\d %, -\d+\.\d %\]; net -\d+\.\d\d, gross -\d+\.\d\d k troop-years$")]
    public void What_was_seen_is_said_in_numbers(string claim, string pattern) =>
        Assert.Matches(pattern, judged[claim].Observed);

    [Fact]
    public void Without_a_wish_a_hundred_replicates_are_run_under_the_seed_of_the_scenario()
    {
        Scenario scenario = RealHistory.Scenario with
        {
            Replicates = 8,
            Expectations = [new Expectation("partner_troop_years") { Between = new(0, 1000) }],
        };
        string Seen(Scenario of, int? replicates, ulong? seed) =>
            Assert.Single(new ExpectationRunner().Check(of, replicates, seed)).Observed;

        Assert.Equal(Seen(scenario, ExpectationRunner.LeastReplicates, scenario.Seed), Seen(scenario, null, null));
        Assert.NotEqual(Seen(scenario, 8, null), Seen(scenario, null, null));
        Assert.NotEqual(Seen(scenario, null, scenario.Seed + 1), Seen(scenario, null, null));
        Assert.Equal(Seen(scenario, 112, null), Seen(scenario with { Replicates = 112 }, null, null));
    }

    /// <summary>A level is the mean over the replicates, and no other of them.</summary>
    [Fact]
    public void A_level_is_the_mean_over_the_replicates()
    {
        Scenario scenario = RealHistory.Scenario with
        {
            Expectations = [new Expectation("partner_troop_years") { Between = new(0, 1000) }],
        };
        double mean = ScenarioRun.Of(
            PartnershipSim.Scenarios.Compilation.Compiler.Compile(scenario).Model, new(scenario.Seed, 16),
            new(scenario.Years.From, scenario.Years.To))
            .Scalars.Of(PartnershipSim.Model.Measurement.Outcomes.PartnerTroopYears, "partners").ToArray().Average();

        Assert.Equal($"{mean:0.####}", Assert.Single(new ExpectationRunner().Check(scenario, replicates: 16)).Observed);
    }

    [Fact]
    public void A_scenario_that_looks_further_takes_the_others_along()
    {
        Scenario scenario = RealHistory.Scenario with
        {
            Expectations = [Of("partner_troop_years") with { Years = new(2021, 2024), Change = Change.Unchanged }],
        };

        Assert.True(Assert.Single(new ExpectationRunner().Check(scenario, replicates: 8)).IsMet);
    }

    [Fact]
    public void A_claim_about_nothing_is_refused()
    {
        Scenario scenario = RealHistory.Scenario with
        {
            Expectations = [new Expectation("interop") { Change = Change.Increases }],
        };

        Assert.StartsWith(
            "an expectation about interop without another scenario needs the bounds of its level",
            Assert.Throws<ArgumentException>(() => new ExpectationRunner().Check(scenario, replicates: 8)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_scenario_without_expectations_has_no_verdicts() =>
        Assert.Empty(new ExpectationRunner().Check(RealHistory.Scenario with { Expectations = [] }));

    private static string Same => Path.Combine(Repository.Scenarios, "no_programmes.yaml");

    private static Expectation Of(string outcome) => new(outcome) { Versus = Baseline };

    /// <summary>All claims, judged together.</summary>
    public sealed class Judged
    {
        private readonly ImmutableArray<ExpectationResult> _verdicts;

        public Judged()
        {
            Scenario scenario = RealHistory.Scenario.With("partnership.budget", 0) with
            {
                Expectations = [.. Claims.Select(claim => claim.Expectation)],
            };
            _verdicts = new ExpectationRunner(threads: 2).Check(scenario, replicates: 48);
        }

        public ExpectationResult this[string claim] =>
            _verdicts.Single(verdict => verdict.Expectation == Claims.Single(each => each.Claim == claim).Expectation);
    }
}
