using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Records;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Runs;

/// <summary>The partners that send most troops: one panel for each, largest first, each row on a scale of its own.</summary>
public sealed class TroopsByState(ImmutableArray<Trajectory> partners, FigureContext context) : Figure(context)
{
    private const int Most = 15;

    private readonly ImmutableArray<Trajectory> _partners =
        [.. partners.Where(p => p.Extent.Any(v => v > 0)).OrderByDescending(Weight).ThenBy(p => p.Key, StringComparer.Ordinal).Take(Most)];

    public static TroopsByState Of(RunRecord result, FigureContext context)
    {
        ArgumentNullException.ThrowIfNull(result);
        IEnumerable<Subject> states = result.States.Where(state => state.IsPartner);
        return new([.. states.Select(state => Trajectory.Of(result, Outcomes.Troops, state.Key, state.Name)).OfType<Trajectory>()], context);
    }

    public override string Name => "troops_by_state";

    public override string Title => HasData
        ? $"The partners that send most troops: {Words.List(_partners.Take(3).Select(p => p.Label))}"
        : "The partners that send most troops";

    public override string Subtitle => _partners.Length < Most
        ? "Thousand troops in all operations, by partner state; every row has its own scale"
        : $"Thousand troops in all operations, the {Most} largest contributors among the partners; every row has its own scale";

    public override CsvTable Data => Trajectory.Table(_partners);

    public override bool HasData => !_partners.IsEmpty;

    protected override string Reading => Bands.ReadingOf(Context);

    protected override string Description => "In thousand troops: " + string.Join(" ", _partners.Select(p => $"{p.Label} {p.Story}."));

    protected override ImmutableArray<LegendEntry> Legend => Bands.Legend("partners", _partners);

    protected override void DrawBody(Sheet sheet, PixelRect body) => SmallMultiples.Draw(sheet, body, _partners);

    private static double Weight(Trajectory partner) => partner.Known.Sum(point => point.Value.Mean);
}
