using System.Collections.Immutable;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Charts;

/// <summary>
/// Rows with names on the left and values along one level axis, the first row on top. The gutter follows from the
/// names, the height of a row from their number, and the size of the letters from both.
/// </summary>
internal sealed class RowChart
{
    private readonly ImmutableArray<string> _names;
    private readonly float _left;

    /// <param name="tallest">A row is no taller than so many lines of text.</param>
    /// <param name="right">Room on the right for values that are written out.</param>
    public RowChart(
        PixelRect body, ImmutableArray<string> names, Scale x, string? xTitle, float tallest, float right = 0)
    {
        _names = names;
        _left = body.Left;
        float gutter = Space.Gutter(names, Theme.Normal, body);
        PixelRect cell = body.WithLeft(body.Left + gutter).WithRight(body.Right - right);
        Panel whole = PanelIn(cell, x, xTitle);
        float spare = Math.Max(0, whole.Area.Height - names.Length * tallest * Theme.Normal);
        Panel = PanelIn(cell.WithBottom(cell.Bottom - spare), x, xTitle);
        Slot = Panel.Area.Height / Math.Max(1, names.Length);
        Letters = Math.Min(Theme.Normal, 0.6f * Slot);
    }

    public Panel Panel { get; }

    /// <summary>The height of a row in pixels.</summary>
    public float Slot { get; }

    /// <summary>The size at which names are written.</summary>
    public float Letters { get; }

    /// <summary>The middle of a row on the upright axis of the panel; one row is one unit high.</summary>
    public double Middle(int row) => _names.Length - 1 - row;

    /// <summary>The same in pixels of the sheet, so many rows above it.</summary>
    public float Height(int row, double above = 0) => Panel.Place(0, Middle(row) + above).Y;

    public void DrawNames(Sheet sheet)
    {
        float right = Panel.Area.Left - Space.Gap;
        for (int row = 0; row < _names.Length; row++)
        {
            // a name that would shrink stands in two lines where the row is high enough for them
            float room = right - _left, small = Math.Min(Letters, 0.42f * Slot);
            IReadOnlyList<string> lines = Lettered.WidthOf(_names[row], Letters) > room && small >= Theme.Tiny
                ? Lettered.Wrap(_names[row], small, room) : [_names[row]];
            if (lines.Count != 2)
            {
                sheet.TextBeside(_names[row], right, Height(row), Letters, sheet.Theme.Text, Anchor.End, room: room);
                continue;
            }

            for (int line = 0; line < 2; line++)
                sheet.TextBeside(
                    lines[line], right, Height(row) + (line - 0.5f) * 1.15f * small, small, sheet.Theme.Text,
                    Anchor.End, room: room);
        }
    }

    /// <summary>A bar from one value to another, between two heights within a row.</summary>
    public Area Bar(int row, double low, double high, double from, double to, Color color) => double.IsFinite(from)
        && double.IsFinite(to)
        ? new(
            [new(from, Middle(row) + low), new(to, Middle(row) + low), new(to, Middle(row) + high), new(
                from, Middle(row) + high)],
            color)
        : new([], color);

    /// <summary>A thin line over the values of an interval.</summary>
    public void DrawInterval(Sheet sheet, int row, double above, double low, double high, Color color, float width = 2)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high))
            return;
        float y = Height(row, above);
        sheet.Line(Panel.Place(low, 0).X, y, Panel.Place(high, 0).X, y, color, width);
    }

    private Panel PanelIn(PixelRect cell, Scale x, string? xTitle) =>
        new(cell, x, Scale.Rows(_names.Length))
        {
            HasUprightGrid = true,
            HasYLabels = false,
            YLabelRoom = 0,
            XTitle = xTitle,
        };
}
