using System.Collections.Immutable;
using PartnershipSim.Analysis.Decisions;
using PartnershipSim.Model;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Model.Terms;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Records;

namespace PartnershipSim.Plotting.Figures.Effects;

/// <summary>Which figures belong to a difference: a forest of effects, a waterfall of mechanisms, the ledger of twins.</summary>
public static class EffectFigures
{
    private static readonly (Outcome Outcome, string Group, string Label)[] Rows =
    [
        (Outcomes.PartnerTroopYears, "partners", "Partner troop-years"),
        (Outcomes.PartnerTroopYears, "entrant", "Entrants' troop-years"),
        (Outcomes.PartnerTroopYears, "pfp", "PfP states' troop-years"),
        (Outcomes.PartnerTroopYears, "dialogue", "Dialogue states' troop-years"),
        (Outcomes.NonleadTroopYears, "all", "All troop-years but the lead's"),
        (Outcomes.Rme, "partners", "Resource-management effectiveness"),
        (Outcomes.Interop, "partners", "Interoperability"),
        (Outcomes.AttitudeReform, "partners", "Attitude to reform"),
        (Outcomes.AttitudeOperations, "partners", "Attitude to operations"),
        (Outcomes.SpendingShare, "partners", "Partners' spending share"),
        (Outcomes.SpendingShare, "ally1994", "Allies' spending share"),
    ];

    /// <summary>One forest for each scenario that is compared with the base; with several, one more with their main effects side by side.</summary>
    public static ImmutableArray<Figure> ForComparison(EffectTable comparison, FigureContext context)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ImmutableArray<Figure>.Builder figures = ImmutableArray.CreateBuilder<Figure>();
        string[] others = [.. comparison.Others];
        if (others.Length > 1)
        {
            IEnumerable<EffectRow> side = others.Select(other => Row(comparison, other, Outcomes.PartnerTroopYears, "partners", other)).OfType<EffectRow>();
            figures.Add(new ForestFigure(
                $"Partner troop-years {comparison.Years}, against {Words.Spoken(comparison.Base)}", [.. side], context with { ScenarioName = $"against {comparison.Base}" }, "effects_of_all"));
        }

        foreach (string other in others)
        {
            IEnumerable<EffectRow> rows = Rows.Select(row => Row(comparison, other, row.Outcome, row.Group, row.Label)).OfType<EffectRow>();
            FigureContext own = context with { ScenarioName = $"{other} against {comparison.Base}" };
            figures.Add(new ForestFigure(Message(comparison, other), [.. rows], own, $"effects_{other}"));
        }

        return figures.ToImmutable();
    }

    /// <summary>How the mechanisms add up.</summary>
    public static Figure ForAttribution(StoredShares shares, string @base, string other, FigureContext context, string name = "attribution")
    {
        ArgumentNullException.ThrowIfNull(shares);
        return new WaterfallFigure(
            Message(shares, Words.Spoken(@base), Words.Spoken(other)), shares.Unit,
            [.. shares.Mechanisms, new("none", "None of the five", shares.WithoutAll, double.NaN, double.NaN)], shares.Total, context, name);
    }

    /// <summary>How much more two mechanisms add together than apart.</summary>
    public static Figure ForInteractions(StoredShares shares, string @base, string other, FigureContext context)
    {
        ArgumentNullException.ThrowIfNull(shares);
        return new PairsFigure(
            "interactions", $"Which mechanisms need each other: {Words.Outcome(shares.Outcome, shares.Group)}, {Words.Spoken(other)} against {Words.Spoken(@base)}",
            "Pairwise interaction: how much more two mechanisms add together than apart, averaged over the presence of the others",
            shares.Unit, [.. shares.Mechanisms.Select(row => row.Label)], shares.Interactions, interval: "", context);
    }

    /// <summary>The decisions of two twins that add up from terms: joining, size and attitudes.</summary>
    public static ImmutableArray<Figure> ForTwins(Explanation own, Explanation twin, string ownName, string twinName, FigureContext context)
    {
        ArgumentNullException.ThrowIfNull(own);
        ImmutableArray<Figure>.Builder figures = ImmutableArray.CreateBuilder<Figure>();
        foreach (TwinDecision decision in TwinDecision.Pair(own, twin).Where(decision => Drawn.Contains(decision.Decision)))
        {
            TwinLine[] terms = [.. decision.Lines.Where(line => line.Kind == LineKind.Term && (line.Own != 0 || line.Twin != 0))];
            string question = $"{own.StateName} in {own.Year}: {decision.Title}, {Words.Spoken(ownName)} and {Words.Spoken(twinName)}";
            TwinLedger ledger = new(question, terms.FirstOrDefault()?.Unit ?? "", Words.Spoken(ownName), Words.Spoken(twinName), [.. terms.Select(term => new TermRow(term.Name, term.Own, term.Twin))]);
            figures.Add(new TwinBarsFigure(ledger, context, $"twin_{decision.Title.Replace(", ", "_").Replace(' ', '_').ToLowerInvariant()}"));
        }

        return figures.ToImmutable();
    }

    /// <summary>"No programmes against baseline: partner troop-years −12.6 %".</summary>
    private static string Message(EffectTable comparison, string other)
    {
        string scenarios = $"{Words.Capital(Words.Spoken(other))} against {Words.Spoken(comparison.Base)}";
        return Row(comparison, other, Outcomes.PartnerTroopYears, "partners", "") is { } row && double.IsFinite(row.Effect)
            ? $"{scenarios}: partner troop-years {Words.WithSign(row.Effect, 1)} %"
            : scenarios;
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

    private static EffectRow? Row(EffectTable comparison, string other, Outcome outcome, string group, string label)
    {
        if (comparison.Find(other, outcome, group) is not { } effect || effect.BaseMean == 0)
            return null;
        double percent = Math.Abs(effect.BaseMean) / 100;
        return new(
            label, "%", effect.Effect / percent, effect.Low90 / percent, effect.High90 / percent, effect.Low95 / percent, effect.High95 / percent);
    }
}
