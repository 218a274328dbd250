using PartnershipSim.Analysis.Designs;

namespace PartnershipSim.Analysis.Sensitivity;

/// <summary>
/// Conditioning slices of one axis, and how far the outcome's distribution within each lies from that of all points.
/// </summary>
internal static class PawnSlices
{
    /// <summary>
    /// The slice of each value: its place among the values that occur if those are few, else by equal counts.
    /// </summary>
    public static int[] Of(Axis axis, double[] values, int slices)
    {
        double[] distinct = [.. values.Distinct().Order()];
        if (axis.IsUnordered || distinct.Length <= slices)
            return [.. values.Select(value => Array.BinarySearch(distinct, value))];
        double[] sorted = [.. values.Order()];

        // equal values stay together: a value belongs where its first occurrence falls
        return [.. values.Select(value => (int)((long)FirstPlaceOf(sorted, value) * slices / sorted.Length))];
    }

    /// <summary>
    /// The Kolmogorov-Smirnov distance of each slice, outcomes sorted. A slice's curve jumps only at its own points, so
    /// the distance is widest just before or just after one of them. Slices without points have none.
    /// </summary>
    public static double[] Distances(double[] sorted, int[] slice, int slices, double[] weights)
    {
        double[] totals = new double[slices];
        double total = 0;
        for (int p = 0; p < sorted.Length; p++)
        {
            totals[slice[p]] += weights[p];
            total += weights[p];
        }

        double[] below = new double[slices];
        double[] widest = new double[slices];
        double allBelow = 0;
        for (int from = 0, to; from < sorted.Length; from = to)
        {
            to = from + 1;
            while (to < sorted.Length && sorted[to] == sorted[from])
                to++;
            for (int p = from; p < to; p++)
                Widen(slice[p]);
            for (int p = from; p < to; p++)
            {
                below[slice[p]] += weights[p];
                allBelow += weights[p];
            }

            for (int p = from; p < to; p++)
                Widen(slice[p]);
        }

        return [.. widest.Where((_, s) => totals[s] > 0)];

        void Widen(int s)
        {
            if (totals[s] > 0)
                widest[s] = Math.Max(widest[s], Math.Abs(below[s] / totals[s] - allBelow / total));
        }
    }

    private static int FirstPlaceOf(double[] sorted, double value)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
