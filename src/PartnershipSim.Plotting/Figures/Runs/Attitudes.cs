using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Records;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Runs;

/// <summary>What persuasion works on: how partners think of defence reform and of operations abroad, cohort by cohort.</summary>
public sealed class Attitudes(ImmutableArray<Trajectory> reform, ImmutableArray<Trajectory> operations, FigureContext context) : Figure(context)
{
    private readonly ImmutableArray<Trajectory> _reform = [.. reform.Where(series => series.IsKnown)];
    private readonly ImmutableArray<Trajectory> _operations = [.. operations.Where(series => series.IsKnown)];

    public static Attitudes Of(RunRecord result, FigureContext context) => new(
        Trajectory.Of(result, Outcomes.AttitudeReform, PartnerCohorts), Trajectory.Of(result, Outcomes.AttitudeOperations, PartnerCohorts), context);

    internal static string[] PartnerCohorts { get; } = [.. Group.Cohorts.Where(Group.IsPartner).Select(Group.KeyOf)];

    public override string Name => "attitudes";

    public override string Title => "How partners think of defence reform and of operations abroad";

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
