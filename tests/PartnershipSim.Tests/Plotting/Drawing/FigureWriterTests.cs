using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Figures.Runs;
using SkiaSharp;
using Xunit;

namespace PartnershipSim.Tests.Plotting.Drawing;

public sealed class FigureWriterTests
{
    private static readonly Figure Figure = new Interoperability(
        [Samples.Series("pfp", 1994, 0.1, 0.2, 0.35, 0.4), Samples.Series("entrant", 1994, 0.1, 0.3, 0.6, 0.7)],
        Recipe.Context);

    [Fact]
    public void Without_a_font_there_is_an_svg_and_a_line_that_says_what_to_install()
    {
        using TemporaryFolder folder = new();

        WrittenFigure written = new FigureWriter(lettering: Lettering.None).Write(Figure, folder.Path);

        Assert.Equal(["interoperability.svg", "interoperability.csv"], written.Files.Select(Path.GetFileName));
        Assert.Contains("install fonts-dejavu-core", written.Notice, StringComparison.Ordinal);
        Assert.Contains("Partnership for Peace", File.ReadAllText(written.Files[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void An_svg_is_the_same_with_and_without_fonts() =>
        Assert.Equal(new FigureWriter(lettering: Lettering.None).Svg(Figure), new FigureWriter().Svg(Figure));

    [Fact]
    public void The_same_figure_gives_the_same_svg_again_and_again() =>
        Assert.Equal(new FigureWriter().Svg(Figure), new FigureWriter().Svg(Figure));

    [Fact]
    public void The_title_is_in_the_picture()
    {
        Assert.SkipUnless(Lettering.OfThisMachine.IsAvailable, "this machine has no font");
        Figure other = new Interoperability([Samples.Series("pfp", 1994, 0.4, 0.3)], Recipe.Context);

        Assert.NotEqual(Figure.Title, other.Title);
        Assert.NotEqual(TitleStrip(Figure), TitleStrip(other));
    }

    [Fact]
    public void Nothing_shines_through_the_picture_in_any_theme()
    {
        Assert.SkipUnless(Lettering.OfThisMachine.IsAvailable, "this machine has no font");

        foreach (Theme theme in (Theme[])[Theme.Light, Theme.Dark])
        {
            byte[] picture = new FigureWriter(theme).Png(Figure)!;

            // of a PNG the byte after width, height and depth says how pixels are stored: 2 is red, green and blue
            const int width = 16, colours = width + 4 + 4 + 1;
            Assert.Equal(2, picture[colours]);
            using SKBitmap pixels = SKBitmap.Decode(picture);
            SKColor corner = pixels.GetPixel(0, 0);
            Assert.Equal(
                (theme.Background.R, theme.Background.G, theme.Background.B), (corner.Red, corner.Green, corner.Blue));
        }
    }

    [Fact]
    public async Task Figures_can_be_written_on_many_threads_at_once()
    {
        string expected = new FigureWriter().Svg(Figure);
        byte[]? picture = new FigureWriter().Png(Figure);

        (string Svg, byte[]? Png)[] drawn = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => Task.Run(() => (new FigureWriter().Svg(Figure), new FigureWriter().Png(Figure)))));

        Assert.All(drawn, d => Assert.Equal(expected, d.Svg));
        Assert.All(drawn, d => Assert.Equal(picture, d.Png));
    }

    [Fact]
    public void A_file_that_cannot_be_replaced_leaves_no_half_file_behind()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(Path.Combine(folder.Path, "interoperability.svg"));

        Assert.ThrowsAny<Exception>(() => new FigureWriter(lettering: Lettering.None).Write(Figure, folder.Path));

        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Texts_are_never_wider_than_the_layout_believes()
    {
        Assert.SkipUnless(
            Lettering.OfThisMachine.Regular?.FamilyName == "DejaVu Sans", "the estimate is for DejaVu Sans");
        string[] texts =
        [
            "Partners that joined", "Mediterranean and Gulf",
            "resource-management effectiveness, thousand usable soldiers per bn US$", "−0.25", "1996",
            "In 2020, members of 1994 spend 1.6 % of GDP",
        ];

        foreach (string text in texts)
        {
            using SKFont regular = new(Lettering.OfThisMachine.Regular, 20);
            using SKFont bold = new(Lettering.OfThisMachine.Bold, 20);
            Assert.InRange(
                Lettered.WidthOf(text, 20), 0.99 * regular.MeasureText(text), 1.2 * regular.MeasureText(text));
            Assert.InRange(
                Lettered.WidthOf(text, 20, isBold: true), 0.99 * bold.MeasureText(text), 1.2 * bold.MeasureText(text));
        }
    }

    private static byte[] TitleStrip(Figure figure)
    {
        using SKBitmap picture = SKBitmap.Decode(new FigureWriter().Png(figure));
        using SKBitmap strip = new();
        Assert.True(picture.ExtractSubset(strip, new SKRectI(0, 40, 1600, 75)));
        return strip.Copy().Bytes;
    }
}
