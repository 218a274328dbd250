using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// Contributions in two parts (Cragg 1971): whether a unit joins, by a logit with a level for each unit, and how much
/// it sends if it does, by a regression of the logarithm with a level for each unit.
/// </summary>
/// <param name="Joining">Slopes in log odds.</param>
/// <param name="Size">Slopes in log amounts, among those who join.</param>
public sealed record HurdleRegression(RegressionFit Joining, RegressionFit Size)
{
    /// <param name="amounts">One for each row: 0 for a unit that does not join, above 0 for one that does.</param>
    public static HurdleRegression Estimate(RegressionRows observations, ReadOnlySpan<double> amounts)
    {
        ArgumentNullException.ThrowIfNull(observations);
        Parts parts = new(observations, amounts);
        return new(
            ConditionalLogit.Fit(observations, parts.Joined),
            RegressionDesign.Compile(parts.Joiners, FixedEffects.Unit).Fit(parts.LogAmounts));
    }

    /// <summary>
    /// How much more is sent because of one regressor, as a share of what would be sent if it were 0: expected totals
    /// of both parts together, with the levels of units that go with the slopes. Who never joins stays at 0, and who
    /// always joins at 1, on both sides.
    /// </summary>
    /// <param name="rows">The rows that count, such as partners before entry.</param>
    public static double ChangeOfTotal(
        RegressionRows observations, ReadOnlySpan<double> amounts, string regressor, ReadOnlySpan<bool> rows)
    {
        ArgumentNullException.ThrowIfNull(observations);
        double[] unweighted = new double[observations.ClusterNames.Length];
        Array.Fill(unweighted, 1);
        Parts parts = new(observations, amounts);
        return parts.ChangeOfTotal(
            ConditionalLogit.Compile(observations, parts.Joined), unweighted, IndexOf(observations, regressor), rows);
    }

    /// <summary>The refit of a cluster bootstrap of <see cref="ChangeOfTotal"/>.</summary>
    public static ClusterBootstrap.Refit RefitOfTotal(
        RegressionRows observations, ImmutableArray<double> amounts, string regressor, ImmutableArray<bool> rows)
    {
        ArgumentNullException.ThrowIfNull(observations);
        Parts parts = new(observations, amounts.AsSpan());
        ConditionalLogit logit = ConditionalLogit.Compile(observations, parts.Joined);
        int index = IndexOf(observations, regressor);
        return (clusterWeights, estimates) =>
            estimates[0] = parts.ChangeOfTotal(logit, clusterWeights, index, rows.AsSpan());
    }

    private static int IndexOf(RegressionRows observations, string regressor)
    {
        for (int a = 0; a < observations.Regressors.Length; a++)
        {
            if (observations.Regressors[a].Name == regressor)
                return a;
        }

        throw new ArgumentException($"there is no regressor {regressor}", nameof(regressor));
    }

    /// <summary>The two parts of the data.</summary>
    private sealed class Parts
    {
        private readonly RegressionRows _observations;
        private readonly int[] _joining;

        public Parts(RegressionRows observations, ReadOnlySpan<double> amounts)
        {
            _observations = observations;
            Joined = new double[amounts.Length];
            for (int row = 0; row < amounts.Length; row++)
                Joined[row] = amounts[row] > 0 ? 1 : 0;
            _joining = [.. Enumerable.Range(0, amounts.Length).Where(row => Joined[row] > 0)];
            if (_joining.Length == 0)
                throw new NotEstimableException("No unit joins: there is no amount to explain.");
            LogAmounts = new double[_joining.Length];
            for (int i = 0; i < _joining.Length; i++)
                LogAmounts[i] = Math.Log(amounts[_joining[i]]);
            Joiners = new(
                [.. _joining.Select(row => observations.Units[row])],
                [.. _joining.Select(row => observations.Periods[row])],
                [.. _joining.Select(row => observations.Clusters[row])], observations.ClusterNames,
                [
                    .. observations.Regressors.Select(
                        r => new Variable(r.Name, [.. _joining.Select(row => r.Values[row])])),
                ]);
        }

        public double[] Joined { get; }

        /// <summary>The rows of those who join.</summary>
        public RegressionRows Joiners { get; }

        public double[] LogAmounts { get; }

        public double ChangeOfTotal(
            ConditionalLogit logit, ReadOnlySpan<double> clusterWeights, int regressor, ReadOnlySpan<bool> rows)
        {
            double[] weights = new double[_joining.Length];
            for (int i = 0; i < weights.Length; i++)
                weights[i] = clusterWeights[Joiners.Clusters[i]];
            double[] joining = logit.Maximise(clusterWeights, out _);
            double[] size = RegressionDesign.Slopes(Joiners, FixedEffects.Unit, weights, LogAmounts);
            Dictionary<int, double> logOdds = UnitLevels.OfJoining(_observations, Joined, joining);
            Dictionary<int, double> logAmounts = UnitLevels.OfSize(Joiners, LogAmounts, size);
            double with = 0, without = 0;
            for (int row = 0; row < _observations.Count; row++)
            {
                int unit = _observations.Units[row];
                double weight = clusterWeights[_observations.Clusters[row]];
                if (!rows[row] || weight == 0 || !logAmounts.TryGetValue(unit, out double amount))
                    continue;
                double value = _observations.Regressors[regressor].Values[row];
                double index = logOdds[unit] + UnitLevels.Index(_observations, row, joining);
                double log = amount + UnitLevels.Index(_observations, row, size);
                with += weight * Math.Exp(log) / (1 + Math.Exp(-index));
                log -= size[regressor] * value;
                index -= joining[regressor] * value;
                without += weight * Math.Exp(log) / (1 + Math.Exp(-index));
            }

            return without > 0
                ? with / without - 1
                : throw new NotEstimableException(
                    "None of the selected rows belongs to a unit that ever joins: there is no total to change.");
        }
    }
}
