using PartnershipSim.Analysis.Decisions;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Model.Terms;
using PartnershipSim.Scenarios;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Seminar.Engine;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Explorer;

/// <summary>
/// Why a state decided so, from the ledger that <c>explain</c> prints, in units that a person says: what each reason
/// adds to a probability, or to an amount in per cent. The page makes sentences and bars of it; the ledger follows.
/// </summary>
internal static class Why
{
    private const int Replicates = 16;
    private const double Percent = 100;

    /// <summary>Decisions in the order in which a reader asks about them; all others follow.</summary>
    private static readonly Decision[] First =
    [
        Operations.Joining.Decision, Operations.Sizing.Decision, Operations.Sending.Decision, Budget.Spending.Decision,
        Budget.Target.Decision, Incentives.Candidacy.Decision, Incentives.Money.Decision,
    ];

    /// <summary>A probability is never further from 0 and 1 than this in the sum of reasons.</summary>
    private const double Edge = 0.001;

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
                .Where(decision => decision.Lines.Any(line => double.IsFinite(line.Own)))
                .OrderBy(decision => Place(decision.Decision))
                .ThenByDescending(Size)
                .Select(Told),
        };
    }

    private static object Told(TwinDecision decision) => new
    {
        key = decision.Decision.Name,
        decision.Operation,
        isChance = decision.Decision == Operations.Joining.Decision,
        joins = Of(decision, Operations.Joining.Joins),
        result = decision.Lines.LastOrDefault(line => line.Kind is LineKind.Sum or LineKind.Outcome) is { } result
            ? new
            {
                result.Name,
                result.Unit,
                whatIf = Replies.Number(result.Own),
                baseline = Replies.Number(result.Twin),
            }
            : null,
        reasons = Reasons(decision),
        lines = decision.Lines
            .Where(line => line.Kind != LineKind.Term || line.Own != 0 || line.Twin is not (0 or double.NaN))
            .Select(line => new
            {
                kind = line.Kind.ToString(),
                line.Name,
                line.Unit,
                whatIf = Replies.Number(line.Own),
                baseline = Replies.Number(line.Twin),
            }),
    };

    /// <summary>The probability of joining in both scenarios, or null for another decision.</summary>
    private static object? Of(TwinDecision decision, Term term) =>
        decision.Lines.FirstOrDefault(line => line.Term == term) is { } line
            ? new { whatIf = Replies.Number(line.Own), baseline = Replies.Number(line.Twin) }
            : null;

    /// <summary>
    /// What each reason adds, largest first: to the probability in points, to an amount in per cent, else in the unit
    /// of the decision.
    /// </summary>
    private static object[] Reasons(TwinDecision decision)
    {
        TwinLine[] terms = [.. decision.Lines.Where(
            line => line.Kind == LineKind.Term && double.IsFinite(line.Own) && line.Own != 0 && !line.Term.IsConstant)];
        bool isChance = decision.Decision == Operations.Joining.Decision;
        bool isLog = decision.Decision.Unit.StartsWith("ln ", StringComparison.Ordinal);
        double probability = decision.Lines.FirstOrDefault(line => line.Term == Operations.Joining.Probability)?.Own
            ?? double.NaN;
        double sum = isChance ? LogOdds(probability) : double.NaN;
        return
        [
            .. terms.Select(line => (line.Name, Adds: Adds(line.Own)))
                .OrderByDescending(reason => Math.Abs(reason.Adds))
                .Select(reason => (object)new
                {
                    reason.Name,
                    adds = Replies.Number(reason.Adds),
                    unit = isChance ? "points" : isLog ? "%" : decision.Decision.Unit,
                }),
        ];

        double Adds(double term) => isChance
            ? Percent * (probability - Chance(sum - term))
            : isLog ? Percent * (Math.Exp(term) - 1) : term;
    }

    private static double LogOdds(double probability)
    {
        double inside = Math.Clamp(probability, Edge, 1 - Edge);
        return Math.Log(inside / (1 - inside));
    }

    private static double Chance(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    private static int Place(Decision decision) =>
        Array.IndexOf(First, decision) is var place and >= 0 ? place : First.Length;

    private static double Size(TwinDecision decision) =>
        decision.Lines.FirstOrDefault(line => line.Term == Operations.Joining.Joins)?.Own ?? 0;

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
}
