using System.Collections.Immutable;
using ScottPlot;

namespace PartnershipSim.Plotting.Drawing;

/// <summary>What a legend explains: a line, a band, a square or a dot of a colour.</summary>
public enum Sign
{
    Line,
    Band,
    Square,
    Dot,
}

/// <summary>One entry of the legend, which stands above the data, never on it.</summary>
/// <param name="Color">How the colour follows from the theme.</param>
public sealed record LegendEntry(string Label, Sign Sign, Func<Theme, Color> Color);

/// <summary>
/// A figure knows what it shows, in words, in numbers and as a drawing. It contains plain data, so it can be drawn on
/// any thread, at any time and in either theme.
/// </summary>
public abstract class Figure(FigureContext context)
{
    public FigureContext Context { get; } = context;

    /// <summary>The name of its files, lower snake_case.</summary>
    public abstract string Name { get; }

    /// <summary>The one message, or what is shown.</summary>
    public abstract string Title { get; }

    /// <summary>What exactly is drawn, with its unit.</summary>
    public abstract string Subtitle { get; }

    /// <summary>Where the numbers come from and how to read the marks.</summary>
    public string Caption =>
        string.Join("; ", new[] { Context.Source, Reading, Context.Projection }.Where(part => part.Length > 0));

    /// <summary>For those who cannot see it; generated from the data.</summary>
    public string AltText => $"{Title}. {Description}";

    /// <summary>The numbers that are drawn.</summary>
    public abstract CsvTable Data { get; }

    /// <summary>False if there is nothing to draw; then the figure says so.</summary>
    public abstract bool HasData { get; }

    /// <summary>"50 % and 90 % bands".</summary>
    protected abstract string Reading { get; }

    /// <summary>The data in sentences.</summary>
    protected abstract string Description { get; }

    protected virtual ImmutableArray<LegendEntry> Legend => [];

    /// <summary>A year as titles write it: "2035 (projection)" after the end of the data.</summary>
    protected string InYear(int year) => year > Context.LastObserved ? $"{year} (projection)" : $"{year}";

    /// <summary>Draws the data into an area that is free of title, legend and caption.</summary>
    protected abstract void DrawBody(Sheet sheet, PixelRect body);

    /// <summary>Draws the whole sheet.</summary>
    public void Draw(Sheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        sheet.LastObserved = Context.LastObserved;
        sheet.Fill(new PixelRect(0, Sheet.Width, Sheet.Height, 0), sheet.Theme.Background);
        float top = DrawHead(sheet);
        float bottom = DrawCaption(sheet);
        PixelRect body = new(Theme.Margin, Sheet.Width - Theme.Margin, bottom, top);
        if (HasData)
            DrawBody(sheet, body);
        else
            sheet.Text(
                "There is nothing to show: no value is defined here.", body.HorizontalCenter, body.VerticalCenter,
                Theme.Subtitle, sheet.Theme.Muted, Anchor.Middle);
    }

    private float DrawHead(Sheet sheet)
    {
        const float width = Sheet.Width - 2 * Theme.Margin;
        float y = 40;
        foreach (string line in Lettered.Wrap(Title, Theme.Title, width, isBold: true))
        {
            y += 0.78f * Theme.Title;
            sheet.Text(line, Theme.Margin, y, Theme.Title, isBold: true);
            y += 0.42f * Theme.Title;
        }

        y += 4;
        foreach (string line in Lettered.Wrap(Subtitle, Theme.Subtitle, width))
        {
            y += Theme.Subtitle;
            sheet.Text(line, Theme.Margin, y, Theme.Subtitle, sheet.Theme.Muted);
            y += 0.3f * Theme.Subtitle;
        }

        return Legend.IsEmpty || !HasData ? y + 14 : DrawLegend(sheet, y + 20) + 14;
    }

    private float DrawLegend(Sheet sheet, float y)
    {
        float x = Theme.Margin;
        foreach (LegendEntry entry in Legend)
        {
            float width = 40 + Lettered.WidthOf(entry.Label, Theme.Small);
            if (x > Theme.Margin && x + width > Sheet.Width - Theme.Margin)
            {
                x = Theme.Margin;
                y += 1.6f * Theme.Small;
            }

            DrawSign(sheet, entry.Sign, x, y + 0.5f * Theme.Small, entry.Color(sheet.Theme));
            sheet.Text(entry.Label, x + 40, y + 0.87f * Theme.Small, Theme.Small);
            x += width + 36;
        }

        return y + Theme.Small;
    }

    private static void DrawSign(Sheet sheet, Sign sign, float x, float y, Color color)
    {
        switch (sign)
        {
            case Sign.Line:
                sheet.Line(x, y, x + 30, y, color, Theme.LineWidth);
                break;
            case Sign.Band:
                sheet.Fill(new PixelRect(x, x + 30, y + 8, y - 8), color);
                break;
            case Sign.Square:
                sheet.Fill(new PixelRect(x + 7, x + 23, y + 8, y - 8), color);
                break;
            default:
                sheet.Dot(x + 15, y, 7, color);
                break;
        }
    }

    /// <summary>The caption stands on the bottom edge; returns where the data area must end.</summary>
    private float DrawCaption(Sheet sheet)
    {
        IReadOnlyList<string> lines = Lettered.Wrap(Caption, Theme.Tiny, Sheet.Width - 2 * Theme.Margin);
        float y = Sheet.Height - 26 - (lines.Count - 1) * 1.35f * Theme.Tiny;
        float top = y - 1.4f * Theme.Tiny;
        foreach (string line in lines)
        {
            sheet.Text(line, Theme.Margin, y, Theme.Tiny, sheet.Theme.Muted);
            y += 1.35f * Theme.Tiny;
        }

        return top;
    }
}
