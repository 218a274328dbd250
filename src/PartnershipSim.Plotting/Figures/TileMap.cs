using System.Collections.Immutable;
using PartnershipSim.Experiments.Results;
using PartnershipSim.Model;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures;

/// <summary>One state on a tile map.</summary>
/// <param name="Region">Key of its region, which decides where it lies.</param>
public sealed record Tile(string Iso3, string Name, string Region, double Value);

/// <summary>A map on which every state is an equal square, so that small states are seen; regions lie roughly as on a globe.</summary>
/// <param name="what">"Troops per million inhabitants in 2014".</param>
public sealed class TileMap(string what, string outcome, string unit, int year, ImmutableArray<Tile> tiles, FigureContext context) : Figure(context)
{
    private const int Across = 4;
    private const float Heading = 34;

    /// <summary>From west to east; in each column from north to south.</summary>
    private static readonly ImmutableArray<ImmutableArray<string>> Columns =
    [
        ["north_america", "latin_america"], ["northern_europe", "western_europe", "southern_europe"], ["baltic", "eastern_europe", "balkans"],
        ["caucasus", "mena", "gulf"], ["central_asia", "south_asia", "asia_pacific"],
    ];

    private readonly ImmutableArray<Tile> _tiles = [.. tiles.OrderBy(tile => tile.Iso3, StringComparer.Ordinal)];

    /// <summary>The mean of an outcome over the replicates, state by state.</summary>
    public static TileMap Of(RunResult result, Outcome outcome, int year, FigureContext context)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(outcome);
        IEnumerable<Tile> tiles = result.Model.States.Where(state => state.MayContribute).Select(state => new Tile(
            state.Iso3, state.Name, Group.KeyOf(result.Model.Regions[state.Region]), result[outcome, state.Iso3, year].Mean));
        string what = char.ToUpperInvariant(outcome.Meaning[0]) + outcome.Meaning[1..];
        return new($"{what}, {year}", outcome.Key, outcome.Unit, year, [.. tiles], context);
    }

    public override string Name => $"map_{outcome}";

    public override string Title => what;

    public override string Subtitle => $"{char.ToUpperInvariant(Words.Unit(unit)[0])}{Words.Unit(unit)[1..]}, mean of the replicates; one square a state, laid out by region";

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new("outcome", "unit", "iso3", "name", "region", "year", "mean");
            foreach (Tile tile in _tiles)
                table.Add(outcome, unit, tile.Iso3, tile.Name, tile.Region, year, tile.Value);
            return table;
        }
    }

    public override bool HasData => Known.Any();

    protected override string Reading => "lead power and threat source are not shown";

    protected override string Description
    {
        get
        {
            Tile[] order = [.. Known.OrderByDescending(tile => tile.Value)];
            string highest = Words.List(order.Take(5).Select(tile => $"{tile.Name} ({Words.Number(tile.Value)})"));
            return order.Length == 0 ? "No state has a value." : $"Highest: {highest}; lowest: {order[^1].Name} ({Words.Number(order[^1].Value)}).";
        }
    }

    private IEnumerable<Tile> Known => _tiles.Where(tile => double.IsFinite(tile.Value));

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        Scale scale = Scale.Of(Known.Select(tile => tile.Value), withZero: true);
        ImmutableArray<ImmutableArray<string>> columns = Placed();
        int rows = columns.Max(column => column.Sum(region => (Count(region) + Across - 1) / Across));
        int headings = columns.Max(column => column.Count(region => Count(region) > 0));
        float side = Math.Min(72, Math.Min((body.Width / columns.Length - 16) / Across, (body.Height - 70 - headings * (Heading + 10)) / rows));
        for (int c = 0; c < columns.Length; c++)
        {
            float left = body.Left + c * body.Width / columns.Length;
            float top = body.Top;
            foreach (string region in columns[c].Where(region => Count(region) > 0))
                top = DrawRegion(sheet, region, left, top, side, scale) + 10;
        }

        DrawKey(sheet, body, scale);
    }

    private float DrawRegion(Sheet sheet, string region, float left, float top, float side, Scale scale)
    {
        sheet.Text(Words.Group(region), left, top + 0.75f * Heading, Theme.Small, isBold: true);
        Tile[] members = [.. _tiles.Where(tile => tile.Region == region)];
        for (int i = 0; i < members.Length; i++)
        {
            float x = left + i % Across * side;
            float y = top + Heading + i / Across * side;
            bool isKnown = double.IsFinite(members[i].Value);
            Color color = isKnown ? ColorOf(scale.Share(members[i].Value)) : sheet.Theme.Grid;
            Color ink = isKnown ? InkOn(color) : sheet.Theme.Text;
            sheet.Fill(new PixelRect(x + 1, x + side - 2, y + side - 2, y + 1), color);
            sheet.Text(members[i].Iso3, x + side / 2, y + 0.46f * side, 0.26f * side, ink, Anchor.Middle, isBold: true);
            string value = isKnown ? Words.Fixed(members[i].Value, Words.Decimals(Known.Select(tile => tile.Value))) : "–";
            sheet.Text(value, x + side / 2, y + 0.80f * side, 0.22f * side, ink, Anchor.Middle);
        }

        return top + Heading + (members.Length + Across - 1) / Across * side;
    }

    private void DrawKey(Sheet sheet, PixelRect body, Scale scale)
    {
        const int steps = 120;
        const float width = 480;
        float top = body.Bottom - 46;
        for (int i = 0; i < steps; i++)
            sheet.Fill(new PixelRect(body.Left + i * width / steps, body.Left + (i + 1) * width / steps + 0.5f, top + 16, top), ColorOf((i + 0.5) / steps));
        foreach (double tick in scale.Ticks)
            sheet.Text(scale.Label(tick), body.Left + (float)scale.Share(tick) * width, top + 22 + Theme.Tiny, Theme.Tiny, sheet.Theme.Muted, Anchor.Middle);
        sheet.Text(Words.Unit(unit), body.Left + width + 40, top + 14, Theme.Small, sheet.Theme.Muted);
    }

    /// <summary>Regions that the map does not know stand below the last column.</summary>
    private ImmutableArray<ImmutableArray<string>> Placed()
    {
        IEnumerable<string> strangers = _tiles.Select(tile => tile.Region).Distinct().Where(region => !Columns.Any(column => column.Contains(region)));
        return [.. Columns[..^1], [.. Columns[^1], .. strangers.Order(StringComparer.Ordinal)]];
    }

    private int Count(string region) => _tiles.Count(tile => tile.Region == region);

    /// <summary>Viridis: grows evenly lighter, also for those who see fewer colours.</summary>
    private static Color ColorOf(double share) => new ScottPlot.Colormaps.Viridis().GetColor(Math.Clamp(share, 0, 1));

    /// <summary>Black or white, whichever stands out more (WCAG contrast: the two are equal at a luminance of 0.18).</summary>
    private static Color InkOn(Color color) =>
        0.2126 * Linear(color.R) + 0.7152 * Linear(color.G) + 0.0722 * Linear(color.B) > 0.18 ? Colors.Black : Colors.White;

    private static double Linear(byte channel) => Math.Pow(channel / 255.0, 2.2);
}
