using MathNet.Numerics.Distributions;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>What a design can detect: how to read an estimate that is not significant (Bloom 1995).</summary>
public static class Power
{
    /// <summary>The effect that a two-sided test of this size rejects at this power.</summary>
    /// <param name="estimate">Its standard error counts, not its value.</param>
    /// <param name="power">0.8 by custom.</param>
    public static double MinimumDetectableEffect(PointEstimate estimate, double power = 0.8, double size = 0.05)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return estimate.StandardError * (estimate.QuantileOf(1 - size / 2) + estimate.QuantileOf(power));
    }

    /// <summary>
    /// The same of a relative change, from its bootstrap: errors are those of the logarithm of 1 + change, which are
    /// alike on both sides.
    /// </summary>
    public static double MinimumDetectableChange(
        BootstrapSample changes, int estimate = 0, double power = 0.8, double size = 0.05)
    {
        ArgumentNullException.ThrowIfNull(changes);
        BootstrapSample logs = new([.. changes.Draws.Select(draw => (double[])[Math.Log(1 + draw[estimate])])]);
        return Math.Exp(MinimumDetectableEffect(new PointEstimate(0, logs.StandardError()), power, size)) - 1;
    }

    /// <summary>
    /// The same from estimates without an effect: permutations, or simulated histories without the mechanism.
    /// </summary>
    public static double MinimumDetectableEffect(
        ReadOnlySpan<double> withoutEffect, double power = 0.8, double size = 0.05)
    {
        if (withoutEffect.Length < 2 / size)
        {
            throw new NotEstimableException(
                $"{withoutEffect.Length} histories without an effect are too few for the smallest effect that a test "
                + $"at {size} would find.");
        }

        double[] sorted = withoutEffect.ToArray();
        double[] distances = [.. sorted.Select(Math.Abs)];
        Array.Sort(sorted);
        Array.Sort(distances);
        return BootstrapSample.QuantileOfSorted(distances, 1 - size)
            - BootstrapSample.QuantileOfSorted(sorted, 1 - power);
    }

    /// <summary>The share of samples in which a two-sided test finds an effect, with a known standard error.</summary>
    public static double Of(double effect, double standardError, double size = 0.05)
    {
        double critical = Normal.InvCDF(0, 1, 1 - size / 2);
        double distance = Math.Abs(effect) / standardError;
        return Normal.CDF(0, 1, distance - critical) + Normal.CDF(0, 1, -distance - critical);
    }
}
