using ScottPlot;

namespace PartnershipSim.Plotting.Drawing;

/// <summary>
/// A pair of axes in a cell of a sheet: a data area that ScottPlot draws, and around it as much room as labels, titles
/// and heading need.
/// </summary>
/// <param name="cell">Everything: data, labels and titles stand inside.</param>
public sealed class Panel(PixelRect cell, Scale x, Scale y)
{
    private const float TickLength = 0.35f * Theme.Small;
    private const float LineHeight = 1.5f;

    /// <summary>From the top of the data area up to the baseline of what stands above it.</summary>
    private const float AboveData = 0.8f * Theme.Small;

    private PixelRect? _area;

    public Scale X { get; } = x;

    public Scale Y { get; } = y;

    public string? Heading { get; init; }

    /// <summary>
    /// Room for the heading, in lines, so that panels of a row stand in line; a longer heading shrinks.
    /// </summary>
    public int HeadingLines { get; init; } = 1;

    /// <summary>
    /// What the upright axis shows, with its unit; written above it, where it can be read without tilting the head.
    /// </summary>
    public string? YTitle { get; init; }

    public string? XTitle { get; init; }

    public bool HasXLabels { get; init; } = true;

    public bool HasYLabels { get; init; } = true;

    /// <summary>
    /// Room for the labels of the upright axis, so that several panels stand in line; by default what its own labels
    /// need.
    /// </summary>
    public float? YLabelRoom { get; init; }

    /// <summary>Grid lines that stand upright, for panels that are read from left to right.</summary>
    public bool HasUprightGrid { get; init; }

    public bool HasLevelGrid { get; init; } = true;

    /// <summary>The data area alone.</summary>
    public PixelRect Area => _area ??= Measured();

    /// <summary>How much room the labels of several upright axes need.</summary>
    public static float LabelRoom(IEnumerable<Scale> scales) =>
        Space.Widest(scales.SelectMany(scale => scale.Ticks.Select(scale.Label)), Theme.Small) + Space.Gap;

    /// <summary>The lines of a heading above a data area of some width.</summary>
    public static IReadOnlyList<string> LinesOf(string heading, float width) =>
        Lettered.Wrap(heading, Theme.Normal, width, isBold: true);

    /// <summary>How many years can be written below a width.</summary>
    public static int YearsThatFit(float width) =>
        Math.Max(2, (int)(width / (1.6f * Lettered.WidthOf("0000", Theme.Small))));

    /// <summary>Where a point of the data lies on the sheet.</summary>
    public (float X, float Y) Place(double x, double y) =>
        ((float)(Area.Left + X.Share(x) * Area.Width), (float)(Area.Bottom - Y.Share(y) * Area.Height));

