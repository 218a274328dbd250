using System.Runtime.InteropServices;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Runs;

/// <summary>
/// How one number is distributed over the replicates. All fields are not a number where the outcome was defined in
/// none.
/// </summary>
/// <param name="Count">Replicates in which it was defined.</param>
/// <param name="Sd">Standard deviation of the sample, divisor n - 1; not a number for a single replicate.</param>
public readonly record struct Distribution(
    int Count, double Mean, double Sd, double P05, double P25, double P50, double P75, double P95)
{
    /// <summary>
    /// The distribution of a sample given in replicate order; quantiles interpolate linearly between order statistics
    /// (type 7).
    /// </summary>
    /// <param name="sample">The values; not-a-numbers are left out.</param>
    /// <param name="scratch">Room for as many values; overwritten.</param>
    public static Distribution Of(ReadOnlySpan<double> sample, Span<double> scratch)
    {
        int count = 0;
        double sum = 0;
        foreach (double value in sample)
        {
            if (double.IsNaN(value))
                continue;
            scratch[count++] = value;
            sum += value;
        }

        if (count == 0)
            return Undefined;
        double mean = sum / count;
        double squares = 0;
        Span<double> kept = scratch[..count];
        foreach (double value in kept)
            squares += (value - mean) * (value - mean);
        double sd = count > 1 ? Math.Sqrt(squares / (count - 1)) : double.NaN;
        if (IsConstant(kept))
            return new(count, mean, sd, kept[0], kept[0], kept[0], kept[0], kept[0]);
        SettleQuantiles(kept, Probabilities);
        return new(
            count, mean, sd,
            Quantile(kept, 0.05), Quantile(kept, 0.25), Quantile(kept, 0.50), Quantile(kept, 0.75),
            Quantile(kept, 0.95));
    }

    // puts what the quantiles lie between into place
    private static void SettleQuantiles(Span<double> values, ReadOnlySpan<double> probabilities)
    {
        Span<int> places = stackalloc int[2 * probabilities.Length];
        int count = 0;
        foreach (double p in probabilities)
        {
            int below = Place(p, values.Length).Below;
            foreach (int place in (ReadOnlySpan<int>)[below, Math.Min(below + 1, values.Length - 1)])
            {
                if (count == 0 || place > places[count - 1])
                    places[count++] = place;
            }
        }

        OrderStatistics.Settle(values, places[..count]);
    }

    private static ReadOnlySpan<double> Probabilities => [0.05, 0.25, 0.50, 0.75, 0.95];

    // observed facts are the same in every replicate; bit for bit, so that no order of equal numbers can be seen
    private static bool IsConstant(ReadOnlySpan<double> values)
    {
        ReadOnlySpan<long> bits = MemoryMarshal.Cast<double, long>(values);
        return !bits.ContainsAnyExcept(bits[0]);
    }

    /// <summary>
    /// The quantile at <paramref name="p"/> of a sorted sample, type 7; of the others only the two it lies between have
    /// to be in their places. Our own: this room has no packages, and that of
    /// MathNet.Numerics adds 1 to the place before it takes the fraction, which costs its last bits.
    /// </summary>
    public static double Quantile(ReadOnlySpan<double> sorted, double p)
    {
        (int below, double share) = Place(p, sorted.Length);
        return share == 0 ? sorted[below] : sorted[below] + share * (sorted[below + 1] - sorted[below]);
    }

    /// <summary>The middle 100 <paramref name="level"/> % of a sample in any order.</summary>
    public static Interval Middle(IEnumerable<double> sample, double level)
    {
        double[] values = [.. sample];
        double low = (1 - level) / 2, high = (1 + level) / 2;
        if (values.Any(double.IsNaN))
            Array.Sort(values);
        else
            SettleQuantiles(values, [low, high]);
        return new(Quantile(values, low), Quantile(values, high));
    }

    /// <summary>The median of a sample in any order, not-a-numbers included; not a number if it is empty.</summary>
    public static double Median(IEnumerable<double> sample)
    {
        double[] sorted = [.. sample];
        Array.Sort(sorted);
        return sorted.Length == 0 ? double.NaN : Quantile(sorted, 0.5);
    }

    /// <summary>
    /// Between which order statistics the quantile lies, counted from 0, and how far it is from the lower.
    /// </summary>
    internal static (int Below, double Share) Place(double p, int count)
    {
        double place = p * (count - 1);
        int below = (int)place;
        return (below, place - below);
    }

    /// <summary>Of a number that is defined in no replicate.</summary>
    public static Distribution Undefined { get; } =
        new(0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
}
