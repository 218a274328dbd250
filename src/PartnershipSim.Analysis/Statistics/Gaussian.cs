using MathNet.Numerics.LinearAlgebra;
using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Analysis.Statistics;

/// <summary>
/// The normal distribution that a population resembles: where new points are looked for, and in which metric one goes
/// downhill.
/// </summary>
internal sealed class Gaussian
{
    /// <summary>An axis on which all points agree would never be left again.</summary>
    private const double LeastSpread = 1e-4;

    private readonly Matrix<double> _root;
    private readonly Vector<double> _mean;

    private Gaussian(Vector<double> mean, Matrix<double> covariance)
    {
        _mean = mean;
        Covariance = covariance;
        _root = covariance.Cholesky().Factor;
    }

    public Matrix<double> Covariance { get; }

    public int Dimensions => _mean.Count;

    /// <summary>
    /// Mean and covariance of the points. Few points in many dimensions know little of correlations: these are shrunk
    /// by d/(d + n).
    /// </summary>
    public static Gaussian Of(IReadOnlyList<double[]> points)
    {
        int n = points.Count;
        int d = points[0].Length;
        Vector<double> mean = Vector<double>.Build.Dense(d, j => points.Sum(point => point[j]) / n);
        Matrix<double> covariance = Matrix<double>.Build.Dense(d, d, (a, b) =>
            points.Sum(point => (point[a] - mean[a]) * (point[b] - mean[b])) / Math.Max(1, n - 1)
                * (a == b ? 1 : n / (double)(n + d)));
        for (int j = 0; j < d; j++)
            covariance[j, j] = Math.Max(covariance[j, j], LeastSpread * LeastSpread);
        return new(mean, covariance);
    }

    /// <summary>A draw from here.</summary>
    /// <param name="draw">Says which draw of a generation.</param>
    public double[] Draw(DesignDice dice, uint draw, uint generation) => Step(dice, draw, generation, [.. _mean], 1);

    /// <summary>A step of this covariance times the square of a scale.</summary>
    public double[] Step(DesignDice dice, uint draw, uint generation, double[] from, double scale)
    {
        Vector<double> normal = Vector<double>.Build.Dense(
            Dimensions, j => LaneMath.NormalQuantile(dice.Uniform((uint)j, draw, generation))[0]);
        Vector<double> step = scale * (_root * normal);
        return [.. from.Select((value, j) => value + step[j])];
    }

    /// <summary>Squared distance from the mean, in standard deviations.</summary>
    public double SquaredDistance(double[] point)
    {
        // forward substitution: the root is triangular
        double[] z = new double[Dimensions];
        double sum = 0;
        for (int a = 0; a < z.Length; a++)
        {
            double rest = point[a] - _mean[a];
            for (int b = 0; b < a; b++)
                rest -= _root[a, b] * z[b];
            z[a] = rest / _root[a, a];
            sum += z[a] * z[a];
        }

        return sum;
    }
}