    public void Draw(Sheet sheet, Action<Plot> draw)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(draw);
        DrawProjection(sheet);
        DrawGrid(sheet);
        using Plot plot = new();
        draw(plot);
        plot.Axes.SetLimits(X.Low, X.High, Y.Low, Y.High);
        sheet.Draw(plot, Area);
        DrawLabels(sheet);
    }

    /// <summary>Shades the years after the data and says what they are.</summary>
    private void DrawProjection(Sheet sheet)
    {
        const string word = "projection";
        if (!X.IsYears || sheet.LastObserved is not { } last || X.High < last + 1)
            return;
        float from = Place(Math.Max(X.Low, last + 0.5), 0).X;
        sheet.Fill(new PixelRect(from, Area.Right, Area.Bottom, Area.Top), sheet.Theme.Grid.WithAlpha(0.5));
        sheet.Line(from, Area.Top, from, Area.Bottom, sheet.Theme.Axis);
        float size = Space.SizeFor(word, Theme.Small, Area.Right - from - 2 * Space.Gap, isBold: false);
        // smaller letters could not be read; where 0 is on top, a line runs along it
        if (size >= Theme.Tiny)
            sheet.Text(
                word, from + Space.Gap, Y.High <= 0 ? Area.Bottom - 0.5f * size : Area.Top + 1.2f * size, size,
                sheet.Theme.Muted);
    }

    private PixelRect Measured()
    {
        float half = HasXLabels ? 0.5f * Space.Widest(X.Ticks.Select(X.Label), Theme.Small) : 0;
        float left = Math.Max(half, YLabelRoom ?? (HasYLabels ? LabelRoom([Y]) : 0));
        float above = (YTitle is null ? 0 : LineHeight * Theme.Small)
            + (Heading is null ? 0 : HeadingLines * LineHeight * Theme.Normal);
        float below = XTitle is not null
            ? XTitleBaseline + Space.Gap
            : HasXLabels ? XLabelBaseline + Space.Gap : Space.Gap;
        return new(
            cell.Left + left, cell.Right - half, cell.Bottom - below,
            cell.Top + Math.Max(above == 0 ? 0 : above + Space.Gap, 0.5f * Theme.Small));
    }

    /// <summary>From the data area down to the baseline of the labels of the level axis.</summary>
    private static float XLabelBaseline => Space.Gap + Theme.Small;

    private static float XTitleBaseline => XLabelBaseline + LineHeight * Theme.Small;

    private void DrawGrid(Sheet sheet)
    {
        foreach (double tick in HasLevelGrid ? Y.Ticks : [])
        {
            float y = Place(0, tick).Y;
            sheet.Line(
                Area.Left, y, Area.Right, y, tick == 0 ? sheet.Theme.Axis : sheet.Theme.Grid, tick == 0 ? 1.5f : 1);
        }

        foreach (double tick in HasUprightGrid ? X.Ticks : [])
        {
            float x = Place(tick, 0).X;
            sheet.Line(
                x, Area.Top, x, Area.Bottom, tick == 0 ? sheet.Theme.Axis : sheet.Theme.Grid, tick == 0 ? 1.5f : 1);
        }
    }

    private void DrawLabels(Sheet sheet)
    {
        Theme theme = sheet.Theme;
        float above = Area.Top - AboveData;
        if (YTitle is not null)
        {
            sheet.Text(YTitle, Area.Left, above, Theme.Small, theme.Muted);
            above -= LineHeight * Theme.Small;
        }

        DrawHeading(sheet, above);
        foreach (double tick in HasYLabels ? Y.Ticks : [])
            sheet.TextBeside(
                Y.Label(tick), Area.Left - Space.Gap, Place(0, tick).Y, Theme.Small, theme.Muted, Anchor.End);
        foreach (double tick in X.Ticks)
        {
            float x = Place(tick, 0).X;
            if (!HasUprightGrid)
                sheet.Line(x, Area.Bottom, x, Area.Bottom + TickLength, theme.Axis);
            if (HasXLabels)
                sheet.Text(X.Label(tick), x, Area.Bottom + XLabelBaseline, Theme.Small, theme.Muted, Anchor.Middle);
        }

        if (XTitle is not null)
            sheet.Text(XTitle, Area.Right, Area.Bottom + XTitleBaseline, Theme.Small, theme.Muted, Anchor.End);
    }

    /// <param name="lowest">Baseline of its last line.</param>
    private void DrawHeading(Sheet sheet, float lowest)
    {
        if (Heading is null)
            return;
        float width = cell.Right - Area.Left;
        IReadOnlyList<string> lines = LinesOf(Heading, width) is { } wrapped && wrapped.Count <= HeadingLines
            ? wrapped
            : [Heading];
        float size = lines.Min(line => Space.SizeFor(line, Theme.Normal, width, isBold: true));
        for (int i = 0; i < lines.Count; i++)
            sheet.Text(
                lines[i], Area.Left, lowest - (lines.Count - 1 - i) * LineHeight * Theme.Normal, size, isBold: true);
    }
}
