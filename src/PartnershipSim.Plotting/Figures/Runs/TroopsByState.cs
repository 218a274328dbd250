using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Records;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Runs;

/// <summary>
/// The partners that send most troops: one panel for each, largest first, each row on a scale of its own.
/// </summary>
public sealed class TroopsByState(ImmutableArray<Trajectory> partners, FigureContext context) : Figure(context)
{
    private const int Most = 15;

    /// <summary>So many are named in the title.</summary>
    private const int Largest = 3;

    private readonly ImmutableArray<Trajectory> _partners =
    [
        .. partners.Where(partner => partner.Extent.Any(value => value >= TroopsByRegion.Fewest))
            .OrderByDescending(partner => partner.MeanOver(context.Years))
            .ThenBy(partner => partner.Key, StringComparer.Ordinal).Take(Most),
    ];

    public static TroopsByState Of(RunRecord result, FigureContext context)
    {
        ArgumentNullException.ThrowIfNull(result);
        IEnumerable<Subject> states = result.States.Where(state => state.IsPartner);
        return new(
            [
                .. states.Select(state => Trajectory.Of(result, Outcomes.Troops, state.Key, state.Name))
                    .OfType<Trajectory>(),
            ],
            context);
    }

    public override string Name => "troops_by_state";

    public override string Title
    {
        get
        {
            if (!HasData)
                return "The partners that send most troops";
            (string Name, double Modelled, double Observed)[] seen = [.. partners.Select(Seen)
                .Where(partner => double.IsFinite(partner.Observed))];
            if (seen.Length < Largest)
                return "Largest contributors among the partners: "
                    + $"{Words.List(_partners.Take(Largest).Select(p => p.Label))}"
                    + (Context.Years?.From > Context.LastObserved ? " (projection)" : "");
            string model = Words.List(seen.OrderByDescending(p => p.Modelled).Take(Largest).Select(p => p.Name));
            string data = Words.List(seen.OrderByDescending(p => p.Observed).Take(Largest).Select(p => p.Name));
            return model == data
                ? $"Largest contributors among the partners, in the model as in the data: {model}"
                : $"Largest contributors among the partners in the observed years: {model} in the model, {data} in the "
                    + "data";
        }
    }

    /// <summary>Means over those outcome years of which it is known what happened.</summary>
    private (string Name, double Modelled, double Observed) Seen(Trajectory partner)
    {
        (int Year, double Value)[] history =
        [
            .. partner.History.Where(point => Context.Years?.Contains(point.Year) != false),
        ];
        return history.Length == 0
            ? (partner.Label, double.NaN, double.NaN)
            : (partner.Label, history.Average(point => partner.In(point.Year).Mean),
                history.Average(point => point.Value));
    }

    public override string Subtitle => _partners.Length < Most
        ? "Thousand troops in all operations, by partner state; every row has its own scale"
        : $"Thousand troops in all operations, the {Most} largest contributors among the partners; every row has its "
            + "own scale";

    public override CsvTable Data => Trajectory.Table(_partners);

    public override bool HasData => !_partners.IsEmpty;

    protected override string Reading => Bands.ReadingOf(Context);

    protected override string Description =>
        "In thousand troops: " + string.Join(" ", _partners.Select(p => $"{p.Label} {p.Story}."));

    protected override ImmutableArray<LegendEntry> Legend => Bands.Legend("partners", _partners);

    protected override void DrawBody(Sheet sheet, PixelRect body) => SmallMultiples.Draw(sheet, body, _partners);
}
