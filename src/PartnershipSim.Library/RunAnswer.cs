using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Runs;

namespace PartnershipSim.Library;

/// <summary>What a run of one scenario found, for the outcomes that were asked for.</summary>
public sealed class RunAnswer
{
    private readonly ImmutableArray<(Outcome Outcome, int Subject)> _columns;
    private readonly ColumnFold _kept;

    internal RunAnswer(
        ScenarioModel scenario, RunPlan plan, ImmutableArray<OutcomeOf> outcomes,
        ImmutableArray<(Outcome Outcome, int Subject)> columns, ColumnFold kept)
    {
        Scenario = scenario;
        Replicates = plan.Replicates;
        Seed = plan.Seed;
        Outcomes = outcomes;
        HasYears = kept.Recorded is Recorded.GroupYears or Recorded.Years;
        _columns = columns;
        _kept = kept;
    }

    /// <summary>What was run.</summary>
    public ScenarioModel Scenario { get; }

    /// <summary>How many runs.</summary>
    public int Replicates { get; }

    /// <summary>On whose draws.</summary>
    public ulong Seed { get; }

    /// <summary>What was asked for, in this order in all tables.</summary>
    public ImmutableArray<OutcomeOf> Outcomes { get; }

    /// <summary>Whether single years were asked for.</summary>
    public bool HasYears { get; }

    /// <summary>One number per run of an outcome, in the order of the replicates.</summary>
    /// <exception cref="ArgumentException">It was not asked for.</exception>
    public ReadOnlySpan<double> Values(OutcomeOf outcome) => _kept.Scalars(0, NumberOf(outcome));

    /// <summary>An outcome in a calendar year, in the order of the replicates.</summary>
    /// <exception cref="ArgumentException">It was not asked for.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The year lies outside the run.</exception>
    /// <exception cref="InvalidOperationException">Single years were not asked for.</exception>
    public ReadOnlySpan<double> ValuesIn(OutcomeOf outcome, int year)
    {
        if (!HasYears)
            throw new InvalidOperationException("single years were not kept; ask for them: Run(..., hasYears: true)");
        ArgumentOutOfRangeException.ThrowIfLessThan(year, Horizon.Start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, Scenario.LastYear);
        return _kept.InYear(0, NumberOf(outcome), year);
    }

    /// <summary>One row per outcome: its one number per run over the replicates.</summary>
    public IEnumerable<OutcomeSummary> Summary() =>
        Outcomes.Select((outcome, c) => Row(outcome, c, null, _kept.Scalars(0, c)));

    /// <summary>One row per outcome and year; none if single years were not asked for.</summary>
    public IEnumerable<OutcomeSummary> Years() =>
        Outcomes.SelectMany((outcome, c) =>
            Enumerable.Range(Horizon.Start, HasYears ? Scenario.LastYear - Horizon.Start + 1 : 0)
                .Select(year => Row(outcome, c, year, _kept.InYear(0, c, year))));

    private OutcomeSummary Row(OutcomeOf outcome, int column, int? year, double[] sample)
    {
        Distribution over = Distribution.Of(sample, new double[sample.Length]);
        return new(
            outcome.Outcome, outcome.Group, year, _columns[column].Outcome.Unit, over.Count, over.Mean, over.Sd,
            over.P05, over.P25, over.P50, over.P75, over.P95);
    }

    private int NumberOf(OutcomeOf outcome) => Outcomes.IndexOf(outcome) is >= 0 and int number
        ? number
        : throw new ArgumentException($"{outcome} was not asked for", nameof(outcome));
}
