using PartnershipSim.Model.Kernel;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Experiments.Calibrating;

/// <summary>What is expected of something that has luck but cannot rise above a ceiling.</summary>
internal static class Ceiling
{
    /// <summary>
    /// The mean of min(x, ceiling) for x normal: mean·Φ(a) - spread·φ(a) + ceiling·(1 - Φ(a)), a = (ceiling - mean)/spread. Φ to 1e-7 (M. Abramowitz,
    /// I. Stegun 1964, 26.2.17).
    /// </summary>
    public static Lanes Mean(Lanes mean, Lanes spread, Lanes ceiling)
    {
        Lanes a = (ceiling - mean) / Max(spread, 1e-9);
        Lanes z = Max(a, -a);
        Lanes density = 0.3989422804014327 * Exp(-0.5 * z * z);
        Lanes t = 1 / (1 + 0.2316419 * z);
        Lanes tail = density * t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        Lanes below = Select(a > 0, 1 - tail, tail);
        return mean * below - spread * density + ceiling * (1 - below);
    }
}
