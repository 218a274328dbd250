using System.Collections.Immutable;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Sensitivity;

/// <summary>
/// What an outcome is where one axis stands low, and where it stands high, with intervals of both means.
/// </summary>
/// <param name="LowEnd">"0.05 to 0.12", or the name of a level.</param>
public sealed record TornadoRow(string Axis, string LowEnd, Estimated Low, string HighEnd, Estimated High)
{
    public double Swing => High.Value - Low.Value;
}

/// <summary>
/// A tornado: the axes with the widest swing on top; around the mean of all points, the means at both ends with their
/// 95 % intervals.
/// </summary>
public sealed class TornadoFigure(
    string name, string message, string unit, double middle, ImmutableArray<TornadoRow> rows, FigureContext context)
    : Figure(context)
{
    private const int Most = 16;

    /// <summary>How far the bars of a row reach to either side of its middle, in rows.</summary>
    private const double HalfRow = 0.36;

    private readonly ImmutableArray<TornadoRow> _rows =
        [.. rows.Where(row => double.IsFinite(row.Swing)).OrderByDescending(row => Math.Abs(row.Swing))
            .ThenBy(row => row.Axis, StringComparer.Ordinal).Take(Most)];

    public override string Name => name;

    public override string Title => message;

    public override string Subtitle =>
        $"Mean of the points in the lowest and the highest fifth of each axis, all others varying, {Words.Unit(unit)}; "
        + "upright line: mean of all points";

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

    protected override string Reading =>
        (rows.Length > Most ? $"the first {Most} of {rows.Length} axes, the CSV contains all; " : "")
        + "thin line: 95 % interval of the mean over points";

    protected override string Description => string.Join(" ", _rows.Take(8).Select(row =>
        $"{row.Axis}: {Words.Number(row.Low.Value)} where it is low ({row.LowEnd}), {Words.Number(row.High.Value)} "
        + $"where it is high ({row.HighEnd})."));

    protected override ImmutableArray<LegendEntry> Legend =>
    [
        new("low end of the axis", Sign.Square, theme => theme.Of(Mark.LowEnd)),
        new("high end of the axis", Sign.Square, theme => theme.Of(Mark.HighEnd)),
    ];

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        IEnumerable<double> extent = _rows.SelectMany(row => new[] { row.Low, row.High })
            .SelectMany(end => new[] { end.Value, end.Low, end.High }).Append(middle);
        RowChart chart = new(
            body, [.. _rows.Select(row => row.Axis)], Scale.Of(extent, most: 8).WithRoom(), Words.Unit(unit),
            tallest: 4, right: Space.Air);
        chart.Panel.Draw(sheet, plot =>
        {
            for (int i = 0; i < _rows.Length; i++)
            {
                plot.Add.Plottable(chart.Bar(i, 0, HalfRow, middle, _rows[i].Low.Value, sheet.Theme.Of(Mark.LowEnd)));
                plot.Add.Plottable(chart.Bar(
                    i, -HalfRow, 0, middle, _rows[i].High.Value, sheet.Theme.Of(Mark.HighEnd)));
            }
        });
        PixelRect area = chart.Panel.Area;
        float x = chart.Panel.Place(middle, 0).X;
        sheet.Line(x, area.Top, x, area.Bottom, sheet.Theme.Text, 2);
        chart.DrawNames(sheet);
        for (int i = 0; i < _rows.Length; i++)
        {
            chart.DrawInterval(sheet, i, HalfRow / 2, _rows[i].Low.Low, _rows[i].Low.High, sheet.Theme.Text);
            chart.DrawInterval(sheet, i, -HalfRow / 2, _rows[i].High.Low, _rows[i].High.High, sheet.Theme.Text);
        }
    }
}
