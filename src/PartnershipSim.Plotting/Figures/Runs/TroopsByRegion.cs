using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Records;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Runs;

/// <summary>
/// Where partners' troops come from: one panel for each region that has sent a company at least, largest first, each
/// row on a scale of its own.
/// </summary>
public sealed class TroopsByRegion(ImmutableArray<Trajectory> regions, FigureContext context) : Figure(context)
{
    /// <summary>Fewer troops, in thousands, leave a panel empty.</summary>
    internal const double Fewest = 0.1;

    private readonly ImmutableArray<Trajectory> _regions =
    [
        .. regions.Where(region => region.Extent.Any(value => value >= Fewest))
            .OrderByDescending(region => region.MeanOver(context.Years)),
    ];

    /// <summary>The troops of partner states, region by region.</summary>
    public static TroopsByRegion Of(RunRecord result, FigureContext context)
    {
        ArgumentNullException.ThrowIfNull(result);
        IEnumerable<string> regions = result.Groups.Where(group => group.Kind == "region").Select(group => group.Key);
        return new(Trajectory.Of(result, Outcomes.PartnerTroopYears, regions), context);
    }

    public override string Name => "troops_by_region";

    public override string Title => HasData && _regions[0].MeanOver(Context.Years) > 0
        ? $"{_regions[0].Label} sends more of the partners' troops than any other region: "
            + $"{Thousands(_regions[0].MeanOver(Context.Years))} thousand on average over {Span}"
        : "Partners' troops in operations, by region";

    private static string Thousands(double mean) => Words.Fixed(mean, mean >= 1 ? 1 : 2);

    private string Span
    {
        get
        {
            (int from, int to) = Context.Years is { } years
                ? (years.From, years.To)
                : (_regions[0].FirstYear, _regions[0].LastYear);
            return $"{from}-{InYear(to)}";
        }
    }

    public override string Subtitle =>
        "Thousand troops of partner states only, in all operations; every row has its own scale";

    public override CsvTable Data => Trajectory.Table(_regions);

    public override bool HasData => !_regions.IsEmpty;

    protected override string Reading =>
        $"{Bands.ReadingOf(Context)}; regions that never send {1000 * Fewest} troops are left out";

    protected override string Description =>
        "In thousand troops: " + string.Join(" ", _regions.Select(r => $"{r.Label} {r.Story}."));

    protected override ImmutableArray<LegendEntry> Legend => Bands.Legend("partners", _regions);

    protected override void DrawBody(Sheet sheet, PixelRect body) => SmallMultiples.Draw(sheet, body, _regions);
}
