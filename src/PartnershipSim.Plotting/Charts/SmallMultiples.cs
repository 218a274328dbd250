using System.Collections.Immutable;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Charts;

/// <summary>
/// One panel for each series, in the colour of partners, largest first. A row has one scale, so that neighbours compare
/// and the small are still seen.
/// </summary>
internal static class SmallMultiples
{
    public static void Draw(Sheet sheet, PixelRect body, ImmutableArray<Trajectory> all)
    {
        Tiling tiling = Tiling.For(all.Length, body);
        Scale[] rows = [.. all.Chunk(tiling.Columns).Select(row => Scale.Of(
            row.SelectMany(series => series.Extent), withZero: true, most: 4))];
        float labels = Panel.LabelRoom(rows);
        for (int i = 0; i < all.Length; i++)
        {
            PixelRect cell = tiling.Cell(i);
            Panel panel = new(
                cell, Scale.Years(all[i].FirstYear, all[i].LastYear, Panel.YearsThatFit(cell.Width - labels)),
                rows[i / tiling.Columns])
            {
                Heading = all[i].Label,
                HasYLabels = tiling.IsLeft(i),
                YLabelRoom = labels,
            };
            panel.Draw(sheet, plot => Bands.Draw(plot, [all[i]], _ => sheet.Theme.OfGroup("partners")));
            Bands.Dots(sheet, panel, all[i], sheet.Theme.Of(Mark.Observed));
        }
    }
}
