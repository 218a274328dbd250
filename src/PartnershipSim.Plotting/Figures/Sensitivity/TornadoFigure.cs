using System.Collections.Immutable;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Sensitivity;

/// <summary>What an outcome is where one axis stands low, and where it stands high, with intervals of both means.</summary>
/// <param name="LowEnd">"0.05 to 0.12", or the name of a level.</param>
public sealed record TornadoRow(string Axis, string LowEnd, Estimated Low, string HighEnd, Estimated High)
{
    public double Swing => High.Value - Low.Value;
}

/// <summary>A tornado: the axes with the widest swing on top; around the mean of all points, the means at both ends with their 95 % intervals.</summary>
public sealed class TornadoFigure(string name, string message, string unit, double middle, ImmutableArray<TornadoRow> rows, FigureContext context) : Figure(context)
{
    private const int Most = 16;
    private readonly ImmutableArray<TornadoRow> _rows =
        [.. rows.Where(row => double.IsFinite(row.Swing)).OrderByDescending(row => Math.Abs(row.Swing)).ThenBy(row => row.Axis, StringComparer.Ordinal).Take(Most)];

    public override string Name => name;

    public override string Title => message;

    public override string Subtitle => $"Mean of the points in the lowest and the highest fifth of each axis, all others varying, {Words.Unit(unit)}; upright line: mean of all points";

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new("parameter", "unit", "end", "range", "mean", "lo", "hi");
            foreach (TornadoRow row in rows)
            {
                table.Add(row.Axis, unit, "low", row.LowEnd, row.Low.Value, row.Low.Low, row.Low.High);
                table.Add(row.Axis, unit, "high", row.HighEnd, row.High.Value, row.High.Low, row.High.High);
            }

            return table;
        }
    }

    public override bool HasData => !_rows.IsEmpty && double.IsFinite(middle);

    protected override string Reading => (rows.Length > Most ? $"the first {Most} of {rows.Length} axes, the CSV holds all; " : "") + "thin line: 95 % interval of the mean over points";

    protected override string Description => string.Join(" ", _rows.Take(8).Select(row =>
        $"{row.Axis}: {Words.Number(row.Low.Value)} where it is low ({row.LowEnd}), {Words.Number(row.High.Value)} where it is high ({row.HighEnd})."));

    protected override ImmutableArray<LegendEntry> Legend =>
        [new("low end of the axis", Sign.Square, theme => theme.Of(Mark.LowEnd)), new("high end of the axis", Sign.Square, theme => theme.Of(Mark.HighEnd))];

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        float left = Math.Min(520, 24 + _rows.Max(row => Lettered.WidthOf(row.Axis, Theme.Small)));
        float height = Math.Min(body.Height - 74, _rows.Length * 80f);
        IEnumerable<double> extent = _rows.SelectMany(row => new[] { row.Low.Value, row.Low.Low, row.Low.High, row.High.Value, row.High.Low, row.High.High }).Append(middle);
        Panel panel = new(new(body.Left + left, body.Right - 30, body.Top + 10 + height, body.Top + 10), Scale.Of(extent, most: 8).WithRoom(), Scale.Rows(_rows.Length))
        {
            HasUprightGrid = true,
            HasYLabels = false,
            XTitle = Words.Unit(unit),
        };
        panel.Draw(sheet, plot =>
        {
            for (int i = 0; i < _rows.Length; i++)
            {
                double row = _rows.Length - 1 - i;
                Bar(plot, row, _rows[i].Low.Value, sheet.Theme.Of(Mark.LowEnd));
                Bar(plot, row - 0.36, _rows[i].High.Value, sheet.Theme.Of(Mark.HighEnd));
            }
        });
        float x = panel.Place(middle, 0).X;
        sheet.Line(x, panel.Area.Top, x, panel.Area.Bottom, sheet.Theme.Text, 2);
        float letters = Math.Min(Theme.Small, 0.6f * panel.Area.Height / _rows.Length);
        for (int i = 0; i < _rows.Length; i++)
        {
            double row = _rows.Length - 1 - i;
            float room = panel.Area.Left - Theme.Margin - 14;
            float size = Math.Min(letters, letters * room / Math.Max(1, Lettered.WidthOf(_rows[i].Axis, letters)));
            sheet.Text(_rows[i].Axis, panel.Area.Left - 14, panel.Place(0, row).Y + 0.35f * size, size, anchor: Anchor.End);
            Interval(_rows[i].Low, row + 0.18);
            Interval(_rows[i].High, row - 0.18);
        }

        void Bar(Plot plot, double low, double value, Color color) =>
            plot.Add.Plottable(new Area([new(middle, low), new(value, low), new(value, low + 0.36), new(middle, low + 0.36)], color));

        void Interval(Estimated value, double at)
        {
            if (!double.IsFinite(value.Low) || !double.IsFinite(value.High))
                return;
            float y = panel.Place(0, at).Y;
            sheet.Line(panel.Place(value.Low, 0).X, y, panel.Place(value.High, 0).X, y, sheet.Theme.Text, 2);
        }
    }
}
