using System.Globalization;
using System.Text;
using PartnershipSim.Analysis.Decisions;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Terms;
using PartnershipSim.Runs;
using PartnershipSim.Tests.Approved;
using PartnershipSim.Tests.Runs;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Effects;

/// <summary>
/// What comparisons of small worlds find, to six digits. Whether the numbers are right is for the other tests; here
/// none of them changes without being seen.
/// </summary>
public sealed class PrintedComparisonTests
{
    private static readonly CompiledModel World = SmallStudy.World;
    private static readonly CompiledModel Less = SmallStudy.From(2004, "partnership.budget", 40);
    private static readonly Outcome[] Asked =
    [
        Outcomes.PartnerTroopYears, Outcomes.Interop, Outcomes.AttitudeReform, Outcomes.Rme, Outcomes.SpendingShare,
    ];

    [Theory]
    [InlineData("effects.txt", false)]
    [InlineData("effects_ensemble.txt", true)]
    public void The_effects_are_the_committed_ones(string file, bool hasEnsemble)
    {
        Comparison comparison = Comparison.Run(
            [new Arm("base", World), new Arm("less", Less), new Arm("same", World)], Plan(hasEnsemble),
            SmallStudy.Years);
        StringBuilder text = new();
        foreach (Effect effect in comparison.Effects("less", ["GEO", "MAR"]).Where((_, i) => i % 2 == 0))
        {
            Line(
                text, $"{effect.Outcome.Key} {effect.Group}: {effect.Replicates}", effect.Base, effect.Mean,
                effect.Relative, effect.Interval90, effect.Interval95, effect.Bootstrap90, effect.Bootstrap95,
                effect.ShareHigher, effect.Standardised, effect.VarianceReduction, effect.Parameters?.Members,
                effect.Parameters?.Share);
            foreach (Reliance one in comparison.RestsOn("less", effect.Outcome, effect.Group))
                Line(text, $"  rests on {one.Parameter.Key} ({one.Verdict})", one.Share);
        }

        foreach (Outcome outcome in Asked)
        {
            foreach (int year in (int[])[2003, 2004, 2012])
            {
                (double mean, Interval interval) = comparison.InYear("less", outcome, "partners", year);
                Line(text, $"{outcome.Key} in {year}", mean, interval);
            }
        }

        Line(text, "backfilled", comparison.Displacement("less"), comparison.Displacement("same"));
        Assert.All(comparison.Effects("same"), effect => Assert.True(effect.IsExactlyZero));
        Approval.Check(Path.Combine("comparing", file), text.ToString());
    }

    [Theory]
    [InlineData("attribution.txt", false)]
    [InlineData("attribution_ensemble.txt", true)]
    public void The_shares_of_the_mechanisms_are_the_committed_ones(string file, bool hasEnsemble)
    {
        Attribution attribution = Attribution.Run(World, Less, Plan(hasEnsemble), SmallStudy.Years);
        StringBuilder text = new();
        foreach (Outcome outcome in Asked)
        {
            Shares shares = attribution.Of(outcome, "partners");
            Line(text, $"{outcome.Key}: total", shares.Total, shares.Total90, shares.WithoutAll);
            foreach (Share share in shares.Mechanisms.Concat(shares.Contrasts))
                Line(text, $"  {share.Mechanism.Key}", share.Value, share.Interval90, share.Interval95);
            for (int i = 0; i < shares.Interactions.GetLength(0); i++)
                Line(text, "  with", [.. Enumerable.Range(0, shares.Interactions.GetLength(1))
                    .Select(j => (object)shares.Interactions[i, j])]);
        }

        Line(text, "money saved", attribution.ProgrammeMoneySaved);
        Approval.Check(Path.Combine("comparing", file), text.ToString());
    }

    [Fact]
    public void What_passes_through_attitudes_and_what_lasts_are_the_committed_ones()
    {
        StringBuilder text = new();
        foreach (Outcome outcome in Asked)
        {
            foreach (bool hasEnsemble in (bool[])[false, true])
            {
                MediatedShare share = Mediation.Run(
                    World, Less, outcome, "partners", Plan(hasEnsemble), SmallStudy.Years,
                    TestContext.Current.CancellationToken);
                Line(
                    text, $"{outcome.Key} through attitudes: {share.Members}", share.Effect, share.ThroughAttitudes,
                    share.Share, share.Interval90);
                Line(text, "  over members", [.. share.OverMembers.Select(one => (object)one)]);
            }

            Line(text, "  over ranges", [.. Mediation.OverRanges(
                World, Less, outcome, "partners", 6, SmallStudy.Plan(8), SmallStudy.Years,
                TestContext.Current.CancellationToken)
                .Select(one => (object)one)]);
            MediatedShare low = Mediation.AtLowEnd(
                World, Less, outcome, "partners", SmallStudy.Plan(16), SmallStudy.Years,
                TestContext.Current.CancellationToken);
            Line(text, "  at the low end", low.Effect, low.ThroughAttitudes, low.Share, low.Interval90);
            Durability durability = Durability.Run(
                World, SmallStudy.With(("partnership.budget", 0)), 2006, SmallStudy.Plan(16), SmallStudy.Years,
                cancellation: TestContext.Current.CancellationToken);
            Line(
                text, $"  lasts: half for {durability.HalfLife(outcome, "partners", 2016)} years",
                [.. durability.Decay(outcome, "partners", 2012).SelectMany(one => (object[])[one.Year, one.Left])]);
        }

        Approval.Check(Path.Combine("comparing", "mediation.txt"), text.ToString());
    }

