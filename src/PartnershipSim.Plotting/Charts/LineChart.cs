using System.Collections.Immutable;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Charts;

/// <summary>Several groups in one pair of axes, each with its bands and its name at the end of its line.</summary>
internal static class LineChart
{
    public static void Draw(
        Sheet sheet, PixelRect body, ImmutableArray<Trajectory> series, string yTitle, bool withZero = false,
        Scale? y = null, string? heading = null)
    {
        float names = Labels.Room(series.Where(s => s.IsKnown).Select(s => s.Label));
        PixelRect cell = body.WithRight(body.Right - names);
        Panel panel = new(
            cell,
            Scale.Years(series.Min(s => s.FirstYear), series.Max(s => s.LastYear), Panel.YearsThatFit(cell.Width)),
            y ?? Scale.Of(series.SelectMany(s => s.Extent), withZero))
        {
            Heading = heading,
            YTitle = yTitle,
            XTitle = "year",
        };
        panel.Draw(sheet, plot => Bands.Draw(plot, series, each => sheet.Theme.OfGroup(each.Key)));
        foreach (Trajectory each in series)
            Bands.Dots(sheet, panel, each, sheet.Theme.OfGroup(each.Key));
        Labels.Draw(sheet, panel, series);
    }
}
