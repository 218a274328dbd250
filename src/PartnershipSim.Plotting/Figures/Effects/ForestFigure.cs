using System.Collections.Immutable;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Effects;

/// <summary>
/// Effects with their 90 and 95 % intervals, one line each, around the line of no effect. All rows share one unit.
/// </summary>
/// <param name="comparison">"No programmes, against the baseline".</param>
/// <param name="name">Of its files.</param>
public sealed class ForestFigure(
    string comparison, ImmutableArray<EffectRow> rows, FigureContext context, string name = "effects")
    : Figure(context)
{
    private const int Most = 24;
    private readonly ImmutableArray<EffectRow> _rows = [.. rows.Where(row => double.IsFinite(row.Effect)).Take(Most)];

    public override string Name => name;

    public override string Title => comparison;

    public override string Subtitle =>
        $"Mean paired effect, {Unit}; thick line: 90 % interval, thin line: 95 % interval; "
        + "hollow where the 95 % interval contains 0";

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new("label", "unit", "effect", "lo90", "hi90", "lo95", "hi95");
            foreach (EffectRow row in rows)
                table.Add(row.Label, row.Unit, row.Effect, row.Low90, row.High90, row.Low95, row.High95);
            return table;
        }
    }

    public override bool HasData => !_rows.IsEmpty;

    protected override string Reading => rows.Length > Most
        ? $"the first {Most} of {rows.Length} rows; the CSV contains all"
        : Context.Ensemble is null
        ? "intervals of paired replicates under common random numbers"
        : "intervals over parameter sets consistent with the data, under common random numbers";

    protected override string Description => string.Join(" ", _rows.Select(row =>
        $"{row.Label}: {Words.WithSign(row.Effect)} {row.Unit} (95 % interval {Words.WithSign(row.Low95)} to "
        + $"{Words.WithSign(row.High95)})."));

    private string Unit => _rows.IsEmpty ? "" : _rows[0].Unit == "%" ? "% of the base mean" : _rows[0].Unit;

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        Scale scale =
            Scale.Of(_rows.SelectMany(row => new[] { row.Effect, row.Low95, row.High95 }), withZero: true, most: 8)
                .WithRoom();
        float values = Space.Widest(_rows.Select(Value), Theme.Normal, isBold: true) + Space.Air;
        RowChart chart = new(
            body, [.. _rows.Select(row => row.Label)], scale, $"effect, {Unit}", tallest: 6.5f, right: values);
        chart.Panel.Draw(sheet, _ => { });
        chart.DrawNames(sheet);
        for (int i = 0; i < _rows.Length; i++)
            DrawRow(sheet, chart, i, body.Right);
    }

    private void DrawRow(Sheet sheet, RowChart chart, int i, float right)
    {
        EffectRow row = _rows[i];
        Theme theme = sheet.Theme;
        bool isNothing = Words.IsZero(Words.Fixed(row.Effect, Decimals)); // beside the others
        Color color = isNothing
            ? theme.Palette.Other
            : row.Effect > 0 ? theme.Palette.More : row.Effect < 0 ? theme.Palette.Less : theme.Palette.Other;
        chart.DrawInterval(sheet, i, 0, row.Low95, row.High95, color, 2);
        chart.DrawInterval(sheet, i, 0, row.Low90, row.High90, color, 7);
        (float x, float y) = chart.Panel.Place(row.Effect, chart.Middle(i));
        sheet.Dot(x, y, 9, color);
        if (!row.IsClear)
            sheet.Dot(x, y, 5.5f, theme.Background);
        sheet.TextBeside(
            Value(row), right, y, chart.Letters, row.IsClear ? color : theme.Palette.Other, Anchor.End,
            isBold: row.IsClear);
    }

    private int Decimals => Words.Decimals(_rows.Select(row => row.Effect));

    private string Value(EffectRow row) => Words.Difference(row.Effect, Decimals) + (row.Unit == "%" ? " %" : "");
}
