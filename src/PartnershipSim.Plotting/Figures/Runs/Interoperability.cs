using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Records;
using PartnershipSim.Runs;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Runs;

/// <summary>How well the forces of each cohort can work with the Alliance.</summary>
public sealed class Interoperability(ImmutableArray<Trajectory> cohorts, FigureContext context) : Figure(context)
{
    /// <summary>Smaller gains of an index from 0 to 1 are not worth a title.</summary>
    private const double Smallest = 0.02;

    private readonly ImmutableArray<Trajectory> _cohorts = [.. cohorts.Where(cohort => cohort.IsKnown)];

    public static Interoperability Of(RunRecord result, FigureContext context) =>
        new(Trajectory.Of(result, Outcomes.Interop, Group.Cohorts.Select(Group.KeyOf)), context);

    public override string Name => "interoperability";

    public override string Title
    {
        get
        {
            Trajectory? most = _cohorts.Where(cohort => cohort.Within(Context.Years).Count() > 1).MaxBy(Gain);
            if (most is null)
                return "Interoperability with the Alliance, by cohort";
            (int Year, Distribution Value)[] known = [.. most.Within(Context.Years)];
            (int from, int to) = (known[0].Year, known[^1].Year);
            return Gain(most) < Smallest
                ? $"From {from} to {InYear(to)} no group gains {Smallest} or more of interoperability"
                : $"{Words.Capital(Words.GroupInSentence(most.Key))} gain most interoperability: from "
                    + $"{Words.Fixed(known[0].Value.P50, 2)} in {from} to {Words.Fixed(known[^1].Value.P50, 2)} in "
                    + InYear(to);
        }
    }

    public override string Subtitle => "Mean interoperability of the states of each cohort, index from 0 (none) to 1 (complete)";

    public override CsvTable Data => Trajectory.Table(_cohorts);

    public override bool HasData => !_cohorts.IsEmpty;

    protected override string Reading => Bands.ReadingOf(Context);

    protected override string Description =>
        string.Join(" ", _cohorts.Select(cohort => $"{cohort.Label}: interoperability {cohort.Story}."));

    protected override ImmutableArray<LegendEntry> Legend => Bands.Legend("all");

    protected override void DrawBody(Sheet sheet, PixelRect body) =>
        LineChart.Draw(sheet, body, _cohorts, "index, 0 to 1", withZero: true);

    private double Gain(Trajectory cohort) =>
        cohort.Within(Context.Years).Last().Value.P50 - cohort.Within(Context.Years).First().Value.P50;
}
