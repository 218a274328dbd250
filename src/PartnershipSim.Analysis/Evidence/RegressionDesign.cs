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

    /// <summary>Constant and dummies, which may be left out one by one, stand before the regressors.</summary>
    private readonly int _optional;

    private readonly int _columns;

    /// <summary>Row by row, less the means within units.</summary>
    private readonly double[] _x;

    /// <summary>Squares of the columns before means were subtracted.</summary>
    private readonly double[] _raw;

    /// <summary>X'WX of each cluster; empty for a cluster without rows.</summary>
    private readonly double[][] _cross;

    private readonly SymmetricSystem _system;

    /// <summary>The system without one cluster, for each.</summary>
    private readonly SymmetricSystem?[] _without;

    private RegressionDesign(RegressionRows observations, FixedEffects effects, double[] weights, bool hasErrors)
    {
        _observations = observations;
        _effects = effects;
        _weights = weights;
        int count = observations.Regressors.Length;
        int[] periods = effects.HasFlag(FixedEffects.Period) ? [.. observations.Periods.Distinct().Order()] : [];
        bool hasConstant = !effects.HasFlag(FixedEffects.Unit);
        _optional = (hasConstant ? 1 : 0) + Math.Max(0, periods.Length - 1);
        _columns = _optional + count;
        _x = new double[observations.Count * _columns];
        for (int row = 0; row < observations.Count; row++)
        {
            Span<double> x = _x.AsSpan(row * _columns, _columns);
            if (hasConstant)
                x[0] = 1;
            int dummy = periods.Length > 0 ? Array.BinarySearch(periods, observations.Periods[row]) - 1 : -1;
            if (dummy >= 0)
                x[(hasConstant ? 1 : 0) + dummy] = 1;
            for (int a = 0; a < count; a++)
                x[_optional + a] = observations.Regressors[a].Values[row];
        }

        _raw = Squares();
        if (effects.HasFlag(FixedEffects.Unit))
            SubtractUnitMeans(_x, _columns);
        _cross = CrossProducts();
        _system = Factor(Sum(_cross), out int dependent)
            ?? throw new NotEstimableException(
                $"{observations.Regressors[dependent - _optional].Name} does not vary, or is a linear combination of "
                + "the other regressors and of what is held fixed: its slope is not defined.");
        _without = hasErrors ? [.. Enumerable.Range(0, _cross.Length).Select(Without)] : [];
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
        double[] beta = design.ProductsWith(outcomes, out _);
        design._system.Solve(beta);
        return beta[design._optional..];
    }

    /// <summary>The slopes in one history.</summary>
    /// <param name="outcomes">One for each row.</param>
    public RegressionFit Fit(ReadOnlySpan<double> outcomes, ClusterVariance variance = ClusterVariance.Jackknife)
    {
        double[] products = ProductsWith(outcomes, out double[][] byCluster);
        double[] beta = products;
        _system.Solve(beta);
        double[] covariance =
            variance == ClusterVariance.Jackknife ? Jackknife(beta, byCluster) : Sandwich(beta, outcomes);
        int clusters = _cross.Count(cross => cross.Length > 0);
        ImmutableArray<Coefficient>.Builder coefficients =
            ImmutableArray.CreateBuilder<Coefficient>(_columns - _optional);
        for (int a = _optional; a < _columns; a++)
        {
            double error = Math.Sqrt(covariance[a * _columns + a]);
            coefficients.Add(new(_observations.Regressors[a - _optional].Name, new(beta[a], error, clusters - 1)));
        }

        return new(coefficients.MoveToImmutable(), SlopesOnly(covariance), clusters, _observations.Count);
    }

    /// <summary>The slopes in one history, as a panel of the shape that the rows come from.</summary>
    public RegressionFit Fit(Panel outcome, ClusterVariance variance = ClusterVariance.Jackknife) =>
        Fit(_observations.OutcomesOf(outcome), variance);

    /// <summary>One slope as a weighted sum of the outcomes of the rows.</summary>
    public LinearStatistic Slope(int regressor)
    {
        double[] direction = new double[_columns];
        direction[_optional + regressor] = 1;
        _system.Solve(direction);
        double[] coefficients = new double[_observations.Count];
        for (int row = 0; row < coefficients.Length; row++)
            coefficients[row] = _weights[row] * Dot(row, direction);
        return LinearStatistic.FromDense(coefficients);
    }

    /// <summary>The refit of a cluster bootstrap: all slopes of the first history, then those of the next.</summary>
    public ClusterBootstrap.Refit RefitOf(IReadOnlyList<double[]> histories)
    {
        ArgumentNullException.ThrowIfNull(histories);
        double[][][] products = new double[histories.Count][][];
        for (int h = 0; h < products.Length; h++)
            ProductsWith(histories[h], out products[h]);
        int slopes = _columns - _optional;
        return (clusterWeights, estimates) =>
        {
            SymmetricSystem system = Factor(Sum(_cross, clusterWeights), out int dependent)
                ?? throw new NotEstimableException(
                    $"{_observations.Regressors[dependent - _optional].Name} does not vary in a resample of the "
                    + "clusters.");
            for (int h = 0; h < products.Length; h++)
            {
                double[] beta = new double[_columns];
                for (int c = 0; c < products[h].Length; c++)
                {
                    for (int a = 0; a < products[h][c].Length; a++)
                        beta[a] += clusterWeights[c] * products[h][c][a];
                }

                system.Solve(beta);
                beta.AsSpan(_optional).CopyTo(estimates.Slice(h * slopes, slopes));
            }
        };
    }

    private double[] Jackknife(double[] beta, double[][] products)
    {
        double[] covariance = new double[_columns * _columns];
        int clusters = 0;
        for (int c = 0; c < _cross.Length; c++)
        {
            if (_without[c] is not { } system)
                continue;
            clusters++;
            double[] without = new double[_columns];
            for (int other = 0; other < products.Length; other++)
            {
                for (int a = 0; a < _columns; a++)
                    without[a] += other == c ? 0 : products[other][a];
            }

            system.Solve(without);
            for (int a = _optional; a < _columns; a++)
            {
                for (int b = _optional; b < _columns; b++)
                    covariance[a * _columns + b] += (without[a] - beta[a]) * (without[b] - beta[b]);
            }
        }

        for (int a = 0; a < covariance.Length; a++)
            covariance[a] *= (clusters - 1) / (double)clusters;
        return covariance;
    }

    private SymmetricSystem? Without(int cluster)
    {
        if (_cross[cluster].Length == 0)
            return null;
        double[] weights = new double[_cross.Length];
        Array.Fill(weights, 1);
        weights[cluster] = 0;
        return Factor(Sum(_cross, weights), out int dependent)
            ?? throw new NotEstimableException(
                $"The slope of {_observations.Regressors[dependent - _optional].Name} rests on "
                + $"{_observations.ClusterNames[cluster]} alone: one cluster gives no standard error.");
    }

    private double[] Sandwich(double[] beta, ReadOnlySpan<double> outcomes)
    {
        double[] y = outcomes.ToArray();
        if (_effects.HasFlag(FixedEffects.Unit))
            SubtractUnitMeans(y, 1);
        double[][] scores = new double[_cross.Length][];
        for (int c = 0; c < scores.Length; c++)
            scores[c] = new double[_columns];
        for (int row = 0; row < y.Length; row++)
        {
            double residual = y[row] - Dot(row, beta);
            double[] score = scores[_observations.Clusters[row]];
            for (int a = 0; a < _columns; a++)
                score[a] += _weights[row] * residual * _x[row * _columns + a];
        }

        double[] covariance = new double[_columns * _columns];
        int clusters = 0;
        for (int c = 0; c < scores.Length; c++)
        {
            if (_cross[c].Length == 0)
                continue;
            clusters++;
            _system.Solve(scores[c]);
            for (int a = 0; a < _columns; a++)
            {
                for (int b = 0; b < _columns; b++)
                    covariance[a * _columns + b] += scores[c][a] * scores[c][b];
            }
        }

        // unit effects lie within clusters and so count as one constant, as is usual
        int k = _columns + (_effects.HasFlag(FixedEffects.Unit) ? 1 : 0);
        double factor = clusters / (clusters - 1.0) * (y.Length - 1.0) / (y.Length - k);
        for (int a = 0; a < covariance.Length; a++)
            covariance[a] *= factor;
        return covariance;
    }

    private ImmutableArray<double> SlopesOnly(double[] covariance)
    {
        int slopes = _columns - _optional;
        double[] kept = new double[slopes * slopes];
        for (int a = 0; a < slopes; a++)
        {
            for (int b = 0; b < slopes; b++)
                kept[a * slopes + b] = covariance[(_optional + a) * _columns + _optional + b];
        }

        return [.. kept];
    }

    private SymmetricSystem? Factor(double[] matrix, out int dependent) =>
        SymmetricSystem.Factor(matrix, _columns, out dependent, _optional, _raw);

    private double[] Squares()
    {
        double[] squares = new double[_columns];
        for (int row = 0; row < _observations.Count; row++)
        {
            for (int a = 0; a < _columns; a++)
                squares[a] += _weights[row] * _x[row * _columns + a] * _x[row * _columns + a];
        }

        return squares;
    }

    private double[][] CrossProducts()
    {
        double[][] cross = new double[_observations.ClusterNames.Length][];
        Array.Fill(cross, []);
        for (int row = 0; row < _observations.Count; row++)
        {
            int c = _observations.Clusters[row];
            if (cross[c].Length == 0)
                cross[c] = new double[_columns * _columns];
            ReadOnlySpan<double> x = _x.AsSpan(row * _columns, _columns);
            for (int a = 0; a < _columns; a++)
            {
                double factor = _weights[row] * x[a];
                if (factor == 0)
                    continue;
                Span<double> into = cross[c].AsSpan(a * _columns, _columns);
                for (int b = 0; b < into.Length; b++)
                    into[b] += factor * x[b];
            }
        }

        return cross;
    }

    /// <summary>X'Wy, in all and by cluster.</summary>
    private double[] ProductsWith(ReadOnlySpan<double> outcomes, out double[][] byCluster)
    {
        if (outcomes.Length != _observations.Count)
            throw new ArgumentException(
                $"{_observations.Count} rows need as many outcomes, not {outcomes.Length}", nameof(outcomes));
        byCluster = new double[_cross.Length][];
        for (int c = 0; c < byCluster.Length; c++)
            byCluster[c] = new double[_columns];
        for (int row = 0; row < outcomes.Length; row++)
        {
            double[] into = byCluster[_observations.Clusters[row]];
            double factor = _weights[row] * outcomes[row];
            for (int a = 0; a < _columns; a++)
                into[a] += factor * _x[row * _columns + a];
        }

        return Sum(byCluster);
    }

    private void SubtractUnitMeans(double[] columns, int count)
    {
        int units = _observations.Units.Max() + 1;
        double[] sums = new double[units * count];
        double[] masses = new double[units];
        for (int row = 0; row < _observations.Count; row++)
        {
            int unit = _observations.Units[row];
            masses[unit] += _weights[row];
            for (int a = 0; a < count; a++)
                sums[unit * count + a] += _weights[row] * columns[row * count + a];
        }

        for (int row = 0; row < _observations.Count; row++)
        {
            int unit = _observations.Units[row];
            for (int a = 0; a < count; a++)
                columns[row * count + a] -= masses[unit] > 0 ? sums[unit * count + a] / masses[unit] : 0;
        }
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

    private static double[] Sum(double[][] parts, ReadOnlySpan<double> weights = default)
    {
        int length = parts.Max(part => part.Length);
        double[] sum = new double[length];
        for (int c = 0; c < parts.Length; c++)
        {
            double weight = weights.IsEmpty ? 1 : weights[c];
            if (weight == 0)
                continue;
            for (int a = 0; a < parts[c].Length; a++)
                sum[a] += weight * parts[c][a];
        }

        return sum;
    }

    private double Dot(int row, double[] vector)
    {
        double sum = 0;
        for (int a = 0; a < _columns; a++)
            sum += _x[row * _columns + a] * vector[a];
        return sum;
    }
}