    [Fact]
    public void What_would_be_worth_observing_and_what_a_lever_must_be_are_the_committed_ones()
    {
        StringBuilder text = new();
        RunPlan many = SmallStudy.Plan(240) with { Ensemble = EnsembleTests.Sample() };
        Information information = Information.Run(
            new Arm("base", World), new Arm("less", Less), many, SmallStudy.Years,
            cancellation: TestContext.Current.CancellationToken);
        foreach (Outcome outcome in Asked)
        {
            foreach (Observable one in information.For(outcome, "partners", 6))
                Line(
                    text, $"{outcome.Key}: {one.Observed.Key} {one.Subject.Key} {one.Year}",
                    one.Correlation, one.Narrowing);
        }

        foreach (string lever in (string[])["partnership.budget", "partnership.education", "operations.demand_scale"])
        {
            Seeking seeking = new(
                World, ParameterSpace.Find(lever)!, Outcomes.NonleadTroopYears, "all", SmallStudy.Plan(16),
                SmallStudy.Years);
            SeekResult? sought = seeking.Find(0.02, TestContext.Current.CancellationToken);
            Line(text, $"{lever} for 2 % more troops", sought?.Value, sought?.Interval90, sought?.Effect.Mean);
            foreach (Probe probe in seeking.Probes)
                Line(text, "  probe", probe.Value, probe.Mean, probe.Low, probe.High);
        }

        Approval.Check(Path.Combine("comparing", "information.txt"), text.ToString());
    }

    [Fact]
    public void What_would_be_a_new_series_and_how_far_it_narrows_an_interval()
    {
        Assert.Equal(
            ["troops", "spending_share", "active"],
            Information.Candidates.Where(outcome => !Information.IsNewSeries(outcome)).Select(outcome => outcome.Key));
        // 1 - sqrt(1 - 0.36)
        Assert.Equal(0.2, new Observable(Outcomes.Troops, SmallStudy.Run(1).Groups[0], 2000, -0.6).Narrowing, 12);
        Assert.Contains("without an ensemble nothing is known", Assert.Throws<ArgumentException>(() =>
            Information.Run(
                new Arm("base", World), new Arm("less", Less), SmallStudy.Plan(8), SmallStudy.Years,
                cancellation: TestContext.Current.CancellationToken)).Message);
    }

    [Fact]
    public void An_effect_is_exactly_zero_only_if_nothing_differs_anywhere()
    {
        Effect zero =
            Comparison.Run([new Arm("base", World), new Arm("same", World)], SmallStudy.Plan(8), SmallStudy.Years)
                .Effect("same", Outcomes.Interop, "partners")!;

        Assert.True(zero.IsExactlyZero);
        Assert.False((zero with { Interval95 = new(0, 1) }).IsExactlyZero
            || (zero with { Interval95 = new(-1, 0) }).IsExactlyZero || (zero with { Mean = 1 }).IsExactlyZero);
    }

    [Fact]
    public void An_explained_decision_and_what_would_turn_it_are_the_committed_ones()
    {
        StringBuilder text = new();
        foreach ((string state, int year) in (ReadOnlySpan<(string, int)>)[("GEO", 2008), ("MAR", 2005)])
        {
            Explanation own = Explanation.Of(World, state, year, null, 1, 3, 1),
                twin = Explanation.Of(Less, state, year, null, 1, 3, 1),
                many = Explanation.Of(World, state, year, "Beta", 1, null, 20);
            text.Append(
                CultureInfo.InvariantCulture,
                $"{own.StateName} {own.Year}, replicate {own.Replicate} of {own.Replicates}\n");
            foreach (ExplainedDecision decision in own.Decisions)
            {
                if (Flip.Of(decision) is { } flip)
                    Line(
                        text, $"{decision.Decision} {decision.Operation}: joined {flip.Joined}, turned by {flip.Term}",
                        flip.Gap, flip.From, flip.To);
            }

            foreach (ExplainedDecision decision in many.Decisions)
            {
                foreach (ExplainedLine line in decision.Lines)
                    Line(
                        text,
                        $"{decision.Decision} {decision.Operation} {line.Kind} {line.Name}, "
                        + $"{line.Unit}: {line.Replicates}",
                        line.Mean, line.Low, line.High);
            }

            foreach (TwinDecision decision in TwinDecision.Pair(own, twin))
            {
                foreach (TwinLine line in decision.Lines)
                    Line(
                        text, $"{decision.Title} {line.Kind} {line.Name}, {line.Unit}: {line.IsPaired}",
                        line.Own, line.Twin, line.Difference, line.Range);
            }
        }

        Approval.Check(Path.Combine("comparing", "explanation.txt"), text.ToString());
    }

    private static RunPlan Plan(bool hasEnsemble) =>
        SmallStudy.Plan(24) with { Ensemble = hasEnsemble ? EnsembleTests.Sample(8) : null };

    private static void Line(StringBuilder text, string what, params object?[] numbers) =>
        text.Append(what).Append(' ').AppendJoin(' ', numbers.Select(number => number switch
        {
            null => "none",
            Interval interval => $"({Rounded(interval.Low)} {Rounded(interval.High)})",
            double value => Rounded(value),
            _ => Convert.ToString(number, CultureInfo.InvariantCulture),
        })).Append('\n');

    // what is nothing but the rounding of a sum that should be zero differs from machine to machine
    private static string Rounded(double value) =>
        Math.Abs(value) < 1e-12 ? "0" : value.ToString("G6", CultureInfo.InvariantCulture);
}
