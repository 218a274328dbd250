using System.Collections.Immutable;
using PartnershipSim.Model.Wording;

namespace PartnershipSim.Analysis.Evidence.Links;

/// <summary>What evidence says in words, no stronger than its design.</summary>
public static class EvidenceWords
{
    /// <summary>With fewer states that never joined, a sentence says so.</summary>
    private const int FewControls = 5;

    internal const string NoVerdictOnAccession =
        "Accession is as it was in both sets of histories, so that no verdict is given on it.";

    public static string Key(HistoryVerdict verdict) => verdict switch
    {
        HistoryVerdict.Shown => "shown",
        HistoryVerdict.Suggested => "suggested",
        HistoryVerdict.NotShown => "not_shown",
        _ => "not_estimable",
    };

    public static string Key(ModelVerdict verdict) => verdict switch
    {
        ModelVerdict.Supported => "supported",
        ModelVerdict.Refuted => "refuted",
        ModelVerdict.TooNarrow => "too_narrow",
        ModelVerdict.Compatible => "compatible",
        ModelVerdict.Untestable => "untestable",
        ModelVerdict.NotInModel => "not_in_model",
        _ => "not_compared",
    };

    public static string Of(HistoryVerdict verdict) => Key(verdict).Replace('_', ' ');

    /// <summary>The verdict on the model; of an untestable link with its power.</summary>
    public static string Of(EvidenceRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Verdict == ModelVerdict.Untestable
            ? $"untestable (power {Power(row.Power)})"
            : Key(row.Verdict).Replace('_', ' ');
    }

    /// <summary>"MAP on ln spending share of GDP".</summary>
    public static string Name(EvidenceRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return $"{row.Cause} on {row.OutcomeLabel}";
    }

    /// <summary>A number in the unit of the link: shares as percentage points or per cent.</summary>
    public static string Number(double value, string unit) => !double.IsFinite(value) ? Words.NoNumber
        : unit == "share" ? $"{Words.WithSign(100 * value, 0)} %"
        : unit.StartsWith("share of", StringComparison.Ordinal)
            ? $"{Words.WithSign(100 * value, unit == "share of votes" ? 1 : 0)} pp"
        : Words.WithSign(value, 2);

    /// <summary>"+0.19 [0.01, 0.37]".</summary>
    public static string Estimate(EvidenceRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return double.IsFinite(row.Estimate)
            ? $"{Number(row.Estimate, row.Unit)} [{Number(row.Low, row.Unit)}, {Number(row.High, row.Unit)}]"
            : Words.NoNumber;
    }

    /// <summary>Three sentences at most.</summary>
    public static ImmutableArray<string> Answer(EvidencePage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        EvidenceRow[] headlines = [.. page.Links.Where(row => row.IsHeadline)];
        return
        [
            .. Counted(
                headlines, row => row.History == HistoryVerdict.Shown,
                "History shows, if trends would have been parallel: "),
            .. Counted(
                headlines, row => row.History == HistoryVerdict.Suggested,
                "It suggests, with a test that fails or is missing: "),
            .. Counted(headlines, row => row.History == HistoryVerdict.NotShown, "It does not show: "),
        ];
    }

    /// <summary>What the abbreviated columns of a table of links stand for.</summary>
    public const string Legend =
        "Before: p of the test that joiners had the same trend before they joined; a small p speaks against the "
        + "design. Dates: share of random dates of joining that give as much. Model: mean of simulated histories "
        + "(standard deviation), and without programmes. z: history less the model, in these standard deviations.";

    /// <summary>
    /// What of the other links is significant, beside what chance alone would give, and which have no estimate.
    /// </summary>
    public static IEnumerable<string> OfOthers(EvidencePage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        EvidenceRow[] others = [.. page.Links.Where(row => !row.IsHeadline)];
        int tested = others.Count(row => double.IsFinite(row.PValue));
        int found = others.Count(row => row.PValue <= 0.05);
        yield return $"Of {tested} other links {found} {(found == 1 ? "has" : "have")} p at most 5 %; "
            + $"{Words.Fixed(0.05 * tested, 1)} would without any effect.";
        foreach (IGrouping<string, EvidenceRow> none in others
            .Where(row => row.History == HistoryVerdict.NotEstimable).GroupBy(row => row.Refusal))
            yield return $"Without an estimate: {Words.List(none.Select(Name))}. {none.Key}";
    }

