using System.Collections.Immutable;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Runs;

namespace PartnershipSim.Library;

/// <summary>What other scenarios do against a base under common random numbers.</summary>
public sealed class ComparisonAnswer
{
    private readonly ImmutableArray<(Outcome Outcome, int Subject)> _columns;
    private readonly ColumnFold _kept;

    internal ComparisonAnswer(
        ImmutableArray<string> names, RunPlan plan, ImmutableArray<OutcomeOf> outcomes,
        ImmutableArray<(Outcome Outcome, int Subject)> columns, ColumnFold kept)
    {
        Base = names[0];
        Others = names[1..];
        Replicates = plan.Replicates;
        Seed = plan.Seed;
        Outcomes = outcomes;
        _columns = columns;
        _kept = kept;
    }

    /// <summary>Name of the base.</summary>
    public string Base { get; }

    /// <summary>Names of the scenarios that are compared with it.</summary>
    public ImmutableArray<string> Others { get; }

    /// <summary>How many runs of each.</summary>
    public int Replicates { get; }

    /// <summary>On whose draws.</summary>
    public ulong Seed { get; }

    /// <summary>What was asked for.</summary>
    public ImmutableArray<OutcomeOf> Outcomes { get; }

    /// <summary>One row per scenario and outcome; none where the outcome is defined in no pair.</summary>
    public IEnumerable<EffectSummary> Effects() =>
        from other in Enumerable.Range(0, Others.Length)
        from column in Enumerable.Range(0, Outcomes.Length)
        let pairs = new PairedSample(_kept.Scalars(0, column), _kept.Scalars(other + 1, column))
        where pairs.Count > 0
        let narrow = pairs.IntervalAt(0.90)
        let wide = pairs.IntervalAt(0.95)
        select new EffectSummary(
            Others[other], Outcomes[column].Outcome, Outcomes[column].Group, _columns[column].Outcome.Unit, pairs.Count,
            pairs.BaseMean, pairs.Mean, narrow.Low, narrow.High, wide.Low, wide.High, ShareAbove(pairs));

    /// <summary>Other minus base, replicate by replicate; not a number where either is undefined.</summary>
    /// <param name="other">Name of the scenario.</param>
    /// <param name="outcome">One of <see cref="Outcomes"/>.</param>
    /// <exception cref="ArgumentException">The scenario or the outcome was not asked for.</exception>
    public double[] Differences(string other, OutcomeOf outcome)
    {
        int arm = Others.IndexOf(other) + 1;
        int column = Outcomes.IndexOf(outcome);
        if (arm < 1)
            throw new ArgumentException($"there is no scenario called {other}", nameof(other));
        if (column < 0)
            throw new ArgumentException($"{outcome} was not asked for", nameof(outcome));
        return [.. _kept.Scalars(arm, column).Zip(_kept.Scalars(0, column), (one, @base) => one - @base)];
    }

    private static double ShareAbove(PairedSample pairs)
    {
        int above = 0;
        foreach (double difference in pairs.Differences)
            above += difference > 0 ? 1 : 0;
        return above / (double)pairs.Count;
    }
}
