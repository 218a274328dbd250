using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using PartnershipSim.Results.Store;
using SkiaSharp;

namespace PartnershipSim.Plotting.Drawing;

/// <summary>What was written, and what could not be.</summary>
/// <param name="Notice">Null, or one line that says what to install.</param>
public sealed record WrittenFigure(string Name, ImmutableArray<string> Files, string? Notice);

/// <summary>
/// Writes a figure as PNG for slides, as SVG for print and as CSV for its numbers. Files appear whole or not at all. Nothing is
/// shared between calls, so figures can be written on any thread.
/// </summary>
public sealed class FigureWriter(Theme? theme = null, Lettering? lettering = null)
{
    /// <summary>Less work than Skia's default, and hardly larger for flat areas.</summary>
    private static readonly SKPngEncoderOptions FastPng = new(SKPngEncoderFilterFlags.Sub, 4);

    /// <summary>Every theme paints all of its paper, and a picture without transparency is less to encode.</summary>
    private static readonly SKImageInfo Opaque =
        new(Sheet.Width, Sheet.Height, SKImageInfo.PlatformColorType, SKAlphaType.Opaque);

    private readonly Theme _theme = theme ?? Theme.Light;
    private readonly Lettering _lettering = lettering ?? Lettering.OfThisMachine;

    /// <summary>Writes all files of a figure into a folder, which is made if need be.</summary>
    /// <exception cref="InvalidDataException">The name of the figure, which may come from a foreign result, is no name of a file.</exception>
    public WrittenFigure Write(Figure figure, string folder)
    {
        ArgumentNullException.ThrowIfNull(figure);
        SafeName.Require(figure.Name, "figure");
        Directory.CreateDirectory(folder);
        ImmutableArray<string>.Builder files = ImmutableArray.CreateBuilder<string>();
        if (Png(figure) is { } png)
            Save("png", stream => stream.Write(png));
        Save("svg", stream => WriteText(stream, Svg(figure)));
        Save("csv", stream => WriteText(stream, figure.Data.ToString()));
        return new(figure.Name, files.ToImmutable(), _lettering.Notice);

        void Save(string extension, Action<Stream> write)
        {
            string path = Path.Combine(folder, $"{figure.Name}.{extension}");
            AtomicFile.Write(path, write);
            files.Add(path);
        }
    }

    /// <summary>The figure as PNG, or null on a machine without fonts: never a chart without text.</summary>
    public byte[]? Png(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        if (!_lettering.IsAvailable)
            return null;
        using SKSurface surface = SKSurface.Create(Opaque);
        Sheet sheet = new(surface.Canvas, _theme);
        figure.Draw(sheet);
        sheet.Set(_lettering);
        using SKPixmap pixels = surface.PeekPixels()!;
        using SKData data = pixels.Encode(FastPng)!;
        return data.ToArray();
    }

    /// <summary>The figure as SVG with real text, its title and its alt text; needs no font.</summary>
    public string Svg(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        XDocument document = Drawn(figure, _theme);
        XmlWriterSettings settings = new() { OmitXmlDeclaration = true, Indent = false, NewLineChars = "\n" };
        using StringWriter text = new();
        using (XmlWriter writer = XmlWriter.Create(text, settings))
            document.Save(writer);
        return text.ToString() + "\n";
    }

    /// <summary>The drawing as a tree, in a theme.</summary>
    internal static XDocument Drawn(Figure figure, Theme theme)
    {
        using MemoryStream stream = new();
        Sheet sheet;
        using (SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, Sheet.Width, Sheet.Height), stream))
        {
            sheet = new(canvas, theme);
            figure.Draw(sheet);
        }

        stream.Position = 0;
        XDocument document = XDocument.Load(stream);
        SvgText.Complete(document, figure, sheet);
        return document;
    }

    private static void WriteText(Stream stream, string text)
    {
        using StreamWriter writer = new(stream, leaveOpen: true);
        writer.Write(text);
    }
}
