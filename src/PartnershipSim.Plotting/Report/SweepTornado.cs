using System.Collections.Immutable;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Figures.Sensitivity;
using PartnershipSim.Results.Store;

namespace PartnershipSim.Plotting.Report;

/// <summary>
/// A tornado out of any sample: for each axis the mean outcome of its lowest and of its highest fifth of points,
/// whatever the others do.
/// </summary>
public static class SweepTornado
{
    private const int Parts = 5;

    /// <param name="points">The rows of sweep.csv.</param>
    public static TornadoFigure Of(
        ImmutableArray<PointRow> points, SweepRecord record, string outcome, FigureContext context)
    {
        ArgumentNullException.ThrowIfNull(record);
        int place = record.Outcomes.IndexOf(outcome);
        double Value(PointRow row) => row.Values[place].Mean;
        PointRow[] known = [.. points.Where(row => double.IsFinite(Value(row)))];
        TornadoRow[] rows =
        [
            .. record.Axes.Select(
                (axis, a) => record.Numeric[a] ? Numeric(known, axis, a, Value)
                : Levels(known, axis, a, Value)).OfType<TornadoRow>(),
        ];
        TornadoRow? widest = rows.Where(row => double.IsFinite(row.Swing)).MaxBy(row => Math.Abs(row.Swing));
        string spoken = Words.Outcome(outcome);
        string message = widest is null ? $"Low and high ends of each axis: {spoken}"
            : $"{widest.Axis} swings {spoken} most: from {Words.Number(widest.Low.Value)} to "
                + $"{Words.Number(widest.High.Value)}";
        return new($"tornado_{outcome}", message, StudyReport.UnitOf(outcome), known.Length == 0 ? double.NaN
            : known.Average(Value), [.. rows], context);
    }

    private static TornadoRow? Numeric(PointRow[] points, string name, int axis, Func<PointRow, double> value)
    {
        PointRow[] order = [.. points.OrderBy(row => row.Number(axis))];
        int count = order.Length / Parts;
        if (count < 2 || order[0].Number(axis) == order[^1].Number(axis))
            return null;

        // all points that share the last value of a fifth belong to it
        PointRow[] low = [.. order.Where(row => row.Number(axis) <= order[count - 1].Number(axis))];
        PointRow[] high = [.. order.Where(row => row.Number(axis) >= order[^count].Number(axis))];
        return new(NameOf(name), Range(low, axis), Mean([.. low.Select(value)]), Range(high, axis),
            Mean([.. high.Select(value)]));
    }

    private static TornadoRow? Levels(PointRow[] points, string name, int axis, Func<PointRow, double> value)
    {
        (string Level, Estimated Mean)[] levels =
            [.. points.GroupBy(row => row.Axes[axis])
            .Select(level => (level.Key, Mean([.. level.Select(value)]))).OrderBy(level => level.Item2.Value)];
        return levels.Length < 2 ? null
            : new(NameOf(name), levels[0].Level, levels[0].Mean, levels[^1].Level, levels[^1].Mean);
    }

    /// <summary>The key of a parameter, out of the name of its column.</summary>
    private static string NameOf(string column) =>
        ParameterSpace.Settings.FirstOrDefault(setting => setting.Key.Replace('.', '_') == column)?.Key ?? column;

    private static string Range(PointRow[] rows, int axis)
    {
        (double low, double high) = (rows.Min(row => row.Number(axis)), rows.Max(row => row.Number(axis)));
        return low == high ? Words.Setting(low) : $"{Words.Setting(low)} to {Words.Setting(high)}";
    }

    private static Estimated Mean(double[] values)
    {
        double mean = values.Average();
        if (values.Length < 2)
            return new(mean, double.NaN, double.NaN);
        Interval interval = PairedSample.StudentInterval(values, 0.95);
        return new(mean, interval.Low, interval.High);
    }
}
