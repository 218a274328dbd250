using System.Runtime.InteropServices;
using System.Xml.Linq;
using PartnershipSim.Plotting.Drawing;
using SkiaSharp;
using Xunit;
using Fonts = PartnershipSim.Plotting.Drawing.Lettering;

namespace PartnershipSim.Tests.Plotting;

/// <summary>What every figure must obey, checked on its real files in both themes.</summary>
internal static class Recipe
{
    public static readonly FigureContext Context = new("baseline", 24, 1, "3f2a9c0d1177");

    /// <summary>Draws the figure, reads its files back, and returns its CSV as lines.</summary>
    public static string[] Check(Figure figure)
    {
        using TemporaryFolder folder = new();
        foreach (Theme theme in (Theme[])[Theme.Light, Theme.Dark])
        {
            WrittenFigure written = new FigureWriter(theme).Write(figure, folder.Path);
            Assert.Equal(
                Fonts.OfThisMachine.IsAvailable ? ["png", "svg", "csv"] : ["svg", "csv"],
                written.Files.Select(file => Path.GetExtension(file)[1..]));
            Assert.Equal(written.Files.Order(), Directory.GetFiles(folder.Path).Order());
            if (Fonts.OfThisMachine.IsAvailable)
                CheckPicture(written.Files[0], theme);
        }

        CheckTexts(figure);
        CheckSvg(Path.Combine(folder.Path, figure.Name + ".svg"), figure);
        return File.ReadAllText(Path.Combine(folder.Path, figure.Name + ".csv")).TrimEnd('\n').Split('\n');
    }

    /// <summary>All that is written on the figure.</summary>
    public static IEnumerable<string> Texts(Figure figure) => Lettering(figure).Select(text => text.Text);

    /// <summary>The same with size, place and colour.</summary>
    public static IEnumerable<Lettered> Lettering(Figure figure)
    {
        using SKNoDrawCanvas canvas = new(Sheet.Width, Sheet.Height);
        Sheet sheet = new(canvas, Theme.Light);
        figure.Draw(sheet);
        return sheet.Texts;
    }

    /// <summary>
    /// The right size, the paper of the theme, and letters where the title, the caption and the data belong.
    /// </summary>
    private static void CheckPicture(string path, Theme theme)
    {
        using SKBitmap picture = SKBitmap.Decode(path);
        Assert.Equal((1600, 900), (picture.Width, picture.Height));
        SKColor paper = theme.Background.ToSKColor();
        foreach ((int x, int y) in ((int, int)[])[(0, 0), (1599, 0), (0, 899), (1599, 899)])
            Assert.Equal(paper, picture.GetPixel(x, y));
        Assert.True(Ink(picture, 40, 75) > 300, "the title has no letters");
        Assert.True(Ink(picture, 855, 885) > 100, "the caption has no letters");
        Assert.True(Ink(picture, 200, 800) > 300, "nothing is drawn");
    }

    private static int Ink(SKBitmap picture, int top, int bottom)
    {
        ReadOnlySpan<uint> pixels =
            MemoryMarshal.Cast<byte, uint>(picture.GetPixelSpan())[(top * picture.Width)..(bottom * picture.Width)];
        return pixels.Length - pixels.Count(pixels[0]);
    }

    /// <summary>Every text stands on the sheet and none covers another; years are written without separators.</summary>
    private static void CheckTexts(Figure figure)
    {
        Assert.Contains(Texts(figure), text => figure.Title.StartsWith(text, StringComparison.Ordinal));
        Assert.Empty(FaultsOfTexts(figure));
        if (figure.Data.Columns.Contains("year"))
            Assert.All(
                Texts(figure), text => Assert.DoesNotMatch("^(1[\u2009,. ]9\\d\\d|2[\u2009,. ]0\\d[1-9])$", text));
    }

    /// <summary>Texts that leave the sheet or cover one another, in words.</summary>
    public static IEnumerable<string> FaultsOfTexts(Figure figure)
    {
        using SKNoDrawCanvas canvas = new(Sheet.Width, Sheet.Height);
        Sheet sheet = new(canvas, Theme.Light);
        figure.Draw(sheet);
        for (int i = 0; i < sheet.Texts.Count; i++)
        {
            var bounds = sheet.Texts[i].Bounds;
            if (!(bounds.Left >= 0 && bounds.Right <= Sheet.Width && bounds.Top >= 0 && bounds.Bottom <= Sheet.Height))
                yield return $"{figure.Name}: '{sheet.Texts[i].Text}' is cut";
            for (int j = i + 1; j < sheet.Texts.Count; j++)
            {
                if (Sheet.AreOverlapping(bounds, sheet.Texts[j].Bounds))
                    yield return $"{figure.Name}: '{sheet.Texts[i].Text}' and '{sheet.Texts[j].Text}' overlap";
            }
        }
    }

    private static void CheckSvg(string path, Figure figure)
    {
        XElement svg = XDocument.Load(path).Root!;
        XNamespace names = "http://www.w3.org/2000/svg";
        Assert.Equal("svg", svg.Name.LocalName);
        Assert.Equal("0 0 1600 900", svg.Attribute("viewBox")!.Value);
        Assert.Equal(figure.Title, svg.Element(names + "title")!.Value);
        Assert.Equal(figure.AltText, svg.Element(names + "desc")!.Value);
        Assert.Contains(svg.Descendants(names + "text"), text => text.Value.Contains(
            figure.Context.ScenarioName, StringComparison.Ordinal));
        string[] identifiers = [.. svg.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(identifiers.Length, identifiers.Distinct().Count());
        Assert.All(identifiers, id => Assert.StartsWith(figure.Name + "-", id));
        Assert.DoesNotContain("NaN", svg.ToString(SaveOptions.DisableFormatting).Replace(figure.AltText, ""));
    }
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("figures").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
