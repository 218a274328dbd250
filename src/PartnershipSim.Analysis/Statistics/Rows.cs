using System.Numerics;

namespace PartnershipSim.Analysis.Statistics;

/// <summary>
/// Sums of rows, number by number: what is added in many resamples at once. Each sum is the one that adding the numbers
/// one after the other gives, whatever the width of the hardware.
/// </summary>
internal static class Rows
{
    /// <summary>Adds a row to sums.</summary>
    public static void Add(ReadOnlySpan<double> row, Span<double> sums)
    {
        int i = 0;
        for (; i <= row.Length - Vector<double>.Count; i += Vector<double>.Count)
            (new Vector<double>(sums[i..]) + new Vector<double>(row[i..])).CopyTo(sums[i..]);
        for (; i < row.Length; i++)
            sums[i] += row[i];
    }

    /// <summary>Adds a row, each number of it times a factor.</summary>
    public static void Add(ReadOnlySpan<double> row, double factor, Span<double> sums)
    {
        int i = 0;
        for (; i <= row.Length - Vector<double>.Count; i += Vector<double>.Count)
            (new Vector<double>(sums[i..]) + new Vector<double>(row[i..]) * factor).CopyTo(sums[i..]);
        for (; i < row.Length; i++)
            sums[i] += row[i] * factor;
    }
}
