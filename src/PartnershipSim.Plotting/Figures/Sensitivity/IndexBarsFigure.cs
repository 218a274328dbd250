using System.Collections.Immutable;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Sensitivity;

/// <summary>An estimate with its interval.</summary>
public sealed record Estimated(double Value, double Low, double High);

/// <summary>The sensitivity of an outcome to one axis: one estimate for each measure.</summary>
/// <param name="Evidence">On what the default of the parameter rests, or empty.</param>
/// <param name="Reference">What chance alone would show, or not a number.</param>
public sealed record IndexRow(
    string Axis, string Evidence, ImmutableArray<Estimated> Values, double Reference = double.NaN);

/// <summary>
/// Sensitivity indices as bars with 95 % intervals: Sobol' first order and total side by side, or one measure of
/// another kind with the mark that chance alone would reach.
/// </summary>
/// <param name="measures">Names of the measures, in the order of the values of a row.</param>
/// <param name="scale">What the bars measure, with its unit.</param>
/// <param name="rows">The most important axis first.</param>
public sealed class IndexBarsFigure(
    string name, string message, string subtitle, string scale, ImmutableArray<string> measures,
    ImmutableArray<IndexRow> rows, FigureContext context) : Figure(context)
{
    private const int Most = 18;

    /// <summary>How far the bars of a row reach to either side of its middle, in rows.</summary>
    private const double HalfRow = 0.36;

    private static readonly Mark[] Marks = [Mark.Alone, Mark.Together];
    private readonly ImmutableArray<IndexRow> _rows =
    [
        .. rows.Where(row => row.Values.Any(value => double.IsFinite(value.Value))).Take(Most),
    ];

    public override string Name => name;

    public override string Title => message;

    public override string Subtitle => subtitle;

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new("parameter", "evidence", "measure", "value", "lo", "hi", "reference");
            foreach (IndexRow row in rows)
            {
                foreach ((string measure, Estimated value) in measures.Zip(row.Values))
                    table.Add(row.Axis, row.Evidence, measure, value.Value, value.Low, value.High, row.Reference);
            }

            return table;
        }
    }

    public override bool HasData => !_rows.IsEmpty;

    protected override string Reading => (rows.Length > Most
        ? $"the first {Most} of {rows.Length} axes, the CSV contains all; "
        : "")
        + "thin line: 95 % interval"
        + (_rows.Any(row => double.IsFinite(row.Reference)) ? "; upright mark: what chance alone would show" : "");

    protected override string Description => string.Join(" ", _rows.Take(8).Select(row =>
        $"{row.Axis}: " + string.Join(", ", measures.Zip(row.Values).Select(
            pair => $"{pair.First} {Words.Fixed(pair.Second.Value, 2)} ({Words.Fixed(pair.Second.Low, 2)} to "
                + $"{Words.Fixed(pair.Second.High, 2)})"))
        + "."));

    protected override ImmutableArray<LegendEntry> Legend =>
        measures.Length < 2
            ? []
            : [.. measures.Select((measure, i) => new LegendEntry(
                measure, Sign.Square, theme => theme.Of(Marks[i % Marks.Length])))];

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        IEnumerable<double> extent = _rows.SelectMany(
            row => row.Values.SelectMany(value => new[] { value.Value, value.Low, value.High }).Append(row.Reference));
        RowChart chart = new(
            body, [.. _rows.Select(row => row.Axis)], Scale.Of(extent, withZero: true, most: 8).WithRoom(),
            scale, tallest: 4.5f, right: Space.Air);
        double thick = 2 * HalfRow / measures.Length;
        chart.Panel.Draw(sheet, plot =>
        {
            for (int i = 0; i < _rows.Length; i++)
            {
                for (int m = 0; m < measures.Length; m++)
                {
                    double low = HalfRow - (m + 1) * thick;
                    plot.Add.Plottable(chart.Bar(
                        i, low, low + thick, 0, _rows[i].Values[m].Value, sheet.Theme.Of(Marks[m % Marks.Length])));
                }
            }
        });
        chart.DrawNames(sheet);
        for (int i = 0; i < _rows.Length; i++)
        {
            for (int m = 0; m < measures.Length; m++)
                chart.DrawInterval(
                    sheet, i, HalfRow - (m + 0.5) * thick, _rows[i].Values[m].Low, _rows[i].Values[m].High,
                    sheet.Theme.Text);
            DrawReference(sheet, chart, i);
        }
    }

    private void DrawReference(Sheet sheet, RowChart chart, int i)
    {
        if (!double.IsFinite(_rows[i].Reference))
            return;
        float x = chart.Panel.Place(_rows[i].Reference, 0).X;
        sheet.Line(
            x, chart.Height(i, HalfRow + 0.06), x, chart.Height(i, -HalfRow - 0.06), sheet.Theme.Of(Mark.Chance), 3);
    }
}
