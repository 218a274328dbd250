using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Analysis.Statistics;

/// <summary>
/// The density whose middle is normal and whose tails are exponential: one wild year of one state cannot decide a fit
/// (P. J. Huber 1964, Annals of Mathematical Statistics 35).
/// </summary>
internal static class Huber
{
    /// <summary>
    /// Standard deviations from which a residual counts linearly; 95 % of normal residuals lie within.
    /// </summary>
    private const double Bend = 2;

    /// <summary>exp(-ρ(z))/scale, z = residual/scale: the density but for a constant that no parameter moves.</summary>
    public static Lanes Density(Lanes residual, Lanes scale)
    {
        Lanes z = LaneMath.Max(residual, -residual) / scale;
        Lanes cost = LaneMath.Select(z < Bend, 0.5 * z * z, Bend * z - 0.5 * Bend * Bend);
        return LaneMath.Exp(-cost) / scale;
    }
}
