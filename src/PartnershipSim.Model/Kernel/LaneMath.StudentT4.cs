using System.Runtime.CompilerServices;

namespace PartnershipSim.Model.Kernel;

public static partial class LaneMath
{
    /// <summary>
    /// Steps of Newton's method from a guess that is right to a hundredth: 1e-2, 1e-4, 1e-8, below 1e-15.
    /// </summary>
    private const int CosineSteps = 4;

    /// <summary>Steps from a guess that is right to a hundredth: 1e-2, 1e-4, 2e-8, below 1e-15.</summary>
    private const int SineSteps = 3;

    /// <summary>
    /// The quantile of Student's t distribution with four degrees of freedom: the t below which a variate falls with
    /// probability <paramref name="p"/>, 0 &lt; p &lt; 1; not a number elsewhere.
    /// Method: the closed form of W. T. Shaw, "Sampling Student's T distribution" (Journal of Computational Finance 9,
    /// 2006),
    /// t = 4x/√(1 - 4x²) with x = sin(θ/3), sin θ = 2p - 1. The angle is never taken: x solves sin θ = 3x - 4x³ and
    /// y = cos(θ/3) solves cos θ = 4y³ - 3y. The first is exact near the middle, the second in the tails.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Lanes StudentT4Quantile(in Lanes p)
    {
        Lanes sine = 2 * p - 1;
        Lanes s = Abs(sine);
        Lanes cosine = 2 * Sqrt(p * (1 - p));
        Mask isMiddle = s < 0.75;
        Lanes sinThird = s * (1.0 / 3) + s * s * s * (4.0 / 81);
        for (int step = 0; step < SineSteps; step++)
        {
            Lanes square = sinThird * sinThird;
            sinThird -= ((4 * square - 3) * sinThird + s) / (12 * square - 3);
        }

        Lanes cosThird = 0.8660254037844386 + cosine * (0.1666666666666667 - cosine * 0.0326920704511053);
        for (int step = 0; step < CosineSteps; step++)
        {
            Lanes square = cosThird * cosThird;
            cosThird -= ((4 * square - 3) * cosThird - cosine) / (12 * square - 3);
        }

        Lanes x = Select(isMiddle, sinThird, Sqrt(1 - cosThird * cosThird));
        Lanes rest = Select(isMiddle, 1 - 4 * x * x, cosine / cosThird);
        Lanes t = 4 * x / Sqrt(rest);
        return Select(sine < 0, -t, t);
    }
}
