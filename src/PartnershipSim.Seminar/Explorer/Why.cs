using System.Globalization;
using System.Text;
using PartnershipSim.Analysis.Decisions;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Model.Terms;
using PartnershipSim.Scenarios;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Seminar.Engine;
using PartnershipSim.Seminar.Web;
using Words = PartnershipSim.Model.Wording.Words;

namespace PartnershipSim.Seminar.Explorer;

/// <summary>
/// Why a state decided so, from the ledger that <c>explain</c> prints: one sentence a decision, and its terms below.
/// </summary>
internal static class Why
{
    private const int Replicates = 16;

    public static object Of(Scenario baseline, Scenario whatIf, string state, int year)
    {
        Explanation own = Explain(whatIf, state, year);
        Explanation before = Explain(baseline, state, year);
        return new
        {
            state,
            year,
            replicates = Replicates,
            decisions = TwinDecision.Pair(own, before)
                .Where(decision => decision.Lines.Any(line => double.IsFinite(line.Own))).Select(decision => new
                {
                    title = Title(decision),
                    sentence = Sentence(decision),
                    lines = decision.Lines.Where(
                        line => line.Kind != LineKind.Term || line.Own != 0 || line.Twin is not (0 or double.NaN))
                        .Select(line => new
                        {
                            kind = line.Kind.ToString(),
                            line.Name,
                            line.Unit,
                            whatIf = Replies.Number(line.Own),
                            baseline = Replies.Number(line.Twin),
                        }),
                }),
        };
    }

    private static Explanation Explain(Scenario scenario, string state, int year)
    {
        try
        {
            return Explanation.Of(
                ScenarioRuns.ModelOf(scenario), state, year, operation: null, scenario.Seed,
                replicate: null, Replicates);
        }
        catch (ArgumentException)
        {
            throw new RefusedException($"{state} is no state of the model, or it does not decide in {year}");
        }
    }

    /// <summary>Titles of decisions; {0} is the operation. Every other decision is shown by its name.</summary>
    private static readonly Dictionary<Decision, CompositeFormat> Titles = new()
    {
        [Incentives.Money.Decision] = CompositeFormat.Parse("Programme money"),
        [Incentives.Candidacy.Decision] = CompositeFormat.Parse("The way to membership"),
        [Budget.Target.Decision] = CompositeFormat.Parse("What it would like to spend"),
        [Budget.Spending.Decision] = CompositeFormat.Parse("What it spends"),
        [Operations.Joining.Decision] = CompositeFormat.Parse("Does it join {0}?"),
        [Operations.Sizing.Decision] = CompositeFormat.Parse("How many it sends to {0}"),
        [Operations.Sending.Decision] = CompositeFormat.Parse("Troops in {0}"),
    };

    private static string Title(TwinDecision decision) => Titles.TryGetValue(
        decision.Decision, out CompositeFormat? title)
        ? string.Format(CultureInfo.InvariantCulture, title, decision.Operation)
        : char.ToUpperInvariant(decision.Title[0]) + decision.Title[1..];

    private static string Sentence(TwinDecision decision)
    {
        TwinLine[] terms = [.. decision.Lines.Where(
            line => line.Kind == LineKind.Term && double.IsFinite(line.Own) && !line.Term.IsConstant)];
        TwinLine? strongest = terms.Where(line => line.Own > 0).MaxBy(line => line.Own);
        TwinLine? brake = terms.Where(line => line.Own < 0).MinBy(line => line.Own);
        List<string> parts = [];
        if (decision.Lines.FirstOrDefault(line => line.Term == Operations.Joining.Joins) is { } joins)
            parts.Add(
                $"It joins in {Words.Fixed(Replicates * joins.Own, 0)} of {Replicates} runs{(double.IsNaN(joins.Twin) || joins.Twin == joins.Own ? "" : $" (baseline: {Words.Fixed(Replicates * joins.Twin, 0)})")}.");
        else if (decision.Lines.LastOrDefault(line => line.Kind is LineKind.Sum or LineKind.Outcome) is { } result)
            parts.Add(
                $"{Words.Capital(result.Name)}: {Words.Number(result.Own)} "
                + $"{Words.Unit(result.Unit)}{Before(result.Twin, result.Own)}.");
        if (strongest is not null)
            parts.Add($"What speaks most for more: {strongest.Name} ({Words.WithSign(strongest.Own)}).");
        if (brake is not null)
            parts.Add($"What holds it back most: {brake.Name} ({Words.WithSign(brake.Own)}).");
        return string.Join(' ', parts);
    }

    private static string Before(double before, double now) =>
        double.IsFinite(before) && Words.Number(before) != Words.Number(now)
            ? $" (baseline: {Words.Number(before)})"
            : "";
}
