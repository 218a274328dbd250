using System.Runtime.CompilerServices;

namespace PartnershipSim.Model.Kernel;

public static partial class LaneMath
{
    /// <summary>
    /// Steps of Newton's method for the sine, from a guess that is right to a hundredth: 1e-2, 1e-4, 2e-8, below 1e-15.
    /// The cosine takes one more: 1e-2, 1e-4, 1e-8, below 1e-15.
    /// </summary>
    private const int SineSteps = 3;

    /// <summary>
    /// The quantile of Student's t distribution with four degrees of freedom: the t below which a variate falls with
    /// probability <paramref name="p"/>, 0 &lt; p &lt; 1; not a number elsewhere.
    /// Method: the closed form of W. T. Shaw, "Sampling Student's T distribution" (Journal of Computational Finance 9,
    /// 2006),
    /// t = 4x/√(1 - 4x²) with x = sin(θ/3), sin θ = 2p - 1. The angle is never taken: x solves sin θ = 3x - 4x³ and
    /// y = cos(θ/3) solves cos θ = 4y³ - 3y. The first is exact near the middle, the second in the tails. Both are
    /// roots of 4r³ - 3r + c, c = sin θ or -cos θ, so that one search serves the lanes of either kind.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Lanes StudentT4Quantile(in Lanes p) => StudentT4QuantileOf(p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes StudentT4QuantileOf(Lanes p)
    {
        Lanes sine = 2 * p - 1;
        Lanes s = Abs(sine);
        Lanes cosine = 2 * Sqrt(p * (1 - p));
        Mask isMiddle = s < 0.75;
        Lanes sinGuess = s * (1.0 / 3) + s * s * s * (4.0 / 81);
        Lanes cosGuess = 0.8660254037844386 + cosine * (0.1666666666666667 - cosine * 0.0326920704511053);
        Lanes constant = Select(isMiddle, s, -cosine);
        Lanes root = Select(isMiddle, sinGuess, cosGuess);
        for (int step = 0; step < SineSteps; step++)
            root = NewtonStep(root, constant);
        root = Select(isMiddle, root, NewtonStep(root, constant));

        Lanes x = Select(isMiddle, root, Sqrt(1 - root * root));
        Lanes rest = Select(isMiddle, 1 - 4 * x * x, cosine / root);
        Lanes t = 4 * x / Sqrt(rest);
        return Select(sine < 0, -t, t);
    }

    // towards the root of 4r³ - 3r + c
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes NewtonStep(Lanes r, Lanes c)
    {
        Lanes square = r * r;
        return r - ((4 * square - 3) * r + c) / (12 * square - 3);
    }
}
