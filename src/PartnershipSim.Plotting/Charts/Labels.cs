using PartnershipSim.Plotting.Drawing;

namespace PartnershipSim.Plotting.Charts;

/// <summary>Names written at the right end of lines, moved apart so that none covers another.</summary>
internal static class Labels
{
    private const float Gap = 1.25f;

    /// <summary>How much room the names need to the right of the data.</summary>
    public static float Room(IEnumerable<string> names) =>
        Space.Gap + Space.Widest(names, Theme.Normal, isBold: true);

    public static void Draw(Sheet sheet, Panel panel, IEnumerable<Trajectory> trajectories)
    {
        (Trajectory Series, float Y)[] ends =
        [
            .. trajectories.Where(series => series.IsKnown)
                .Select(series => (series, panel.Place(0, series.Known.Last().Value.P50).Y))
                .OrderBy(end => end.Item2),
        ];
        float[] places = Apart(
            [.. ends.Select(end => end.Y)], Gap * Theme.Normal, panel.Area.Top + 0.5f * Theme.Normal,
            panel.Area.Bottom);
        for (int i = 0; i < ends.Length; i++)
        {
            sheet.TextBeside(
                ends[i].Series.Label, panel.Area.Right + Space.Gap, places[i], Theme.Normal,
                sheet.Theme.OfGroup(ends[i].Series.Key), isBold: true);
        }
    }

    /// <summary>
    /// Sorted places, each at least <paramref name="gap"/> below the one before, as near to where they belong as that
    /// allows.
    /// </summary>
    internal static float[] Apart(float[] wanted, float gap, float top, float bottom)
    {
        float[] places = [.. wanted];
        for (int i = 0; i < places.Length; i++)
            places[i] = Math.Max(places[i], i == 0 ? top : places[i - 1] + gap);
        for (int i = places.Length - 1; i >= 0; i--)
            places[i] = Math.Min(places[i], i == places.Length - 1 ? bottom : places[i + 1] - gap);
        return places;
    }
}
