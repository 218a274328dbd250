namespace PartnershipSim.Analysis.Statistics;

/// <summary>
/// Mean and variance of a sample, summed in its order and in two passes. Our own: tables print every bit, and the
/// updating formulas of MathNet.Numerics round otherwise.
/// </summary>
internal static class Sample
{
    public static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value;
        return sum / values.Length;
    }

    /// <summary>With divisor n - 1; 0 for a single value.</summary>
    public static double Variance(ReadOnlySpan<double> values) => Covariance(values, values);

    /// <inheritdoc cref="Variance"/>
    public static double Covariance(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length < 2)
            return 0;
        double meanX = Mean(x), meanY = Mean(y), sum = 0;
        for (int r = 0; r < x.Length; r++)
            sum += (x[r] - meanX) * (y[r] - meanY);
        return sum / (x.Length - 1);
    }
}
