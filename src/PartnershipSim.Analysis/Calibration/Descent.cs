using MathNet.Numerics.LinearAlgebra;
using PartnershipSim.Analysis.Statistics;

namespace PartnershipSim.Analysis.Calibration;

/// <summary>
/// Downhill to the best fit nearby, in the metric of a population: quasi-Newton steps with the population's covariance
/// for the inverse Hessian and gradients by differences. One axis may be kept fixed.
/// </summary>
internal sealed class Descent(PopulationFit fit, int replicates)
{
    private const int MostSteps = 12;

    /// <summary>
    /// Differences are taken over this share of a standard deviation: wide enough to see past small steps.
    /// </summary>
    private const double Reach = 0.2;

    private static readonly double[] Lengths = [1, 0.5, 0.25, 0.1, 0.03];

    /// <summary>From a point downhill until a step gains less than <paramref name="leastGain"/>.</summary>
    /// <param name="kept">The axis that stays, or null.</param>
    public Particle From(
        Particle start, Gaussian shape, double leastGain, ref long evaluations, int? kept = null,
        int mostSteps = MostSteps)
    {
        Matrix<double> metric = kept is { } axis ? Without(shape.Covariance, axis) : shape.Covariance;
        double[] spread = [.. shape.Covariance.Diagonal().Select(Math.Sqrt)];
        Particle now = start;
        for (int step = 0; step < mostSteps; step++)
        {
            Vector<double> gradient = kept is null
                ? Gradient(now, spread, ref evaluations)
                : OneSided(now, spread, kept.Value, ref evaluations);
            Vector<double> direction = -0.5 * (metric * gradient);
            double[][] trials = [.. Lengths.Select(
                length => now.Unit.Select((value, j) => Math.Clamp(value + length * direction[j], 0, 1)).ToArray())];
            Fit[] fits = fit(trials, replicates);
            evaluations += trials.Length;
            int best = Enumerable.Range(0, trials.Length).MinBy(k => fits[k].Distance);
            double gain = now.Distance - fits[best].Distance;
            if (gain > 0)
                now = new(trials[best], fits[best]);
            if (gain < leastGain)
                break;
        }

        return now;
    }

    private Vector<double> Gradient(Particle now, double[] spread, ref long evaluations)
    {
        int d = now.Unit.Length;
        double[][] points = new double[2 * d][];
        for (int j = 0; j < d; j++)
        {
            points[2 * j] = Moved(now.Unit, j, Math.Min(1, now.Unit[j] + Reach * spread[j]));
            points[2 * j + 1] = Moved(now.Unit, j, Math.Max(0, now.Unit[j] - Reach * spread[j]));
        }

        Fit[] fits = fit(points, replicates);
        evaluations += points.Length;
        return Vector<double>.Build.Dense(d, j =>
        {
            double width = points[2 * j][j] - points[2 * j + 1][j];
            return width > 0 ? (fits[2 * j].Distance - fits[2 * j + 1].Distance) / width : 0;
        });
    }

    // half the points, and curvature in the differences: good enough where a bound is sought, not the optimum
    private Vector<double> OneSided(Particle now, double[] spread, int kept, ref long evaluations)
    {
        double[][] points = [.. now.Unit.Select((value, j) => j == kept
            ? now.Unit
            : Moved(now.Unit, j, value > 0.5 ? value - Reach * spread[j] : value + Reach * spread[j]))];
        Fit[] fits = fit(points, replicates);
        evaluations += points.Length;
        return Vector<double>.Build.Dense(
            points.Length, j => j == kept ? 0 : (fits[j].Distance - now.Distance) / (points[j][j] - now.Unit[j]));
    }

    private static double[] Moved(double[] unit, int axis, double value)
    {
        double[] moved = [.. unit];
        moved[axis] = value;
        return moved;
    }

    // the covariance of the others, given the one that is kept
    private static Matrix<double> Without(Matrix<double> covariance, int axis) =>
        covariance - covariance.Column(axis).OuterProduct(covariance.Row(axis)) / covariance[axis, axis];
}
