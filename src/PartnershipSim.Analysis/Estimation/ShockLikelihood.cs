namespace PartnershipSim.Analysis.Estimation;

/// <summary>Student's t with four degrees of freedom as a likelihood: the shocks of the model.</summary>
internal static class ShockLikelihood
{
    /// <summary>ln(3/8): of the density at 0, in units of the scale.</summary>
    private static readonly double LogPeak = Math.Log(0.375);

    /// <summary>The log density of a residual, and its derivatives to the mean and to the log scale.</summary>
    public static double Of(double residual, double scale, out double toMean, out double toLogScale)
    {
        double z = residual / scale;
        double spread = 1 + 0.25 * z * z;
        double slope = 1.25 * z / spread;
        toMean = slope / scale;
        toLogScale = slope * z - 1;
        return LogPeak - Math.Log(scale) - 2.5 * Math.Log(spread);
    }
}
