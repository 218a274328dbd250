using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Runs;

namespace PartnershipSim.Results.Store;

/// <summary>sweep.json: what the folder of a sweep, or of one shard of it, belongs to. Holds no times, so that the same sweep has the same file.</summary>
public sealed record SweepRecord
{
    public const string FileName = "sweep.json";

    public required string Study { get; init; }

    public required string? Question { get; init; }

    /// <summary>See <see cref="SweepPlan.Fingerprint"/>.</summary>
    public required string Fingerprint { get; init; }

    public required string Design { get; init; }

    public required int Points { get; init; }

    public required string PointsHash { get; init; }

    public required int Replicates { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>"1/1" for a whole sweep.</summary>
    public required string Shard { get; init; }

    public required ImmutableArray<string> Axes { get; init; }

    /// <summary>Whether the values of each axis are numbers.</summary>
    public required ImmutableArray<bool> Numeric { get; init; }

    public required ImmutableArray<string> Outcomes { get; init; }

    public string ModelVersion { get; init; } = Model.ModelVersion.Current;

    public string Software { get; init; } = $"PartnershipSim {Provenance.InformationalVersion}";

    public static SweepRecord Of(SweepPlan plan, Shard shard)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new()
        {
            Study = plan.Study.Name,
            Question = plan.Study.Question,
            Fingerprint = plan.Fingerprint,
            Design = plan.Design.Key,
            Points = plan.Points.Length,
            PointsHash = plan.HashOfFirst(plan.Points.Length),
            Replicates = plan.Replicates,
            Seed = plan.Study.Seed,
            Shard = shard.ToString(),
            Axes = [.. plan.Study.Axes.Select(axis => axis.Column)],
            Numeric = [.. plan.Study.Axes.Select(axis => axis.IsNumeric)],
            Outcomes = [.. plan.Study.Outcomes.Select(outcome => outcome.Column)],
        };
    }

    /// <summary>Do both lay the same points with as many replicates?</summary>
    public bool HasRunsOf(SweepRecord other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (PointsHash, Replicates) == (other.PointsHash, other.Replicates);
    }

    /// <summary>The record in a folder, or null if there is none that can be read.</summary>
    public static SweepRecord? Find(string folder)
    {
        string path = Path.Combine(folder, FileName);
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<SweepRecord>(File.ReadAllText(path), Options) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Write(string folder) =>
        AtomicFile.Write(Path.Combine(folder, FileName), stream => JsonSerializer.Serialize(stream, this, Options));

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
