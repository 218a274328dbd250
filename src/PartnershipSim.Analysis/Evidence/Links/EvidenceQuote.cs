using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Questions;

namespace PartnershipSim.Analysis.Evidence.Links;

/// <summary>What evidence says of the effect that a scenario asks about, to stand beside the model's answer.</summary>
/// <param name="Scenario">Whose effect.</param>
/// <param name="Link">Key of the link that is quoted.</param>
/// <param name="Sentence">What history shows of it, and whether it tests the model.</param>
/// <param name="OfAttitudes">Whether it tests the attitude pathway; blank if the model does not have the link.</param>
public sealed record EvidenceQuote(string Scenario, string Link, string Sentence, string OfAttitudes)
{
    private const string Programmes = "programmes", Accession = "accession";

    /// <summary>
    /// The link from what a scenario changes to the first outcome that it asks about and history has; null if it
    /// changes neither programmes nor accession.
    /// </summary>
    public static EvidenceQuote? Of(ScenarioQuestion question, ImmutableArray<EvidenceRow> rows)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (CauseOf(question) is not { } cause)
            return null;
        EvidenceRow? row = question.Aims.Concat(Aim.Headline).Select(aim => Find(cause, aim.Outcome, rows))
            .FirstOrDefault(found => found is not null);
        return row is null ? null : new(question.Scenario, row.Link, SentenceOf(row), AttitudesOf(row));
    }

    private static string? CauseOf(ScenarioQuestion question)
    {
        string[] keys = [.. question.Changes.Select(change => change.Key)];
        return keys.Any(key => key.StartsWith("partnership", StringComparison.Ordinal)) ? Programmes
            : keys.FirstOrDefault(Country.ProgrammeKeys.Contains) is { } programme ? programme
            : keys.Any(key => key is "accession_year" or "alliance.door") ? Accession
            : null;
    }

    private static EvidenceRow? Find(string cause, string outcome, ImmutableArray<EvidenceRow> rows)
    {
        EvidenceOutcome[] observed = Observed(outcome);
        // what could not be estimated is quoted only if nothing else could be
        return observed.Select(one => rows.FirstOrDefault(row => row.Link == $"{cause}_{one.Key}"))
                .OfType<EvidenceRow>().OrderBy(row => row.History == HistoryVerdict.NotEstimable).FirstOrDefault()
            ?? (cause == Accession ? null : rows.FirstOrDefault(row => row.IsHeadline
                && observed.Any(one => one.Key == row.Outcome) && IsAbout(cause, row)));
    }

    /// <summary>
    /// All programmes together say something of one without a link of its own; another programme does not. Of a change
    /// of all programmes any of them does.
    /// </summary>
    private static bool IsAbout(string cause, EvidenceRow row) =>
        !row.Link.StartsWith(Accession, StringComparison.Ordinal)
        && (cause == Programmes || row.Link.StartsWith(Programmes, StringComparison.Ordinal));

    /// <summary>The outcomes of history that stand for one of the model, the nearest first.</summary>
    private static EvidenceOutcome[] Observed(string outcome) =>
        outcome == Outcomes.Spending.Key || outcome == Outcomes.SpendingShare.Key ? [EvidenceOutcome.Spending]
        : outcome == Outcomes.Active.Key ? [EvidenceOutcome.Strength]
        : Operations.Contains(outcome)
        ? [EvidenceOutcome.Troops, EvidenceOutcome.IsafTroops, EvidenceOutcome.Isaf, EvidenceOutcome.UnMissions]
        : [];

    private static ImmutableHashSet<string> Operations { get; } =
    [
        Outcomes.PartnerTroopYears.Key, Outcomes.PartnerTroopYearsBeforeEntry.Key, Outcomes.NonleadTroopYears.Key,
        Outcomes.Troops.Key, Outcomes.TroopsPerMillion.Key, Outcomes.Contributors.Key,
    ];

    private static string SentenceOf(EvidenceRow row)
    {
        string history = row.History switch
        {
            HistoryVerdict.NotEstimable => "has no estimate",
            HistoryVerdict.NotShown => $"{EvidenceWords.Estimate(row)} (95 %), so no effect is shown",
            HistoryVerdict.Suggested => $"{EvidenceWords.Estimate(row)} (95 %), suggested but not shown",
            _ => $"{EvidenceWords.Estimate(row)} (95 %), shown if trends would have been parallel",
        };
        string model = row.Verdict switch
        {
            ModelVerdict.Supported => "; it agrees with the model and not with the model without programmes",
            ModelVerdict.Refuted => "; it refutes the model",
            ModelVerdict.TooNarrow => "; the model is not tested, because its histories vary less than history does",
            ModelVerdict.Compatible => "; it agrees with the model, and with the model without programmes",
            ModelVerdict.Untestable => "; this statistic cannot tell the model from the model without programmes "
                + $"(power {Words.Fixed(row.Power, 2)})",
            ModelVerdict.NotInModel => "; the model does not have this outcome",
            _ => "",
        };
        if (EvidenceWords.IsAccessionAlike(row))
            return $"History by itself: {EvidenceWords.Name(row)} {history}. {EvidenceWords.NoVerdictOnAccession}";
        return $"History by itself: {EvidenceWords.Name(row)} {history}{model}.";
    }

    private static string AttitudesOf(EvidenceRow row) => !double.IsFinite(row.PowerOfAttitudes) ? ""
        : row.PowerOfAttitudes < ModelComparison.LeastPower
            ? "This statistic of history cannot test that share: with and without the attitude pathway it is "
                + $"distributed alike (power {Words.Fixed(row.PowerOfAttitudes, 2)})."
            : "This statistic of history can test whether there is such a share: without the attitude pathway it is "
                + $"distributed otherwise (power {Words.Fixed(row.PowerOfAttitudes, 2)}).";
}
