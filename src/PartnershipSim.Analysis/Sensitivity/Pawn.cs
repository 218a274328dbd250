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

    /// <summary>
    /// The indices of the points and their results y[point][replicate]; points without a result are left out.
    /// </summary>
    /// <param name="slices">Into how many parts an axis of many values is cut.</param>
    /// <param name="level">Of the intervals, 0.95 for 95 %.</param>
    /// <param name="together">
    /// How many consecutive points share coordinates and are resampled together, as the points of a trajectory do.
    /// </param>
    public static ImmutableArray<PawnIndex> Estimate(
        ImmutableArray<Axis> axes, double[][] points, double[][] y, ulong seed, int slices = 10,
        double level = 0.95, int together = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(together, 1);
        ArgumentNullException.ThrowIfNull(points);
        Replicates.Check(y, points.Length);
        int[] order = [.. Enumerable.Range(0, y.Length).Where(p => Replicates.AreDefined(y[p]))
            .OrderBy(p => Sample.Mean(y[p])).ThenBy(p => p)];
        double[] sorted = [.. order.Select(p => Sample.Mean(y[p]))];
        double[] all = [.. Enumerable.Repeat(1.0, order.Length)];
        int[] groups = [.. order.Select(p => p / together).Distinct().Order()];
        int[] groupOf = [.. order.Select(p => Array.BinarySearch(groups, p / together))];
        Bootstrap resampling = Bootstrap.OfDesign(groups.Length, seed);
        double[][] weights = [.. Enumerable.Range(0, Resamples).Select(WeightsOf)];
        return [.. axes.Select((axis, a) => Describe(axis, a))];

        double[] WeightsOf(int resample)
        {
            double[] ofGroups = resampling.Weights(resample);
            return [.. groupOf.Select(group => ofGroups[group])];
        }

        PawnIndex Describe(Axis axis, int a)
        {
            int[] slice = PawnSlices.Of(axis, [.. order.Select(p => points[p][a])], slices);
            int count = slice.Length == 0 ? 0 : slice.Max() + 1;
            double[] distances = PawnSlices.Distances(sorted, slice, count, all);
            double[] resampled = [.. weights.Select(w => ArrayStatistics.MedianInplace(PawnSlices.Distances(
                sorted, slice, count, w)))];
            DesignDice dice = new(DesignDice.PawnReference, seed);
            int[] idle = [.. dice.Order(slice.Length, (uint)a).Select(p => slice[p])];
            return new(
                axis, Statistics.Estimate.From(ArrayStatistics.MedianInplace(distances), resampled, level),
                distances.DefaultIfEmpty(double.NaN).Max(),
                ArrayStatistics.MedianInplace(PawnSlices.Distances(sorted, idle, count, all)));
        }
    }
}
