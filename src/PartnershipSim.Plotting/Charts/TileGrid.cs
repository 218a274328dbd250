using System.Collections.Immutable;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Charts;

/// <summary>
/// Where the squares of a tile map lie: regions roughly as on a globe, in each as many squares a row as make them
/// largest.
/// </summary>
internal sealed class TileGrid
{
    /// <summary>Room for the name of a region above its squares.</summary>
    private const float Heading = 2 * Theme.Small;

    /// <summary>Around a square, so that neighbours are seen apart.</summary>
    private const float Border = 1.5f;

    /// <summary>A square need not be larger than its texts.</summary>
    private const float LargestSide = 4.2f * Theme.Small;

    /// <summary>How many squares may stand beside each other in a region.</summary>
    private const int FewestAcross = 2;
    private const int MostAcross = 6;

    private readonly ImmutableArray<Tile> _tiles;
    private readonly ImmutableArray<ImmutableArray<string>> _columns;
    private readonly PixelRect _area;
    private readonly int _across;
    private readonly float _side;

    /// <param name="area">Room for regions and their names.</param>
    public TileGrid(ImmutableArray<Tile> tiles, PixelRect area)
    {
        _tiles = tiles;
        _columns = TileLayout.Columns(tiles.Select(tile => tile.Region));
        _area = area;
        (_across, _side) = Enumerable.Range(FewestAcross, MostAcross - FewestAcross + 1)
            .Select(across => (Across: across, Side: SideFor(across)))
            .OrderByDescending(size => size.Side).ThenBy(size => Math.Abs(size.Across - BrowserKit.TilesAcross))
            .First();
    }

    /// <summary>
    /// Draws every square: its colour (null where nothing is known) and what stands below the state's code.
    /// </summary>
    public void Draw(Sheet sheet, Func<Tile, Color?> color, Func<Tile, string>? value)
    {
        for (int c = 0; c < _columns.Length; c++)
        {
            float left = _area.Left + c * _area.Width / _columns.Length;
            float top = _area.Top;
            foreach (string region in _columns[c].Where(region => Count(region) > 0))
                top = DrawRegion(sheet, region, left, top, color, value) + Space.Gap;
        }
    }

    private float DrawRegion(
        Sheet sheet, string region, float left, float top, Func<Tile, Color?> color, Func<Tile, string>? value)
    {
        string name = Words.Group(region);
        float room = _area.Width / _columns.Length - Space.Gap;
        sheet.TextBeside(name, left, top + 0.55f * Heading, Theme.Small, isBold: true, room: room);
        Tile[] members = [.. _tiles.Where(tile => tile.Region == region)];
        for (int i = 0; i < members.Length; i++)
        {
            float x = left + i % _across * _side;
            float y = top + Heading + i / _across * _side;
            PixelRect square = new(x + Border, x + _side - Border, y + _side - Border, y + Border);
            DrawTile(sheet, square, members[i], color(members[i]), value?.Invoke(members[i]));
        }

        return top + Heading + RowsOf(region, _across) * _side;
    }

    /// <summary>The code of the state, and its value below if that is written out.</summary>
    private static void DrawTile(Sheet sheet, PixelRect square, Tile tile, Color? known, string? value)
    {
        Color ink = known is { } color ? Shades.InkOn(color) : sheet.Theme.Text;
        float x = square.HorizontalCenter;
        sheet.Fill(square, known ?? sheet.Theme.Grid);
        if (value is null)
        {
            sheet.TextBeside(
                tile.Iso3, x, square.VerticalCenter, 0.36f * square.Width, ink, Anchor.Middle, isBold: true);
            return;
        }

        sheet.TextBeside(
            tile.Iso3, x, square.Top + 0.36f * square.Height, 0.28f * square.Width, ink, Anchor.Middle, isBold: true);
        sheet.TextBeside(
            value, x, square.Top + 0.72f * square.Height, 0.24f * square.Width, ink, Anchor.Middle, room: square.Width);
    }

    private float SideFor(int across)
    {
        float wide = (_area.Width / _columns.Length - Space.Air) / across;
        float high = _columns.Min(column =>
            (_area.Height - column.Count(region => Count(region) > 0) * (Heading + Space.Gap))
                / Math.Max(1, column.Sum(region => RowsOf(region, across))));
        return Math.Min(LargestSide, Math.Min(wide, high));
    }

    private int RowsOf(string region, int across) => (Count(region) + across - 1) / across;

    private int Count(string region) => _tiles.Count(tile => tile.Region == region);
}
