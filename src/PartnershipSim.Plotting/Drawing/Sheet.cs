using ScottPlot;
using SkiaSharp;

namespace PartnershipSim.Plotting.Drawing;

/// <summary>
/// The paper of one figure, 1600 x 900. Lines and areas go onto a canvas at once; texts are collected and set at the
/// end, as glyphs in a picture and as real text in an SVG, so that a drawing never depends on which fonts a machine
/// has.
/// </summary>
public sealed class Sheet(SKCanvas canvas, Theme theme)
{
    public const int Width = 1600;
    public const int Height = 900;

    private readonly List<Lettered> _texts = [];

    public Theme Theme { get; } = theme;

    /// <summary>The last year of the data: panels over years mark what comes after it. Null: not known.</summary>
    public int? LastObserved { get; set; }

    /// <summary>Every line of text so far.</summary>
    public IReadOnlyList<Lettered> Texts => _texts;

    public void Fill(PixelRect area, Color color)
    {
        using SKPaint paint = new() { Color = color.ToSKColor(), Style = SKPaintStyle.Fill, IsAntialias = true };
        canvas.DrawRect(area.ToSKRect(), paint);
    }

    public void Line(float x1, float y1, float x2, float y2, Color color, float width = 1)
    {
        using SKPaint paint = new()
        {
            Color = color.ToSKColor(),
            Style = SKPaintStyle.Stroke,
            StrokeWidth = width,
            IsAntialias = true,
        };
        canvas.DrawLine(x1, y1, x2, y2, paint);
    }

    public void Dot(float x, float y, float radius, Color color)
    {
        using SKPaint paint = new() { Color = color.ToSKColor(), Style = SKPaintStyle.Fill, IsAntialias = true };
        canvas.DrawCircle(x, y, radius, paint);
    }

    /// <summary>The head of an arrow that comes from one point and ends in another.</summary>
    public void ArrowHead(float fromX, float fromY, float x, float y, float size, Color color)
    {
        float length = MathF.Max(1e-3f, MathF.Sqrt((x - fromX) * (x - fromX) + (y - fromY) * (y - fromY)));
        (float dx, float dy) = (size * (x - fromX) / length, size * (y - fromY) / length);
        using SKPathBuilder builder = new();
        builder.MoveTo(x + 0.5f * dx, y + 0.5f * dy);
        builder.LineTo(x - 0.5f * dx - 0.5f * dy, y - 0.5f * dy + 0.5f * dx);
        builder.LineTo(x - 0.5f * dx + 0.5f * dy, y - 0.5f * dy - 0.5f * dx);
        builder.Close();
        using SKPath head = builder.Detach();
        using SKPaint paint = new() { Color = color.ToSKColor(), Style = SKPaintStyle.Fill, IsAntialias = true };
        canvas.DrawPath(head, paint);
    }

    public void Text(Lettered text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Text.Length > 0)
            _texts.Add(text);
    }

    public void Text(
        string text, float x, float y, float size, Color? color = null, Anchor anchor = Anchor.Start,
        bool isBold = false) =>
        Text(new Lettered(text, x, y, size, color ?? Theme.Text, anchor, isBold));

    /// <summary>A text whose middle stands at a height; it shrinks where it is wider than its room.</summary>
    public void TextBeside(
        string text, float x, float middle, float size, Color? color = null, Anchor anchor = Anchor.Start,
        bool isBold = false, float? room = null)
    {
        float fitting = room is { } width ? Space.SizeFor(text, size, width, isBold) : size;
        Text(text, x, middle + Space.Baseline * fitting, fitting, color, anchor, isBold);
    }

    /// <summary>Is there room for this text, inside the area and clear of all others?</summary>
    public bool HasRoomFor(Lettered text, PixelRect area)
    {
        ArgumentNullException.ThrowIfNull(text);
        PixelRect bounds = text.Bounds;
        return bounds.Left >= area.Left && bounds.Right <= area.Right && bounds.Top >= area.Top
            && bounds.Bottom <= area.Bottom
            && !_texts.Any(other => AreOverlapping(other.Bounds, bounds));
    }

    public static bool AreOverlapping(PixelRect a, PixelRect b) =>
        a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom;

    /// <summary>
    /// Draws what ScottPlot knows into a rectangle that is exactly its data area; axes and texts are the sheet's.
    /// </summary>
    public void Draw(Plot plot, PixelRect area)
    {
        ArgumentNullException.ThrowIfNull(plot);
        plot.Layout.Fixed(new PixelPadding(0));
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.HideAxesAndGrid();
        plot.HideLegend();
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        canvas.Save();
        canvas.ClipRect(area.ToSKRect());
        plot.Render(canvas, area);
        canvas.Restore();
    }

    /// <summary>Sets the collected texts in glyphs.</summary>
    public void Set(Lettering lettering)
    {
        ArgumentNullException.ThrowIfNull(lettering);
        foreach (Lettered text in _texts)
        {
            using SKFont font = new(text.IsBold ? lettering.Bold : lettering.Regular, text.Size)
            {
                Subpixel = true,
                Edging = SKFontEdging.Antialias,
            };
            using SKPaint paint = new() { Color = text.Color.ToSKColor(), IsAntialias = true };
            SKTextAlign align = text.Anchor switch
            {
                Anchor.Start => SKTextAlign.Left,
                Anchor.Middle => SKTextAlign.Center,
                _ => SKTextAlign.Right,
            };
            canvas.DrawText(text.Text, text.X, text.Y, align, font, paint);
        }
    }
}
