using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Records;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Runs;

/// <summary>How well the forces of each cohort can work with the Alliance.</summary>
public sealed class Interoperability(ImmutableArray<Trajectory> cohorts, FigureContext context) : Figure(context)
{
    private readonly ImmutableArray<Trajectory> _cohorts = [.. cohorts.Where(cohort => cohort.IsKnown)];

    public static Interoperability Of(RunRecord result, FigureContext context) =>
        new(Trajectory.Of(result, Outcomes.Interop, Group.Cohorts.Select(Group.KeyOf)), context);

    public override string Name => "interoperability";

    public override string Title
    {
        get
        {
            Trajectory? most = _cohorts.Where(c => c.Known.Count() > 1).MaxBy(Gain);
            return most is null || Gain(most) <= 0
                ? "Interoperability with the Alliance, by cohort"
                : $"{most.Label} gain most interoperability: from {Words.Fixed(most.Known.First().Value.P50, 2)} to {Words.Fixed(most.Known.Last().Value.P50, 2)}";
        }
    }

    public override string Subtitle => "Mean interoperability of the states of each cohort, index from 0 (none) to 1 (complete)";

    public override CsvTable Data => Trajectory.Table(_cohorts);

    public override bool HasData => !_cohorts.IsEmpty;

    protected override string Reading => Bands.ReadingOf(Context);

    protected override string Description => string.Join(" ", _cohorts.Select(cohort => $"{cohort.Label}: interoperability {cohort.Story}."));

    protected override ImmutableArray<LegendEntry> Legend => Bands.Legend("all");

    protected override void DrawBody(Sheet sheet, PixelRect body) => LineChart.Draw(sheet, body, _cohorts, "index, 0 to 1", withZero: true);

    private static double Gain(Trajectory cohort) => cohort.Known.Last().Value.P50 - cohort.Known.First().Value.P50;
}
