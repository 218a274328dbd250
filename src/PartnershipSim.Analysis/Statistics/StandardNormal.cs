using PartnershipSim.Model.Kernel;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Analysis.Statistics;

/// <summary>The standard normal distribution by operations that are the same on every machine.</summary>
internal static class StandardNormal
{
    public static Lanes Density(Lanes score) => 0.3989422804014327 * Exp(-0.5 * score * score);

    /// <summary>The chance of a value below the score, to 1e-7 (M. Abramowitz, I. Stegun 1964, 26.2.17).</summary>
    public static Lanes Below(Lanes score)
    {
        Lanes z = Max(score, -score);
        Lanes t = 1 / (1 + 0.2316419 * z);
        Lanes tail = Density(z) * t
            * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return Select(score > 0, 1 - tail, tail);
    }
}
