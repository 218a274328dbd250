using System.Collections.Immutable;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;

namespace PartnershipSim.Analysis.Expectations;

/// <summary>A scenario and those that its expectations name, run side by side under common random numbers.</summary>
internal sealed class JointRun
{
    private readonly Comparison _comparison;

    private JointRun(Comparison comparison) => _comparison = comparison;

    /// <summary>The name of the scenario whose expectations are judged.</summary>
    public const string Self = "";

    public static JointRun Of(Scenario scenario, IEnumerable<Expectation> expectations, Years years, RunPlan plan, CancellationToken cancellation)
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
        return new(Comparison.OfScalars(arms, plan, new OutcomeYears(years.From, years.To), cancellation));
    }

    /// <summary>Pairs of one outcome in two scenarios: (to - from) is the effect of <paramref name="to"/>.</summary>
    public PairedSample Pair(string from, string to, Outcome outcome, string group) =>
        new(_comparison.ScalarsOf(from).Of(outcome, group), _comparison.ScalarsOf(to).Of(outcome, group));

    public double[] Values(string world, Outcome outcome, string group) => _comparison.ScalarsOf(world).Of(outcome, group);

    // scenarios can be compared only over the same years, so all run to the latest year that is needed
    private static Scenario Until(Scenario scenario, int last) =>
        scenario with { Years = scenario.Years with { To = Math.Max(last, scenario.Years.To) } };
}
