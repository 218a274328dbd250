using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// A score test (Rao 1948) of one more regressor, in a logit or in least squares: the model without it is fitted once,
/// so that thousands of candidates cost one product each. z is signed: above 0 if more of the regressor goes with more
/// of the outcome.
/// </summary>
internal sealed class ScoreTest
{
    /// <summary>A candidate of which less than this share is not explained by the controls does not vary.</summary>
    private const double LeastShare = 1e-9;

    /// <summary>With less variance left on average, every probability is 0 or 1.</summary>
    private const double LeastSpread = 1e-6;

    private readonly double[] _controls;
    private readonly int _columns;
    private readonly double[] _residuals;
    private readonly double[] _spreads;
    private readonly SymmetricSystem _system;

    private ScoreTest(double[] controls, int columns, double[] residuals, double[] spreads, SymmetricSystem system)
    {
        _controls = controls;
        _columns = columns;
        _residuals = residuals;
        _spreads = spreads;
        _system = system;
    }

    /// <param name="controls">Besides a constant; those that depend on others are left out.</param>
    /// <param name="joined">0 or 1.</param>
    public static ScoreTest OfLogit(ImmutableArray<Variable> controls, ReadOnlySpan<double> joined)
    {
        double[] x = ControlColumns.Independent(controls, joined.Length, out int columns);
        double[] weights = new double[joined.Length];
        Array.Fill(weights, 1);
        LogitFit? fit = Logit.Fit(x, columns, joined, weights);
        if (fit is null || fit.Probabilities.Average(p => p * (1 - p)) < LeastSpread)
        {
            throw new NotEstimableException(
                "The controls separate those who join from those who do not: there is nothing left to explain.");
        }

        double[] residuals = new double[joined.Length];
        double[] spreads = new double[joined.Length];
        for (int row = 0; row < residuals.Length; row++)
        {
            residuals[row] = joined[row] - fit.Probabilities[row];
            spreads[row] = fit.Probabilities[row] * (1 - fit.Probabilities[row]);
        }

        return new(x, columns, residuals, spreads, fit.Information);
    }

    public static ScoreTest OfLeastSquares(ImmutableArray<Variable> controls, ReadOnlySpan<double> outcomes)
    {
        double[] x = ControlColumns.Independent(controls, outcomes.Length, out int columns);
        if (outcomes.Length <= columns + 1)
        {
            throw new NotEstimableException(
                $"{outcomes.Length} rows are too few for {columns} controls and one more regressor.");
        }

        double[] ones = new double[outcomes.Length];
        Array.Fill(ones, 1);
        SymmetricSystem plain = SymmetricSystem.Factor(ControlColumns.Cross(x, columns, ones), columns, out _)!;
        double[] residuals = ResidualsOf(x, columns, plain, outcomes);
        double variance = residuals.Sum(r => r * r) / (outcomes.Length - columns);
        if (!(variance > 0))
            throw new NotEstimableException("The controls explain the outcome in full: there is nothing left.");
        double[] spreads = new double[outcomes.Length];
        Array.Fill(spreads, 1 / variance);
        return new(
            x, columns, [.. residuals.Select(r => r / variance)], spreads,
            SymmetricSystem.Factor(ControlColumns.Cross(x, columns, spreads), columns, out _)!);
    }

    /// <summary>What controls do not explain of a variable, by least squares.</summary>
    public static double[] Residuals(ImmutableArray<Variable> controls, ReadOnlySpan<double> values)
    {
        double[] x = ControlColumns.Independent(controls, values.Length, out int columns);
        double[] ones = new double[values.Length];
        Array.Fill(ones, 1);
        SymmetricSystem plain = SymmetricSystem.Factor(ControlColumns.Cross(x, columns, ones), columns, out _)!;
        return ResidualsOf(x, columns, plain, values);
    }

    /// <summary>z of a candidate; not a number if the controls explain it in full.</summary>
    public double Z(ReadOnlySpan<double> candidate)
    {
        double score = 0, square = 0;
        double[] products = new double[_columns];
        for (int row = 0; row < candidate.Length; row++)
        {
            double weighted = _spreads[row] * candidate[row];
            score += _residuals[row] * candidate[row];
            square += weighted * candidate[row];
            for (int a = 0; a < _columns; a++)
                products[a] += weighted * _controls[row * _columns + a];
        }

        double[] slopes = [.. products];
        _system.Solve(slopes);
        double explained = 0;
        for (int a = 0; a < _columns; a++)
            explained += products[a] * slopes[a];
        double variance = square - explained;
        return variance > LeastShare * square ? score / Math.Sqrt(variance) : double.NaN;
    }

    private static double[] ResidualsOf(double[] x, int columns, SymmetricSystem system, ReadOnlySpan<double> values)
    {
        double[] slopes = new double[columns];
        for (int row = 0; row < values.Length; row++)
        {
            for (int a = 0; a < columns; a++)
                slopes[a] += x[row * columns + a] * values[row];
        }

        system.Solve(slopes);
        double[] residuals = values.ToArray();
        for (int row = 0; row < values.Length; row++)
        {
            for (int a = 0; a < columns; a++)
                residuals[row] -= x[row * columns + a] * slopes[a];
        }

        return residuals;
    }
}
