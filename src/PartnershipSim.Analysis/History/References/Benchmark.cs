using System.Collections.Immutable;

namespace PartnershipSim.Analysis.History.References;

/// <summary>
/// A reference forecast, made from the same data up to the same year. It is handed a <see cref="KnownHistory"/> and
/// cannot
/// see further; the drivers that the model is given for later years (GDP, democracy, requested troops, accession) it
/// may use too.
/// </summary>
/// <param name="Key">As in tables.</param>
/// <param name="Name">As in sentences: "no better than ...".</param>
public abstract record Benchmark(string Key, string Name)
{
    /// <summary>Every benchmark, the simplest first.</summary>
    public static ImmutableArray<Benchmark> All { get; } =
    [
        new Persistence(isScaled: false), new Persistence(isScaled: true), new PersistenceWithErrorBand(), new Trend(),
        new GroupMean(), new StatusRule(), new Regression(),
    ];

    /// <summary>What it expects of the case, or null if it says nothing of such cases.</summary>
    /// <param name="training">The states it may learn from. The case's own past it always knows.</param>
    public abstract Prediction? Expect(
        ForecastCase asked, Quantity quantity, KnownHistory known, TrainingStates training);

    public sealed override string ToString() => Name;
}

/// <summary>The states from which a rule may be learned; with a region left out, none of it.</summary>
public sealed class TrainingStates(IEnumerable<int> states)
{
    public ImmutableArray<int> Numbers { get; } = [.. states];
}
