using ScottPlot;

namespace PartnershipSim.Plotting.Drawing;

/// <summary>
/// Cuts areas of a sheet into parts. Lengths come from the sizes of letters and from the texts that stand there, never
/// from a figure.
/// </summary>
internal static class Space
{
    /// <summary>Between a mark and the text beside it.</summary>
    public const float Gap = 0.6f * Theme.Small;

    /// <summary>Between two parts that a reader should see apart.</summary>
    public const float Air = 2 * Theme.Small;

    /// <summary>From the middle of a line of text down to its baseline, as a part of its size.</summary>
    public const float Baseline = 0.35f;

    /// <summary>At most this part of an area is given to names beside it.</summary>
    private const float MostNames = 0.35f;

    /// <summary>
    /// How wide a gutter must be for the widest of some names; a third of the area at most, longer names shrink.
    /// </summary>
    public static float Gutter(IEnumerable<string> names, float size, PixelRect area, bool isBold = false) =>
        Math.Min(MostNames * area.Width, Widest(names, size, isBold) + 2 * Gap);

    public static float Widest(IEnumerable<string> texts, float size, bool isBold = false) =>
        texts.Select(text => Lettered.WidthOf(text, size, isBold)).DefaultIfEmpty(0).Max();

    /// <summary>The size at which a text fits into a width, no larger than asked.</summary>
    public static float SizeFor(string text, float size, float width, bool isBold = false) =>
        Math.Min(size, size * Math.Max(1, width) / Math.Max(1, Lettered.WidthOf(text, size, isBold)));

    /// <summary>A part of the width on the left and the rest on the right, with air between.</summary>
    public static (PixelRect Left, PixelRect Right) Split(this PixelRect area, float share = 0.5f)
    {
        float middle = area.Left + share * area.Width;
        return (area.WithRight(middle - Air / 2), area.WithLeft(middle + Air / 2));
    }

    /// <summary>Equal columns, side by side.</summary>
    public static PixelRect Column(this PixelRect area, int number, int count)
    {
        float width = area.Width / count;
        return new(area.Left + number * width, area.Left + (number + 1) * width, area.Bottom, area.Top);
    }

    /// <summary>The height of the middle of one of several equal rows.</summary>
    public static float RowMiddle(this PixelRect area, int number, int count) =>
        area.Top + (number + 0.5f) * area.Height / count;

    public static PixelRect WithLeft(this PixelRect area, float left) => new(left, area.Right, area.Bottom, area.Top);

    public static PixelRect WithRight(this PixelRect area, float right) => new(area.Left, right, area.Bottom, area.Top);

    public static PixelRect WithTop(this PixelRect area, float top) => new(area.Left, area.Right, area.Bottom, top);

    public static PixelRect WithBottom(this PixelRect area, float bottom) =>
        new(area.Left, area.Right, bottom, area.Top);
}
