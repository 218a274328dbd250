using System.Collections.Immutable;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Charts;

/// <summary>
/// One panel for each series, in the colour of partners, largest first. A row has one scale, so that neighbours compare and the small are still seen.
/// </summary>
internal static class SmallMultiples
{
    public static void Draw(Sheet sheet, PixelRect body, ImmutableArray<Trajectory> all)
    {
        Tiling tiling = Tiling.For(all.Length, body);
        for (int i = 0; i < all.Length; i++)
        {
            Trajectory series = all[i] with { Key = "partners" };
            PixelRect cell = tiling.Cell(i);
            Scale y = Scale.Of(all.Skip(i / tiling.Columns * tiling.Columns).Take(tiling.Columns).SelectMany(other => other.Extent), withZero: true, most: 4);
            PixelRect area = new(cell.Left + 52, cell.Right - 8, cell.Bottom - 44, cell.Top + 44);
            Panel panel = new(area, Scale.Years(series.FirstYear, series.LastYear, most: Math.Max(2, (int)(area.Width / 65))), y)
            {
                Heading = series.Label,
                HasYLabels = tiling.IsLeft(i),
            };
            panel.Draw(sheet, plot => Bands.Draw(plot, sheet.Theme, [series]));
            Bands.Dots(sheet, panel, series, sheet.Theme.Text);
        }
    }
}
