using System.Collections.Immutable;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Effects;

/// <summary>Effects with their 90 and 95 % intervals, one line each, around the line of no effect. All rows share one unit.</summary>
/// <param name="comparison">"No programmes, against the baseline".</param>
/// <param name="name">Of its files.</param>
public sealed class ForestFigure(string comparison, ImmutableArray<EffectRow> rows, FigureContext context, string name = "effects") : Figure(context)
{
    private const int Most = 24;
    private readonly ImmutableArray<EffectRow> _rows = [.. rows.Where(row => double.IsFinite(row.Effect)).Take(Most)];

    public override string Name => name;

    public override string Title => comparison;

    public override string Subtitle => $"Mean paired effect, {Unit}; thick line: 90 % interval, thin line: 95 % interval; hollow where the 95 % interval holds 0";

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

    protected override string Reading => rows.Length > Most ? $"the first {Most} of {rows.Length} rows; the CSV holds all" : Context.Ensemble is null
        ? "paired intervals over replicates that share their luck" : "intervals over parameter points that history accepts; replicates share their luck";

    protected override string Description => string.Join(" ", _rows.Select(row =>
        $"{row.Label}: {Words.WithSign(row.Effect)} {row.Unit} (95 % interval {Words.WithSign(row.Low95)} to {Words.WithSign(row.High95)})."));

    private string Unit => _rows.IsEmpty ? "" : _rows[0].Unit == "%" ? "% of the base mean" : _rows[0].Unit;

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        Theme theme = sheet.Theme;
        float left = Math.Min(560, 24 + _rows.Max(row => Lettered.WidthOf(row.Label, Theme.Normal)));
        float right = 24 + _rows.Max(row => Lettered.WidthOf(Value(row), Theme.Normal, isBold: true));
        float height = Math.Min(body.Height - 74, _rows.Length * 130f);
        PixelRect area = new(body.Left + left, body.Right - right, body.Top + 10 + height, body.Top + 10);
        Panel panel = new(
            area,
            Scale.Of(_rows.SelectMany(row => new[] { row.Effect, row.Low95, row.High95 }), withZero: true, most: 8).WithRoom(),
            Scale.Rows(_rows.Length))
        {
            HasUprightGrid = true,
            HasYLabels = false,
            XTitle = $"effect, {Unit}",
        };
        panel.Draw(sheet, _ => { });
        for (int i = 0; i < _rows.Length; i++)
            DrawRow(sheet, panel, _rows[i], panel.Place(0, _rows.Length - 1 - i).Y, body.Right, theme);
    }

    private void DrawRow(Sheet sheet, Panel panel, EffectRow row, float y, float right, Theme theme)
    {
        Color color = row.Effect > 0 ? theme.Palette.More : row.Effect < 0 ? theme.Palette.Less : theme.Palette.Other;
        Interval(row.Low95, row.High95, 2);
        Interval(row.Low90, row.High90, 7);
        (float x, _) = panel.Place(row.Effect, 0);
        sheet.Dot(x, y, 9, color);
        if (!row.IsClear)
            sheet.Dot(x, y, 5.5f, theme.Background);
        float baseline = y + 0.35f * Theme.Normal;
        float room = panel.Area.Left - Theme.Margin - 14;
        float size = Math.Min(Theme.Normal, Theme.Normal * room / Math.Max(1, Lettered.WidthOf(row.Label, Theme.Normal)));
        sheet.Text(row.Label, panel.Area.Left - 14, baseline, size, anchor: Anchor.End);
        sheet.Text(Value(row), right, baseline, Theme.Normal, color, Anchor.End, isBold: true);

        void Interval(double low, double high, float width)
        {
            if (double.IsFinite(low) && double.IsFinite(high))
                sheet.Line(panel.Place(low, 0).X, y, panel.Place(high, 0).X, y, color, width);
        }
    }

    private string Value(EffectRow row) => Words.WithSign(row.Effect, Words.Decimals(_rows.Select(r => r.Effect))) + (row.Unit == "%" ? " %" : "");
}
