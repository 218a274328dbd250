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
        return record.Numeric[axis]
            ? OfNumbers(record.Axes[axis], points, axis)
            : OfWords(record.Axes[axis], points, axis);
    }

    private static SweepLevels OfWords(string name, ImmutableArray<PointRow> points, int axis)
    {
        string[] words = [.. points.Select(point => point.Axes[axis]).Distinct()];
        return new(name, [.. words], [.. points.Select(point => Array.IndexOf(words, point.Axes[axis]))]);
    }

    private static SweepLevels OfNumbers(string name, ImmutableArray<PointRow> points, int axis)
    {
        double[] settings = [.. points.Select(point => point.Number(axis))];
        HashSet<double> different = [];
        foreach (double setting in settings)
        {
            different.Add(setting);
            if (different.Count > MostLevels)
                return InRanges(name, settings);
        }

        double[] ordered = [.. different.Order()];
        return new(
            name, [.. ordered.Select(Words.Setting)],
            [.. settings.Select(setting => Array.IndexOf(ordered, setting))]);
    }

    private static SweepLevels InRanges(string name, double[] settings)
    {
        double low = settings.Min(), width = (settings.Max() - low) / Ranges;
        return new(
            name,
            [
                .. Enumerable.Range(0, Ranges)
                    .Select(k => $"{Words.Number(low + k * width)} to {Words.Number(low + (k + 1) * width)}"),
            ],
            [.. settings.Select(setting => Math.Clamp((int)((setting - low) / width), 0, Ranges - 1))]);
    }
}
