using System.Collections.Immutable;
using System.Text.Json.Serialization;
using PartnershipSim.Model;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Questions;

namespace PartnershipSim.Results.Tables;

/// <summary>
/// How well the base of a comparison meets history in what the answer is about: means over the outcome years of which
/// all is observed.
/// </summary>
/// <param name="Outcome">Key of the outcome that is observed: troops a year, or military spending.</param>
/// <param name="Group">Key of the group, or code of the state.</param>
/// <param name="Years">How many outcome years are observed.</param>
/// <param name="Observed">Mean over these years, in the outcome's yearly unit.</param>
/// <param name="Modelled">The same of the base.</param>
public sealed record Credibility(
    string Outcome, string Group, string Unit, int Years, int FirstYear, int LastYear, double Observed, double Modelled)
{
    /// <summary>From this ratio on, in either direction, a reader is warned.</summary>
    public const double Warning = 2;

    /// <summary>As many replicates show a mean well enough for a comparison with history.</summary>
    private const int Replicates = 32;

    /// <summary>Does the model miss history by more than <see cref="Warning"/>?</summary>
    [JsonIgnore]
    public bool Misses => Observed > 0 != Modelled > 0
        || (Observed > 0 && (Modelled / Observed > Warning || Observed / Modelled > Warning));

    /// <summary>The aims of which history is known, each once.</summary>
    public static ImmutableArray<Credibility> Of(
        Scenario @base, CompiledModel model, RunPlan plan, OutcomeYears years, IEnumerable<Aim> aims)
    {
        ArgumentNullException.ThrowIfNull(@base);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(aims);
        (string Outcome, string Group)[] wanted =
        [
            .. aims.Select(aim => (Outcome: Observable(aim.Outcome), aim.Group))
                .Where(aim => aim.Outcome.Length > 0).Distinct(),
        ];
        if (wanted.Length == 0)
            return [];
        ImmutableArray<HistoryRow> history = HistoryTable.Of(@base, model);
        RunResult run = ScenarioRun.Of(model, plan with { Replicates = Math.Min(Replicates, plan.Replicates) }, years);
        ImmutableArray<Credibility>.Builder rows = ImmutableArray.CreateBuilder<Credibility>();
        foreach ((string key, string group) in wanted)
        {
            HistoryRow[] seen =
            [
                .. history.Where(row => row.Outcome == key && row.Subject == group && years.Contains(row.Year)),
            ];
            if (seen.Length == 0 || run.SubjectOf(group) < 0)
                continue;
            Outcome outcome = Outcomes.Find(key)!;
            rows.Add(new(
                key, group, outcome.Unit == "k troop-years" ? "k" : outcome.Unit, seen.Length, seen[0].Year,
                seen[^1].Year, seen.Average(row => row.Value),
                seen.Average(row => run[outcome, group, row.Year].Mean)));
        }

        return rows.ToImmutable();
    }

    /// <summary>The outcome with a history that stands for another, or blank.</summary>
    private static string Observable(string outcome) =>
        outcome == Outcomes.SpendingShare.Key || outcome == Outcomes.Spending.Key ? Outcomes.SpendingShare.Key
        : outcome == Outcomes.PartnerTroopYears.Key ? Outcomes.PartnerTroopYears.Key
        : outcome == Outcomes.NonleadTroopYears.Key || outcome == Outcomes.Troops.Key ? Outcomes.Troops.Key
        : "";
}
