using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PartnershipSim.Runs;

namespace PartnershipSim.Results.Store;

/// <summary>Where a result comes from: enough to find the same bytes again, and to know what was filled in.</summary>
public sealed record Provenance
{
    public required string Scenario { get; init; }

    public required string? Question { get; init; }

    /// <summary>The command that makes the same result again.</summary>
    public required string Command { get; init; }

    /// <summary>First twelve hexadecimal digits of the hash of model version, resolved scenario, data and seed: the result's name.</summary>
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

    /// <summary>The ensemble of parameter points under which it was run, by study and fingerprint; null if the scenario's own values were used.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Ensemble { get; init; }

    public required string OutcomeYears { get; init; }

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
        "Data: World Bank WDI, Penn World Table, SIPRI, Correlates of War, V-Dem, Voeten et al., UCDP/PRIO, DMDC via troopdata, "
        + "NATO placemats and IISS via Gannon & Kent 2020, UN DPKO via the IPI Peacekeeping Database, iCasualties.org, and population by "
        + "Gapminder, HYDE and the UN via Our World in Data. Terms differ by source; some are non-commercial.";

    /// <summary>Version and commit of the software.</summary>
    public static string InformationalVersion { get; } =
        typeof(Provenance).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>What <see cref="Quantiles"/> says of a result.</summary>
    public static string QuantilesOf(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.IsExact
            ? "exact"
            : $"sketched above {Tally.ExactUpTo} replicates: relative error of a quantile at most {Sketch.RelativeError:0.####}";
    }

    public void Write(Stream stream) => JsonSerializer.Serialize(stream, this, Options);

    public static Provenance Read(Stream stream) =>
        JsonSerializer.Deserialize<Provenance>(stream, Options) ?? throw new InvalidDataException("run.json is empty");

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
