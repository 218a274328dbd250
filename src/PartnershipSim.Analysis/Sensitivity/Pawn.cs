using System.Collections.Immutable;
using MathNet.Numerics.Statistics;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.Statistics;

namespace PartnershipSim.Analysis.Sensitivity;

/// <summary>How far the distribution of an outcome moves when one axis is held within a slice.</summary>
/// <param name="Median">The median over slices of the Kolmogorov-Smirnov distance.</param>
/// <param name="Max">The largest distance of any slice.</param>
/// <param name="Reference">
/// The median distance of an axis that does nothing, sliced alike: what the number of points alone would show.
/// </param>
public sealed record PawnIndex(Axis Axis, Estimate Median, double Max, double Reference)
{
    /// <summary>Whether the interval of the median lies above that of an axis that does nothing.</summary>
    public bool IsDistinct => Median.Interval.Low > Reference;

    /// <summary>
    /// How far the median lies above that of an idle axis. Axes are ranked by it, because an axis of many values has
    /// smaller slices, and smaller slices lie further off by chance alone.
    /// </summary>
    public double Excess => Median.Value - Reference;
}

/// <summary>
/// PAWN indices of any given sample (Pianosi and Wagener 2015, "A simple and efficient method for global sensitivity
/// analysis based on cumulative distribution functions", Environmental Modelling &amp; Software 67; from a given
/// sample: Pianosi and Wagener 2018). An axis with few values is sliced at its values, any other into slices of equally
/// many points. The reference is an axis drawn by chance.
/// </summary>
public static class Pawn
{
    // each resample sorts nothing but still walks every point for every axis
    private const int Resamples = 200;

    /// <summary>The same of results that are held in memory, y[point][replicate].</summary>
    public static ImmutableArray<PawnIndex> Estimate(
        ImmutableArray<Axis> axes, double[][] points, double[][] y, ulong seed, int slices = 10,
        double level = 0.95, int together = 1) =>
        Estimate(axes, points, OutcomeRuns.Of(y), seed, slices, level, together);

    /// <summary>The indices of the points and their results; points without a result are left out.</summary>
    /// <param name="slices">Into how many parts an axis of many values is cut.</param>
    /// <param name="level">Of the intervals, 0.95 for 95 %.</param>
    /// <param name="together">
    /// How many consecutive points share coordinates and are resampled together, as the points of a trajectory do.
    /// </param>
    public static ImmutableArray<PawnIndex> Estimate(
        ImmutableArray<Axis> axes, double[][] points, OutcomeRuns y, ulong seed, int slices = 10,
        double level = 0.95, int together = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(together, 1);
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(y);
        if (y.Points != points.Length)
            throw new ArgumentException($"{y.Points} results for {points.Length} points", nameof(y));
        double[] means = [.. y.Each().Select(runs => Replicates.AreDefined(runs) ? Sample.Mean(runs) : double.NaN)];
        int[] order = [.. Enumerable.Range(0, means.Length).Where(p => !double.IsNaN(means[p]))
            .OrderBy(p => means[p]).ThenBy(p => p)];
        double[] sorted = [.. order.Select(p => means[p])];
        double[] all = [.. Enumerable.Repeat(1.0, order.Length)];
        int[] groups = [.. order.Select(p => p / together).Distinct().Order()];
        int[] groupOf = [.. order.Select(p => Array.BinarySearch(groups, p / together))];
        int[][] sliceOf = [.. axes.Select((axis, a) => PawnSlices.Of(
            axis, [.. order.Select(p => points[p][a])], slices))];
        int[] counts = [.. sliceOf.Select(slice => slice.Length == 0 ? 0 : slice.Max() + 1)];

        // one resample after the other, so that the weights of one are held
        Bootstrap resampling = Bootstrap.OfDesign(groups.Length, seed);
        double[][] resampled = [.. axes.Select(_ => new double[Resamples])];
        for (int b = 0; b < Resamples; b++)
        {
            double[] ofGroups = resampling.Weights(b);
            double[] weights = [.. groupOf.Select(group => ofGroups[group])];
            for (int a = 0; a < axes.Length; a++)
                resampled[a][b] = ArrayStatistics.MedianInplace(
                    PawnSlices.Distances(sorted, sliceOf[a], counts[a], weights));
        }

        return [.. axes.Select((axis, a) => Describe(axis, a))];

        PawnIndex Describe(Axis axis, int a)
        {
            double[] distances = PawnSlices.Distances(sorted, sliceOf[a], counts[a], all);
            DesignDice dice = new(DesignDice.PawnReference, seed);
            int[] idle = [.. dice.Order(sliceOf[a].Length, (uint)a).Select(p => sliceOf[a][p])];
            return new(
                axis, Statistics.Estimate.From(ArrayStatistics.MedianInplace(distances), resampled[a], level),
                distances.DefaultIfEmpty(double.NaN).Max(),
                ArrayStatistics.MedianInplace(PawnSlices.Distances(sorted, idle, counts[a], all)));
        }
    }
}
