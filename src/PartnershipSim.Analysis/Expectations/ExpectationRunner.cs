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
/// Runs a scenario beside those that its expectations name, under the same luck, and judges each expectation. Nothing is bent: an
/// expectation whose interval cannot decide is not met.
/// </summary>
/// <param name="threads">0: one per processor.</param>
public sealed class ExpectationRunner(int threads = 0)
{
    /// <summary>An expectation is never judged on fewer replicates, unless somebody asks for fewer.</summary>
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
            Cast cast = Cast.Of(scenario, together, together.Key, plan, cancellation);
            verdicts.AddRange(together.Select(expectation => Judgement.Of(expectation, cast)));
        }

        return verdicts.ToImmutable();
    }
}

/// <summary>The scenario and everyone its expectations name, run together.</summary>
internal sealed class Cast
{
    private readonly Comparison _comparison;

    private Cast(Comparison comparison) => _comparison = comparison;

    /// <summary>The name of the scenario whose expectations are judged.</summary>
    public const string Self = "";

    public static Cast Of(Scenario scenario, IEnumerable<Expectation> expectations, Years years, RunPlan plan, CancellationToken cancellation)
    {
        string[] others =
            [.. expectations.SelectMany(expectation => new[] { expectation.Versus, expectation.LessThan }).OfType<string>().Distinct(StringComparer.Ordinal)];
        Dictionary<string, Scenario> loaded = others.ToDictionary(path => path, Scenario.Load, StringComparer.Ordinal);
        int last = loaded.Values.Append(scenario).Max(each => each.Horizon.To);
        last = Math.Max(last, years.To);
        Scenario[] all = [.. others.Select(path => loaded[path]).Prepend(scenario).Select(each => Until(each, last))];
        ImmutableArray<Arm> arms =
        [
            .. Compiler.CompileTogether(all).Zip(others.Prepend(Self), (compiled, name) => new Arm(name, compiled.Model)),
        ];
        return new(Comparison.Run(arms, plan, new OutcomeYears(years.From, years.To), cancellation: cancellation));
    }

    /// <summary>Pairs of one outcome in two worlds: (to - from) is the effect of <paramref name="to"/>.</summary>
    public PairedSample Pair(string from, string to, Outcome outcome, string group) =>
        new(_comparison.ScalarsOf(from).Of(outcome, group), _comparison.ScalarsOf(to).Of(outcome, group));

    public double[] Values(string world, Outcome outcome, string group) => _comparison.ScalarsOf(world).Of(outcome, group);

    // scenarios can be compared only over the same years, so all run to the latest year that one of them needs
    private static Scenario Until(Scenario scenario, int last) =>
        scenario with { Years = scenario.Years with { To = Math.Max(last, scenario.Years.To) } };
}
