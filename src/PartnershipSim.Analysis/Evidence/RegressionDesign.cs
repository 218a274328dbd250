using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// Least squares y = x'β + unit effect + period effect, compiled for its regressors: outcomes come later, one history
/// or thousands. Unit effects are absorbed by subtracting means within units; period effects are dummies.
/// </summary>
public sealed class RegressionDesign
{
    /// <summary>Fewer clusters than this give no standard error worth the name.</summary>
    private const int LeastClusters = 3;

    private readonly RegressionRows _observations;
    private readonly FixedEffects _effects;
    private readonly double[] _weights;
    private readonly DesignMatrix _matrix;
    private readonly SymmetricSystem _system;

    /// <summary>The system without one cluster, for each.</summary>
    private readonly SymmetricSystem?[] _without;

    private RegressionDesign(RegressionRows observations, FixedEffects effects, double[] weights, bool hasErrors)
    {
        _observations = observations;
        _effects = effects;
        _weights = weights;
        _matrix = new(observations, effects, weights);
        _system = _matrix.Factor(DesignMatrix.Sum(_matrix.Cross), out int dependent)
            ?? throw new NotEstimableException(
                $"{observations.Regressors[dependent - _matrix.Optional].Name} does not vary, or is a linear "
                + "combination of the other regressors and of what is held fixed: its slope is not defined.");
        _without = hasErrors ? [.. Enumerable.Range(0, _matrix.Cross.Length).Select(Without)] : [];
    }

    internal RegressionRows RegressionRows => _observations;

    /// <summary>Compiles the regression, or refuses with a sentence.</summary>
    /// <param name="weights">Of the rows; none for equal weights.</param>
    public static RegressionDesign Compile(
        RegressionRows observations, FixedEffects effects, ReadOnlySpan<double> weights = default)
    {
        ArgumentNullException.ThrowIfNull(observations);
        if (effects.HasFlag(FixedEffects.Unit) && !IsNested(observations))
            throw new ArgumentException(
                "units must lie within clusters if their levels are absorbed", nameof(observations));
        if (observations.Clusters.Distinct().Count() < LeastClusters)
        {
            throw new NotEstimableException(
                $"A regression with dependent rows needs {LeastClusters} clusters or more; "
                + $"{observations.Clusters.Distinct().Count()} are observed.");
        }

        double[] own = new double[observations.Count];
        if (weights.IsEmpty)
            Array.Fill(own, 1);
        else
            weights.CopyTo(own);
        return new(observations, effects, own, hasErrors: true);
    }

    /// <summary>Slopes without errors: what a resample needs. Rows of weight 0 take no part.</summary>
    internal static double[] Slopes(
        RegressionRows observations, FixedEffects effects, double[] weights, ReadOnlySpan<double> outcomes)
    {
        RegressionDesign design = new(observations, effects, weights, hasErrors: false);
        double[] beta = design._matrix.ProductsWith(outcomes, out _);
        design._system.Solve(beta);
        return beta[design._matrix.Optional..];
    }

    /// <summary>The slopes in one history.</summary>
    /// <param name="outcomes">One for each row.</param>
    public RegressionFit Fit(ReadOnlySpan<double> outcomes, ClusterVariance variance = ClusterVariance.Jackknife)
    {
        double[] products = _matrix.ProductsWith(outcomes, out double[][] byCluster);
        double[] beta = products;
        _system.Solve(beta);
        double[] covariance =
            variance == ClusterVariance.Jackknife ? Jackknife(beta, byCluster) : Sandwich(beta, outcomes);
        int clusters = _matrix.Cross.Count(cross => cross.Length > 0);
        ImmutableArray<Coefficient>.Builder coefficients =
            ImmutableArray.CreateBuilder<Coefficient>(_matrix.Columns - _matrix.Optional);
        for (int a = _matrix.Optional; a < _matrix.Columns; a++)
        {
            double error = Math.Sqrt(covariance[a * _matrix.Columns + a]);
            coefficients.Add(new(
                _observations.Regressors[a - _matrix.Optional].Name, new(beta[a], error, clusters - 1)));
        }

        return new(coefficients.MoveToImmutable(), SlopesOnly(covariance), clusters, _observations.Count);
    }

    /// <summary>The slopes in one history, as a panel of the shape that the rows come from.</summary>
    public RegressionFit Fit(Panel outcome, ClusterVariance variance = ClusterVariance.Jackknife) =>
        Fit(_observations.OutcomesOf(outcome), variance);

    /// <summary>One slope as a weighted sum of the outcomes of the rows.</summary>
    public LinearStatistic Slope(int regressor)
    {
        double[] direction = new double[_matrix.Columns];
        direction[_matrix.Optional + regressor] = 1;
        _system.Solve(direction);
        double[] coefficients = new double[_observations.Count];
        for (int row = 0; row < coefficients.Length; row++)
            coefficients[row] = _weights[row] * _matrix.Dot(row, direction);
        return LinearStatistic.FromDense(coefficients);
    }

