using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Records;
using PartnershipSim.Runs;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Runs;

/// <summary>What persuasion works on: how partners think of defence reform and of operations abroad, cohort by cohort.</summary>
public sealed class Attitudes(
    ImmutableArray<Trajectory> reform, ImmutableArray<Trajectory> operations, FigureContext context) : Figure(context)
{
    /// <summary>Smaller changes of an index from 0 to 1 are not worth a title.</summary>
    private const double Smallest = 0.02;

    private readonly ImmutableArray<Trajectory> _reform = [.. reform.Where(series => series.IsKnown)];
    private readonly ImmutableArray<Trajectory> _operations = [.. operations.Where(series => series.IsKnown)];

    public static Attitudes Of(RunRecord result, FigureContext context) => new(
        Trajectory.Of(result, Outcomes.AttitudeReform, PartnerCohorts),
        Trajectory.Of(result, Outcomes.AttitudeOperations, PartnerCohorts), context);

    internal static string[] PartnerCohorts { get; } = [.. Group.Cohorts.Where(Group.IsPartner).Select(Group.KeyOf)];

    public override string Name => "attitudes";

    public override string Title
    {
        get
        {
            (string What, Trajectory Cohort, double First, double Last, int From, int To)[] moves =
            [
                .. _reform.Select(cohort => Move("reform", cohort))
                    .Concat(_operations.Select(cohort => Move("operations", cohort)))
                    .OrderByDescending(move => Math.Abs(move.Last - move.First)),
            ];
            if (moves.Length == 0)
                return "How partners think of defence reform and of operations abroad";
            var (what, most, first, last, from, to) = moves[0];
            return Math.Abs(last - first) < Smallest
                ? $"From {from} to {InYear(to)} no group of partners changes its attitudes by {Smallest} or more"
                : $"The attitude to {what} of {Words.GroupInSentence(most.Key)} changes most: from "
                    + $"{Words.Fixed(first, 2)} in {from} to {Words.Fixed(last, 2)} in {InYear(to)}";
        }
    }

    private (string What, Trajectory Cohort, double First, double Last, int From, int To) Move(
        string what, Trajectory cohort)
    {
        (int Year, Distribution Value)[] known = [.. cohort.Within(Context.Years)];
        return known.Length == 0
            ? (what, cohort, 0, 0, cohort.FirstYear, cohort.LastYear)
            : (what, cohort, known[0].Value.P50, known[^1].Value.P50, known[0].Year, known[^1].Year);
    }

    public override string Subtitle => "Mean attitude of the states of each cohort, index from 0 (against) to 1 (in favour)";

    public override CsvTable Data => Trajectory.Table(_reform.Concat(_operations));

    public override bool HasData => !_reform.IsEmpty || !_operations.IsEmpty;

    protected override string Reading => Bands.ReadingOf(Context);

    protected override string Description => string.Join(
        " ", _reform.Select(s => $"Reform, {s.Label}: the attitude {s.Story}.").Concat(_operations.Select(s => $"Operations, {s.Label}: the attitude {s.Story}.")));

    protected override ImmutableArray<LegendEntry> Legend => Bands.Legend("all");

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        Scale y = Scale.Of(_reform.Concat(_operations).SelectMany(series => series.Extent));
        (PixelRect left, PixelRect right) = body.Split();
        if (!_reform.IsEmpty)
            LineChart.Draw(sheet, left, _reform, "index, 0 to 1", y: y, heading: "Defence reform");
        if (!_operations.IsEmpty)
            LineChart.Draw(sheet, right, _operations, "index, 0 to 1", y: y, heading: "Operations abroad");
    }
}
