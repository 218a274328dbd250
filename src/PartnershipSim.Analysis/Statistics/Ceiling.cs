using PartnershipSim.Model.Kernel;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Analysis.Statistics;

/// <summary>What is expected of something that varies by chance but cannot rise above a ceiling.</summary>
internal static class Ceiling
{
    /// <summary>
    /// The mean of min(x, ceiling) for x normal: mean·Φ(a) - spread·φ(a) + ceiling·(1 - Φ(a)), a = (ceiling -
    /// mean)/spread.
    /// </summary>
    public static Lanes Mean(Lanes mean, Lanes spread, Lanes ceiling)
    {
        Lanes a = (ceiling - mean) / Max(spread, 1e-9);
        Lanes below = StandardNormal.Below(a);
        return mean * below - spread * StandardNormal.Density(a) + ceiling * (1 - below);
    }
}
