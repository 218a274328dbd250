using System.Collections.Immutable;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Sensitivity;

/// <summary>The elementary effects of one axis, in units of the outcome.</summary>
/// <param name="NoiseFloor">The mean size that noise alone would show, or not a number.</param>
public sealed record MorrisRow(string Axis, double MuStar, double Low, double High, double Sigma, double NoiseFloor)
{
    public bool IsDistinct => MuStar > 0 && Low > (double.IsFinite(NoiseFloor) ? NoiseFloor : 0);
}

/// <summary>
/// Morris screening: how much an axis moves the outcome (mu*) against how differently it does so from place to place
/// (sigma).
/// </summary>
public sealed class MorrisFigure(
    string name, string message, string unit, ImmutableArray<MorrisRow> rows, FigureContext context)
    : Figure(context)
{
    private readonly ImmutableArray<MorrisRow> _rows =
        [.. rows.Where(row => double.IsFinite(row.MuStar) && double.IsFinite(row.Sigma))
            .OrderByDescending(row => row.MuStar).ThenBy(row => row.Axis, StringComparer.Ordinal)];

    public override string Name => name;

    public override string Title => message;

    public override string Subtitle =>
        "Mean size of the effect of moving a parameter over its whole range (mu*), against the spread of that effect "
        + $"(sigma), {Words.Unit(unit)}";

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new("parameter", "unit", "mu_star", "lo", "hi", "sigma", "noise_floor");
            foreach (MorrisRow row in rows)
                table.Add(row.Axis, unit, row.MuStar, row.Low, row.High, row.Sigma, row.NoiseFloor);
            return table;
        }
    }

    public override bool HasData => !_rows.IsEmpty;

    protected override string Reading =>
        "level line: 95 % interval of mu*; hollow: no larger than noise; dashed: "
        + "sigma = mu*, above it interactions and curvature dominate";

    protected override string Description => string.Join(" ", _rows.Take(8).Select(row =>
        $"{row.Axis}: mu* {Words.Number(row.MuStar)} ({Interval(row)}), sigma {Words.Number(row.Sigma)}"
        + $"{(row.IsDistinct || !double.IsFinite(row.Low) ? "" : ", no larger than noise")}."));

    private static string Interval(MorrisRow row) => double.IsFinite(row.Low)
        ? $"95 % interval {Words.Number(row.Low)} to {Words.Number(row.High)}"
        : "too few runs for an interval";

    protected override ImmutableArray<LegendEntry> Legend =>
    [
        new("effect larger than noise", Sign.Dot, theme => theme.Of(Mark.Clear)),
        new("no larger than noise", Sign.Dot, theme => theme.Of(Mark.Unclear)),
    ];

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        Scale x = Scale.Of(_rows.SelectMany(row => new[] { row.MuStar, Least(row), row.High }), withZero: true, most: 8)
            .WithRoom(0.03);
        Scale y = Scale.Of(_rows.Select(row => row.Sigma), withZero: true).WithRoom(0.05);
        Panel panel = new(body, x, y)
        {
            HasUprightGrid = true,
            YTitle = $"sigma, {Words.Unit(unit)}",
            XTitle = $"mu*, {Words.Unit(unit)}",
        };
        panel.Draw(sheet, plot =>
        {
            double end = Math.Min(x.High, y.High);
            var equal = plot.Add.Line(0, 0, end, end);
            equal.LineColor = sheet.Theme.Axis;
            equal.LinePattern = LinePattern.Dashed;
            equal.LineWidth = 2;
        });
        foreach (MorrisRow row in _rows.Reverse())
        {
            Color color = sheet.Theme.Of(row.IsDistinct ? Mark.Clear : Mark.Unclear);
            (float px, float py) = panel.Place(row.MuStar, row.Sigma);
            if (double.IsFinite(row.Low) && double.IsFinite(row.High))
                sheet.Line(panel.Place(Least(row), 0).X, py, panel.Place(row.High, 0).X, py, color, 2);
            sheet.Dot(px, py, 9, color);
            if (!row.IsDistinct)
                sheet.Dot(px, py, 6, sheet.Theme.Background);
        }

        MarkNames.Label(
            sheet, panel.Area,
            [.. _rows.Where(row => row.IsDistinct).Concat(_rows.Where(row => !row.IsDistinct))
                .Select(row => (row.Axis, panel.Place(row.MuStar, row.Sigma)))],
            [.. _rows.SelectMany(row => Along(panel, row))]);
    }

    /// <summary>A mean of sizes is not negative, whatever an interval that is as wide to both sides says.</summary>
    private static double Least(MorrisRow row) => Math.Max(0, row.Low);

    /// <summary>The mark, and points along its interval so close that no name fits between.</summary>
    private static IEnumerable<(float X, float Y)> Along(Panel panel, MorrisRow row)
    {
        const float step = 12;
        (float x, float y) = panel.Place(row.MuStar, row.Sigma);
        yield return (x, y);
        if (!double.IsFinite(row.Low) || !double.IsFinite(row.High))
            yield break;
        float end = panel.Place(row.High, 0).X;
        for (float at = panel.Place(Least(row), 0).X; at < end; at += step)
            yield return (at, y);
    }
}
