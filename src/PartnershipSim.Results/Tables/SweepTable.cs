using System.Collections.Immutable;
using System.Globalization;

namespace PartnershipSim.Results.Tables;

/// <summary>Mean and standard deviation of an outcome over the replicates of a point.</summary>
public readonly record struct PointValue(double Mean, double Sd);

/// <summary>A point of a sweep: a row of sweep.csv.</summary>
/// <param name="Axes">The value of each axis in the words or numbers of the study file.</param>
/// <param name="Runs">Replicates that did not fail.</param>
/// <param name="Values">One for each outcome of the study.</param>
public sealed record PointRow(int Point, ImmutableArray<string> Axes, int Runs, ImmutableArray<PointValue> Values)
{
    /// <summary>The value of an axis that has numbers.</summary>
    public double Number(int axis) =>
        double.TryParse(Axes[axis], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value
            : double.NaN;
}

/// <summary>sweep.csv; its columns follow from the study.</summary>
public static class SweepTable
{
    public const string FileName = "sweep.csv";

    /// <param name="axes">Columns of the axes.</param>
    /// <param name="outcomes">Columns of the outcomes.</param>
    public static Table<PointRow> Of(IReadOnlyList<string> axes, IReadOnlyList<string> outcomes) => new(
        FileName, "a point of a study: mean and spread of every outcome over its replicates", columns =>
        {
            var point = columns.Whole("point", "-", "number of the point, counted from 0", row => row.Point);
            var settings = axes.Select(
                (axis, a) => columns.Text(axis, "setting of the axis", row => row.Axes[a])).ToArray();
            var runs = columns.Whole("runs", "runs", "replicates that did not fail", row => row.Runs);
            var values = outcomes.Select((outcome, k) => (
                Mean: columns.Number($"{outcome}_mean", "of the outcome", "mean over these", row => row.Values[k].Mean),
                Sd: columns.Number($"{outcome}_sd", "of the outcome", "standard deviation over these", row =>
                    row.Values[k].Sd))).ToArray();
            return cells => new(
                cells.Of(point), [.. settings.Select(cells.Of)], cells.Of(runs),
                [.. values.Select(value => new PointValue(cells.Of(value.Mean), cells.Of(value.Sd)))]);
        });
}
