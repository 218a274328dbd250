using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// Does an outcome prefer the paths of units as they are to the same paths given to other units of the stratum? What
/// the controls explain of a path stays where it is; the rest is permuted, whole path by whole path (permuted regressor
/// residuals, Potter 2005), and the score of the outcome on it is compared.
/// </summary>
/// <param name="Z">Signed score test of the paths as they are.</param>
/// <param name="PValue">One-sided: the share of assignments, the true one among them, with as large a score.</param>
/// <param name="Rows">Of the regression.</param>
/// <param name="Units">That have rows.</param>
public sealed record PathPermutation(double Z, double PValue, int Rows, int Units)
{
    /// <summary>Which regression the outcome is of.</summary>
    public enum Outcome
    {
        /// <summary>0 or 1: a logit.</summary>
        Joining,

        /// <summary>Any number: least squares.</summary>
        Size,
    }

    /// <param name="units">The unit of each row.</param>
    /// <param name="periods">The period of each row, by number.</param>
    /// <param name="strata">Of each unit; paths are permuted within.</param>
    /// <param name="controls">One value for each row.</param>
    /// <param name="paths">[unit][period]; the part that controls of units and periods do not explain.</param>
    /// <param name="outcomes">One for each row.</param>
    public static PathPermutation Of(
        ImmutableArray<int> units, ImmutableArray<int> periods, ImmutableArray<int> strata,
        ImmutableArray<Variable> controls, double[][] paths, Outcome kind, ReadOnlySpan<double> outcomes, int draws,
        ulong seed, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ScoreTest test = kind == Outcome.Joining
            ? ScoreTest.OfLogit(controls, outcomes)
            : ScoreTest.OfLeastSquares(controls, outcomes);
        double[] candidate = new double[units.Length];
        int[] labels = [.. Enumerable.Range(0, strata.Length)];
        RandomisationTest result = RandomisationTest.Of([.. labels], strata, draws, seed, order =>
        {
            stop.ThrowIfCancellationRequested();
            for (int row = 0; row < candidate.Length; row++)
                candidate[row] = paths[order[units[row]]][periods[row]];
            return test.Z(candidate);
        });
        if (double.IsNaN(result.Observed))
        {
            throw new NotEstimableException(
                "The path does not vary, or is a linear combination of the controls: there is nothing to permute.");
        }

        int asLarge = 1 + result.Permuted.Count(z => z >= result.Observed || double.IsNaN(z));
        return new(
            result.Observed, asLarge / (draws + 1.0), units.Length, units.Distinct().Count());
    }

    /// <summary>What controls do not explain of a variable, by least squares with a constant.</summary>
    public static double[] Residuals(ImmutableArray<Variable> controls, ReadOnlySpan<double> values) =>
        ScoreTest.Residuals(controls, values);
}
