using System.Collections.Immutable;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Sensitivity;

/// <summary>What a box allows on one axis, as shares of the whole axis from 0 to 1.</summary>
/// <param name="Words">"between 0.2 and 0.5", "on".</param>
/// <param name="Stable">Share of the halves drawn again in which the axis is restricted too.</param>
/// <param name="Levels">For levels without order: their names and whether the box allows them; else empty.</param>
public sealed record BoxLimit(string Axis, string Words, double From, double To, double Low, double High, double Stable, double QuasiP, ImmutableArray<(string Name, bool IsAllowed)> Levels);

/// <summary>A step of the peeling.</summary>
public sealed record PeelStep(double Coverage, double Density, double Mass, int Restricted);

/// <summary>Scenario discovery by PRIM: the box on each axis that it restricts, and the peeling that led there, coverage against density.</summary>
/// <param name="interest">"partner_troop_years > 300".</param>
public sealed class BoxFigure(string name, string interest, double share, PeelStep found, ImmutableArray<BoxLimit> limits, ImmutableArray<PeelStep> trajectory, FigureContext context) : Figure(context)
{
    private const int Most = 12;
    private readonly ImmutableArray<BoxLimit> _limits = [.. limits.Take(Most)];
    private readonly ImmutableArray<PeelStep> _steps = [.. trajectory.Where(step => double.IsFinite(step.Coverage) && double.IsFinite(step.Density))];

    public override string Name => name;

    public override string Title => limits.IsEmpty
        ? $"No conditions make \"{interest}\" clearly more frequent"
        : $"\"{interest}\" holds in {Words.Fixed(100 * found.Density, 0)} % of the runs inside the box, in {Words.Fixed(100 * share, 0)} % of all";

    public override string Subtitle => "Left: what the box allows of each axis that it restricts (axes that are not named are free). Right: every box on the way, from the whole space to the smallest";

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new("part", "name", "low", "high", "axis_low", "axis_high", "levels", "stable_share", "quasi_p", "coverage", "density", "mass");
            foreach (BoxLimit limit in limits)
            {
                string levels = string.Join('|', limit.Levels.Where(level => level.IsAllowed).Select(level => level.Name));
                table.Add("limit", limit.Axis, limit.Low, limit.High, limit.From, limit.To, levels, limit.Stable, limit.QuasiP, null, null, null);
            }

            foreach (PeelStep step in trajectory)
                table.Add("step", null, null, null, null, null, null, null, null, step.Coverage, step.Density, step.Mass);
            return table.Add("found", null, null, null, null, null, null, null, null, found.Coverage, found.Density, found.Mass);
        }
    }

    public override bool HasData => !_steps.IsEmpty;

    protected override string Reading => (limits.Length > Most ? $"the first {Most} of {limits.Length} axes; " : "")
        + "coverage: share of all such runs that lie inside; density: share of such runs among those inside; stable: share of halves drawn again that restrict the axis too";

    protected override string Description =>
        string.Join(" ", limits.Select(limit => $"{limit.Axis} {limit.Words}."))
        + $" The box covers {Words.Fixed(100 * found.Coverage, 0)} % of all such runs with a density of {Words.Fixed(100 * found.Density, 0)} % in {Words.Fixed(100 * found.Mass, 0)} % of the points.";

    protected override ImmutableArray<LegendEntry> Legend =>
        [new("allowed by the box", Sign.Band, theme => theme.Of(Mark.Allowed)), new("whole axis", Sign.Band, theme => theme.Grid), new("the box that was chosen", Sign.Dot, theme => theme.Of(Mark.Chosen))];

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        float middle = body.Left + 0.58f * body.Width;
        DrawLimits(sheet, new(body.Left, middle - 40, body.Bottom, body.Top));
        DrawSteps(sheet, new(middle + 20, body.Right, body.Bottom, body.Top));
    }

    private void DrawLimits(Sheet sheet, PixelRect area)
    {
        if (_limits.IsEmpty)
        {
            sheet.Text("The box is the whole space.", area.Left, area.Top + 60, Theme.Normal, sheet.Theme.Muted);
            return;
        }

        float step = Math.Min(86, (area.Height - 20) / _limits.Length);
        float letters = Math.Min(Theme.Small, 0.27f * step);
        for (int i = 0; i < _limits.Length; i++)
        {
            BoxLimit limit = _limits[i];
            float y = area.Top + 12 + i * step;
            string stable = double.IsFinite(limit.Stable) ? $"stable {Words.Fixed(100 * limit.Stable, 0)} %" : "";
            float room = area.Width - Lettered.WidthOf(stable, letters) - 16;
            string told = $"{limit.Axis} {limit.Words}";
            float size = Math.Min(letters, letters * room / Math.Max(1, Lettered.WidthOf(told, letters, isBold: true)));
            sheet.Text(told, area.Left, y + letters, size, isBold: true);
            sheet.Text(stable, area.Right, y + letters, letters, sheet.Theme.Muted, Anchor.End);
            DrawBar(sheet, limit, new(area.Left, area.Right, y + letters + 8 + 0.22f * step, y + letters + 8));
            if (limit.Levels.IsEmpty)
            {
                float below = y + letters + 10 + 0.22f * step + 0.9f * Math.Min(letters, Theme.Tiny);
                sheet.Text(Words.Setting(limit.From), area.Left, below, Math.Min(letters, Theme.Tiny), sheet.Theme.Muted);
                sheet.Text(Words.Setting(limit.To), area.Right, below, Math.Min(letters, Theme.Tiny), sheet.Theme.Muted, Anchor.End);
            }
        }
    }

    private static void DrawBar(Sheet sheet, BoxLimit limit, PixelRect bar)
    {
        Color allowed = sheet.Theme.Of(Mark.Allowed);
        if (limit.Levels.IsEmpty)
        {
            sheet.Fill(bar, sheet.Theme.Grid);
            double width = limit.To - limit.From;
            float At(double value) => (float)(bar.Left + (width > 0 ? Math.Clamp((value - limit.From) / width, 0, 1) : 0) * bar.Width);
            sheet.Fill(new PixelRect(At(limit.Low), At(limit.High), bar.Bottom, bar.Top), allowed);
            return;
        }

        float each = bar.Width / limit.Levels.Length;
        for (int level = 0; level < limit.Levels.Length; level++)
        {
            (string text, bool isAllowed) = limit.Levels[level];
            PixelRect cell = new(bar.Left + level * each, bar.Left + (level + 1) * each - 3, bar.Bottom, bar.Top);
            Color color = isAllowed ? allowed : sheet.Theme.Grid;
            sheet.Fill(cell, color);
            float size = Math.Min(0.8f * cell.Height, Math.Min(Theme.Tiny, Theme.Tiny * (each - 12) / Math.Max(1, Lettered.WidthOf(text, Theme.Tiny))));
            sheet.Text(text, cell.HorizontalCenter, cell.VerticalCenter + 0.35f * size, size, Shades.InkOn(color), Anchor.Middle);
        }
    }

    private void DrawSteps(Sheet sheet, PixelRect cell)
    {
        Scale percent = new Scale(0, 100, [0, 20, 40, 60, 80, 100], 0).WithRoom(0.03);
        Panel panel = new(new(cell.Left + 50, cell.Right - 10, cell.Bottom - 66, cell.Top + 36), percent, percent)
        {
            HasUprightGrid = true,
            YTitle = "density, %",
            XTitle = "coverage, %",
        };
        panel.Draw(sheet, plot =>
        {
            var way = plot.Add.Scatter(_steps.Select(step => 100 * step.Coverage).ToArray(), _steps.Select(step => 100 * step.Density).ToArray());
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
