using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Analysis.Statistics;

/// <summary>
/// The density of a shock that the model draws: Student's t with four degrees of freedom where the tails are heavy,
/// and <see cref="Huber"/>'s where they are normal. Both lack the factor 1/√(2π), which no parameter moves.
/// </summary>
internal static class ShockDensity
{
    /// <summary>3√(2π)/8: the density of Student's t with four degrees of freedom at 0, times √(2π).</summary>
    private const double Peak = 0.9399856029866251;

    private const double Middle = 0.5;

    /// <param name="tails">1: Student's t; 0: normal.</param>
    /// <param name="scale">What the standard variate is multiplied with.</param>
    public static Lanes Of(Lanes residual, Lanes scale, Lanes tails)
    {
        Mask isHeavy = tails > Middle;
        if (!isHeavy.Any)
            return Huber.Density(residual, scale);
        Lanes z = residual / scale;
        Lanes spread = 1 + 0.25 * z * z;
        Lanes heavy = Peak / (spread * spread * LaneMath.Sqrt(spread) * scale);
        return isHeavy.All ? heavy : LaneMath.Select(isHeavy, heavy, Huber.Density(residual, scale));
    }

    /// <summary>Variance of the standard variate: 2 of Student's t with four degrees of freedom.</summary>
    public static Lanes Variance(Lanes tails) => LaneMath.Select(tails > Middle, 2, 1);
}
