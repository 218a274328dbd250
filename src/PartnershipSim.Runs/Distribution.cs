using System.Runtime.InteropServices;

namespace PartnershipSim.Runs;

/// <summary>How one number is distributed over the replicates. All fields are not a number where the outcome was defined in none.</summary>
/// <param name="Count">Replicates in which it was defined.</param>
/// <param name="Sd">Standard deviation of the sample, divisor n - 1; 0 for a single replicate.</param>
public readonly record struct Distribution(
    int Count, double Mean, double Sd, double P05, double P25, double P50, double P75, double P95)
{
    /// <summary>The distribution of a sample given in replicate order; quantiles interpolate linearly between order statistics (type 7).</summary>
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
        double sd = count > 1 ? Math.Sqrt(squares / (count - 1)) : 0;
        if (IsConstant(kept))
            return new(count, mean, sd, kept[0], kept[0], kept[0], kept[0], kept[0]);
        kept.Sort();
        return new(
            count, mean, sd,
            Quantile(kept, 0.05), Quantile(kept, 0.25), Quantile(kept, 0.50), Quantile(kept, 0.75), Quantile(kept, 0.95));
    }

    // facts of the past are the same in every replicate; bit for bit, so that no order of equal numbers can be seen
    private static bool IsConstant(ReadOnlySpan<double> values)
    {
        ReadOnlySpan<long> bits = MemoryMarshal.Cast<double, long>(values);
        return !bits.ContainsAnyExcept(bits[0]);
    }

    /// <summary>The quantile at <paramref name="p"/> of a sorted sample, type 7.</summary>
    public static double Quantile(ReadOnlySpan<double> sorted, double p)
    {
        double place = p * (sorted.Length - 1);
        int below = (int)place;
        double share = place - below;
        return share == 0 ? sorted[below] : sorted[below] + share * (sorted[below + 1] - sorted[below]);
    }

    /// <summary>Nothing to describe.</summary>
    public static Distribution Undefined { get; } =
        new(0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
}
