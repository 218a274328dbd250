using System.Collections.Immutable;
using PartnershipSim.Model.Wording;
using PartnershipSim.Results.Tables;

namespace PartnershipSim.Results.Store;

/// <summary>
/// The settings of an axis of a sweep as a reader counts them: each by itself where there are few, and ranges of equal
/// width where there are many.
/// </summary>
/// <param name="Axis">Column of the axis.</param>
/// <param name="Names">Of the levels, in their order.</param>
/// <param name="LevelOf">The level of each point.</param>
public sealed record SweepLevels(string Axis, ImmutableArray<string> Names, ImmutableArray<int> LevelOf)
{
    /// <summary>More different settings than these are put into ranges, so many of them.</summary>
    private const int MostLevels = 12, Ranges = 6;

    public static SweepLevels Of(SweepRecord record, ImmutableArray<PointRow> points, int axis)
    {
        ArgumentNullException.ThrowIfNull(record);
        string[] settings = [.. points.Select(point => point.Axes[axis]).Distinct()];
        if (record.Numeric[axis] && settings.Length > MostLevels)
            return InRanges(record.Axes[axis], points, axis);
        string[] ordered = record.Numeric[axis]
            ? [.. settings.OrderBy(setting => Number(points, axis, setting))]
            : settings;
        return new(
            record.Axes[axis],
            [.. record.Numeric[axis]
                ? ordered.Select(setting => Words.Setting(Number(points, axis, setting)))
                : ordered],
            [.. points.Select(point => Array.IndexOf(ordered, point.Axes[axis]))]);
    }

    private static double Number(ImmutableArray<PointRow> points, int axis, string setting) =>
        points.First(point => point.Axes[axis] == setting).Number(axis);

    private static SweepLevels InRanges(string name, ImmutableArray<PointRow> points, int axis)
    {
        double low = points.Min(point => point.Number(axis)), high = points.Max(point => point.Number(axis));
        double width = (high - low) / Ranges;
        return new(
            name,
            [
                .. Enumerable.Range(0, Ranges)
                    .Select(k => $"{Words.Number(low + k * width)} to {Words.Number(low + (k + 1) * width)}"),
            ],
            [.. points.Select(point => Math.Clamp((int)((point.Number(axis) - low) / width), 0, Ranges - 1))]);
    }
}