    /// <summary>What the comparison says of the model, verdict by verdict.</summary>
    public static ImmutableArray<string> Model(EvidencePage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        EvidenceRow[] headlines = [.. page.Links.Where(row => row.IsHeadline)];
        return
        [
            .. Counted(headlines, row => row.Verdict == ModelVerdict.Supported,
                "History agrees with the model and not with the model without programmes: "),
            .. Counted(headlines, row => row.Verdict == ModelVerdict.Refuted, "History refutes the model: "),
            .. Counted(headlines, row => row.Verdict == ModelVerdict.TooNarrow,
                "Not tested, because simulated histories vary less than history does: "),
            .. Counted(headlines, row => row.Verdict == ModelVerdict.Compatible,
                "History agrees with the model, and with the model without programmes, though they differ: "),
            .. Counted(headlines, row => row.Verdict == ModelVerdict.Untestable,
                "Untestable, because histories with and without programmes look alike: "),
            .. Counted(headlines, IsAccessionAlike, $"{NoVerdictOnAccession.TrimEnd('.')}: "),
            .. Counted(headlines, row => row.Verdict == ModelVerdict.NotInModel, "Not in the model: "),
        ];
    }

    /// <summary>Under an ensemble, what its parameter sets do to each z and verdict; otherwise nothing.</summary>
    public static IEnumerable<string> OfParameters(EvidencePage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        string[] changes =
        [
            .. page.Links.Where(row => row.IsHeadline && double.IsFinite(row.OwnZ)).Select(row =>
                $"{Name(row)} z {Words.WithSign(row.ZAll, 1)} instead of {Words.WithSign(row.OwnZ, 1)}, "
                + (row.OwnVerdict == row.Verdict
                    ? $"still {Key(row.Verdict).Replace('_', ' ')}"
                    : $"{Key(row.Verdict).Replace('_', ' ')} instead of "
                        + $"{(row.OwnVerdict is { } own ? Key(own).Replace('_', ' ') : "no verdict")}")),
        ];
        if (changes.Length > 0)
            yield return "Over the parameter sets of the ensemble instead of at the scenario's own parameters: "
                + $"{string.Join("; ", changes)}.";
    }

    /// <summary>A sentence on one link, with what speaks against it.</summary>
    public static string Sentence(EvidenceRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        string name = Words.Capital(Name(row));
        string history = row.History switch
        {
            HistoryVerdict.NotEstimable => $"{name}: no estimate. {row.Refusal}",
            HistoryVerdict.NotShown =>
                $"{name}: {Estimate(row)}. No effect is shown; the design would find one of "
                + $"{Number(row.MinimumDetectable, row.Unit)} or more in four of five cases.",
            HistoryVerdict.Suggested => $"{name}: {Estimate(row)}. Suggested, not shown: {row.Doubts}.",
            _ => $"{name}: {Estimate(row)}. Shown, if trends would have been parallel.",
        };
        string dates = row.SurvivesDates switch
        {
            true => " Unknown dates do not change that.",
            false => $" With unknown dates drawn within their brackets it is "
                + $"{Number(row.ImputedEstimate, row.Unit)} [{Number(row.ImputedLow, row.Unit)}, "
                + $"{Number(row.ImputedHigh, row.Unit)}].",
            _ => "",
        };
        string model = row.Verdict switch
        {
            ModelVerdict.NotInModel => " The model does not have it.",
            ModelVerdict.NotCompared when !IsAccessionAlike(row) => "",
            _ => $" The model has {Number(row.AllMean, row.Unit)} ({Number(row.AllSd, row.Unit).TrimStart('+')} over "
                + $"histories), without programmes {Number(row.WithoutMean, row.Unit)}"
                + (IsAccessionAlike(row) ? $". {NoVerdictOnAccession}" : $": {Of(row)}."),
        };
        return history + Few(row) + dates + model;
    }

    /// <summary>Was accession not compared because all simulated histories contain it?</summary>
    internal static bool IsAccessionAlike(EvidenceRow row) =>
        row.Verdict == ModelVerdict.NotCompared && row.IsAccession && double.IsFinite(row.AllMean);

    private static string Few(EvidenceRow row) =>
        row.IsDifference && row.History != HistoryVerdict.NotEstimable && row.Controls < FewControls
            ? $" {row.Treated} joined, {row.Controls} never did: late joiners are compared with very few states."
            : "";

    private static string Power(double power) => Words.Fixed(power, 2);

    private static IEnumerable<string> Counted(
        EvidenceRow[] rows, Func<EvidenceRow, bool> holds, string beginning)
    {
        string[] names = [.. rows.Where(holds).Select(row => $"{Name(row)} ({Number(row.Estimate, row.Unit)})")];
        if (names.Length > 0)
            yield return $"{beginning}{Words.List(names)}.";
    }
}
