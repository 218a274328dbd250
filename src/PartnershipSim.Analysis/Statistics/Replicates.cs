namespace PartnershipSim.Analysis.Statistics;

/// <summary>
/// What replicates of a point say about the function behind the noise. The square of a mean holds the variance of the
/// noise as well; a product of two different replicates does not, because their noise is independent. So products are
/// averaged over pairs of different replicates, which needs no assumption on the noise of two points (common dice may
/// make it alike). One replicate alone is taken as exact.
/// </summary>
internal static class Replicates
{
    /// <summary>The product of the means of x and y, without what their noise has in common.</summary>
    public static double Product(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double product = Sample.Mean(x) * Sample.Mean(y);
        return x.Length > 1 ? product - Sample.Covariance(x, y) / x.Length : product;
    }

    public static double Dot(ReadOnlySpan<double> weights, ReadOnlySpan<double> values)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
            sum += weights[i] * values[i];
        return sum;
    }

    /// <summary>The replicates of one point minus those of another, one by one.</summary>
    public static double[] Difference(double[] x, double[] y)
    {
        double[] difference = new double[x.Length];
        for (int r = 0; r < x.Length; r++)
            difference[r] = x[r] - y[r];
        return difference;
    }

    public static bool AreDefined(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
                return false;
        }

        return values.Length > 0;
    }

    /// <summary>
    /// Refuses results that do not belong to so many points, or points with different numbers of replicates.
    /// </summary>
    public static void Check(double[][] y, long points)
    {
        ArgumentNullException.ThrowIfNull(y);
        if (y.Length != points)
            throw new ArgumentException($"{y.Length} results for {points} points", nameof(y));
        if (y.Any(replicates => replicates.Length != y[0].Length))
            throw new ArgumentException("every point needs the same number of replicates", nameof(y));
    }
}
