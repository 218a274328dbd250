using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// How group-time effects become fewer numbers (Callaway and Sant'Anna 2021, section 3). Groups weigh by their treated
/// units that are observed in the comparison; that these weights are estimates enters the standard errors.
/// </summary>
/// <param name="Kind">What one number is a mean over.</param>
/// <param name="From">Event time only: the first event time kept.</param>
/// <param name="To">
/// Event time only: the last event time kept; its overall mean is over the event times kept that are not leads.
/// </param>
/// <param name="BalancedTo">
/// Event time only: groups that are not observed up to this event time are left out, so that the same groups stand
/// behind every event time.
/// </param>
public sealed record Aggregation(
    AggregationKind Kind, int From = int.MinValue, int To = int.MaxValue, int? BalancedTo = null)
{
    /// <summary>
    /// Compiles the series into weighted sums of outcomes, one for each key and one for the overall mean.
    /// </summary>
    public CompiledSeries Compile(GroupTimeDesign design)
    {
        ArgumentNullException.ThrowIfNull(design);
        ImmutableArray<Pool> pools = PoolsOf(design);
        double[] factors = OverallFactors(pools, design);
        double[] overall = new double[design.Shape.Cells];
        ImmutableArray<LinearStatistic>.Builder series = ImmutableArray.CreateBuilder<LinearStatistic>(pools.Length);
        for (int p = 0; p < pools.Length; p++)
        {
            double[] coefficients = new double[design.Shape.Cells];
            for (int k = 0; k < pools[p].Cells.Length; k++)
            {
                double share = pools[p].Masses[k] / pools[p].Mass;
                design.AddCoefficients(pools[p].Cells[k], share, coefficients);
                design.AddCoefficients(pools[p].Cells[k], share * factors[p], overall);
            }

            series.Add(LinearStatistic.FromDense(coefficients));
        }

        return new([.. pools.Select(pool => pool.Key)], series.MoveToImmutable(), LinearStatistic.FromDense(overall));
    }

    internal EffectSeries Of(GroupTimeDesign design, double[] effects, double[][] influence)
    {
        ImmutableArray<Pool> pools = PoolsOf(design);
        double[] values = new double[pools.Length];
        double[][] errors = new double[pools.Length][];
        Support[] supports = [.. pools.Select(pool => SupportOf(pool, design))];
        for (int p = 0; p < pools.Length; p++)
            (values[p], errors[p]) = Mean(pools[p], design, effects, influence);
        double[] factors = OverallFactors(pools, design);
        double overall = 0;
        double[] overallErrors = new double[design.Shape.Units.Length];
        Support all = Support.None(design.Shape);
        for (int p = 0; p < pools.Length; p++)
        {
            if (factors[p] == 0)
                continue;
            all.Add(supports[p]);
            overall += factors[p] * values[p];
            for (int i = 0; i < overallErrors.Length; i++)
                overallErrors[i] += factors[p] * errors[p][i];
        }

        if (Kind == AggregationKind.Group)
            AddErrorOfGroupShares(pools, design, values, overall, overallErrors);
        return new(
            Kind, [.. pools.Select(pool => pool.Key)], values, errors, supports,
            all.Describe(overall, overallErrors, design.Shape), design.Shape);
    }

    private static Support SupportOf(Pool pool, GroupTimeDesign design)
    {
        Support support = Support.None(design.Shape);
        foreach (int cell in pool.Cells)
        {
            if (design.ComparisonOf(cell) is { } comparison)
                support.Add(comparison, design.Shape);
        }

        return support;
    }

    /// <summary>The mean of a pool, and each unit's share of its error.</summary>
    private static (double Value, double[] Errors) Mean(
        Pool pool, GroupTimeDesign design, double[] effects, double[][] influence)
    {
        double value = 0;
        for (int k = 0; k < pool.Cells.Length; k++)
            value += pool.Masses[k] / pool.Mass * effects[pool.Cells[k]];
        double[] errors = new double[design.Shape.Units.Length];
        for (int k = 0; k < pool.Cells.Length; k++)
        {
            int cell = pool.Cells[k];
            for (int i = 0; i < errors.Length; i++)
                errors[i] += pool.Masses[k] / pool.Mass * influence[cell][i];
            if (!pool.IsEstimated || design.ComparisonOf(cell) is not { } comparison)
                continue;
            for (int i = 0; i < comparison.Units.Length; i++)
            {
                int unit = comparison.Units[i];
                if (comparison.IsTreated(i))
                    errors[unit] += design.Weights[unit] * (effects[cell] - value) / pool.Mass;
            }
        }

        return (value, errors);
    }

    private static void AddErrorOfGroupShares(
        ImmutableArray<Pool> pools, GroupTimeDesign design, double[] values, double overall, double[] errors)
    {
        double total = 0;
        foreach (Pool pool in pools)
            total += MassOfGroup(design, pool.Key);
        for (int i = 0; i < errors.Length; i++)
        {
            for (int p = 0; p < pools.Length; p++)
            {
                if (design.Cohorts.First[i] == pools[p].Key)
                    errors[i] += design.Weights[i] * (values[p] - overall) / total;
            }
        }
    }

    private double[] OverallFactors(ImmutableArray<Pool> pools, GroupTimeDesign design)
    {
        double[] factors = new double[pools.Length];
        double total = 0;
        for (int p = 0; p < pools.Length; p++)
        {
            factors[p] = Kind switch
            {
                AggregationKind.Group => MassOfGroup(design, pools[p].Key),
                AggregationKind.EventTime => pools[p].Key >= 0 ? 1 : 0,
                _ => 1,
            };
            total += factors[p];
        }

        for (int p = 0; p < factors.Length; p++)
            factors[p] = total > 0 ? factors[p] / total : double.NaN;
        return factors;
    }

    private static double MassOfGroup(GroupTimeDesign design, int group)
    {
        double mass = 0;
        for (int i = 0; i < design.Weights.Length; i++)
            mass += design.Cohorts.First[i] == group ? design.Weights[i] : 0;
        return mass;
    }

    private ImmutableArray<Pool> PoolsOf(GroupTimeDesign design)
    {
        SortedDictionary<int, (List<int> Cells, List<double> Masses)> pools = [];
        ImmutableArray<GroupTimeCell> cells = design.Cells;
        ImmutableArray<int> periods = design.Shape.Periods;
        for (int c = 0; c < cells.Length; c++)
        {
            GroupTimeCell cell = cells[c];
            if (KeyOf(cell, periods) is not { } key || design.Compared(c).Refusal is not null)
                continue;
            if (!pools.TryGetValue(key, out (List<int> Cells, List<double> Masses) pool))
                pools[key] = pool = ([], []);
            pool.Cells.Add(c);
            pool.Masses.Add(MassOf(design, c));
        }

        if (pools.Count == 0)
            throw new NotEstimableException("No group is observed at the selected event times.");
        bool isEstimated = Kind != AggregationKind.Group;
        return
        [
            .. pools.Select(pool => new Pool(pool.Key, [.. pool.Value.Cells], [.. pool.Value.Masses], isEstimated)),
        ];
    }

    private int? KeyOf(GroupTimeCell cell, ImmutableArray<int> periods)
    {
        int period = periods[cell.Time];
        bool isTreated = period >= cell.Group;
        switch (Kind)
        {
            case AggregationKind.Simple:
                return isTreated ? 0 : null;
            case AggregationKind.Group:
                return isTreated ? cell.Group : null;
            case AggregationKind.Calendar:
                return isTreated ? period : null;
            default:
                int time = period - cell.Group;
                if (BalancedTo is not { } end)
                    return time >= From && time <= To ? time : null;
                // the earliest event time that every remaining group can have
                bool isBalanced = periods[^1] - cell.Group >= end && time >= end - periods[^1] + periods[0];
                return isBalanced && time >= From && time <= Math.Min(To, end) ? time : null;
        }
    }

    /// <summary>The weight of a cell within its key: periods of a group count alike, groups by treated units.</summary>
    private double MassOf(GroupTimeDesign design, int cell)
    {
        if (Kind == AggregationKind.Group)
            return 1;
        if (design.ComparisonOf(cell) is not { } comparison)
            return MassOfGroup(design, design.Cells[cell].Group);
        double mass = 0;
        for (int i = 0; i < comparison.Units.Length; i++)
            mass += comparison.IsTreated(i) ? design.Weights[comparison.Units[i]] : 0;
        return mass;
    }

    /// <summary>The group-time effects behind one number.</summary>
    /// <param name="IsEstimated">The masses are counts of units that another sample would not repeat.</param>
    private sealed record Pool(int Key, ImmutableArray<int> Cells, ImmutableArray<double> Masses, bool IsEstimated)
    {
        public double Mass { get; } = Masses.Sum();
    }
}

public enum AggregationKind
{
    /// <summary>One number: the mean over all treated units and periods.</summary>
    Simple,

    /// <summary>By periods since treatment began, leads negative: the event study.</summary>
    EventTime,

    /// <summary>By group; the overall mean weighs groups by their units.</summary>
    Group,

    /// <summary>By calendar period.</summary>
    Calendar,
}

/// <summary>A series of effects as weighted sums of outcomes, for any number of histories.</summary>
/// <param name="Keys">Event times, groups or periods.</param>
public sealed record CompiledSeries(
    ImmutableArray<int> Keys, ImmutableArray<LinearStatistic> Series, LinearStatistic Overall);
