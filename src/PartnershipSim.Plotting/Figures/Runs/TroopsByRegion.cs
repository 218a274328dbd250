using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Records;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Runs;

/// <summary>Where partners' troops come from: one panel for each region that has sent any, largest first, each row on a scale of its own.</summary>
public sealed class TroopsByRegion(ImmutableArray<Trajectory> regions, FigureContext context) : Figure(context)
{
    private readonly ImmutableArray<Trajectory> _regions = [.. regions.Where(r => r.Extent.Any(v => v > 0)).OrderByDescending(r => r.Peak)];

    /// <summary>The troops of partner states, region by region.</summary>
    public static TroopsByRegion Of(RunRecord result, FigureContext context)
    {
        ArgumentNullException.ThrowIfNull(result);
        IEnumerable<string> regions = result.Groups.Where(group => group.Kind == "region").Select(group => group.Key);
        return new(Trajectory.Of(result, Outcomes.PartnerTroopYears, regions), context);
    }

    public override string Name => "troops_by_region";

    public override string Title => HasData && _regions[0].Peak > 0
        ? $"{_regions[0].Label} sends most of the partners' troops: {Words.Fixed(_regions[0].Peak, 1)} thousand in {PeakYear(_regions[0])}"
        : "Partners' troops in operations, by region";

    public override string Subtitle =>
        "Thousand troops of partner states only, in all operations; every row has its own scale";

    public override CsvTable Data => Trajectory.Table(_regions);

    public override bool HasData => !_regions.IsEmpty;

    protected override string Reading => Bands.ReadingOf(Context);

    protected override string Description => "In thousand troops: " + string.Join(" ", _regions.Select(r => $"{r.Label} {r.Story}."));

    protected override ImmutableArray<LegendEntry> Legend => Bands.Legend("partners", _regions);

    protected override void DrawBody(Sheet sheet, PixelRect body) => SmallMultiples.Draw(sheet, body, _regions);

    private static int PeakYear(Trajectory series) => series.Known.MaxBy(point => point.Value.P50).Year;
}
