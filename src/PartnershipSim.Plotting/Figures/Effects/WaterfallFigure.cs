using System.Collections.Immutable;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Effects;

/// <summary>
/// How the mechanisms add up to an effect: each bar begins where the one before ended, the last is the whole.
/// </summary>
/// <param name="effect">"What the programmes do to partner troop-years".</param>
public sealed class WaterfallFigure(
    string effect, string unit, ImmutableArray<MechanismRow> rows, double total, FigureContext context,
    string name = "attribution") : Figure(context)
{
    /// <summary>Lines of text below a bar.</summary>
    private const int NameLines = 2;
    private const float LineHeight = 1.3f;

    private readonly ImmutableArray<MechanismRow> _rows = [.. rows.Where(row => double.IsFinite(row.Share))];

    public override string Name => name;

    public override string Title => effect;

    public override string Subtitle =>
        $"Shapley value of each mechanism, {Words.Unit(unit)}; thin line: 90 % interval of the value; "
        + "the bars add up to the whole effect";

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new("mechanism", "unit", "value", "share", "lo90", "hi90");
            foreach (MechanismRow row in rows)
                table.Add(row.Key, unit, row.Share, total == 0 ? double.NaN : row.Share / total, row.Low90, row.High90);
            return table.Add("total", unit, total, total == 0 ? double.NaN : 1.0, double.NaN, double.NaN);
        }
    }

    public override bool HasData => !_rows.IsEmpty && double.IsFinite(total);

    protected override string Reading =>
        "exact Shapley values over all combinations of the mechanisms, under common random numbers";

    protected override string Description =>
        string.Join(" ", _rows.Select(row => $"{row.Label}: {Words.WithSign(row.Share)} (90 % interval "
            + $"{Words.WithSign(row.Low90)} to {Words.WithSign(row.High90)}){PerCent(row)}."))
        + $" All together: {Words.WithSign(total)} {Words.Unit(unit)}.";

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        int bars = _rows.Length + 1;
        double[] starts = Starts();
        IEnumerable<double> extent = _rows.SelectMany(
            (row, i) => new[] { starts[i], starts[i] + row.Share, starts[i] + row.Low90, starts[i] + row.High90 });
        Panel panel = new(
            body.WithBottom(body.Bottom - NameLines * LineHeight * Theme.Small),
            new Scale(-0.5, bars - 0.5, [], 0),
            Scale.Of([.. extent, total], withZero: true).WithRoom(0.09))
        {
            YTitle = Words.Unit(unit),
            HasXLabels = false,
        };
        panel.Draw(sheet, plot =>
        {
            for (int i = 0; i < bars; i++)
                plot.Add.Plottable(Bar(
                    i, starts[i], i < _rows.Length ? starts[i] + _rows[i].Share : total, ColorOf(sheet.Theme, i)));
        });
        for (int i = 0; i < bars; i++)
            DrawTexts(sheet, panel, i, starts);
    }

    private double[] Starts()
    {
        double[] starts = new double[_rows.Length + 1];
        for (int i = 1; i < _rows.Length; i++)
            starts[i] = starts[i - 1] + _rows[i - 1].Share;
        return starts;
    }

    private static Area Bar(double place, double from, double to, Color color) =>
        new([new(place - 0.32, from), new(place + 0.32, from), new(place + 0.32, to), new(place - 0.32, to)], color);

    private void DrawTexts(Sheet sheet, Panel panel, int i, double[] starts)
    {
        bool isTotal = i == _rows.Length;
        double value = isTotal ? total : _rows[i].Share;
        double end = starts[i] + value;
        (float x, float y) = panel.Place(i, end);
        (float low, float high) = (y, y);
        if (!isTotal && double.IsFinite(_rows[i].Low90) && double.IsFinite(_rows[i].High90))
        {
            low = panel.Place(i, starts[i] + _rows[i].Low90).Y;
            high = panel.Place(i, starts[i] + _rows[i].High90).Y;
            sheet.Line(x, low, x, high, sheet.Theme.Text, 2);
        }

        if (!isTotal)
            sheet.Line(
                x - 0.32f * panel.Area.Width / (_rows.Length + 1), y, x + 1.32f * panel.Area.Width / (_rows.Length + 1),
                y, sheet.Theme.Axis);
        // beyond the end of the bar, away from the line of zero
        float start = panel.Place(i, starts[i]).Y;
        float beyond = value < 0
            ? Math.Max(Math.Max(low, high), Math.Max(y, start)) + 1.1f * Theme.Small
            : Math.Min(Math.Min(low, high), Math.Min(y, start)) - 10;
        sheet.Text(
            Words.WithSign(value, Words.Decimals([total, .. _rows.Select(row => row.Share)]))
                + (isTotal ? "" : PerCent(_rows[i])),
            x, beyond, Theme.Small, anchor: Anchor.Middle, isBold: true);
        float room = panel.Area.Width / (_rows.Length + 1) - Space.Gap;
        float line = panel.Area.Bottom + Space.Gap + Theme.Small;
        foreach (string part in Lettered
            .Wrap(isTotal ? "Whole effect" : _rows[i].Label, Theme.Small, room, isBold: true).Take(NameLines))
        {
            sheet.Text(part, x, line, Theme.Small, anchor: Anchor.Middle, isBold: true);
            line += LineHeight * Theme.Small;
        }
    }

    private Color ColorOf(Theme theme, int i) =>
        i < _rows.Length ? theme.Palette.OfMechanism(_rows[i].Key) : theme.Of(Mark.Whole);

    private string PerCent(MechanismRow row) => total == 0 ? "" : $" ({Words.Fixed(100 * row.Share / total, 0)} %)";
}
