using System.Collections.Immutable;
using System.Xml.Linq;
using PartnershipSim.Model;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Figures.Effects;
using PartnershipSim.Plotting.Figures.Runs;
using PartnershipSim.Plotting.Figures.Sensitivity;
using PartnershipSim.Plotting.Report;
using Xunit;

namespace PartnershipSim.Tests.Plotting;

/// <summary>
/// A result folder of somebody else whose titles, outcomes, axes and labels were markup ran a script in the browser of
/// the reader. Texts of a result are text in pages, in drawings and in the data of scripts.
/// </summary>
public sealed class HostileTextTests
{
    private const string Markup = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>&amp;<!--]]>\u0007";

    private static readonly FigureContext Context = new(Markup, 24, 1, "3f2a9c0d1177");

    private static readonly ImmutableArray<Figure> Figures =
    [
        new Interoperability(
            [new Trajectory("pfp", Markup, "interop", "0-1", 1994, [Samples.Around(0.3), Samples.Around(0.4)])],
            Context),
        new ForestFigure(Markup, [new(Markup, "%", 1, 0.5, 1.5, 0.4, 1.6)], Context),
        new TwinBarsFigure(new TwinLedger(Markup, Markup, Markup, Markup, [new(Markup, 1, 2)]), Context),
        new IndexBarsFigure(
            "bars", Markup, Markup, Markup, [Markup, Markup],
            [new(Markup, Markup, [new(0.1, 0, 0.2), new(0.2, 0.1, 0.3)])], Context),
        new BoxFigure(
            "box", Markup, 0.3, new(0.6, 0.9, 0.2, 1),
            [new(Markup, Markup, 0, 1, 1, 1, 0.7, 0.2, [(Markup, false), (Markup, true)])],
            [new(1, 0.3, 1, 0)], Context),
    ];

    [Fact]
    public void Markup_in_a_report_stays_text()
    {
        ExplorerSeries series = new([1], [2], [3], []);
        Report report = new()
        {
            Subject = Markup,
            Question = Markup,
            Answer = [Markup],
            Sections =
            [
                new(Markup, [.. Figures.Select(figure => new Shown(figure))]),
                new("Blocks",
                    new Points(Markup), new Commands(Markup, Markup),
                    ReportTable.Of(Markup, [Markup, Markup], [[Markup, new ReportCell(Markup, 1)]]),
                    new YearExplorer(Markup, Markup, Markup, 1994, [new(Markup, Markup, Markup)],
                        [new(Markup, Markup, Markup, ImmutableDictionary<string, ExplorerSeries>.Empty.Add(
                            Markup, series))],
                        [Markup]),
                    new IntervalExplorer(
                        Markup, Markup, Markup, Markup, [new(Markup, Markup, Markup)],
                        [new(Markup, Markup, Markup, 1, 0, 2)])),
            ],
            Origin = new([Markup], [(Markup, Markup)], [(Markup, Markup)], Markup, [(Markup, 3)]),
        };

        string page = ReportPage.Of(report);

        // the only scripts and images are those of the page itself
        string plain = ReportPage.Of(report with { Subject = "s", Question = "q", Answer = ["a"] });
        Assert.Equal(Count(plain, "<script"), Count(page, "<script"));
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<!--]]", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Markup_in_a_figure_stays_text()
    {
        foreach (Figure figure in Figures)
        {
            XDocument drawing = XDocument.Parse(new FigureWriter(lettering: Lettering.None).Svg(figure));

            Assert.DoesNotContain(drawing.Descendants(), element => element.Name.LocalName is "script" or "img");
            Assert.Contains("<script>alert(1)</script>", drawing.Root!.Value, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("morris_x/../../../ESCAPED")]
    [InlineData("..")]
    [InlineData("C:\\x")]
    [InlineData("")]
    public void A_figure_is_written_into_its_folder_or_not_at_all(string name)
    {
        using TemporaryFolder folder = new();
        MorrisFigure figure = new(name, "What moves it", "k", [new("a", 1, 0, 2, 1, 0)], Context);

        Assert.Throws<InvalidDataException>(
            () => new FigureWriter(lettering: Lettering.None).Write(figure, folder.Path));

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
