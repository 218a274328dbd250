using System.Collections.Immutable;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Charts;

/// <summary>Several groups in one pair of axes, each with its bands and its name at the end of its line.</summary>
internal static class LineChart
{
    public static void Draw(Sheet sheet, PixelRect body, ImmutableArray<Trajectory> series, string yTitle, bool withZero = false, Scale? y = null, string? heading = null)
    {
        float right = Labels.Room(series.Where(s => s.IsKnown).Select(s => s.Label));
        PixelRect area = new(body.Left + 56, body.Right - right, body.Bottom - 62, body.Top + (heading is null ? 36 : 66));
        int most = Math.Max(2, (int)(area.Width / 75));
        Panel panel = new(
            area,
            Scale.Years(series.Min(s => s.FirstYear), series.Max(s => s.LastYear), most),
            y ?? Scale.Of(series.SelectMany(s => s.Extent), withZero))
        {
            Heading = heading,
            YTitle = yTitle,
            XTitle = "year",
        };
        panel.Draw(sheet, plot => Bands.Draw(plot, sheet.Theme, series));
        foreach (Trajectory each in series)
            Bands.Dots(sheet, panel, each, sheet.Theme.OfGroup(each.Key));
        Labels.Draw(sheet, panel, series);
    }
}
