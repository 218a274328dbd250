using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PartnershipSim.Analysis.Statistics;

/// <summary>
/// Sums of columns under several sets of weights at once: what a bootstrap spends its time on. Eight partial sums run
/// side by side whatever the width of the hardware, and are added in one order, so the sums are the same to the bit
/// everywhere.
/// </summary>
internal static class WeightedSums
{
    /// <summary>Sets of weights that are taken together, so that a column is read once for all of them.</summary>
    public const int Together = 4;

    /// <summary>
    /// The weighted sum of every column, for each of <see cref="Together"/> sets of weights: sums[set][column].
    /// </summary>
    public static double[][] Of(double[][] columns, double[][] weights)
    {
        if (weights.Length != Together)
            throw new ArgumentException(
                $"{Together} sets of weights are taken together, not {weights.Length}", nameof(weights));
        double[][] sums = [.. weights.Select(_ => new double[columns.Length])];
        for (int c = 0; c < columns.Length; c++)
            (sums[0][c], sums[1][c], sums[2][c], sums[3][c]) = Four(
                columns[c], weights[0], weights[1], weights[2], weights[3]);
        return sums;
    }

    private static (double, double, double, double) Four(
        double[] column, double[] w0, double[] w1, double[] w2, double[] w3)
    {
        ReadOnlySpan<Vector512<double>> x = Eights(column), x0 = Eights(w0), x1 = Eights(w1),
            x2 = Eights(w2), x3 = Eights(w3);
        Vector512<double> s0 = default, s1 = default, s2 = default, s3 = default;
        for (int i = 0; i < x.Length; i++)
        {
            Vector512<double> value = x[i];
            s0 += x0[i] * value;
            s1 += x1[i] * value;
            s2 += x2[i] * value;
            s3 += x3[i] * value;
        }

        int rest = x.Length * Vector512<double>.Count;
        return (Total(s0, column, w0, rest), Total(s1, column, w1, rest), Total(s2, column, w2, rest), Total(
            s3, column, w3, rest));
    }

    private static double Total(Vector512<double> eight, double[] column, double[] weights, int rest)
    {
        double sum = 0;
        for (int lane = 0; lane < Vector512<double>.Count; lane++)
            sum += eight[lane];
        for (int i = rest; i < column.Length; i++)
            sum += weights[i] * column[i];
        return sum;
    }

    private static ReadOnlySpan<Vector512<double>> Eights(double[] values) =>
        MemoryMarshal.Cast<double, Vector512<double>>(values);
}
