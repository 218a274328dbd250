using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Records;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Runs;

/// <summary>
/// A map on which every state is an equal square, so that small states are seen; regions lie roughly as on a globe.
/// </summary>
/// <param name="what">"Troops per million inhabitants".</param>
public sealed class TileMap(
    string what, string outcome, string unit, int year, ImmutableArray<Tile> tiles, FigureContext context)
    : Figure(context)
{
    private readonly ImmutableArray<Tile> _tiles = [.. tiles.OrderBy(tile => tile.Iso3, StringComparer.Ordinal)];

    /// <summary>The mean of an outcome over the replicates, state by state.</summary>
    public static TileMap Of(RunRecord result, Outcome outcome, int year, FigureContext context)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(outcome);
        IEnumerable<Tile> tiles = result.States.Where(state => state.MayContribute).Select(state => new Tile(
            state.Key, state.Name, state.Region, result[outcome, state.Key, year].Mean));
        string what = Words.Capital(outcome.Meaning);
        return new(what, outcome.Key, outcome.Unit, year, [.. tiles], context);
    }

    public override string Name => $"map_{outcome}";

    public override string Title
    {
        get
        {
            Tile[] order = [.. Known.OrderByDescending(tile => tile.Value)];
            if (order.Length < 2)
                return $"{what} in {InYear(year)}";
            string low = Written(order[^1]);
            int lowest = order.Count(tile => Written(tile) == low);
            return $"{what} in {InYear(year)}: highest in {Words.StateInSentence(order[0].Name)} "
                + $"({Written(order[0])}), "
                + (lowest == 1
                    ? $"lowest in {Words.StateInSentence(order[^1].Name)} ({low})"
                    : $"lowest in {lowest} states ({low})");
        }
    }

    public override string Subtitle =>
        $"{Words.Capital(Words.Unit(unit))}, mean of the replicates; one square a state, laid out by region";

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new("outcome", "unit", "state", "name", "region", "year", "mean");
            foreach (Tile tile in _tiles)
                table.Add(outcome, unit, tile.Iso3, tile.Name, tile.Region, year, tile.Value);
            return table;
        }
    }

    public override bool HasData => Known.Any();

    protected override string Reading => "the United States and Russia are not shown";

    protected override string Description
    {
        get
        {
            Tile[] order = [.. Known.OrderByDescending(tile => tile.Value)];
            string highest = Words.List(order.Take(5).Select(tile => $"{tile.Name} ({Words.Number(tile.Value)})"));
            return order.Length == 0
                ? "No state has a value."
                : $"Highest: {highest}; lowest: {order[^1].Name} ({Words.Number(order[^1].Value)}).";
        }
    }

    /// <summary>The value of a state with the decimals that all have; "0" where only zeros would be left.</summary>
    private string Written(Tile tile)
    {
        string number = Words.Fixed(tile.Value, Words.Decimals(Known.Select(known => known.Value)));
        return Words.IsZero(number) ? "0" : number;
    }

    private IEnumerable<Tile> Known => _tiles.Where(tile => double.IsFinite(tile.Value));

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        Scale scale = Scale.Of(Known.Select(tile => tile.Value), withZero: true);
        new TileGrid(_tiles, body.WithBottom(body.Bottom - ColourKey.Height)).Draw(
            sheet,
            tile => double.IsFinite(tile.Value) ? Shades.Viridis(scale.Share(tile.Value)) : null,
            tile => double.IsFinite(tile.Value) ? Written(tile) : "–");
        ColourKey.Draw(sheet, body, scale, Words.Unit(unit), Shades.Viridis);
    }
}
