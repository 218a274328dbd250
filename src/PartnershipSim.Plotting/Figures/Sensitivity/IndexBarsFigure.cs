using System.Collections.Immutable;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Sensitivity;

/// <summary>An estimate with its interval.</summary>
public sealed record Estimated(double Value, double Low, double High);

/// <summary>The sensitivity of an outcome to one axis: one estimate for each measure.</summary>
/// <param name="Evidence">On what the default of the parameter rests, or empty.</param>
/// <param name="Reference">What chance alone would show, or not a number.</param>
public sealed record IndexRow(string Axis, string Evidence, ImmutableArray<Estimated> Values, double Reference = double.NaN);

/// <summary>
/// Sensitivity indices as bars with 95 % intervals: Sobol' first order and total side by side, or one measure of
/// another kind with the mark that chance alone would reach.
/// </summary>
/// <param name="measures">Names of the measures, in the order of the values of a row.</param>
/// <param name="scale">What the bars measure, with its unit.</param>
/// <param name="rows">The most important axis first.</param>
public sealed class IndexBarsFigure(
    string name, string message, string subtitle, string scale, ImmutableArray<string> measures, ImmutableArray<IndexRow> rows, FigureContext context) : Figure(context)
{
    private const int Most = 18;
    private static readonly Mark[] Marks = [Mark.Alone, Mark.Together];
    private readonly ImmutableArray<IndexRow> _rows = [.. rows.Where(row => row.Values.Any(value => double.IsFinite(value.Value))).Take(Most)];

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

    protected override string Reading => (rows.Length > Most ? $"the first {Most} of {rows.Length} axes, the CSV holds all; " : "")
        + "thin line: 95 % interval" + (_rows.Any(row => double.IsFinite(row.Reference)) ? "; upright mark: what chance alone would show" : "");

    protected override string Description => string.Join(" ", _rows.Take(8).Select(row =>
        $"{row.Axis}: " + string.Join(", ", measures.Zip(row.Values).Select(pair => $"{pair.First} {Words.Fixed(pair.Second.Value, 2)} ({Words.Fixed(pair.Second.Low, 2)} to {Words.Fixed(pair.Second.High, 2)})")) + "."));

    protected override ImmutableArray<LegendEntry> Legend =>
        measures.Length < 2 ? [] : [.. measures.Select((measure, i) => new LegendEntry(measure, Sign.Square, theme => theme.Of(Marks[i % Marks.Length])))];

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        float left = Math.Min(520, 24 + _rows.Max(row => Lettered.WidthOf(row.Axis, Theme.Small)));
        float height = Math.Min(body.Height - 74, _rows.Length * 90f);
        IEnumerable<double> extent = _rows.SelectMany(row => row.Values.SelectMany(value => new[] { value.Value, value.Low, value.High }).Append(row.Reference));
        Panel panel = new(new(body.Left + left, body.Right - 30, body.Top + 10 + height, body.Top + 10), Scale.Of(extent, withZero: true, most: 8).WithRoom(), Scale.Rows(_rows.Length))
        {
            HasUprightGrid = true,
            HasYLabels = false,
            XTitle = scale,
        };
        float thick = 0.72f / measures.Length;
        panel.Draw(sheet, plot =>
        {
            for (int i = 0; i < _rows.Length; i++)
            {
                for (int m = 0; m < measures.Length; m++)
                {
                    double low = _rows.Length - 1 - i + 0.36 - (m + 1) * thick;
                    double value = _rows[i].Values[m].Value;
                    if (double.IsFinite(value))
                        plot.Add.Plottable(new Area([new(0, low), new(value, low), new(value, low + thick), new(0, low + thick)], sheet.Theme.Of(Marks[m % Marks.Length])));
                }
            }
        });
        float letters = Math.Min(Theme.Small, 0.6f * panel.Area.Height / _rows.Length);
        for (int i = 0; i < _rows.Length; i++)
            DrawRow(sheet, panel, i, thick, letters);
    }

    private void DrawRow(Sheet sheet, Panel panel, int i, float thick, float letters)
    {
        double middle = _rows.Length - 1 - i;
        float room = panel.Area.Left - Theme.Margin - 14;
        float size = Math.Min(letters, letters * room / Math.Max(1, Lettered.WidthOf(_rows[i].Axis, letters)));
        sheet.Text(_rows[i].Axis, panel.Area.Left - 14, panel.Place(0, middle).Y + 0.35f * size, size, anchor: Anchor.End);
        for (int m = 0; m < measures.Length; m++)
        {
            Estimated value = _rows[i].Values[m];
            if (!double.IsFinite(value.Low) || !double.IsFinite(value.High))
                continue;
            float y = panel.Place(0, middle + 0.36 - (m + 0.5) * thick).Y;
            sheet.Line(panel.Place(value.Low, 0).X, y, panel.Place(value.High, 0).X, y, sheet.Theme.Text, 2);
        }

        if (double.IsFinite(_rows[i].Reference))
        {
            (float x, float top) = panel.Place(_rows[i].Reference, middle + 0.42);
            sheet.Line(x, top, x, panel.Place(0, middle - 0.42).Y, sheet.Theme.Palette.Less, 3);
        }
    }
}
