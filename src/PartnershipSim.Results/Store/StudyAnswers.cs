using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PartnershipSim.Analysis.Sensitivity;
using PartnershipSim.Results.Files;

namespace PartnershipSim.Results.Store;

/// <summary>The command to which a result answers, when it was given, and for how long it ran.</summary>
public sealed record Asked(string Command, DateTimeOffset Started, double DurationSeconds)
{
    /// <summary>A command that ends now.</summary>
    public static Asked Until(DateTimeOffset now, string command, DateTimeOffset started) =>
        new(command, started, Math.Round((now - started).TotalSeconds, 3));
}

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
    Asked Asked, string When, double Share, double Coverage, double Density, double Mass, string Box,
        ImmutableArray<DiscoveredLimit> Limits)
{
    public const string FileName = "discovery.json";

    public static DiscoveryAnswer Of(Asked asked, string when, double share, PrimSearch found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return new(
            asked, when, share, found.Found.Coverage, found.Found.Density, found.Found.Mass, found.Found.Box.ToString(),
            [
                .. found.Found.Box.Restricted.Select(side => new DiscoveredLimit(
                    side.Axis.Key, side.ToString()[(side.Axis.Key.Length + 1)..], side.Axis.Range.Low,
                        side.Axis.Range.High, side.Range.Low, side.Range.High,
                    found.Stability.First(other => other.Axis == side.Axis).Share,
                        found.QuasiP.First(pair => pair.Axis == side.Axis).P,
                    side.Axis.IsUnordered ? side.Axis.Levels : [], [.. side.Levels])),
            ]);
    }
}

/// <summary>What the box allows on one axis that it restricts.</summary>
/// <param name="Words">"at least 0.25".</param>
/// <param name="Levels">Names of levels without order, or empty.</param>
/// <param name="Allowed">Numbers of the levels that the box allows.</param>
public sealed record DiscoveredLimit(
    string Axis, string Words, double From, double To, double Low, double High, double Stable, double QuasiP,
        ImmutableArray<string> Levels, ImmutableArray<int> Allowed);

/// <summary>Reads and writes the answers of a study beside its tables.</summary>
public static class StudyAnswers
{
    internal static void Write(Stream stream, SensitivityAnswer answer) =>
        JsonSerializer.Serialize(stream, answer, ResultJson.Indented.SensitivityAnswer);

    internal static void Write(Stream stream, DiscoveryAnswer answer) =>
        JsonSerializer.Serialize(stream, answer, ResultJson.Indented.DiscoveryAnswer);

    /// <summary>What <c>sensitivity</c> answered in a folder, or null if that was not asked.</summary>
    /// <exception cref="InvalidDataException">The file was cut short.</exception>
    public static SensitivityAnswer? FindSensitivity(string folder) =>
        Find(folder, SensitivityAnswer.FileName, ResultJson.Indented.SensitivityAnswer);

    /// <summary>What <c>discover</c> answered in a folder, or null if that was not asked.</summary>
    /// <exception cref="InvalidDataException">The file was cut short.</exception>
    public static DiscoveryAnswer? FindDiscovery(string folder) =>
        Find(folder, DiscoveryAnswer.FileName, ResultJson.Indented.DiscoveryAnswer);

    private static T? Find<T>(string folder, string file, JsonTypeInfo<T> type)
        where T : class
    {
        string path = Path.Combine(folder, file);
        try
        {
            return SmallFile.Find(path) is { } text ? JsonSerializer.Deserialize(text, type) : null;
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{file} cannot be read: {broken.Message}", broken);
        }
    }
}
