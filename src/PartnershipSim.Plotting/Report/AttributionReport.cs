using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Figures.Effects;
using PartnershipSim.Results.Store;
using PartnershipSim.Runs;

namespace PartnershipSim.Plotting.Report;

/// <summary>The report of an attribution: which mechanism makes the difference?</summary>
public static class AttributionReport
{
    /// <summary>Smaller shares round to nothing.</summary>
    private const double LeastShare = 0.005;

    private static readonly string[] Drawn = ["partner_troop_years", "rme", "interop", "attitude_operations"];

    /// <summary>Builds the report of an attribution.</summary>
    public static Report Of(ImmutableArray<AttributionRow> rows, Provenance provenance)
    {
        ArgumentNullException.ThrowIfNull(provenance);
        ImmutableArray<StoredShares> all = StoredShares.Of(rows);
        (string @base, string other) = rows.IsEmpty ? ("", "") : (rows[0].Base, rows[0].Scenario);
        FigureContext context = ReportOrigins.Context(provenance, $"{other} against {@base}");
        StoredShares[] partners = [.. all.Where(
            shares => shares.Group == "partners" && Drawn.Contains(shares.Outcome))];
        return new()
        {
            Subject = $"mechanisms behind {other} against {@base}",
            Question = provenance.Question
                ?? $"Which mechanism makes the difference between {Words.Spoken(@base)} and {Words.Spoken(other)}?",
            Answer = [.. Answer(all, @base, other)],
            Sections =
            [
                new("What the figures show",
                [
                    .. partners.Select((shares, i) => new Shown(EffectFigures.ForAttribution(
                        shares, @base, other, context, i == 0 ? "attribution" : $"attribution_{shares.Outcome}"))),
                    .. partners.Take(1).Select(shares => new Shown(EffectFigures.ForInteractions(
                        shares, @base, other, context))),
                ]),
                new("Tables", Table(all)),
                new("What drives the result",
                    new Prose(
                        "The values are exact Shapley values over all 32 combinations of the five mechanisms that can "
                        + "carry an effect, each run in both scenarios under common random numbers: every mechanism "
                        + "gets what it adds, averaged over all orders in which the five could be switched on. "
                        + "They add up to the whole effect."),
                    new Commands(
                        "How far the parameters behind the mechanisms matter:",
                        $"partnersim sensitivity {ReportOrigins.Beside(ReportOrigins.FilesIn(provenance.Command).FirstOrDefault() ?? "scenarios/", "studies/morris_screening.yaml")}")),
                new("How far to trust it", new Points(
                [
                    "A share is a share of the model's effect, not of history's; "
                    + "where the 90 % interval of the whole effect contains 0, no share is given.",
                    .. Caveats.Of(provenance, OutcomeYears.Parse(provenance.OutcomeYears).To),
                ])),
            ],
            Origin = ReportOrigins.Of(provenance),
        };
    }

    private static IEnumerable<string> Answer(ImmutableArray<StoredShares> all, string @base, string other)
    {
        foreach (StoredShares shares in all.Where(shares => shares.Group == "partners").Take(3))
        {
            string what = Words.Outcome(shares.Outcome, shares.Group);
            if (!shares.IsClear)
            {
                yield return $"The difference in {what} between {Words.Spoken(@base)} and {Words.Spoken(other)} is not "
                    + "distinguishable from 0, so no mechanism gets a share.";
                continue;
            }

            // what rounds to nothing is no part of the answer
            IEnumerable<string> parts = shares.Mechanisms.Where(row => Math.Abs(row.Share / shares.Total) >= LeastShare)
                .OrderByDescending(row => Math.Abs(row.Share)).Take(3).Select(row =>
                    $"'{row.Label.ToLowerInvariant()}' makes {Words.Fixed(100 * row.Share / shares.Total, 0)} "
                    + $"% ({Words.WithSign(row.Share)}, 90 % interval {Words.WithSign(row.Low90)} to "
                    + $"{Words.WithSign(row.High90)})");
            string made = Words.List(parts);
            yield return $"Of the difference in {what}, {Words.WithSign(shares.Total)} ({Words.Unit(shares.Unit)}), "
                + $"{(made.Length > 0 ? $"the mechanism {made}" : "no mechanism makes a share that counts")}.";
        }
    }

    private static ReportTable Table(ImmutableArray<StoredShares> all) => ReportTable.Of(
        "Shapley value of each mechanism; attribution.csv also contains 95 % intervals, contrasts and interactions",
        ["outcome", "group", "mechanism", "value", "90 % interval", "share", "unit"],
        from shares in all
        from row in shares.Mechanisms.Append(new("none", "None of the five", shares.WithoutAll, double.NaN, double.NaN))
            .Append(new("total", "Whole effect", shares.Total, shares.TotalLow90, shares.TotalHigh90))
        select (IEnumerable<ReportCell>)
        [
            Outcomes.Find(shares.Outcome)?.Meaning ?? shares.Outcome, Words.Group(shares.Group), row.Label,
            ReportCell.Difference(row.Share),
            ReportCell.Interval(row.Low90, row.High90, isSigned: true),
            ReportCell.Percent(shares.IsClear ? row.Share / shares.Total : double.NaN), Words.Unit(shares.Unit),
        ]);
}
