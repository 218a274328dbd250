using PartnershipSim.Analysis.Evidence.Links;

namespace PartnershipSim.Results.Tables;

/// <summary>evidence.csv.</summary>
public static class EvidenceTable
{
    public static Table<EvidenceRow> Table { get; } = new(
        "evidence.csv", "a link from a programme to an outcome, as history and as simulated histories have it",
        columns =>
        {
            const string unit = Columns<EvidenceRow>.Row;
            var link = columns.Name("link", "key of the link", row => row.Link);
            var cause = columns.Text("cause", "the programme, or accession", row => row.Cause);
            var outcome = columns.Name("outcome", "key of the outcome of history", row => row.Outcome);
            var label = columns.Text("outcome_label", "the outcome in words", row => row.OutcomeLabel);
            var ofRow = columns.Unit(row => row.Unit);
            var family = columns.Name("family", "the outcomes whose tests are judged together", row => row.Family);
            var headline = columns.Of(
                "headline", "", "yes: one of the links that the page shows in full", CellKinds.Either("yes", "no"),
                row => row.IsHeadline);
            var treated = columns.Whole(
                "treated", "states", "that join within the panel and are observed in the year before",
                row => row.Treated);
            var controls = columns.Whole(
                "controls", "states", "that do not join within it; those not yet treated are controls too",
                row => row.Controls);
            var estimate = columns.Number("estimate", unit, "mean effect in the years after joining", r => r.Estimate);
            var error = columns.Number("se", unit, "its standard error", row => row.StandardError);
            var low = columns.Number("lo95", unit, "low end of the 95 % interval", row => row.Low);
            var high = columns.Number("hi95", unit, "its high end", row => row.High);
            var p = columns.Number("p", "0-1", "two-sided p-value against no effect", row => row.PValue);
            var trend = columns.Number(
                "pretrend_p", "0-1", "p-value of the joint test of the years -4 to -2; blank: no test",
                row => row.PreTrend);
            var random = columns.Number(
                "randomisation_p", "0-1", "p-value when dates are permuted over states; blank: no test",
                row => row.Randomisation);
            var least = columns.Number(
                "mde80", unit, "effect that the design finds with a power of 80 %", row => row.MinimumDetectable);
            var adjusted = columns.Number(
                "fdr", "0-1", "smallest false discovery rate in the family at which it is a discovery "
                + "(Benjamini and Hochberg)", row => row.Adjusted);
            var imputed = columns.Number(
                "dates_estimate", unit, "the estimate with unknown dates drawn within their brackets; blank: all known",
                row => row.ImputedEstimate);
            var imputedLow = columns.Number("dates_lo95", unit, "low end of its 95 % interval", row => row.ImputedLow);
            var imputedHigh = columns.Number("dates_hi95", unit, "its high end", row => row.ImputedHigh);
            var share = columns.Number(
                "dates_share", "0-1", "share of its variance that is due to the dates", row => row.DateShare);
            var survives = columns.Of(
                "survives_dates", "", "yes: sign and significance stay; no: not; blank: all dates known",
                EvidenceKinds.YesNoOrBlank, row => row.SurvivesDates);
            var history = columns.Of(
                "history", "", "what history alone shows: shown, suggested, not_shown or not_estimable",
                EvidenceKinds.Words(EvidenceWords.Key, Enum.GetValues<HistoryVerdict>()), row => row.History);
            var doubts = columns.Text("doubts", "tests that a finding fails or lacks", row => row.Doubts);
            var refusal = columns.Text("refusal", "why there is no estimate", row => row.Refusal);
            var all = columns.Number("model_mean", unit, "mean over simulated histories", row => row.AllMean);
            var allSd = columns.Number("model_sd", unit, "standard deviation over them", row => row.AllSd);
            var allLow = columns.Number("model_lo95", unit, "low end of their central 95 %", row => row.AllLow);
            var allHigh = columns.Number("model_hi95", unit, "its high end", row => row.AllHigh);
            var none = columns.Number(
                "without_mean", unit, "mean over simulated histories without programmes", row => row.WithoutMean);
            var noneSd = columns.Number("without_sd", unit, "standard deviation over them", row => row.WithoutSd);
            var noneLow = columns.Number("without_lo95", unit, "low end of their central 95 %", row => row.WithoutLow);
            var noneHigh = columns.Number("without_hi95", unit, "its high end", row => row.WithoutHigh);
            var apart = columns.Number(
                "no_attitudes_mean", unit, "mean over histories in which programmes do not act through attitudes",
                row => row.NoAttitudesMean);
            var apartSd = columns.Number(
                "no_attitudes_sd", unit, "standard deviation over them", row => row.NoAttitudesSd);
            var z = columns.Number("z", "-", "history less model_mean, over model_sd", row => row.ZAll);
            var zNone = columns.Number(
                "z_without", "-", "history less without_mean, over without_sd", row => row.ZWithout);
            var power = columns.Number(
                "power", "0-1", "share of simulated histories outside the central 95 % of those without programmes",
                row => row.Power);
            var powerApart = columns.Number(
                "power_attitudes", "0-1", "the same without the attitude pathway", row => row.PowerOfAttitudes);
            var verdict = columns.Of(
                "verdict", "",
                "of the model: supported, refuted, too_narrow, compatible, untestable, not_in_model or not_compared",
                EvidenceKinds.Words(EvidenceWords.Key, Enum.GetValues<ModelVerdict>()), row => row.Verdict);
            var ownZ = columns.Number(
                "own_z", "-", "under an ensemble: z at the scenario's own parameters", row => row.OwnZ);
            var ownVerdict = columns.Of(
                "own_verdict", "", "under an ensemble: the verdict at the scenario's own parameters",
                EvidenceKinds.WordsOrBlank(EvidenceWords.Key, Enum.GetValues<ModelVerdict>()), row => row.OwnVerdict);
            return cells => new(
                cells.Of(link), cells.Of(cause), cells.Of(outcome), cells.Of(label), cells.Of(ofRow), cells.Of(family),
                cells.Of(headline), cells.Of(treated), cells.Of(controls), cells.Of(estimate), cells.Of(error),
                cells.Of(low), cells.Of(high), cells.Of(p), cells.Of(trend), cells.Of(random), cells.Of(least),
                cells.Of(adjusted), cells.Of(imputed), cells.Of(imputedLow), cells.Of(imputedHigh), cells.Of(share),
                cells.Of(survives), cells.Of(history), cells.Of(doubts), cells.Of(refusal), cells.Of(all),
                cells.Of(allSd), cells.Of(allLow), cells.Of(allHigh), cells.Of(none), cells.Of(noneSd),
                cells.Of(noneLow), cells.Of(noneHigh), cells.Of(apart), cells.Of(apartSd), cells.Of(z), cells.Of(zNone),
                cells.Of(power), cells.Of(powerApart), cells.Of(verdict))
            {
                OwnZ = cells.Of(ownZ),
                OwnVerdict = cells.Of(ownVerdict),
            };
        });
}

