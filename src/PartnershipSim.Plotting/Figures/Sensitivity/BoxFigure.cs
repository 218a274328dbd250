using System.Collections.Immutable;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Sensitivity;

/// <summary>What a box allows on one axis, as shares of the whole axis from 0 to 1.</summary>
/// <param name="Words">"between 0.2 and 0.5", "on".</param>
/// <param name="Stable">Share of the halves drawn again in which the axis is restricted too.</param>
/// <param name="Levels">For levels without order: their names and whether the box allows them; else empty.</param>
public sealed record BoxLimit(
    string Axis, string Words, double From, double To, double Low, double High, double Stable, double QuasiP,
    ImmutableArray<(string Name, bool IsAllowed)> Levels);

/// <summary>A step of the peeling.</summary>
public sealed record PeelStep(double Coverage, double Density, double Mass, int Restricted);

/// <summary>
/// Scenario discovery by PRIM: the box on each axis that it restricts, and the peeling that led there, coverage against
/// density.
/// </summary>
/// <param name="interest">"partner_troop_years > 300".</param>
public sealed class BoxFigure(
    string name, string interest, double share, PeelStep found, ImmutableArray<BoxLimit> limits,
    ImmutableArray<PeelStep> trajectory, FigureContext context)
    : Figure(context)
{
    private const int Most = 12;

    /// <summary>A row need not be taller than its two lines of text and its bar.</summary>
    private const float TallestRow = 5 * Theme.Small;

    /// <summary>Between the cells of two levels.</summary>
    private const float BetweenLevels = 3;

    private readonly ImmutableArray<BoxLimit> _limits = [.. limits.Take(Most)];
    private readonly ImmutableArray<PeelStep> _steps = [.. trajectory.Where(
        step => double.IsFinite(step.Coverage) && double.IsFinite(step.Density))];

    public override string Name => name;

    public override string Title => limits.IsEmpty
        ? $"No conditions make \"{interest}\" clearly more frequent"
        : $"\"{interest}\" is true in {Words.Fixed(100 * found.Density, 0)} % of the runs inside the box, "
            + $"in {Words.Fixed(100 * share, 0)} % of all";

    public override string Subtitle =>
        "Left: what the box allows of each axis that it restricts (axes that are not named are free). Right: "
        + "every box on the way, from the whole space to the smallest";

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new(
                "part", "name", "low", "high", "axis_low", "axis_high", "levels", "stable_share", "quasi_p",
                "coverage", "density", "mass");
            foreach (BoxLimit limit in limits)
            {
                string levels = string.Join(
                    '|', limit.Levels.Where(level => level.IsAllowed).Select(level => level.Name));
                table.Add(
                    "limit", limit.Axis, limit.Low, limit.High, limit.From, limit.To, levels, limit.Stable,
                    limit.QuasiP, null, null, null);
            }

            foreach (PeelStep step in trajectory)
                table.Add(
                    "step", null, null, null, null, null, null, null, null, step.Coverage, step.Density, step.Mass);
            return table.Add(
                "found", null, null, null, null, null, null, null, null, found.Coverage, found.Density, found.Mass);
        }
    }

    public override bool HasData => !_steps.IsEmpty;

    protected override string Reading => (limits.Length > Most ? $"the first {Most} of {limits.Length} axes; " : "")
        + "coverage: share of all such runs that lie inside; density: share of such runs among those inside; stable: "
        + "share of halves drawn again that restrict the axis too";

    protected override string Description =>
        string.Join(" ", limits.Select(limit => $"{limit.Axis} {limit.Words}."))
        + $" The box covers {Words.Fixed(100 * found.Coverage, 0)} % of all such runs with a density of "
        + $"{Words.Fixed(100 * found.Density, 0)} % in {Words.Fixed(100 * found.Mass, 0)} % of the points.";

    protected override ImmutableArray<LegendEntry> Legend =>
    [
        new("allowed by the box", Sign.Band, theme => theme.Of(Mark.Allowed)),
        new("whole axis", Sign.Band, theme => theme.Grid),
        new("the box that was chosen", Sign.Dot, theme => theme.Of(Mark.Chosen)),
    ];

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        (PixelRect left, PixelRect right) = body.Split(0.58f);
        DrawLimits(sheet, left);
        DrawSteps(sheet, right);
    }

    private void DrawLimits(Sheet sheet, PixelRect area)
    {
        if (_limits.IsEmpty)
        {
            sheet.Text(
                "The box is the whole space.", area.Left, area.Top + 3 * Theme.Normal, Theme.Normal, sheet.Theme.Muted);
            return;
        }

        float step = Math.Min(TallestRow, area.Height / _limits.Length);
        for (int i = 0; i < _limits.Length; i++)
            DrawLimit(sheet, _limits[i], area.WithTop(area.Top + i * step).WithBottom(area.Top + (i + 1) * step));
    }

    /// <summary>A line of words, a bar, and below it the ends of the axis.</summary>
    private static void DrawLimit(Sheet sheet, BoxLimit limit, PixelRect row)
    {
        float letters = Math.Min(Theme.Small, 0.26f * row.Height);
        float small = Math.Min(letters, Theme.Tiny);
        string stable = double.IsFinite(limit.Stable) ? $"stable {Words.Percent(limit.Stable)}" : "";
        float room = row.Width - Lettered.WidthOf(stable, letters) - Space.Gap;
        float middle = row.Top + 0.6f * letters;
        sheet.TextBeside($"{limit.Axis} {limit.Words}", row.Left, middle, letters, isBold: true, room: room);
        sheet.TextBeside(stable, row.Right, middle, letters, sheet.Theme.Muted, Anchor.End);
        PixelRect bar = row.WithTop(row.Top + 1.5f * letters).WithBottom(row.Top + 1.5f * letters + 0.24f * row.Height);
        DrawBar(sheet, limit, bar);
        if (!limit.Levels.IsEmpty)
            return;
        sheet.TextBeside(Words.Setting(limit.From), row.Left, bar.Bottom + 0.7f * small, small, sheet.Theme.Muted);
        sheet.TextBeside(
            Words.Setting(limit.To), row.Right, bar.Bottom + 0.7f * small, small, sheet.Theme.Muted, Anchor.End);
    }

    private static void DrawBar(Sheet sheet, BoxLimit limit, PixelRect bar)
    {
        Color allowed = sheet.Theme.Of(Mark.Allowed);
        if (limit.Levels.IsEmpty)
        {
            sheet.Fill(bar, sheet.Theme.Grid);
            double width = limit.To - limit.From;
            float At(double value) =>
                (float)(bar.Left + (width > 0 ? Math.Clamp((value - limit.From) / width, 0, 1) : 0) * bar.Width);
            sheet.Fill(bar.WithLeft(At(limit.Low)).WithRight(At(limit.High)), allowed);
            return;
        }

        for (int level = 0; level < limit.Levels.Length; level++)
        {
            (string text, bool isAllowed) = limit.Levels[level];
            PixelRect column = bar.Column(level, limit.Levels.Length);
            PixelRect cell = column.WithRight(column.Right - BetweenLevels);
            Color color = isAllowed ? allowed : sheet.Theme.Grid;
            sheet.Fill(cell, color);
            float size = Math.Min(0.8f * cell.Height, Theme.Tiny);
            sheet.TextBeside(
                text, cell.HorizontalCenter, cell.VerticalCenter, size, Shades.InkOn(color), Anchor.Middle,
                room: cell.Width - Space.Gap);
        }
    }

    private void DrawSteps(Sheet sheet, PixelRect cell)
    {
        Scale percent = new Scale(0, 100, [0, 20, 40, 60, 80, 100], 0).WithRoom(0.03);
        Panel panel = new(cell, percent, percent)
        {
            HasUprightGrid = true,
            YTitle = "density, %",
            XTitle = "coverage, %",
        };
        panel.Draw(sheet, plot =>
        {
            var way = plot.Add.Scatter(
                _steps.Select(step => 100 * step.Coverage).ToArray(),
                _steps.Select(step => 100 * step.Density).ToArray());
            way.Color = sheet.Theme.Palette.Other;
            way.LineWidth = 2;
            way.MarkerSize = 7;
        });
        if (!limits.IsEmpty)
        {
            (float x, float y) = panel.Place(100 * found.Coverage, 100 * found.Density);
            sheet.Dot(x, y, 12, sheet.Theme.Of(Mark.Chosen));
        }
    }
}
