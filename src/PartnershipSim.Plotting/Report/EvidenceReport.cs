using System.Collections.Immutable;
using PartnershipSim.Analysis.Evidence.Links;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Figures.Evidence;
using PartnershipSim.Results.Store;

namespace PartnershipSim.Plotting.Report;

/// <summary>
/// The report of evidence: what history shows of the programmes, what the model makes of the same estimators, and what
/// no such data can show.
/// </summary>
public static class EvidenceReport
{
    public static Report Of(EvidencePage page, Provenance provenance)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(provenance);
        FigureContext context = ReportOrigins.Context(provenance, $"{provenance.Scenario}, evidence");
        ImmutableArray<EvidenceRow> headlines = [.. page.Links.Where(row => row.IsHeadline)];
        return new()
        {
            Subject = $"{provenance.Scenario} and history by the same estimators",
            Question = "What do the data themselves say of the programmes, and can they test the model?",
            Answer = EvidenceWords.Answer(page),
            Sections =
            [
                new(
                    "What the figures show",
                    [.. EvidenceFigures.Of(page, context).Select(figure => new Shown(figure))]),
                new(
                    "Link by link", new Points([.. headlines.Select(EvidenceWords.Sentence)]),
                    Links(headlines, "Headline links: history and simulated histories"),
                    Links([.. page.Links.Where(row => !row.IsHeadline)], "All other links"),
                    new Points([EvidenceWords.Legend, .. EvidenceWords.OfOthers(page)])),
                new(
                    "What it says of the model",
                    new Points([.. EvidenceWords.Model(page), .. EvidenceWords.OfParameters(page)])),
                .. page.Detections.IsEmpty
                    ? []
                    : (Section[])[new("What would identify it", Detections(page))],
                new("How far to trust it", new Points(EvidenceCaveats.All)),
            ],
            Origin = ReportOrigins.Of(provenance),
        };
    }

    private static ReportTable Links(ImmutableArray<EvidenceRow> rows, string title) => ReportTable.Of(
        title,
        [
            "link", "states", "estimate and 95 % interval", "p", "false discovery rate", "before", "dates",
            "detectable", "history", "model", "without programmes", "z", "power", "verdict",
        ],
        rows.Select(row => (IEnumerable<ReportCell>)
        [
            EvidenceWords.Name(row), ReportCell.Whole(row.Treated),
            new ReportCell(EvidenceWords.Estimate(row), row.Estimate), ReportCell.Number(row.PValue),
            ReportCell.Number(row.Adjusted), ReportCell.Number(row.PreTrend), ReportCell.Number(row.Randomisation),
            new ReportCell(
                EvidenceWords.Number(row.MinimumDetectable, row.Unit).TrimStart('+'), row.MinimumDetectable),
            EvidenceWords.Of(row.History),
            new ReportCell(EvidenceWords.Number(row.AllMean, row.Unit), row.AllMean),
            new ReportCell(EvidenceWords.Number(row.WithoutMean, row.Unit), row.WithoutMean),
            ReportCell.Number(row.ZAll), ReportCell.Number(row.Power), EvidenceWords.Of(row),
        ]));

    private static ReportTable Detections(EvidencePage page) => ReportTable.Of(
        "Expected z of a part of the model: what the statistics could show if the model were right",
        ["data", "directions informed", "part", "z, rest unknown", "z, rest known"],
        page.Detections.Select(row => (IEnumerable<ReportCell>)
        [
            row.Data.Replace('_', ' '),
            ReportCell.Whole(page.Directions.Count(one => one.Data == row.Data && one.Singular > 1)),
            Words.Spoken(row.Part), ReportCell.Number(row.ZFree), ReportCell.Number(row.ZKnown),
        ]));
}
