using System.Collections.Immutable;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;

namespace PartnershipSim.Analysis.Expectations;

/// <summary>What was expected, what was observed, and whether they agree.</summary>
public sealed record ExpectationResult(Expectation Expectation, string Expected, string Observed, bool IsMet);

/// <summary>
/// Runs a scenario beside those that its expectations name, under common random numbers, and judges each expectation.
/// Nothing is bent: an
/// expectation whose interval cannot decide is not met.
/// </summary>
/// <param name="threads">0: one per processor.</param>
public sealed class ExpectationRunner(int threads = 0)
{
    /// <summary>An expectation is never judged on fewer replicates, unless fewer are requested.</summary>
    public const int LeastReplicates = 100;

    /// <summary>Judges every expectation of the scenario.</summary>
    /// <param name="replicates">Null: the scenario's own, at least <see cref="LeastReplicates"/>.</param>
    /// <param name="seed">Null: the scenario's own.</param>
    public ImmutableArray<ExpectationResult> Check(Scenario scenario, int? replicates = null, ulong? seed = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        RunPlan plan = new(seed ?? scenario.Seed, replicates ?? Math.Max(LeastReplicates, scenario.Replicates), threads);
        ImmutableArray<ExpectationResult>.Builder verdicts = ImmutableArray.CreateBuilder<ExpectationResult>();
        foreach (IGrouping<Years, Expectation> together in scenario.Expectations.GroupBy(expectation => expectation.Years ?? scenario.Years))
        {
            JointRun run = JointRun.Of(scenario, together, together.Key, plan, cancellation);
            verdicts.AddRange(together.Select(expectation => Judgement.Of(expectation, run)));
        }

        return verdicts.ToImmutable();
    }
}
