using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Analysis.Statistics;

/// <summary>Between the unit interval and the whole line.</summary>
internal static class NormalScores
{
    /// <summary>The ends of a range would lie infinitely far away.</summary>
    private const double End = 1e-9;

    public static double Of(double unit) => LaneMath.NormalQuantile(Math.Clamp(unit, End, 1 - End))[0];

    public static double ToUnit(double score) => Math.Clamp(StandardNormal.Below(score)[0], End, 1 - End);
}
