using System.Collections.Immutable;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Analysis.Decisions;

/// <summary>One line of a decision in two worlds; not a number where a world has no such line.</summary>
/// <param name="Range">From the lowest to the highest value of the first world over its replicates.</param>
/// <param name="IsPaired">Both means run over the same replicates: a contingent has a size only in those in which the state joined.</param>
public sealed record TwinLine(LineKind Kind, string Name, string Unit, double Own, double Twin, bool IsPaired, Interval Range)
{
    /// <summary>Not a number if the two cannot be told apart from who joined when.</summary>
    public double Difference => IsPaired ? Twin - Own : double.NaN;
}

/// <summary>A decision and its twin in another world under the same luck, line by line.</summary>
public sealed record TwinDecision(string Decision, string? Operation, ImmutableArray<TwinLine> Lines)
{
    public string Title => Operation is null ? Decision : $"{Decision}, {Operation}";

    /// <summary>The decisions of two worlds side by side, in the order of the first; without a twin its values are not numbers.</summary>
    public static ImmutableArray<TwinDecision> Pair(Explanation own, Explanation? twin)
    {
        ArgumentNullException.ThrowIfNull(own);
        IEnumerable<(string Decision, string? Operation)> keys = own.Decisions
            .Concat(twin?.Decisions ?? [])
            .Select(decision => (decision.Decision, decision.Operation))
            .Distinct();
        return [.. keys.Select(key => Pair(key.Decision, key.Operation, Find(own, key), Find(twin, key), own.Replicates))];
    }

    private static ExplainedDecision? Find(Explanation? world, (string Decision, string? Operation) key) =>
        world?.Decisions.FirstOrDefault(decision => decision.Decision == key.Decision && decision.Operation == key.Operation);

    private static TwinDecision Pair(string decision, string? operation, ExplainedDecision? own, ExplainedDecision? twin, int replicates)
    {
        IEnumerable<(LineKind Kind, string Name, string Unit)> keys = (own?.Lines ?? [])
            .Concat(twin?.Lines ?? [])
            .Select(line => (line.Kind, line.Name, line.Unit))
            .Distinct();
        return new(decision, operation, [.. keys.Select(key => new TwinLine(key.Kind, key.Name, key.Unit, Value(own, key), Value(twin, key), IsPaired(key), RangeOf(Line(own, key))))]);

        bool IsPaired((LineKind, string, string) key) => Line(own, key)?.Replicates == replicates && Line(twin, key)?.Replicates == replicates;
    }

    private static Interval RangeOf(ExplainedLine? line) => line is null ? new(double.NaN, double.NaN) : new(line.Low, line.High);

    private static double Value(ExplainedDecision? decision, (LineKind Kind, string Name, string Unit) key) =>
        Line(decision, key)?.Mean ?? double.NaN;

    private static ExplainedLine? Line(ExplainedDecision? decision, (LineKind Kind, string Name, string Unit) key) =>
        decision?.Lines.FirstOrDefault(line => line.Kind == key.Kind && line.Name == key.Name);
}