/// <summary>Kinds of cells that only tables of evidence have.</summary>
internal static class EvidenceKinds
{
    /// <summary>yes, no, or a blank where the question does not arise.</summary>
    public static CellKind<bool?> YesNoOrBlank { get; } = new(
        value => value switch { true => "yes", false => "no", _ => "" },
        text => text switch
        {
            "yes" => true,
            "no" => false,
            "" => null,
            _ => throw new FormatException("is neither yes nor no nor blank"),
        },
        (json, value) =>
        {
            if (value is { } known)
                json.WriteBooleanValue(known);
            else
                json.WriteNullValue();
        },
        null);

    /// <summary>One of several words.</summary>
    public static CellKind<T> Words<T>(Func<T, string> key, T[] values) => new(
        key,
        text => values.Where(value => key(value) == text).Select(value => (T?)value).FirstOrDefault()
            is { } found && key(found) == text
            ? found
            : throw new FormatException($"is none of {string.Join(", ", values.Select(key))}"),
        (json, value) => json.WriteStringValue(key(value)), values[0]);

    /// <summary>One of several words, or a blank where there is none to say.</summary>
    public static CellKind<T?> WordsOrBlank<T>(Func<T, string> key, T[] values)
        where T : struct => new(
            value => value is { } known ? key(known) : "",
            text => text.Length == 0 ? null : Words(key, values).Read(text),
            (json, value) =>
            {
                if (value is { } known)
                    json.WriteStringValue(key(known));
                else
                    json.WriteNullValue();
            },
            null);
}
