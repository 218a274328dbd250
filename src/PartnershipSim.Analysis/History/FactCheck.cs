using System.Collections.Immutable;
using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Analysis.History;

/// <summary>A stylised fact as it was and as the model has it.</summary>
/// <param name="Observed">Read off the data files by the formula that is read off the runs.</param>
/// <param name="Simulated">The mean over free runs, or what stands for them.</param>
/// <param name="Interval">In which single runs lie, 5 to 95 %.</param>
public sealed record FactCheck(StylisedFact Fact, double Observed, double Simulated, Interval Interval)
{
    public bool IsMet => Fact.Band.Contains(Simulated);

    /// <summary>Every fact, in order.</summary>
    public static ImmutableArray<FactCheck> Of(FreeRuns runs, ObservedHistory history, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(runs);
        LivedPast lived = new(runs.Model, history, scenario);
        Past[] pasts = [.. Enumerable.Range(0, runs.Replicates).Select(r => runs[r])];
        return
        [
            .. StylisedFacts.All.Append(StylisedFacts.RankOfIsafPerHead(lived)).OrderBy(
                fact => fact.Id, StringComparer.Ordinal)
                .Select(fact => Check(fact, lived, pasts)),
        ];
    }

    private static FactCheck Check(StylisedFact fact, LivedPast lived, Past[] pasts)
    {
        double[] values = [.. pasts.Select(fact.Of)];
        return new(
            fact, fact.Of(lived), fact.OfAll?.Invoke(pasts) ?? values.Average(), Distribution.Middle(values, 0.9));
    }
}
