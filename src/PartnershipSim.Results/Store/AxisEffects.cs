using System.Collections.Immutable;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Analysis.Sensitivity;
using PartnershipSim.Results.Tables;

namespace PartnershipSim.Results.Store;

/// <summary>
/// What each axis of a finished sweep does: the main effect of each of its levels, replicate by replicate under common
/// random numbers. Against the base scenario every level would bear the effects of all other axes as well.
/// </summary>
public static class AxisEffects
{
    /// <summary>Larger sweeps are answered by their points alone: reading all runs again would take too long.</summary>
    public const long MostRuns = 2_000_000;

    /// <summary>The effects of every level of every axis.</summary>
    /// <param name="points">The rows of sweep.csv.</param>
    /// <param name="read">The runs of an outcome.</param>
    /// <param name="baseOf">The same outcome of the base scenario, by replicate.</param>
    public static ImmutableArray<AxisEffect> Of(
        SweepRecord record, ImmutableArray<PointRow> points, Func<string, OutcomeRuns> read,
        Func<string, IReadOnlyList<double>> baseOf)
    {
        ArgumentNullException.ThrowIfNull(record);
        SweepLevels[] axes = [.. Enumerable.Range(0, record.Axes.Length)
            .Select(a => SweepLevels.Of(record, points, a))];
        return
        [
            .. record.Outcomes.SelectMany(outcome =>
            {
                double[][][] sums = Sums(axes, read(outcome), out int[][] counts);
                double alone = baseOf(outcome).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();
                return axes.SelectMany((axis, a) =>
                {
                    double[] ofAll = OfAll(sums[a], counts[a].Sum());
                    return axis.Names.Select((level, k) =>
                        One(axis.Axis, level, outcome, counts[a][k], sums[a][k], ofAll, alone));
                });
            }),
        ];
    }

    // [axis][level][replicate], and how many points each level has; points with a failed run are left out
    private static double[][][] Sums(SweepLevels[] axes, OutcomeRuns runs, out int[][] counts)
    {
        double[][][] sums = [.. axes.Select(axis => axis.Names.Select(_ => new double[runs.Replicates]).ToArray())];
        counts = [.. axes.Select(axis => new int[axis.Names.Length])];
        int point = 0;
        foreach (double[] values in runs.Each())
        {
            for (int a = 0; a < axes.Length && values.All(double.IsFinite); a++)
            {
                int level = axes[a].LevelOf[point];
                counts[a][level]++;
                for (int r = 0; r < values.Length; r++)
                    sums[a][level][r] += values[r];
            }

            point++;
        }

        return sums;
    }

    /// <summary>The mean over all points, by replicate.</summary>
    private static double[] OfAll(double[][] byLevel, int points) =>
        [.. Enumerable.Range(0, byLevel[0].Length).Select(r => byLevel.Sum(level => level[r]) / points)];

    private static AxisEffect One(
        string axis, string level, string outcome, int points, double[] sums, double[] ofAll, double alone)
    {
        if (points == 0)
            return new(axis, level, outcome, points, double.NaN, alone, double.NaN, double.NaN, double.NaN);
        double[] differences = [.. sums.Select((sum, r) => sum / points - ofAll[r])];
        Model.Parameters.Interval interval = PairedSample.StudentInterval(differences, 0.9);
        return new(
            axis, level, outcome, points, sums.Average() / points, alone, differences.Average(), Defined(interval.Low),
            Defined(interval.High));
    }

    private static double Defined(double value) => double.IsFinite(value) ? value : double.NaN;
}
