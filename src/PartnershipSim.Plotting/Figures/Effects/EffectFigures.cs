using System.Collections.Immutable;
using PartnershipSim.Analysis.Decisions;
using PartnershipSim.Model;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Model.Terms;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Answers;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Records;

namespace PartnershipSim.Plotting.Figures.Effects;

/// <summary>
/// Which figures belong to a difference: a forest of effects, a waterfall of mechanisms, the ledger of twins.
/// </summary>
public static class EffectFigures
{
    /// <summary>
    /// One forest for each scenario that is compared with the base, headed by its finding: what was asked first, then
    /// the outcomes that reports show. With several scenarios, one more with the first finding of each side by side.
    /// </summary>
    public static ImmutableArray<Figure> ForComparison(
        EffectTable comparison, FigureContext context, ComparisonAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(answer);
        ImmutableArray<Figure>.Builder figures = ImmutableArray.CreateBuilder<Figure>();
        if (answer.Scenarios.Length > 1)
        {
            IEnumerable<EffectRow> side = answer.Scenarios.Where(scenario => !scenario.Numbers.IsEmpty)
                .Select(scenario => Row(
                    scenario.Numbers[0].Effect, $"{scenario.Title}: {scenario.Numbers[0].Subject}"))
                .OfType<EffectRow>();
            figures.Add(new ForestFigure(
                $"What each scenario is about, {comparison.Years}, against {Words.Spoken(comparison.Base)}", [.. side],
                context with { ScenarioName = $"against {comparison.Base}" }, "effects_of_all"));
        }

        foreach (ScenarioAnswer scenario in answer.Scenarios)
        {
            EffectRecord[] asked = [.. scenario.Numbers.Select(each => each.Effect)];
            IEnumerable<EffectRecord> others = ReportedEffects.All
                .Select(row => comparison.Find(scenario.Scenario, row.Outcome, row.Group)).OfType<EffectRecord>();
            IEnumerable<EffectRow> rows = asked.Concat(others).Distinct().Take(MostRows)
                .Select(effect => Row(effect, Words.ShortSubject(effect.Outcome, effect.Group))).OfType<EffectRow>();
            FigureContext own = context with { ScenarioName = $"{scenario.Scenario} against {comparison.Base}" };
            figures.Add(new ForestFigure(Finding(scenario), [.. rows], own, $"effects_{scenario.Scenario}"));
        }

        return figures.ToImmutable();
    }

    /// <summary>"No partnership programmes: partners' troop-years −8.9 % (−10 to −7.9 %)".</summary>
    private static string Finding(ScenarioAnswer scenario) => scenario.Numbers.IsEmpty
        ? scenario.Title
        : $"{scenario.Title}: {scenario.Numbers[0].Brief}";

    /// <summary>More rows would not be read.</summary>
    private const int MostRows = 14;

    /// <summary>How the mechanisms add up.</summary>
    public static Figure ForAttribution(
        StoredShares shares, string @base, string other, FigureContext context, string name = "attribution")
    {
        ArgumentNullException.ThrowIfNull(shares);
        return new WaterfallFigure(
            Message(shares, Words.Spoken(@base), Words.Spoken(other)), shares.Unit,
            [.. shares.Mechanisms, new("none", "None of the five", shares.WithoutAll, double.NaN, double.NaN)],
            shares.Total, context, name);
    }

    /// <summary>How much more two mechanisms add together than apart.</summary>
    public static Figure ForInteractions(StoredShares shares, string @base, string other, FigureContext context)
    {
        ArgumentNullException.ThrowIfNull(shares);
        return new PairsFigure(
            "interactions",
            $"Which mechanisms need each other: {Words.Outcome(shares.Outcome, shares.Group)}, "
            + $"{Words.Spoken(other)} against {Words.Spoken(@base)}",
            "Pairwise interaction: how much more two mechanisms add together than apart, "
            + "averaged over the presence of the others",
            shares.Unit, [.. shares.Mechanisms.Select(row => row.Label)], shares.Interactions, interval: "", context);
    }

    /// <summary>The decisions of two twins that add up from terms: joining, size and attitudes.</summary>
    public static ImmutableArray<Figure> ForTwins(
        Explanation own, Explanation twin, string ownName, string twinName, FigureContext context)
    {
        ArgumentNullException.ThrowIfNull(own);
        ImmutableArray<Figure>.Builder figures = ImmutableArray.CreateBuilder<Figure>();
        foreach (TwinDecision decision in TwinDecision.Pair(own, twin)
            .Where(decision => Drawn.Contains(decision.Decision)))
        {
            TwinLine[] terms = [.. decision.Lines.Where(
                line => line.Kind == LineKind.Term && (line.Own != 0 || line.Twin != 0))];
            string question = $"{own.StateName} in {own.Year}: {decision.Title}, {Words.Spoken(ownName)} and "
                + $"{Words.Spoken(twinName)}";
            TwinLedger ledger = new(
                question, terms.FirstOrDefault()?.Unit ?? "", Words.Spoken(ownName), Words.Spoken(twinName),
                [.. terms.Select(term => new TermRow(term.Name, term.Own, term.Twin))]);
            figures.Add(new TwinBarsFigure(
                ledger, context, $"twin_{decision.Title.Replace(", ", "_").Replace(' ', '_').ToLowerInvariant()}"));
        }

        return figures.ToImmutable();
    }

    /// <summary>The mechanism that carries most, if the effect is large enough to speak of shares.</summary>
    private static string Message(StoredShares shares, string @base, string other)
    {
        string what = $"{Words.Outcome(shares.Outcome, shares.Group)}, {other} against {@base}";
        MechanismRow? most = shares.Mechanisms.MaxBy(share => Math.Abs(share.Share));
        return most is null || !shares.IsClear
            ? Words.Capital(what)
            : $"{most.Label}: {Words.Fixed(100 * most.Share / shares.Total, 0)} % of the difference in {what}";
    }

    private static readonly ImmutableArray<Decision> Drawn =
    [
        Operations.Joining.Decision, Operations.Sizing.Decision, Persuasion.OperationsTerms.Decision,
        Persuasion.ReformTerms.Decision, Budget.Target.Decision,
    ];

    private static EffectRow? Row(EffectRecord effect, string label)
    {
        if (effect.BaseMean == 0)
            return null;
        double percent = Math.Abs(effect.BaseMean) / 100;
        return new(
            label, "%", effect.Effect / percent, effect.Low90 / percent, effect.High90 / percent,
            effect.Low95 / percent, effect.High95 / percent);
    }
}
