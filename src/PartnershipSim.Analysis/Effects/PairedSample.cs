using System.Collections.Concurrent;
using MathNet.Numerics.Distributions;
using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.Effects;

/// <summary>Replicates of two scenarios in pairs; pairs in which either is undefined are left out.</summary>
public sealed class PairedSample
{
    /// <summary>
    /// Of Student's t, by degrees of freedom and level: a table of effects asks for the same one in every line.
    /// </summary>
    private static readonly ConcurrentDictionary<(int DegreesOfFreedom, double Level), double> Quantiles = new();

    private readonly double[] _base;
    private readonly double[] _other;
    private readonly double[] _differences;
    private readonly int[] _replicates;

    public PairedSample(IReadOnlyList<double> @base, IReadOnlyList<double> other)
    {
        ArgumentNullException.ThrowIfNull(@base);
        ArgumentNullException.ThrowIfNull(other);
        if (@base.Count != other.Count)
            throw new ArgumentException("pairs need as many values on both sides", nameof(other));
        int[] defined = [.. Enumerable.Range(0, @base.Count)
            .Where(r => !double.IsNaN(@base[r]) && !double.IsNaN(other[r]))];
        _base = [.. defined.Select(r => @base[r])];
        _other = [.. defined.Select(r => other[r])];
        _replicates = defined;
        _differences = [.. defined.Select(r => other[r] - @base[r])];
    }

    public int Count => _differences.Length;

    public ReadOnlySpan<double> Differences => _differences;

    public double Mean => Sample.Mean(_differences);

    /// <summary>The mean of the base over these pairs.</summary>
    public double BaseMean => Sample.Mean(_base);

    /// <summary>
    /// The interval of the mean difference by Student's t at the given level, 0.9 for 90 %. A single pair has no
    /// interval: it is infinite, unless the pair does not differ.
    /// </summary>
    public Interval IntervalAt(double level) => StudentInterval(_differences, level);

    /// <inheritdoc cref="IntervalAt"/>
    public static Interval StudentInterval(ReadOnlySpan<double> sample, double level) =>
        StudentInterval(Sample.Mean(sample), Sample.Variance(sample), sample.Length, level);

    /// <inheritdoc cref="IntervalAt"/>
    public static Interval StudentInterval(double mean, double variance, int count, double level)
    {
        if (count < 2)
            return mean == 0 ? new(0, 0) : new(double.NegativeInfinity, double.PositiveInfinity);
        double error = Math.Sqrt(variance / count);
        double reach = error == 0 ? 0 : StudentQuantile(count - 1, level) * error;
        return new(mean - reach, mean + reach);
    }

    // how many standard errors an interval of this level reaches to each side
    private static double StudentQuantile(int degreesOfFreedom, double level) => Quantiles.GetOrAdd(
        (degreesOfFreedom, level), of => StudentT.InvCDF(0, 1, of.DegreesOfFreedom, 0.5 + of.Level / 2));

    /// <summary>The differences of two samples in the replicates in which both are defined, side by side.</summary>
    internal static IEnumerable<(double One, double Other)> Together(PairedSample one, PairedSample other)
    {
        Dictionary<int, double> known = other._replicates.Zip(other._differences).ToDictionary();
        return one._replicates.Zip(one._differences).Where(pair => known.ContainsKey(pair.First))
            .Select(pair => (pair.Second, known[pair.First]));
    }

    /// <summary>The member under which a pair of this sample was run.</summary>
    internal Func<int, int> MembersOf(RunPlan plan) => pair => plan.MemberOf(_replicates[pair]);

    /// <summary>The pairs of each member of the plan's ensemble.</summary>
    public MemberSample Members(RunPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return MemberSample.Of(_replicates.Select(plan.MemberOf), _differences);
    }

    /// <summary>All that is said of the pair; under an ensemble, intervals are over its members.</summary>
    public Effect Describe(Outcome outcome, string group, Bootstrap bootstrap, RunPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Effect overLuck = Describe(outcome, group, bootstrap);
        if (plan.Ensemble is null)
            return overLuck;
        MemberSample members = Members(plan);
        return overLuck with
        {
            Interval90 = members.IntervalAt(0.90),
            Interval95 = members.IntervalAt(0.95),
            Parameters = new(members.Count, members.ShareOfParameters),
        };
    }

    /// <summary>All that is said of the pair; intervals are over replicates.</summary>
    public Effect Describe(Outcome outcome, string group, Bootstrap bootstrap)
    {
        ArgumentNullException.ThrowIfNull(bootstrap);
        double unpaired = Sample.Variance(_base) + Sample.Variance(_other);
        double paired = Sample.Variance(_differences);
        double[] means = bootstrap.MeansOf(_differences);
        return new(
            outcome, group, Count, BaseMean, Mean, IntervalAt(0.90), IntervalAt(0.95), Resampled(0.90), Resampled(0.95),
            _differences.Count(d => d > 0) / (double)Math.Max(1, Count),
            Count < 2 ? double.NaN : paired == 0 && Mean == 0 ? 0 : Mean / Math.Sqrt(unpaired / 2),
            Count < 2 ? double.NaN : paired == 0 ? double.PositiveInfinity : unpaired / paired);

        // one pair, resampled, is that pair: no interval
        Interval Resampled(double level) => Count < 2 ? IntervalAt(level) : Distribution.Middle(means, level);
    }
}
