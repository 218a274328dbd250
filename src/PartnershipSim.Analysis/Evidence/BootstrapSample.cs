using System.Collections.Immutable;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>Estimates from resampled clusters: one row for each draw that has an estimate.</summary>
public sealed record BootstrapSample(ImmutableArray<double[]> Draws)
{
    public double StandardError(int estimate = 0)
    {
        double mean = 0, squares = 0;
        foreach (double[] draw in Draws)
            mean += draw[estimate] / Draws.Length;
        foreach (double[] draw in Draws)
            squares += (draw[estimate] - mean) * (draw[estimate] - mean);
        return Math.Sqrt(squares / (Draws.Length - 1));
    }

    /// <summary>
    /// The percentile interval: it need not be symmetric, and stays within the bounds of the outcome.
    /// </summary>
    public Interval IntervalAt(double level, int estimate = 0)
    {
        double[] sorted = new double[Draws.Length];
        for (int draw = 0; draw < sorted.Length; draw++)
            sorted[draw] = Draws[draw][estimate];
        Array.Sort(sorted);
        return new(QuantileOfSorted(sorted, (1 - level) / 2), QuantileOfSorted(sorted, (1 + level) / 2));
    }

    /// <summary>By linear interpolation between order statistics (type 7 of Hyndman and Fan 1996).</summary>
    internal static double QuantileOfSorted(double[] sorted, double probability)
    {
        double place = probability * (sorted.Length - 1);
        int below = (int)place;
        double next = sorted[Math.Min(below + 1, sorted.Length - 1)];
        return sorted[below] + (place - below) * (next - sorted[below]);
    }
}
