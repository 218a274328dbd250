using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using PartnershipSim.Analysis.Sensitivity;
using PartnershipSim.Results.Store;

namespace PartnershipSim.Plotting.Report;

/// <summary>What a study was asked, by which command, and when.</summary>
public sealed record Asked(string Command, DateTimeOffset Started, double DurationSeconds);

/// <summary>sensitivity.json: the verdicts in words, which no table contains.</summary>
public sealed record SensitivityAnswer(Asked Asked, ImmutableArray<OutcomeVerdict> Verdicts)
{
    public const string FileName = "sensitivity.json";
}

/// <summary>What the indices say about one outcome.</summary>
public sealed record OutcomeVerdict(string Outcome, string Verdict);

/// <summary>discovery.json: the condition, and the box with the ranges of its axes.</summary>
/// <param name="When">"partner_troop_years > 300".</param>
/// <param name="Share">Of all runs in which it is true.</param>
public sealed record DiscoveryAnswer(
    Asked Asked, string When, double Share, double Coverage, double Density, double Mass, string Box, ImmutableArray<DiscoveredLimit> Limits)
{
    public const string FileName = "discovery.json";

    public static DiscoveryAnswer Of(Asked asked, string when, double share, ScenarioDiscovery found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return new(
            asked, when, share, found.Found.Coverage, found.Found.Density, found.Found.Mass, found.Found.Box.ToString(),
            [
                .. found.Found.Box.Restricted.Select(side => new DiscoveredLimit(
                    side.Axis.Key, side.ToString()[(side.Axis.Key.Length + 1)..], side.Axis.Range.Low, side.Axis.Range.High, side.Range.Low, side.Range.High,
                    found.Stability.First(other => other.Axis == side.Axis).Share, found.QuasiP.First(pair => pair.Axis == side.Axis).P,
                    side.Axis.IsUnordered ? side.Axis.Levels : [], [.. side.Levels])),
            ]);
    }
}

/// <summary>What the box allows on one axis that it restricts.</summary>
/// <param name="Words">"at least 0.25".</param>
/// <param name="Levels">Names of levels without order, or empty.</param>
/// <param name="Allowed">Numbers of the levels that the box allows.</param>
public sealed record DiscoveredLimit(
    string Axis, string Words, double From, double To, double Low, double High, double Stable, double QuasiP, ImmutableArray<string> Levels, ImmutableArray<int> Allowed);

/// <summary>Reads and writes the answers of a study beside its tables.</summary>
public static class StudyAnswers
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static void Write<T>(string folder, string file, T answer) =>
        AtomicFile.Write(Path.Combine(folder, file), stream => JsonSerializer.Serialize(stream, answer, Options));

    /// <summary>The answer in a file of a folder, or null if that was not asked.</summary>
    /// <exception cref="InvalidDataException">The file was cut short.</exception>
    public static T? Find<T>(string folder, string file)
        where T : class
    {
        string path = Path.Combine(folder, file);
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<T>(File.ReadAllText(path), Options) : null;
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{file} cannot be read: {broken.Message}", broken);
        }
    }
}
