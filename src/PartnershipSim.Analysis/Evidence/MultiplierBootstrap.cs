using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// The multiplier bootstrap of Callaway and Sant'Anna (2021, algorithm 1): each cluster's share of the error is
/// multiplied by a draw of mean 0 and variance 1 (Mammen 1993). Nothing is estimated again, so a thousand draws cost
/// little.
/// </summary>
internal static class MultiplierBootstrap
{
    private static readonly double RootFive = Math.Sqrt(5);

    /// <param name="influence">For each estimate, the sums by cluster.</param>
    public static SimultaneousBands Bands(double[] values, double[][] influence, int draws, ulong seed, double level)
    {
        if (draws < 2)
            throw new ArgumentOutOfRangeException(nameof(draws), draws, "a bootstrap needs two draws or more");
        double[][] errors = Errors(influence, draws, seed);
        double[] deviations = [.. errors.Select(RobustDeviation)];
        double[] greatest = new double[draws];
        for (int draw = 0; draw < draws; draw++)
        {
            for (int k = 0; k < values.Length; k++)
            {
                if (deviations[k] > 0)
                    greatest[draw] = Math.Max(greatest[draw], Math.Abs(errors[k][draw]) / deviations[k]);
            }
        }

        Array.Sort(greatest);
        double critical = BootstrapSample.QuantileOfSorted(greatest, level);
        return new(
            critical, [.. deviations.Select(deviation => deviation > 0 ? deviation : double.NaN)],
            [
                .. values.Select(
                    (value, k) => new Interval(value - critical * deviations[k], value + critical * deviations[k])),
            ]);
    }

    private static double[][] Errors(double[][] influence, int draws, ulong seed)
    {
        EvidenceDice dice = new(seed, EvidenceDice.Multipliers);
        int clusters = influence.Length == 0 ? 0 : influence[0].Length;
        double[][] errors = new double[influence.Length][];
        for (int k = 0; k < errors.Length; k++)
            errors[k] = new double[draws];
        double[] multipliers = new double[clusters];
        for (int draw = 0; draw < draws; draw++)
        {
            for (int c = 0; c < clusters; c++)
                multipliers[c] = Mammen(dice.Uniform(draw, c));
            for (int k = 0; k < errors.Length; k++)
            {
                double sum = 0;
                for (int c = 0; c < clusters; c++)
                    sum += multipliers[c] * influence[k][c];
                errors[k][draw] = sum;
            }
        }

        return errors;
    }

    /// <summary>Two points with mean 0, variance 1 and third moment 1.</summary>
    private static double Mammen(double uniform) =>
        uniform < (RootFive + 1) / (2 * RootFive) ? (1 - RootFive) / 2 : (1 + RootFive) / 2;

    /// <summary>
    /// The distance of the quartiles in those of the normal distribution: not moved by a few wild draws.
    /// </summary>
    private static double RobustDeviation(double[] errors)
    {
        double[] sorted = [.. errors];
        Array.Sort(sorted);
        double range = BootstrapSample.QuantileOfSorted(sorted, 0.75) - BootstrapSample.QuantileOfSorted(sorted, 0.25);
        return range / (Normal.InvCDF(0, 1, 0.75) - Normal.InvCDF(0, 1, 0.25));
    }
}

/// <summary>Bands that contain all true values together in a share of samples equal to the level.</summary>
/// <param name="Critical">How many standard errors wide; 1.96 would be a single interval at 95 %.</param>
/// <param name="StandardErrors">Bootstrapped, one for each estimate.</param>
public sealed record SimultaneousBands(
    double Critical, ImmutableArray<double> StandardErrors, ImmutableArray<Interval> Bands);