    /// <summary>The refit of a cluster bootstrap: all slopes of the first history, then those of the next.</summary>
    public ClusterBootstrap.Refit RefitOf(IReadOnlyList<double[]> histories)
    {
        ArgumentNullException.ThrowIfNull(histories);
        double[][][] products = new double[histories.Count][][];
        for (int h = 0; h < products.Length; h++)
            _matrix.ProductsWith(histories[h], out products[h]);
        int slopes = _matrix.Columns - _matrix.Optional;
        return (clusterWeights, estimates) =>
        {
            SymmetricSystem system = _matrix.Factor(DesignMatrix.Sum(_matrix.Cross, clusterWeights), out int dependent)
                ?? throw new NotEstimableException(
                    $"{_observations.Regressors[dependent - _matrix.Optional].Name} does not vary in a resample of the "
                    + "clusters.");
            for (int h = 0; h < products.Length; h++)
            {
                double[] beta = new double[_matrix.Columns];
                for (int c = 0; c < products[h].Length; c++)
                {
                    for (int a = 0; a < products[h][c].Length; a++)
                        beta[a] += clusterWeights[c] * products[h][c][a];
                }

                system.Solve(beta);
                beta.AsSpan(_matrix.Optional).CopyTo(estimates.Slice(h * slopes, slopes));
            }
        };
    }

    private double[] Jackknife(double[] beta, double[][] products)
    {
        double[] covariance = new double[_matrix.Columns * _matrix.Columns];
        int clusters = 0;
        for (int c = 0; c < _matrix.Cross.Length; c++)
        {
            if (_without[c] is not { } system)
                continue;
            clusters++;
            double[] without = new double[_matrix.Columns];
            for (int other = 0; other < products.Length; other++)
            {
                for (int a = 0; a < _matrix.Columns; a++)
                    without[a] += other == c ? 0 : products[other][a];
            }

            system.Solve(without);
            for (int a = _matrix.Optional; a < _matrix.Columns; a++)
            {
                for (int b = _matrix.Optional; b < _matrix.Columns; b++)
                    covariance[a * _matrix.Columns + b] += (without[a] - beta[a]) * (without[b] - beta[b]);
            }
        }

        for (int a = 0; a < covariance.Length; a++)
            covariance[a] *= (clusters - 1) / (double)clusters;
        return covariance;
    }

    private SymmetricSystem? Without(int cluster)
    {
        if (_matrix.Cross[cluster].Length == 0)
            return null;
        double[] weights = new double[_matrix.Cross.Length];
        Array.Fill(weights, 1);
        weights[cluster] = 0;
        return _matrix.Factor(DesignMatrix.Sum(_matrix.Cross, weights), out int dependent)
            ?? throw new NotEstimableException(
                $"The slope of {_observations.Regressors[dependent - _matrix.Optional].Name} rests on "
                + $"{_observations.ClusterNames[cluster]} alone: one cluster gives no standard error.");
    }

    private double[] Sandwich(double[] beta, ReadOnlySpan<double> outcomes)
    {
        double[] y = outcomes.ToArray();
        if (_effects.HasFlag(FixedEffects.Unit))
            _matrix.SubtractUnitMeans(y, 1);
        double[][] scores = new double[_matrix.Cross.Length][];
        for (int c = 0; c < scores.Length; c++)
            scores[c] = new double[_matrix.Columns];
        for (int row = 0; row < y.Length; row++)
        {
            double residual = y[row] - _matrix.Dot(row, beta);
            _matrix.AddRow(row, _weights[row] * residual, scores[_observations.Clusters[row]]);
        }

        double[] covariance = new double[_matrix.Columns * _matrix.Columns];
        int clusters = 0;
        for (int c = 0; c < scores.Length; c++)
        {
            if (_matrix.Cross[c].Length == 0)
                continue;
            clusters++;
            _system.Solve(scores[c]);
            for (int a = 0; a < _matrix.Columns; a++)
            {
                for (int b = 0; b < _matrix.Columns; b++)
                    covariance[a * _matrix.Columns + b] += scores[c][a] * scores[c][b];
            }
        }

        // unit effects lie within clusters and so count as one constant, as is usual
        int k = _matrix.Columns + (_effects.HasFlag(FixedEffects.Unit) ? 1 : 0);
        double factor = clusters / (clusters - 1.0) * (y.Length - 1.0) / (y.Length - k);
        for (int a = 0; a < covariance.Length; a++)
            covariance[a] *= factor;
        return covariance;
    }

    private ImmutableArray<double> SlopesOnly(double[] covariance)
    {
        int slopes = _matrix.Columns - _matrix.Optional;
        double[] kept = new double[slopes * slopes];
        for (int a = 0; a < slopes; a++)
        {
            for (int b = 0; b < slopes; b++)
                kept[a * slopes + b] = covariance[(_matrix.Optional + a) * _matrix.Columns + _matrix.Optional + b];
        }

        return [.. kept];
    }

    private static bool IsNested(RegressionRows observations)
    {
        Dictionary<int, int> clusters = [];
        for (int row = 0; row < observations.Count; row++)
        {
            if (!clusters.TryAdd(observations.Units[row], observations.Clusters[row])
                && clusters[observations.Units[row]] != observations.Clusters[row])
                return false;
        }

        return true;
    }
}
