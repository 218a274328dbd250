using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Records;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Runs;

/// <summary>How much of its income each side of the Alliance spends on its forces.</summary>
public sealed class SpendingShares(ImmutableArray<Trajectory> sides, FigureContext context) : Figure(context)
{
    private readonly ImmutableArray<Trajectory> _sides = [.. sides.Where(side => side.IsKnown)];

    /// <summary>Members of 1994 without the United States, and partners.</summary>
    public static SpendingShares Of(RunRecord result, FigureContext context) =>
        new(Trajectory.Of(result, Outcomes.SpendingShare, ["ally1994", "partners"]), context);

    public override string Name => "spending_share";

    public override string Title
    {
        get
        {
            if (!HasData)
                return "Military spending of members and partners";
            int year = _sides.Max(side => side.LastYear);
            IEnumerable<Trajectory> last = _sides.Where(side => side.In(year).Count > 0);
            return $"In {InYear(year)}, " + string.Join(", ", last.Select((side, i) =>
                $"{side.Label.ToLowerInvariant()}{(i == 0 ? " spend" : "")} {Words.Fixed(side.In(year).P50, 1)} %{(i == 0 ? " of GDP on defence" : "")}"));
        }
    }

    public override string Subtitle =>
        "Military spending as a share of GDP, %, all states of a group together; members of 1994 are shown without the United States";

    public override CsvTable Data => Trajectory.Table(_sides);

    public override bool HasData => !_sides.IsEmpty;

    protected override string Reading => Bands.ReadingOf(Context);

    protected override string Description => string.Join(" ", _sides.Select(side => $"{side.Label}: the share {side.Story}."));

    protected override ImmutableArray<LegendEntry> Legend => Bands.Legend("all", _sides);

    protected override void DrawBody(Sheet sheet, PixelRect body) =>
        LineChart.Draw(sheet, body, _sides, "% of GDP", withZero: true);
}
