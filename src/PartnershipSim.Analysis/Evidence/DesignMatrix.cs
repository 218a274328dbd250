namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// The columns of a regression, row by row: constant and period dummies, then the regressors, less the means within
/// units where unit effects are absorbed; and what every estimate is made of, their products by cluster.
/// </summary>
internal sealed class DesignMatrix
{
    private readonly RegressionRows _observations;
    private readonly double[] _weights;
    private readonly double[] _x;

    /// <summary>Squares of the columns before means were subtracted.</summary>
    private readonly double[] _raw;

    public DesignMatrix(RegressionRows observations, FixedEffects effects, double[] weights)
    {
        _observations = observations;
        _weights = weights;
        int count = observations.Regressors.Length;
        int[] periods = effects.HasFlag(FixedEffects.Period) ? [.. observations.Periods.Distinct().Order()] : [];
        bool hasConstant = !effects.HasFlag(FixedEffects.Unit);
        Optional = (hasConstant ? 1 : 0) + Math.Max(0, periods.Length - 1);
        Columns = Optional + count;
        _x = new double[observations.Count * Columns];
        for (int row = 0; row < observations.Count; row++)
        {
            Span<double> x = _x.AsSpan(row * Columns, Columns);
            if (hasConstant)
                x[0] = 1;
            int dummy = periods.Length > 0 ? Array.BinarySearch(periods, observations.Periods[row]) - 1 : -1;
            if (dummy >= 0)
                x[(hasConstant ? 1 : 0) + dummy] = 1;
            for (int a = 0; a < count; a++)
                x[Optional + a] = observations.Regressors[a].Values[row];
        }

        _raw = Squares();
        if (effects.HasFlag(FixedEffects.Unit))
            SubtractUnitMeans(_x, Columns);
        Cross = CrossProducts();
    }

    /// <summary>Constant and dummies, which may be left out one by one, stand before the regressors.</summary>
    public int Optional { get; }

    /// <summary>All columns, regressors last.</summary>
    public int Columns { get; }

    /// <summary>X'WX of each cluster; empty for a cluster without rows.</summary>
    public double[][] Cross { get; }

    /// <summary>Null if a regressor does not vary or depends on others: <paramref name="dependent"/> is its
    /// column.</summary>
    public SymmetricSystem? Factor(double[] matrix, out int dependent) =>
        SymmetricSystem.Factor(matrix, Columns, out dependent, Optional, _raw);

    /// <summary>X'Wy, in all and by cluster.</summary>
    public double[] ProductsWith(ReadOnlySpan<double> outcomes, out double[][] byCluster)
    {
        if (outcomes.Length != _observations.Count)
            throw new ArgumentException(
                $"{_observations.Count} rows need as many outcomes, not {outcomes.Length}", nameof(outcomes));
        byCluster = new double[Cross.Length][];
        for (int c = 0; c < byCluster.Length; c++)
            byCluster[c] = new double[Columns];
        for (int row = 0; row < outcomes.Length; row++)
        {
            double[] into = byCluster[_observations.Clusters[row]];
            AddRow(row, _weights[row] * outcomes[row], into);
        }

        return Sum(byCluster);
    }

    /// <summary>Less the means within units, in each of so many columns that stand side by side.</summary>
    public void SubtractUnitMeans(double[] columns, int count)
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

    /// <summary>The parts added up, each by its weight if there are weights.</summary>
    public static double[] Sum(double[][] parts, ReadOnlySpan<double> weights = default)
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

    /// <summary>A row times a vector.</summary>
    public double Dot(int row, double[] vector)
    {
        double sum = 0;
        for (int a = 0; a < Columns; a++)
            sum += _x[row * Columns + a] * vector[a];
        return sum;
    }

    /// <summary>Adds a multiple of a row to a vector.</summary>
    public void AddRow(int row, double factor, double[] into)
    {
        for (int a = 0; a < Columns; a++)
            into[a] += factor * _x[row * Columns + a];
    }

    private double[] Squares()
    {
        double[] squares = new double[Columns];
        for (int row = 0; row < _observations.Count; row++)
        {
            for (int a = 0; a < Columns; a++)
                squares[a] += _weights[row] * _x[row * Columns + a] * _x[row * Columns + a];
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
                cross[c] = new double[Columns * Columns];
            ReadOnlySpan<double> x = _x.AsSpan(row * Columns, Columns);
            for (int a = 0; a < Columns; a++)
            {
                double factor = _weights[row] * x[a];
                if (factor == 0)
                    continue;
                Span<double> into = cross[c].AsSpan(a * Columns, Columns);
                for (int b = 0; b < into.Length; b++)
                    into[b] += factor * x[b];
            }
        }

        return cross;
    }
}
