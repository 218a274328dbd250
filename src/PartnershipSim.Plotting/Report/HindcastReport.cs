using System.Collections.Immutable;
using PartnershipSim.Analysis.History;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Figures.History;
using PartnershipSim.Results.Store;

namespace PartnershipSim.Plotting.Report;

/// <summary>
/// The report of a hindcast: where the model forecasts better than the reference forecasts, where worse, and what that
/// means for its use.
/// </summary>
public static class HindcastReport
{
    /// <summary>Builds the report of a hindcast.</summary>
    public static Report Of(HindcastRecord record, Provenance provenance)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(provenance);
        FigureContext context = ReportOrigins.Context(provenance, $"{provenance.Scenario}, hindcast");
        string subject = HindcastWords.IsScored(record, "partners") ? "it" : "there is";
        ImmutableArray<string> parts = HindcastWords.Parts(record, "partners");
        return new()
        {
            Subject = $"{provenance.Scenario} compared with history",
            Question = "Does the model forecast what is already known better than reference forecasts?",
            Answer = [.. HindcastWords.Verdict(record, "partners", namesRivals: false).Select(
                sentence => $"Of partner states {subject} {Words.Lower(sentence)}")],
            Sections =
            [
                new(
                    "What the figures show",
                    [.. HindcastFigures.Of(record, context).Select(figure => new Shown(figure))]),
                new(
                    "Tables", Skills(record, "held_out", "Held-out years"),
                    Skills(record, "fit", "Fit years, for comparison"), Facts(record)),
                .. parts.IsEmpty
                    ? []
                    : (Section[])[new(
                        "What its parts are worth", new Prose(
                            "The whole model against itself without a part, on the held-out years, partner states. "
                            + "Differences under 1 % are left out."),
                        new Points(parts))],
                new("How far to trust it", new Points(
                [
                    $"Partner states: {string.Join(" ", HindcastWords.Verdict(record, "partners"))}",
                    $"All states: {string.Join(" ", HindcastWords.Verdict(record, "all"))}",
                    HindcastWords.Coverage(
                        record with { Scores = [.. record.Scores.Where(row => double.IsFinite(row.Value))] }),
                    HindcastWords.Facts(record),
                    "The held-out years were looked at while the model was specified and improved: "
                    + "only data after 2020 will be a clean test.",
                    "Missions of the United Nations are observed and not modelled: no score speaks of them.",
                    "The model is given GDP and requested troops of the forecast years; "
                    + "so are scaled persistence and the regression.",
                    "Intervals are 90 %, over resampled states, because cases of one state are not independent.",
                ])),
            ],
            Origin = ReportOrigins.Of(provenance),
        };
    }

    private static ReportTable Skills(HindcastRecord record, string set, string what)
    {
        ImmutableArray<string> parts = [.. Ablation.All.Select(part => part.Key)];
        return ReportTable.Of(
            $"{what}: the model's score beside that of each reference forecast; skill is 1 − score/reference",
            [
                "window", "task", "states", "score", "reference", "cases", "model", "of the reference",
                "skill", "90 % interval", "verdict",
            ],
            record.Skills.Where(row => row.Set == set && !parts.Contains(row.Against))
                .Select(row => (IEnumerable<ReportCell>)
                [
                    Window.Named(row.Window).Name, row.Task, row.Group,
                    row.Score.Replace('_', ' '), row.Against.Replace('_', ' '), ReportCell.Whole(row.Cases),
                    ReportCell.Number(row.Model), ReportCell.Number(row.Other),
                    ReportCell.Percent(row.Value, isSigned: true),
                    new ReportCell(
                        double.IsFinite(row.Low) && double.IsFinite(row.High)
                            ? $"{100 * row.Low:0} to {100 * row.High:0} %"
                            : "–",
                        row.Low),
                    row.Verdict.ToString().ToLowerInvariant(),
                ]));
    }

    private static ReportTable Facts(HindcastRecord record) => ReportTable.Of(
        "Stylised facts: what was observed, the mean over free runs from 1994 without a look at later years, "
        + "and the band it must lie in",
        ["fact", "pattern", "unit", "observed", "model", "90 % of runs", "band", "verdict", "years", "source"],
        record.Facts.Select(fact => (IEnumerable<ReportCell>)
        [
            fact.Fact, fact.Pattern, fact.Unit, ReportCell.Number(fact.Observed), ReportCell.Number(fact.Simulated),
            ReportCell.Interval(fact.P05, fact.P95),
            new ReportCell(
                double.IsFinite(fact.BandHigh)
                    ? $"{fact.BandLow:0.###} to {fact.BandHigh:0.###}"
                    : $"above {fact.BandLow:0.###}",
                fact.BandLow),
            fact.IsMet ? "pass" : "fail", fact.Set.Replace('_', ' '), fact.Source,
        ]));
}
