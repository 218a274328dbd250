using System.Collections.Immutable;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures;

/// <summary>One panel for each series, all on one scale and in the colour of partners.</summary>
internal static class SmallMultiples
{
    public static void Draw(Sheet sheet, PixelRect body, ImmutableArray<Trajectory> all)
    {
        Tiling tiling = Tiling.For(all.Length, body);
        Scale y = Scale.Of(all.SelectMany(series => series.Extent), withZero: true, most: 4);
        for (int i = 0; i < all.Length; i++)
        {
            Trajectory series = all[i] with { Key = "partners" };
            PixelRect cell = tiling.Cell(i);
            PixelRect area = new(cell.Left + 40, cell.Right - 8, cell.Bottom - 44, cell.Top + 44);
            Panel panel = new(area, Scale.Years(series.FirstYear, series.LastYear, most: Math.Max(2, (int)(area.Width / 65))), y)
            {
                Heading = series.Label,
                HasYLabels = tiling.IsLeft(i),
            };
            panel.Draw(sheet, plot => Bands.Draw(plot, sheet.Theme, [series]));
        }
    }
}
