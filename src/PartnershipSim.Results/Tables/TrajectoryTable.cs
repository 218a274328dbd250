using System.Collections.Immutable;
using PartnershipSim.Analysis.Sensitivity;

namespace PartnershipSim.Results.Tables;

/// <summary>A box on the way to that which was found: a row of trajectory.csv.</summary>
/// <param name="Restricted">Axes that it restricts.</param>
/// <param name="Box">In words.</param>
public sealed record TrajectoryRow(int Step, double Coverage, double Density, double Mass, int Restricted, string Box)
{
    public static ImmutableArray<TrajectoryRow> Of(PrimSearch found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return
        [
            .. found.Trajectory.Select((step, number) => new TrajectoryRow(
                number, step.Coverage, step.Density, step.Mass, step.Box.Restricted.Count(), step.Box.ToString())),
        ];
    }
}

/// <summary>trajectory.csv.</summary>
public static class TrajectoryTable
{
    public static Table<TrajectoryRow> Table { get; } =
        new("trajectory.csv", "a box on the way to that which scenario discovery found", columns =>
    {
        var step = columns.Whole("step", "-", "0 is the whole space", row => row.Step);
        var coverage = columns.Number(
            "coverage", "0-1", "share of all runs of interest that lie in the box", row => row.Coverage);
        var density = columns.Number(
            "density", "0-1", "share of the runs in the box that are of interest", row => row.Density);
        var mass = columns.Number("mass", "0-1", "share of the points that lie in the box", row => row.Mass);
        var restricted = columns.Whole("restricted", "axes", "that the box restricts", row => row.Restricted);
        var box = columns.Text("box", "the box in words", row => row.Box);
        return cells => new(cells.Of(step), cells.Of(coverage), cells.Of(density), cells.Of(mass), cells.Of(restricted),
            cells.Of(box));
    });
}
