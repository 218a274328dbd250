using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Experiments.Calibrating;

/// <summary>Between the unit interval and the whole line.</summary>
internal static class NormalScores
{
    /// <summary>The ends of a range would lie infinitely far away.</summary>
    private const double End = 1e-9;

    public static double Of(double unit) => LaneMath.NormalQuantile(Math.Clamp(unit, End, 1 - End))[0];

    /// <summary>
    /// The standard normal distribution at a score, to 1e-7 (M. Abramowitz, I. Stegun 1964, 26.2.17), by operations that are the same on every
    /// machine.
    /// </summary>
    public static double ToUnit(double score)
    {
        double z = Math.Abs(score);
        double t = 1 / (1 + 0.2316419 * z);
        double tail = LaneMath.Exp(-0.5 * z * z)[0] * 0.3989422804014327
            * (t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429)))));
        return Math.Clamp(score > 0 ? 1 - tail : tail, End, 1 - End);
    }
}
