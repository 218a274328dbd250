using ScottPlot;

namespace PartnershipSim.Plotting.Drawing;

/// <summary>A pair of axes on a sheet: a frame of text and lines around a data area that ScottPlot draws.</summary>
/// <param name="Area">The data area alone; labels stand outside of it.</param>
public sealed record Panel(PixelRect Area, Scale X, Scale Y)
{
    public string? Heading { get; init; }

    /// <summary>What the upright axis shows, with its unit; written above it, where it can be read without tilting the head.</summary>
    public string? YTitle { get; init; }

    public string? XTitle { get; init; }

    public bool HasXLabels { get; init; } = true;

    public bool HasYLabels { get; init; } = true;

    /// <summary>Grid lines that stand upright, for panels that are read from left to right.</summary>
    public bool HasUprightGrid { get; init; }

    public bool HasLevelGrid { get; init; } = true;

    /// <summary>Where a point of the data lies on the sheet.</summary>
    public (float X, float Y) Place(double x, double y) =>
        ((float)(Area.Left + X.Share(x) * Area.Width), (float)(Area.Bottom - Y.Share(y) * Area.Height));

    public void Draw(Sheet sheet, Action<Plot> draw)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(draw);
        DrawGrid(sheet);
        using Plot plot = new();
        draw(plot);
        plot.Axes.SetLimits(X.Low, X.High, Y.Low, Y.High);
        sheet.Draw(plot, Area);
        DrawLabels(sheet);
    }

    private void DrawGrid(Sheet sheet)
    {
        foreach (double tick in HasLevelGrid ? Y.Ticks : [])
        {
            float y = Place(0, tick).Y;
            sheet.Line(Area.Left, y, Area.Right, y, tick == 0 ? sheet.Theme.Axis : sheet.Theme.Grid, tick == 0 ? 1.5f : 1);
        }

        foreach (double tick in HasUprightGrid ? X.Ticks : [])
        {
            float x = Place(tick, 0).X;
            sheet.Line(x, Area.Top, x, Area.Bottom, tick == 0 ? sheet.Theme.Axis : sheet.Theme.Grid, tick == 0 ? 1.5f : 1);
        }
    }

    private void DrawLabels(Sheet sheet)
    {
        Theme theme = sheet.Theme;
        float above = Area.Top - 14;
        if (YTitle is not null)
        {
            sheet.Text(YTitle, Area.Left, above, Theme.Small, theme.Muted);
            above -= 1.5f * Theme.Small;
        }

        if (Heading is not null)
            sheet.Text(Heading, Area.Left, above, Theme.Normal, isBold: true);
        foreach (double tick in HasYLabels ? Y.Ticks : [])
            sheet.Text(Y.Label(tick), Area.Left - 10, Place(0, tick).Y + 0.35f * Theme.Small, Theme.Small, theme.Muted, Anchor.End);
        foreach (double tick in X.Ticks)
        {
            float x = Place(tick, 0).X;
            if (!HasUprightGrid)
                sheet.Line(x, Area.Bottom, x, Area.Bottom + 6, theme.Axis);
            if (HasXLabels)
                sheet.Text(X.Label(tick), x, Area.Bottom + 10 + Theme.Small, Theme.Small, theme.Muted, Anchor.Middle);
        }

        if (XTitle is not null)
            sheet.Text(XTitle, Area.Right, Area.Bottom + 18 + 2.2f * Theme.Small, Theme.Small, theme.Muted, Anchor.End);
    }
}
