using System.Collections.Immutable;
using PartnershipSim.Analysis.Evidence.Links;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Evidence;

/// <summary>
/// History against simulated histories, with and without programmes: one row a link, in standard deviations of the
/// simulated histories.
/// </summary>
public sealed class ModelAgainstDataFigure(EvidencePage page, FigureContext context) : Figure(context)
{
    private const double Farthest = 8;
    private const double Thick = 0.16;

    private readonly ImmutableArray<EvidenceRow> _rows =
        [.. page.Links.Where(row => row.AllSd > 0 && double.IsFinite(row.Estimate))];

    public override string Name => "model_against_data";

    public override string Title => HasData
        ? "Where history can test the model: "
            + string.Join(", ", _rows.GroupBy(row => row.Verdict).OrderBy(same => same.Key)
                .Select(same => $"{same.Count()} {EvidenceWords.Key(same.Key).Replace('_', ' ')}"))
        : "History against simulated histories";

    public override string Subtitle =>
        "Effects in standard deviations of simulated histories, around their mean; line: 95 % interval of history";

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new(
                "link", "unit", "estimate", "lo95", "hi95", "model_mean", "model_sd", "model_lo95", "model_hi95",
                "without_mean", "without_lo95", "without_hi95", "z", "z_without", "power", "verdict");
            foreach (EvidenceRow row in _rows)
                table.Add(
                    row.Link, row.Unit, row.Estimate, row.Low, row.High, row.AllMean, row.AllSd, row.AllLow,
                    row.AllHigh, row.WithoutMean, row.WithoutLow, row.WithoutHigh, row.ZAll, row.ZWithout, row.Power,
                    EvidenceWords.Key(row.Verdict));
            return table;
        }
    }

    public override bool HasData => !_rows.IsEmpty;

    protected override string Reading => $"bars: central 95 % of histories; what reaches beyond {Farthest:0} is cut";

    protected override string Description => string.Join(" ", _rows.Select(row =>
        $"{EvidenceWords.Name(row)}: z {Words.WithSign(row.ZAll, 1)}, without programmes "
        + $"{Words.WithSign(row.ZWithout, 1)}, {EvidenceWords.Of(row)}."));

    protected override ImmutableArray<LegendEntry> Legend =>
    [
        new("history", Sign.Dot, theme => theme.Of(Mark.Observed)),
        new("simulated histories", Sign.Square, theme => theme.Palette.First),
        new("without programmes", Sign.Square, theme => theme.Palette.Second),
    ];

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        Scale scale = Scale.Of(_rows.SelectMany(row => new[]
        {
            Z(row, row.Low), Z(row, row.High), Z(row, row.AllLow), Z(row, row.AllHigh), Z(row, row.WithoutLow),
            Z(row, row.WithoutHigh),
        }), withZero: true, most: 8).WithRoom();
        float words = Space.Widest(_rows.Select(EvidenceWords.Of), Theme.Normal, isBold: true) + Space.Air;
        RowChart chart = new(
            body, [.. _rows.Select(EvidenceWords.Name)], scale, "standard deviations of simulated histories",
            tallest: 4.5f, right: words);
        chart.Panel.Draw(sheet, plot =>
        {
            for (int i = 0; i < _rows.Length; i++)
            {
                EvidenceRow row = _rows[i];
                plot.Add.Plottable(chart.Bar(
                    i, 0.06, 0.06 + 2 * Thick, Z(row, row.AllLow), Z(row, row.AllHigh), sheet.Theme.Palette.First));
                plot.Add.Plottable(chart.Bar(
                    i, -0.06 - 2 * Thick, -0.06, Z(row, row.WithoutLow), Z(row, row.WithoutHigh),
                    sheet.Theme.Palette.Second));
            }
        });
        chart.DrawNames(sheet);
        for (int i = 0; i < _rows.Length; i++)
        {
            EvidenceRow row = _rows[i];
            Color ink = sheet.Theme.Of(Mark.Observed);
            float y = chart.Height(i);
            (float low, float high) =
                (chart.Panel.Place(Z(row, row.Low), 0).X, chart.Panel.Place(Z(row, row.High), 0).X);
            sheet.Line(low, y, high, y, sheet.Theme.Background, 7);
            sheet.Line(low, y, high, y, ink, 3);
            float x = chart.Panel.Place(Z(row, row.Estimate), 0).X;
            sheet.Dot(x, y, 8, sheet.Theme.Background);
            sheet.Dot(x, y, 6, ink);
            sheet.TextBeside(
                EvidenceWords.Of(row), body.Right, y, chart.Letters, sheet.Theme.Text, Anchor.End, isBold: true);
        }
    }

    private static double Z(EvidenceRow row, double value) =>
        Math.Clamp((value - row.AllMean) / row.AllSd, -Farthest, Farthest);
}
