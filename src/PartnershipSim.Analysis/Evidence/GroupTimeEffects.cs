using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// ATT(g,t): the mean effect on the group first treated in g, in period t; before treatment, a test of parallel
/// trends.
/// </summary>
/// <param name="Estimate">
/// In the unit of the outcome; null where there is none. A group of one cluster has an estimate without a standard
/// error.
/// </param>
/// <param name="IsReference">The base period: zero by definition.</param>
/// <param name="Refusal">Why there is no estimate, or null.</param>
public sealed record GroupTimeEffect(
    int Group, int Period, PointEstimate? Estimate, int Treated, int Controls, bool IsReference, string? Refusal)
{
    public bool IsTreated => Period >= Group;
}

/// <summary>
/// All group-time effects in one history. Standard errors are asymptotic, from influence functions summed by cluster.
/// </summary>
public sealed class GroupTimeEffects
{
    private readonly GroupTimeDesign _design;
    private readonly double[] _effects;
    private readonly double[][] _influence;

    internal GroupTimeEffects(GroupTimeDesign design, double[] effects, double[][] influence)
    {
        _design = design;
        _effects = effects;
        _influence = influence;
        Effects = [.. design.Cells.Select(Describe)];
    }

    /// <summary>By group, then by period.</summary>
    public ImmutableArray<GroupTimeEffect> Effects { get; }

    /// <summary>Means of group-time effects.</summary>
    public EffectSeries Aggregate(Aggregation aggregation)
    {
        ArgumentNullException.ThrowIfNull(aggregation);
        return aggregation.Of(_design, _effects, _influence);
    }

    /// <summary>
    /// The test that all effects before treatment are zero, group by group and period by period. With as many leads as
    /// clusters there is no such test; that of an event-time series needs fewer.
    /// </summary>
    public WaldTest PreTrend()
    {
        int[] leads =
        [
            .. Enumerable.Range(0, _effects.Length)
                .Where(c => !Effects[c].IsTreated && Effects[c].Estimate is { StandardError: > 0 }),
        ];
        if (leads.Length == 0)
            throw new NotEstimableException(
                "There is no period before treatment other than the base period: no pre-trend can be tested.");
        Support support = Support.None(_design.Shape);
        foreach (int lead in leads)
            support.Add(SupportOf(lead));
        return WaldTest.Of(
            [.. leads.Select(c => _effects[c])],
            ClusterCovariance.Of([.. leads.Select(c => _influence[c])], _design.Shape),
            support.Clusters);
    }

    private GroupTimeEffect Describe(GroupTimeCell cell, int number)
    {
        ComparedCell compared = _design.Compared(number);
        PointEstimate? estimate = compared.Refusal is null
            ? SupportOf(number).Describe(_effects[number], _influence[number], _design.Shape)
            : null;
        return new(
            cell.Group, _design.Shape.Periods[cell.Time], estimate, compared.Treated, compared.Controls,
            cell.IsReference, compared.Refusal);
    }

    private Support SupportOf(int number)
    {
        Support support = Support.None(_design.Shape);
        if (_design.ComparisonOf(number) is { } comparison)
            support.Add(comparison, _design.Shape);
        return support;
    }
}
