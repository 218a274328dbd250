using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// Does one more regressor of a logit help to predict units that it was not fitted on? Each unit in turn is left out,
/// the logit is fitted on the others with and without the regressor, and the unit is predicted by both.
/// </summary>
/// <param name="Gain">Log likelihood of the units left out with the regressor, less that without.</param>
/// <param name="StandardError">Of the gain, by the differences between units.</param>
/// <param name="Improved">Units that are predicted better with it.</param>
/// <param name="Base">Log likelihood of the units left out without it.</param>
public sealed record UnitValidation(double Gain, double StandardError, int Improved, int Units, int Rows, double Base)
{
    /// <summary>The regressor pays: its gain is more than 1.64 standard errors above 0.</summary>
    public bool Pays => Gain > OneSided * StandardError;

    /// <summary>The 95 % quantile of a standard normal distribution.</summary>
    private const double OneSided = 1.645;

    private const int LeastUnits = 10;

    /// <param name="units">The unit of each row.</param>
    /// <param name="joined">0 or 1.</param>
    public static UnitValidation Of(
        ImmutableArray<int> units, ImmutableArray<Variable> controls, Variable added, ReadOnlySpan<double> joined,
        CancellationToken stop = default)
    {
        int[] all = [.. units.Distinct().Order()];
        if (all.Length < LeastUnits)
        {
            throw new NotEstimableException(
                $"Leaving out units needs {LeastUnits} of them; {all.Length} are observed.");
        }

        double[] plain = ControlColumns.Independent(controls, units.Length, out int columns);
        double[] more = ControlColumns.Independent([.. controls, added], units.Length, out int moreColumns);
        if (moreColumns == columns)
        {
            throw new NotEstimableException(
                $"{added.Name} does not vary, or is a linear combination of the controls: it can add nothing.");
        }

        double[] differences = new double[all.Length];
        double below = 0;
        for (int u = 0; u < all.Length; u++)
        {
            stop.ThrowIfCancellationRequested();
            double without = LogLikelihood(plain, columns, units, joined, all[u]);
            differences[u] = LogLikelihood(more, moreColumns, units, joined, all[u]) - without;
            below += without;
        }

        double mean = differences.Average();
        double variance = differences.Sum(d => (d - mean) * (d - mean)) / (all.Length - 1);
        return new(
            differences.Sum(), Math.Sqrt(all.Length * variance), differences.Count(d => d > 0), all.Length,
            units.Length, below);
    }

    /// <summary>Of one unit by a fit on the others.</summary>
    private static double LogLikelihood(
        double[] x, int columns, ImmutableArray<int> units, ReadOnlySpan<double> joined, int left)
    {
        double[] weights = [.. units.Select(unit => unit == left ? 0.0 : 1)];
        LogitFit fit = Logit.Fit(x, columns, joined, weights) ?? throw new NotEstimableException(
            "Without one of the units, the regressors separate those who join from those who do not.");
        double sum = 0;
        for (int row = 0; row < units.Length; row++)
        {
            if (units[row] == left)
                sum += Math.Log(joined[row] > 0 ? fit.Probabilities[row] : 1 - fit.Probabilities[row]);
        }

        return sum;
    }
}
