using System.Collections.Immutable;
using System.CommandLine;
using PartnershipSim.Plotting.Report;
using PartnershipSim.Results.Store;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;

namespace PartnershipSim.Cli;

/// <summary>What run.json says of a result, whichever command made it.</summary>
internal static class Origins
{
    /// <summary>Which command asked a study, when, and for how long.</summary>
    public static Asked Asked(ParseResult parsed, DateTimeOffset started) =>
        new(CommandText.Of(parsed), started, Math.Round((DateTimeOffset.UtcNow - started).TotalSeconds, 3));

    /// <summary>The provenance of a result that rests on these scenarios, the first of which gives seed and data.</summary>
    /// <param name="quantiles">"exact", or the error of the sketch in words.</param>
    public static Provenance Of(
        IReadOnlyList<Scenario> scenarios, IEnumerable<Fill> fills, RunPlan plan, OutcomeYears years, string quantiles, string hash, ParseResult parsed,
        DateTimeOffset started)
    {
        Fill[] filled = [.. fills];
        return new()
        {
            Scenario = string.Join(", ", scenarios.Select(scenario => scenario.Name)),
            Question = scenarios[^1].Question,
            Command = CommandText.Of(parsed),
            Hash = hash,
            ScenarioHash = string.Join(", ", scenarios.Select(scenario => scenario.Hash)),
            ScenarioText = string.Join("\n\n", scenarios.Select(scenario => scenario.ResolvedText)),
            DataHash = scenarios[0].Data.Hash,
            LastObserved = scenarios[0].Data.LastObserved,
            Seed = plan.Seed,
            Replicates = plan.Replicates,
            IsDeterministic = plan.IsDeterministic,
            Ensemble = plan.Ensemble is { } ensemble ? ensemble.Drawn(plan.Members) : null,
            OutcomeYears = years.ToString(),
            Quantiles = quantiles,
            Started = started,
            DurationSeconds = Math.Round((DateTimeOffset.UtcNow - started).TotalSeconds, 3),
            FilledByRule = filled.GroupBy(fill => fill.Rule).ToImmutableSortedDictionary(rule => rule.Key, rule => rule.Sum(fill => fill.Count)),
            Filled = [.. filled.Select(fill => fill.ToString())],
        };
    }
}
