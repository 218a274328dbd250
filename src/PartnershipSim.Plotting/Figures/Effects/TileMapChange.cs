using System.Collections.Immutable;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Effects;

/// <summary>
/// Who does more, who less: the change from one scenario to the other on a tile map, so that the change of a small
/// state is seen.
/// </summary>
/// <param name="what">The outcome with its years, as it stands in a sentence.</param>
/// <param name="scenario">The title of the scenario that is compared with the base.</param>
public sealed class TileMapChange(
    string outcome, string what, string unit, string scenario, ImmutableArray<TilePair> pairs,
    FigureContext context, string name = "map_difference") : Figure(context)
{
    private readonly ImmutableArray<TilePair> _pairs = [.. pairs.OrderBy(pair => pair.Iso3, StringComparer.Ordinal)];

    public override string Name => name;

    public override string Title => !HasData
        ? $"Who does more, who less: {what}"
        : More + Fewer == 0
        ? $"{scenario}: {what} clearly different in no state"
        : More >= Fewer
        ? $"{scenario}: {what} clearly higher in {States(More)}, lower in {Count(Fewer)}"
        : $"{scenario}: {what} clearly lower in {States(Fewer)}, higher in {Count(More)}";

    private static string States(int count) => count == 1 ? "one state" : $"{count} states";

    private static string Count(int count) => count == 0 ? "none" : $"{count}";

    public override string Subtitle =>
        $"Change in {Words.Unit(unit)}, mean of paired replicates under common random numbers; "
        + "one square a state, laid out by region";

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new("outcome", "unit", "state", "name", "region", "base", "other", "difference", "clear");
            foreach (TilePair pair in _pairs)
                table.Add(
                    outcome, unit, pair.Iso3, pair.Name, pair.Region, pair.Base, pair.Other, Change(pair),
                    pair.IsClear ? 1 : 0);
            return table;
        }
    }

    public override bool HasData => Known.Any();

    protected override string Reading =>
        "clearly: the 90 % interval excludes 0 (effects_by_state.csv), and the change is at least 100 troop-years, or "
        + "1 % of other outcomes; other changes are left blank, the CSV contains them; "
        + "the United States and Russia are not shown";

    protected override string Description
    {
        get
        {
            TilePair[] order = [.. Known.OrderByDescending(pair => Math.Abs(Change(pair)))
                .ThenBy(pair => pair.Iso3, StringComparer.Ordinal)];
            return order.Length == 0 ? "No state has a value in both."
                : "The largest changes: "
                    + $"{Words.List(order.Take(6).Select(pair => $"{pair.Name} ({Words.WithSign(Change(pair))})"))}.";
        }
    }

    protected override ImmutableArray<LegendEntry> Legend =>
    [
        new("higher", Sign.Square, theme => theme.Palette.More), new("lower", Sign.Square, theme => theme.Palette.Less),
        new("no clear change", Sign.Square, theme => theme.Grid),
    ];

    private int More => _pairs.Count(pair => pair.IsClear && Change(pair) > 0);

    private int Fewer => _pairs.Count(pair => pair.IsClear && Change(pair) < 0);

    private IEnumerable<TilePair> Known => _pairs.Where(pair => double.IsFinite(Change(pair)));

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        HashSet<string> clear = [.. _pairs.Where(pair => pair.IsClear).Select(pair => pair.Iso3)];
        // a change that is left blank needs no colour
        double largest = Known.Where(pair => pair.IsClear || clear.Count == 0).Max(pair => Math.Abs(Change(pair)));
        Scale scale = Scale.Of([-largest, largest], withZero: true);
        int decimals = Words.Decimals(_pairs.Where(pair => pair.IsClear).Select(Change));
        ImmutableArray<Tile> tiles = [.. _pairs.Select(pair => new Tile(
            pair.Iso3, pair.Name, pair.Region, Change(pair)))];
        new TileGrid(tiles, body.WithBottom(body.Bottom - ColourKey.Height)).Draw(
            sheet,
            tile => !double.IsFinite(tile.Value) ? null
                : clear.Contains(tile.Iso3) ? ColorOf(sheet.Theme, tile.Value / scale.High)
                : sheet.Theme.Grid,
            tile => !double.IsFinite(tile.Value) ? "–"
                : clear.Contains(tile.Iso3) ? Words.Difference(tile.Value, decimals) : "");
        ColourKey.Draw(sheet, body, scale, Words.Unit(unit), share => ColorOf(sheet.Theme, 2 * share - 1));
    }

    private static double Change(TilePair pair) => pair.Other - pair.Base;

    /// <summary>
    /// The square root makes small changes visible beside large ones; the key shows the same colours.
    /// </summary>
    private static Color ColorOf(Theme theme, double value) =>
        theme.Grid.MixedWith(
            value >= 0 ? theme.Palette.More : theme.Palette.Less, Math.Sqrt(Math.Clamp(Math.Abs(value), 0, 1)));
}
