using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using PartnershipSim.Analysis.Evidence.Links;
using PartnershipSim.Model;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Questions;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Results.Store;

/// <summary>Where a result comes from: enough to find the same bytes again, and to know what was filled in.</summary>
public sealed record Provenance
{
    /// <summary>The record's file in a result folder.</summary>
    public const string FileName = "run.json";

    /// <summary>Which command made it; null in records of early versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ResultKind? Kind { get; init; }

    public required string Scenario { get; init; }

    public required string? Question { get; init; }

    /// <summary>The command that makes the same result again.</summary>
    public required string Command { get; init; }

    /// <summary>
    /// First twelve hexadecimal digits of the hash of model version, resolved scenario, data and seed: the result's
    /// name.
    /// </summary>
    public required string Hash { get; init; }

    public required string ScenarioHash { get; init; }

    /// <summary>The scenario with everything it extends, resolved.</summary>
    public required string ScenarioText { get; init; }

    public required string DataHash { get; init; }

    /// <summary>The year in which the history of the data ends; 2020 in results that do not say.</summary>
    public int LastObserved { get; init; } = 2020;

    public required ulong Seed { get; init; }

    public required int Replicates { get; init; }

    /// <summary>Every draw took its deterministic value: all replicates are alike.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsDeterministic { get; init; }

    /// <summary>
    /// The ensemble of parameter points under which it was run, by study and fingerprint; null if the scenario's own
    /// values were used.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Ensemble { get; init; }

    public required string OutcomeYears { get; init; }

    /// <summary>
    /// What was asked of each scenario that is compared with the first, and what each changes; empty in other results.
    /// </summary>
    public ImmutableArray<ScenarioQuestion> Questions { get; init; } = [];

    /// <summary>How well the base meets history in what the questions are about.</summary>
    public ImmutableArray<Credibility> Credibility { get; init; } = [];

    /// <summary>What evidence that is kept beside the scenario says of the questions.</summary>
    public ImmutableArray<EvidenceQuote> Evidence { get; init; } = [];

    /// <summary>"exact", or the error of the sketch in words.</summary>
    public required string Quantiles { get; init; }

    public required DateTimeOffset Started { get; init; }

    public required double DurationSeconds { get; init; }

    /// <summary>How many values each documented fallback rule filled in.</summary>
    public required ImmutableSortedDictionary<string, int> FilledByRule { get; init; }

    /// <summary>Every fill by name: state, driver, years and rule.</summary>
    public required ImmutableArray<string> Filled { get; init; }

    public string ModelVersion { get; init; } = Model.ModelVersion.Current;

    public string Software { get; init; } = $"PartnershipSim {InformationalVersion}";

    public string DotNet { get; init; } = RuntimeInformation.FrameworkDescription;

    public string OperatingSystem { get; init; } = RuntimeInformation.OSDescription;

    public string Attribution { get; init; } = DataAttribution;

    /// <summary>What a report or figure that uses the data names (scenarios/data/PROVENANCE.md).</summary>
    public const string DataAttribution =
        "Data: World Bank WDI, Penn World Table, SIPRI, Correlates of War, V-Dem, Voeten et al., UCDP/PRIO, DMDC via "
            + "troopdata, "
        + "NATO placemats and IISS via Gannon & Kent 2020, UN DPKO via the IPI Peacekeeping Database, "
        + "iCasualties.org, and population by "
        + "Gapminder, HYDE and the UN via Our World in Data. Terms differ by source; some are non-commercial.";

    /// <summary>Version and commit of the software.</summary>
    public static string InformationalVersion { get; } =
        typeof(Provenance).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? "unknown";

    /// <summary>What <see cref="Quantiles"/> says of a result.</summary>
    public static string QuantilesOf(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.IsExact
            ? "exact"
            : $"sketched above {Tally.ExactUpTo} replicates: relative error of a quantile at most "
                + $"{Sketch.RelativeError:0.####}";
    }

    /// <summary>
    /// The kind of result, in records of early versions by the command that they name; null if they name none.
    /// </summary>
    [JsonIgnore]
    public ResultKind? KindMade => Kind ?? Command.Split(' ').ElementAtOrDefault(1) switch
    {
        "run" => ResultKind.Run,
        "compare" => ResultKind.Comparison,
        "attribute" => ResultKind.Attribution,
        "explain" => ResultKind.Explanation,
        "hindcast" => ResultKind.Hindcast,
        "evidence" => ResultKind.Evidence,
        _ => null,
    };

    /// <summary>
    /// The provenance of a result that rests on these scenarios, the first of which gives seed and data.
    /// </summary>
    /// <param name="hash">See <see cref="ResultFolder.HashOf(IEnumerable{Scenario}, RunPlan?)"/>.</param>
    public static Provenance Of(
        ResultKind kind, IReadOnlyList<Scenario> scenarios, IEnumerable<Fill> fills, RunPlan plan, OutcomeYears years,
            string hash, Asked asked)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(asked);
        Fill[] filled = [.. fills];
        return new()
        {
            Kind = kind,
            Scenario = string.Join(", ", scenarios.Select(scenario => scenario.Name)),
            Question = scenarios[^1].Question,
            Command = asked.Command,
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
            Quantiles = "exact",
            Started = asked.Started,
            DurationSeconds = asked.DurationSeconds,
            FilledByRule = filled.GroupBy(fill => fill.Rule).ToImmutableSortedDictionary(
                rule => rule.Key, rule => rule.Sum(fill => fill.Count)),
            Filled = [.. filled.Select(fill => fill.ToString())],
        };
    }

    public void Write(Stream stream) => JsonSerializer.Serialize(stream, this, ResultJson.Indented.Provenance);

    public static Provenance Read(Stream stream) =>
        JsonSerializer.Deserialize(stream, ResultJson.Indented.Provenance)
            ?? throw new InvalidDataException($"{FileName} is empty");

    /// <summary>The provenance of the result in a folder.</summary>
    /// <exception cref="InvalidDataException">The record cannot be read.</exception>
    public static Provenance Read(string folder)
    {
        if (SmallFile.IsEmpty(Path.Combine(folder, FileName)))
            throw new InvalidDataException($"{FileName} is empty");
        try
        {
            using FileStream stream = RegularFile.OpenRead(Path.Combine(folder, FileName));
            return Read(stream);
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{FileName} cannot be read: {broken.Message}", broken);
        }
    }

    /// <summary>The same, or null if the folder has no record that can be read.</summary>
    public static Provenance? Find(string folder)
    {
        try
        {
            return Read(folder);
        }
        catch (Exception unreadable) when (
            unreadable is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null;
        }
    }
}
