using System.Collections.Immutable;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Sensitivity;

/// <summary>An outcome at one level of each of two axes.</summary>
/// <param name="Reach">Half of the width of its 90 % interval; not a number where there is none.</param>
public sealed record HeatCell(int Column, int Row, double Value, double Reach);

/// <summary>
/// A heat map: how an outcome depends on two axes of a study together. Colour tells the size; number and interval stand
/// in each cell, so that none is read from colour alone.
/// </summary>
/// <param name="across">The name of the axis from left to right, and its levels.</param>
/// <param name="upward">The name of the axis from bottom to top, and its levels.</param>
public sealed class HeatMapFigure(
    string name, string message, string subtitle, string unit, (string Name, ImmutableArray<string> Levels) across,
    (string Name, ImmutableArray<string> Levels) upward, ImmutableArray<HeatCell> cells, FigureContext context)
    : Figure(context)
{
    /// <summary>Around a cell, so that neighbours are seen apart.</summary>
    private const float Border = 1.5f;

    private readonly ImmutableArray<HeatCell> _known = [.. cells.Where(cell => double.IsFinite(cell.Value))];

    public override string Name => name;

    public override string Title => message;

    public override string Subtitle => subtitle;

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new(across.Name, upward.Name, "unit", "mean", "half_width_90");
            foreach (HeatCell cell in cells)
                table.Add(across.Levels[cell.Column], upward.Levels[cell.Row], unit, cell.Value, cell.Reach);
            return table;
        }
    }

    public override bool HasData => !_known.IsEmpty;

    protected override string Reading => _known.Any(cell => double.IsFinite(cell.Reach))
        ? "± half of the 90 % interval of each number over chance; all cells meet the same draws, "
            + "so that differences between them are surer than each number"
        : "";

    protected override string Description => string.Join(" ", _known.OrderByDescending(cell => cell.Value)
        .Where((_, place) => place < 3 || place >= _known.Length - 3)
        .Select(cell => $"{across.Name} {across.Levels[cell.Column]} and {upward.Name} {upward.Levels[cell.Row]}: "
            + $"{Words.Number(cell.Value)}."));

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        const float line = 1.6f * Theme.Normal;
        float left = Math.Max(Space.Gutter(upward.Levels, Theme.Normal, body), 4 * Theme.Normal);
        sheet.Text(upward.Name, body.Left, body.Top + Theme.Small, Theme.Small, sheet.Theme.Muted);
        PixelRect area = new(
            body.Left + left, body.Right, body.Bottom - ColourKey.Height - 2 * line, body.Top + 1.6f * Theme.Small);
        float width = area.Width / across.Levels.Length, height = area.Height / upward.Levels.Length;
        double low = _known.Min(cell => cell.Value), high = _known.Max(cell => cell.Value);
        for (int row = 0; row < upward.Levels.Length; row++)
            sheet.TextBeside(
                upward.Levels[row], area.Left - Space.Gap, Middle(row), Math.Min(Theme.Normal, 0.6f * height),
                anchor: Anchor.End, room: left - Space.Gap);
        for (int column = 0; column < across.Levels.Length; column++)
            sheet.TextBeside(
                across.Levels[column], area.Left + (column + 0.5f) * width, area.Bottom + 0.6f * line, Theme.Normal,
                anchor: Anchor.Middle, room: width - Space.Gap);
        sheet.TextBeside(
            across.Name, area.HorizontalCenter, area.Bottom + 1.5f * line, Theme.Small, sheet.Theme.Muted,
            Anchor.Middle);
        foreach (HeatCell cell in _known)
        {
            float x = area.Left + cell.Column * width, y = Middle(cell.Row);
            Color color = Shades.Viridis(high > low ? (cell.Value - low) / (high - low) : 0.5);
            sheet.Fill(
                new PixelRect(x + Border, x + width - Border, y + height / 2 - Border, y - height / 2 + Border), color);
            bool hasReach = double.IsFinite(cell.Reach) && height > 3.4f * Theme.Small;
            float letters = Math.Min(Theme.Normal, 0.5f * height);
            sheet.TextBeside(
                Words.Number(cell.Value), x + width / 2, hasReach ? y - 0.6f * letters : y, letters,
                Shades.InkOn(color), Anchor.Middle, isBold: true, room: width - 2 * Space.Gap);
            if (hasReach)
                sheet.TextBeside(
                    $"± {Words.Number(cell.Reach)}", x + width / 2, y + 0.8f * letters, 0.8f * letters,
                    Shades.InkOn(color), Anchor.Middle, room: width - 2 * Space.Gap);
        }

        ColourKey.Draw(sheet, body, KeyOf(low, high), Words.Unit(unit), Shades.Viridis);

        float Middle(int row) => area.Bottom - (row + 0.5f) * height;
    }

    /// <summary>From the smallest cell to the largest, with the round numbers between them.</summary>
    internal static Scale KeyOf(double low, double high)
    {
        Scale round = Scale.Of([low, high]);
        return new(
            low, high > low ? high : low + 1, [.. round.Ticks.Where(tick => tick >= low && tick <= high)],
            round.Decimals);
    }
}
