using MathNet.Numerics.LinearAlgebra;
using PartnershipSim.Analysis.Evidence;

namespace PartnershipSim.Analysis.Estimation;

/// <summary>The maximum of a log likelihood and how sharp it is.</summary>
/// <param name="Covariance">
/// Of the estimates, by the sandwich of P. Huber 1967 over clusters, with the usual correction for few of them.
/// </param>
internal sealed record Maximum(double[] Numbers, double Value, Matrix<double> Covariance)
{
    private const int MostSteps = 60;

    /// <summary>A step that gains less, in units of the log likelihood, is the last.</summary>
    private const double LeastGain = 1e-7;

    /// <summary>Relative width over which the gradient is differenced.</summary>
    private const double Width = 1e-4;

    /// <summary>Newton's method with step halving; the curvature is the difference of gradients.</summary>
    /// <exception cref="NotEstimableException">The data do not tell the numbers apart.</exception>
    public static Maximum Of(ILikelihood likelihood, double[] start) => Climb(likelihood, start, -1).Found();

    /// <summary>The highest log likelihood if one number stays where it starts.</summary>
    public static double Holding(int number, ILikelihood likelihood, double[] start) =>
        Climb(likelihood, start, number).Value;

    private static Search Climb(ILikelihood likelihood, double[] start, int held)
    {
        Search search = new(likelihood, start, held);
        for (int step = 0; step < MostSteps; step++)
        {
            if (search.Step() < LeastGain)
                break;
        }

        return search;
    }

    private sealed class Search
    {
        private readonly ILikelihood _likelihood;
        private readonly int[] _free;
        private readonly double[][] _scores;
        private double[] _numbers;

        public Search(ILikelihood likelihood, double[] start, int held)
        {
            _likelihood = likelihood;
            _numbers = start;
            _free = [.. Enumerable.Range(0, start.Length).Where(j => j != held)];
            _scores = new double[likelihood.Clusters][];
            for (int c = 0; c < _scores.Length; c++)
                _scores[c] = new double[start.Length];
            Value = likelihood.Of(start, _scores);
        }

        /// <summary>The log likelihood where the search stands.</summary>
        public double Value { get; private set; }

        /// <summary>Uphill once; says how much was gained.</summary>
        public double Step()
        {
            Vector<double> gradient = Gradient(_numbers);
            Vector<double> direction = Uphill(Curvature(), gradient);
            for (double length = 1; length > 1e-6; length /= 2)
            {
                double[] trial = [.. _numbers];
                for (int k = 0; k < _free.Length; k++)
                    trial[_free[k]] += length * direction[k];
                double value = _likelihood.Of(trial, _scores);
                if (value > Value)
                {
                    double gain = value - Value;
                    (_numbers, Value) = (trial, value);
                    return gain;
                }
            }

            return 0;
        }

        public Maximum Found()
        {
            Matrix<double> inverse = (-Curvature()).Inverse();
            Gradient(_numbers);
            Matrix<double> meat = Matrix<double>.Build.Dense(_numbers.Length, _numbers.Length, (a, b) =>
                _scores.Sum(score => score[a] * score[b]));
            double few = _scores.Length / (_scores.Length - 1.0);
            Matrix<double> covariance = few * (inverse * meat * inverse);
            if (covariance.Diagonal().Any(value => !double.IsFinite(value) || value < 0))
                throw new NotEstimableException("the data do not tell the numbers apart");
            return new(_numbers, Value, covariance);
        }

        private Vector<double> Gradient(double[] at)
        {
            _likelihood.Of(at, _scores);
            return Vector<double>.Build.Dense(_free.Length, k => _scores.Sum(score => score[_free[k]]));
        }

        private Matrix<double> Curvature()
        {
            Matrix<double> curvature = Matrix<double>.Build.Dense(_free.Length, _free.Length);
            for (int k = 0; k < _free.Length; k++)
            {
                double width = Width * Math.Max(0.1, Math.Abs(_numbers[_free[k]]));
                double[] moved = [.. _numbers];
                moved[_free[k]] += width;
                Vector<double> above = Gradient(moved);
                moved[_free[k]] -= 2 * width;
                curvature.SetColumn(k, (above - Gradient(moved)) / (2 * width));
            }

            return 0.5 * (curvature + curvature.Transpose());
        }

        // where the surface is not a hill, the eigenvalues are turned round: still uphill
        private static Vector<double> Uphill(Matrix<double> curvature, Vector<double> gradient)
        {
            var decomposed = (-curvature).Evd(Symmetricity.Symmetric);
            Vector<double> values = decomposed.EigenValues.Map(value => value.Real);
            double least = 1e-8 * values.AbsoluteMaximum();
            Vector<double> along = decomposed.EigenVectors.TransposeThisAndMultiply(gradient);
            along = along.MapIndexed((k, value) => value / Math.Max(Math.Abs(values[k]), least));
            return decomposed.EigenVectors * along;
        }
    }
}
