using System.Collections.Immutable;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Charts;

/// <summary>Where the squares of a tile map lie: regions roughly as on a globe, in each as many squares a row as make them largest.</summary>
internal sealed class TileGrid
{
    private const float Heading = 34;
    private const float Gap = 10;

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
        _columns = TileLayout.Columns(tiles.Select(tile => tile.Region));
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
            Color ink = color(members[i]) is { } known ? Shades.InkOn(known) : sheet.Theme.Text;
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

    private int RowsOf(string region, int across) => (Count(region) + across - 1) / across;

    private int Count(string region) => _tiles.Count(tile => tile.Region == region);
}
