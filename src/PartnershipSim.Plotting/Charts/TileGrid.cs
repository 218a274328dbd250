using System.Collections.Immutable;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Charts;

/// <summary>Where the squares of a tile map lie: regions roughly as on a globe, in each as many squares a row as make them largest.</summary>
internal sealed class TileGrid
{
    private const float Heading = 34;
    private const float Gap = 10;

    /// <summary>From west to east; in each column from north to south.</summary>
    private static readonly ImmutableArray<ImmutableArray<string>> Known =
    [
        ["north_america", "latin_america"], ["northern_europe", "western_europe", "southern_europe"], ["baltic", "eastern_europe", "balkans"],
        ["caucasus", "mena", "gulf"], ["central_asia", "south_asia", "asia_pacific"],
    ];

    private readonly ImmutableArray<Tile> _tiles;
    private readonly ImmutableArray<ImmutableArray<string>> _columns;
    private readonly PixelRect _area;
    private readonly int _across;
    private readonly float _side;

    /// <param name="area">Room for regions and their names.</param>
    /// <param name="most">The side of a square that is large enough.</param>
    public TileGrid(ImmutableArray<Tile> tiles, PixelRect area, float most = 72)
    {
        _tiles = tiles;
        _columns = Placed(tiles);
        _area = area;
        (_across, _side) = Enumerable.Range(2, 5).Select(across => (across, SideFor(across, most))).OrderByDescending(size => size.Item2).ThenBy(size => Math.Abs(size.across - 4)).First();
    }

    /// <summary>Draws every square: its colour (null where nothing is known) and what stands below the state's code.</summary>
    public void Draw(Sheet sheet, Func<Tile, Color?> color, Func<Tile, string>? value)
    {
        for (int c = 0; c < _columns.Length; c++)
        {
            float left = _area.Left + c * _area.Width / _columns.Length;
            float top = _area.Top;
            foreach (string region in _columns[c].Where(region => Count(region) > 0))
                top = DrawRegion(sheet, region, left, top, color, value) + Gap;
        }
    }

    /// <summary>A colour bar with the ticks of the scale and its unit.</summary>
    public static void DrawKey(Sheet sheet, PixelRect body, Scale scale, string unit, Func<double, Color> colorOf)
    {
        const int steps = 120;
        const float width = 480;
        float top = body.Bottom - 46;
        for (int i = 0; i < steps; i++)
            sheet.Fill(new PixelRect(body.Left + i * width / steps, body.Left + (i + 1) * width / steps + 0.5f, top + 16, top), colorOf((i + 0.5) / steps));
        foreach (double tick in scale.Ticks)
            sheet.Text(scale.Label(tick), body.Left + (float)scale.Share(tick) * width, top + 22 + Theme.Tiny, Theme.Tiny, sheet.Theme.Muted, Anchor.Middle);
        sheet.Text(unit, body.Left + width + 40, top + 14, Theme.Small, sheet.Theme.Muted);
    }

    /// <summary>Viridis: grows evenly lighter, also for those who see fewer colours.</summary>
    public static Color Viridis(double share) => new ScottPlot.Colormaps.Viridis().GetColor(Math.Clamp(share, 0, 1));

    /// <summary>Black or white, whichever stands out more (WCAG contrast: the two are equal at a luminance of 0.18).</summary>
    public static Color InkOn(Color color) =>
        0.2126 * Linear(color.R) + 0.7152 * Linear(color.G) + 0.0722 * Linear(color.B) > 0.18 ? Colors.Black : Colors.White;

    private float DrawRegion(Sheet sheet, string region, float left, float top, Func<Tile, Color?> color, Func<Tile, string>? value)
    {
        float room = _area.Width / _columns.Length - 6;
        string name = Words.Group(region);
        float letters = Math.Min(Theme.Small, Theme.Small * room / Lettered.WidthOf(name, Theme.Small, isBold: true));
        sheet.Text(name, left, top + 0.75f * Heading, letters, isBold: true);
        Tile[] members = [.. _tiles.Where(tile => tile.Region == region)];
        for (int i = 0; i < members.Length; i++)
        {
            float x = left + i % _across * _side;
            float y = top + Heading + i / _across * _side;
            Color paint = color(members[i]) ?? sheet.Theme.Grid;
            Color ink = color(members[i]) is { } known ? InkOn(known) : sheet.Theme.Text;
            sheet.Fill(new PixelRect(x + 1, x + _side - 2, y + _side - 2, y + 1), paint);
            if (value is null)
            {
                sheet.Text(members[i].Iso3, x + _side / 2, y + 0.62f * _side, 0.34f * _side, ink, Anchor.Middle, isBold: true);
                continue;
            }

            sheet.Text(members[i].Iso3, x + _side / 2, y + 0.46f * _side, 0.26f * _side, ink, Anchor.Middle, isBold: true);
            sheet.Text(value(members[i]), x + _side / 2, y + 0.80f * _side, 0.22f * _side, ink, Anchor.Middle);
        }

        return top + Heading + RowsOf(region, _across) * _side;
    }

    private float SideFor(int across, float most)
    {
        float wide = (_area.Width / _columns.Length - 16) / across;
        float high = _columns.Min(column => (_area.Height - column.Count(region => Count(region) > 0) * (Heading + Gap)) / Math.Max(1, column.Sum(region => RowsOf(region, across))));
        return Math.Min(most, Math.Min(wide, high));
    }

    /// <summary>Regions that the map does not know stand below the last column.</summary>
    private static ImmutableArray<ImmutableArray<string>> Placed(ImmutableArray<Tile> tiles)
    {
        IEnumerable<string> strangers = tiles.Select(tile => tile.Region).Distinct().Where(region => !Known.Any(column => column.Contains(region)));
        return [.. Known[..^1], [.. Known[^1], .. strangers.Order(StringComparer.Ordinal)]];
    }

    private int RowsOf(string region, int across) => (Count(region) + across - 1) / across;

    private int Count(string region) => _tiles.Count(tile => tile.Region == region);

    private static double Linear(byte channel) => Math.Pow(channel / 255.0, 2.2);
}
