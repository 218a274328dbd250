using System.Collections.Immutable;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Terms;

namespace PartnershipSim.Analysis.Decisions;

/// <summary>One term of a decision in two scenarios; not a number where a scenario has no such term.</summary>
/// <param name="Range">From the lowest to the highest value of the first scenario over its replicates.</param>
/// <param name="IsPaired">
/// Both means are over the same replicates: a contingent has a size only in those in which the state joined.
/// </param>
public sealed record TwinLine(Term Term, double Own, double Twin, bool IsPaired, Interval Range)
{
    public LineKind Kind => Term.Kind;

    /// <summary>The term as shown.</summary>
    public string Name => Term.Label;

    public string Unit => Term.Unit;

    /// <summary>Not a number where the means are over different replicates, so that they cannot be compared.</summary>
    public double Difference => IsPaired ? Twin - Own : double.NaN;
}

/// <summary>A decision in two scenarios under common random numbers, term by term.</summary>
public sealed record TwinDecision(Decision Decision, string? Operation, ImmutableArray<TwinLine> Lines)
{
    public string Title => Operation is null ? Decision.Name : $"{Decision.Name}, {Operation}";

    /// <summary>
    /// The decisions of two scenarios side by side, in the order of the first; without a second its values are not
    /// numbers.
    /// </summary>
    public static ImmutableArray<TwinDecision> Pair(Explanation own, Explanation? twin)
    {
        ArgumentNullException.ThrowIfNull(own);
        IEnumerable<(Decision Decision, string? Operation)> keys = own.Decisions
            .Concat(twin?.Decisions ?? [])
            .Select(decision => (decision.Decision, decision.Operation))
            .Distinct();
        return [.. keys.Select(key => Pair(
            key.Decision, key.Operation, Find(own, key), Find(twin, key), own.Replicates))];
    }

    private static ExplainedDecision? Find(Explanation? explanation, (Decision Decision, string? Operation) key) =>
        explanation?.Decisions.FirstOrDefault(one => one.Decision == key.Decision && one.Operation == key.Operation);

    private static TwinDecision Pair(
        Decision decision, string? operation, ExplainedDecision? own, ExplainedDecision? twin, int replicates)
    {
        IEnumerable<Term> terms = (own?.Lines ?? []).Concat(twin?.Lines ?? []).Select(line => line.Term).Distinct();
        return new(
            decision, operation, [.. terms.Select(term => Pair(term, own?.Find(term), twin?.Find(term), replicates))]);
    }

    private static TwinLine Pair(Term term, ExplainedLine? own, ExplainedLine? twin, int replicates) => new(
        term, own?.Mean ?? double.NaN, twin?.Mean ?? double.NaN,
        own?.Replicates == replicates && twin?.Replicates == replicates,
        own is null ? new(double.NaN, double.NaN) : new(own.Low, own.High));
}
