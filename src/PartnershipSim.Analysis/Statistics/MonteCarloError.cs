namespace PartnershipSim.Analysis.Statistics;

/// <summary>
/// How far from its expected value a number of a run may lie, in nine of ten cases, by the normal distribution.
/// </summary>
public static class MonteCarloError
{
    /// <summary>The 95th percentile of the standard normal distribution: ends of a 90 % interval.</summary>
    private const double Quantile95 = 1.6448536269514722;

    /// <summary>Half of a 90 % interval.</summary>
    /// <param name="standardError">Of the number, in its unit.</param>
    public static double HalfWidth(double standardError) => Quantile95 * standardError;

    /// <summary>The same of any share of the runs: that of one half, which is the widest.</summary>
    public static double OfAnyShare(int replicates) => HalfWidth(Math.Sqrt(0.25 / Math.Max(1, replicates)));

    /// <summary>The same of the difference of two shares of independent runs, 0 to 1.</summary>
    public static double OfDifference(double share, double other, int replicates) => HalfWidth(
        Math.Sqrt((share * (1 - share) + other * (1 - other)) / Math.Max(1, replicates)));
}
