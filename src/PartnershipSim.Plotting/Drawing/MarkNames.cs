using System.Collections.Immutable;
using ScottPlot;

namespace PartnershipSim.Plotting.Drawing;

/// <summary>
/// Names beside marks: the most important first, each only where it covers neither a mark nor another name.
/// </summary>
internal static class MarkNames
{
    private static readonly (float Dx, float Dy, Anchor Anchor)[] Around =
    [
        (14, 6, Anchor.Start), (-14, 6, Anchor.End), (0, -16, Anchor.Middle), (0, 28, Anchor.Middle),
        (12, -12, Anchor.Start), (-12, -12, Anchor.End), (12, 24, Anchor.Start), (-12, 24, Anchor.End),
    ];

    /// <param name="names">In order of importance.</param>
    /// <param name="marks">Every mark that must stay free.</param>
    /// <returns>The numbers of those for which there was no room.</returns>
    public static ImmutableArray<int> Label(
        Sheet sheet, PixelRect area, ImmutableArray<(string Text, (float X, float Y) At)> names,
        ImmutableArray<(float X, float Y)> marks, float size = Theme.Small)
    {
        ImmutableArray<int>.Builder leftOut = ImmutableArray.CreateBuilder<int>();
        for (int number = 0; number < names.Length; number++)
        {
            (string text, (float x, float y)) = names[number];
            Lettered? place = Around
                .Select(way => new Lettered(text, x + way.Dx, y + way.Dy, size, sheet.Theme.Text, way.Anchor))
                .FirstOrDefault(
                    lettered => sheet.HasRoomFor(lettered, area) && !marks.Any(mark => IsOn(lettered.Bounds, mark)));
            if (place is null)
                leftOut.Add(number);
            else
                sheet.Text(place);
        }

        return leftOut.ToImmutable();
    }

    private static bool IsOn(PixelRect bounds, (float X, float Y) mark) =>
        mark.X > bounds.Left - 7 && mark.X < bounds.Right + 7 && mark.Y > bounds.Top - 5 && mark.Y < bounds.Bottom + 5;
}
