using System.Collections.Immutable;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Effects;

/// <summary>One state in two scenarios.</summary>
/// <param name="Region">Key of its region, which decides where it lies.</param>
/// <param name="IsClear">Whether the 90 % interval of the difference leaves out 0.</param>
public sealed record TilePair(string Iso3, string Name, string Region, double Base, double Other, bool IsClear = true);

/// <summary>
/// The same tile map before and after, in one scale of colours: where does a scenario change what states do?
/// </summary>
/// <param name="message">"No programmes against baseline: troop-years, state by state".</param>
public sealed class TileMapPair(
    string message, string outcome, string unit, string baseName, string otherName, ImmutableArray<TilePair> pairs,
    FigureContext context, string name = "map_change") : Figure(context)
{
    private readonly ImmutableArray<TilePair> _pairs = [.. pairs.OrderBy(pair => pair.Iso3, StringComparer.Ordinal)];

    public override string Name => name;

    public override string Title => message;

    public override string Subtitle =>
        $"{Words.Capital(Words.Unit(unit))}, mean of the replicates; one square a state, laid out by region; "
        + "both maps share one scale of colours";

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new("outcome", "unit", "state", "name", "region", "base", "other", "difference");
            foreach (TilePair pair in _pairs)
                table.Add(
                    outcome, unit, pair.Iso3, pair.Name, pair.Region, pair.Base, pair.Other, pair.Other - pair.Base);
            return table;
        }
    }

    public override bool HasData => Known.Any();

    protected override string Reading => "the United States and Russia are not shown";

    protected override string Description
    {
        get
        {
            TilePair[] order = [.. Known.OrderByDescending(pair => Math.Abs(pair.Other - pair.Base))
                .ThenBy(pair => pair.Iso3, StringComparer.Ordinal)];
            string most = Words.List(order.Take(5)
                .Select(pair => $"{pair.Name} (from {Words.Number(pair.Base)} to {Words.Number(pair.Other)})"));
            return order.Length == 0
                ? "No state has a value in both."
                : $"The largest changes from {baseName} to {otherName}: {most}.";
        }
    }

    private IEnumerable<TilePair> Known =>
        _pairs.Where(pair => double.IsFinite(pair.Base) && double.IsFinite(pair.Other));

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        Scale scale = Scale.Of(Known.SelectMany(pair => new[] { pair.Base, pair.Other }), withZero: true);
        (PixelRect left, PixelRect right) = body.WithBottom(body.Bottom - ColourKey.Height).Split();
        DrawMap(sheet, left, Words.Spoken(baseName), pair => pair.Base, scale);
        DrawMap(sheet, right, Words.Spoken(otherName), pair => pair.Other, scale);
        ColourKey.Draw(sheet, body, scale, Words.Unit(unit), Shade);
    }

    private void DrawMap(Sheet sheet, PixelRect area, string heading, Func<TilePair, double> value, Scale scale)
    {
        sheet.Text(heading, area.Left, area.Top + 0.8f * Theme.Normal, Theme.Normal, isBold: true);
        ImmutableArray<Tile> tiles = [.. _pairs.Select(pair => new Tile(
            pair.Iso3, pair.Name, pair.Region, value(pair)))];
        new TileGrid(tiles, new(area.Left, area.Right, area.Bottom, area.Top + 1.8f * Theme.Normal)).Draw(
            sheet, tile => double.IsFinite(tile.Value) ? Shade(scale.Share(tile.Value)) : null, value: null);
    }

    /// <summary>A few states send most: by the square root the many that send little differ in colour too.</summary>
    private static Color Shade(double share) => Shades.Viridis(Math.Sqrt(Math.Max(0, share)));
}
