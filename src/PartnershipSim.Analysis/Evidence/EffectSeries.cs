using System.Collections.Immutable;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>Aggregated effects of one history: one estimate for each key, and the overall mean.</summary>
public sealed class EffectSeries
{
    private readonly double[] _values;
    private readonly double[][] _influence;
    private readonly Support[] _supports;
    private readonly PanelShape _shape;

    internal EffectSeries(
        AggregationKind kind, ImmutableArray<int> keys, double[] values, double[][] influence, Support[] supports,
        PointEstimate overall, PanelShape shape)
    {
        Kind = kind;
        Keys = keys;
        _values = values;
        _influence = influence;
        _supports = supports;
        _shape = shape;
        Estimates = [.. values.Select((value, k) => supports[k].Describe(value, influence[k], shape))];
        Overall = overall;
    }

    public AggregationKind Kind { get; }

    /// <summary>Event times, groups or periods, ascending; a single 0 for the simple mean.</summary>
    public ImmutableArray<int> Keys { get; }

    /// <summary>One for each key.</summary>
    public ImmutableArray<PointEstimate> Estimates { get; }

    /// <summary>The mean over keys; over event times from 0 on. Not a number if there are none of these.</summary>
    public PointEstimate Overall { get; }

    /// <summary>The plain mean over the keys from one to another, both included: "0 to 3 years after".</summary>
    public PointEstimate MeanOf(int from, int to)
    {
        int[] within = [.. Enumerable.Range(0, Keys.Length).Where(k => Keys[k] >= from && Keys[k] <= to)];
        if (within.Length == 0)
            throw new NotEstimableException($"No effect is observed between {from} and {to}.");
        double value = 0;
        double[] influence = new double[_shape.Units.Length];
        Support support = Support.None(_shape);
        foreach (int k in within)
        {
            support.Add(_supports[k]);
            value += _values[k] / within.Length;
            for (int i = 0; i < influence.Length; i++)
                influence[i] += _influence[k][i] / within.Length;
        }

        return support.Describe(value, influence, _shape);
    }

    /// <summary>The test that the leads of an event study, from one event time to another, are all zero.</summary>
    public WaldTest PreTrend(int from = int.MinValue, int to = -1)
    {
        int[] leads =
        [
            .. Enumerable.Range(0, Keys.Length)
                .Where(k => Keys[k] < 0 && Keys[k] >= from && Keys[k] <= to && Estimates[k].StandardError > 0),
        ];
        if (Kind != AggregationKind.EventTime || leads.Length == 0)
            throw new NotEstimableException(
                "There is no event time before treatment other than the base period: no pre-trend can be tested.");
        Support support = Support.None(_shape);
        foreach (int k in leads)
            support.Add(_supports[k]);
        return WaldTest.Of(
            [.. leads.Select(k => _values[k])], ClusterCovariance.Of([.. leads.Select(k => _influence[k])], _shape),
            support.Clusters);
    }

    /// <summary>
    /// Simultaneous bands over all keys, by the multiplier bootstrap; nowhere narrower than the interval of the key
    /// alone, and not a number where the estimate has no standard error.
    /// </summary>
    public SimultaneousBands Bands(int draws, ulong seed, double level = 0.95)
    {
        SimultaneousBands drawn = MultiplierBootstrap.Bands(
            _values, [.. _influence.Select(psi => ClusterCovariance.ByCluster(psi, _shape))], draws, seed, level);
        return drawn with { Bands = [.. drawn.Bands.Select((band, k) => Wider(band, Estimates[k], level))] };
    }

    private static Interval Wider(Interval band, PointEstimate estimate, double level)
    {
        if (!(estimate.StandardError > 0))
            return new(double.NaN, double.NaN);
        Interval alone = estimate.IntervalAt(level);
        return new(Math.Min(band.Low, alone.Low), Math.Max(band.High, alone.High));
    }
}
