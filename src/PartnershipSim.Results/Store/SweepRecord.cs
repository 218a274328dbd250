using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Model;
using PartnershipSim.Results.Files;
using PartnershipSim.Runs;

namespace PartnershipSim.Results.Store;

/// <summary>
/// sweep.json: what the folder of a sweep, or of one shard of it, belongs to. It contains no times, so that the same
/// sweep has the same file.
/// </summary>
public sealed partial record SweepRecord
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
    /// <exception cref="SweepRefusedException">It names what no study of ours is called: the names become parts of
    /// paths.</exception>
    public static SweepRecord? Find(string folder)
    {
        string path = Path.Combine(folder, FileName);
        return SmallFile.Find(path) is { } text ? Of(path, text) : null;
    }

    /// <summary>The record in the text of a file.</summary>
    internal static SweepRecord? Of(string path, string text)
    {
        SweepRecord? record;
        try
        {
            record = JsonSerializer.Deserialize(text, ResultJson.Indented.SweepRecord);
        }
        catch (JsonException)
        {
            return null;
        }

        try
        {
            record?.Check();
            return record;
        }
        catch (InvalidDataException foreign)
        {
            throw new SweepRefusedException($"{path}: {foreign.Message}");
        }
    }

    public void Write(Stream stream) => JsonSerializer.Serialize(stream, this, ResultJson.Indented.SweepRecord);

    internal void Check()
    {
        if (Axes.IsDefault || Numeric.IsDefault || Outcomes.IsDefaultOrEmpty || Axes.Length != Numeric.Length)
            throw new InvalidDataException("axes and outcomes are incomplete");
        SafeName.Require(Study, "study");
        SafeName.Require(Design, "design");
        if (!Hash().IsMatch(Fingerprint ?? ""))
            throw new InvalidDataException("the fingerprint has not 64 hexadecimal digits");
        foreach (string axis in Axes)
            SafeName.Require(axis, "axis");
        foreach (string outcome in Outcomes)
        {
            SafeName.Require(outcome, "outcome");
            if (!Model.Measurement.Outcomes.All.Any(
                known => outcome == known.Key || outcome.StartsWith(known.Key + "_", StringComparison.Ordinal)))
                throw new InvalidDataException($"outcome '{outcome}' is not one of this model");
        }

        if (Points is < 1 or > SweepPlan.MostPoints || Replicates is < 1 or > MostReplicates)
            throw new InvalidDataException("the numbers of points and replicates are not those of a sweep");
        if (PointsHash is null || ModelVersion is null)
            throw new InvalidDataException("the record is incomplete");
        if (Runs.Shard.Parse(Shard ?? "") is not { Count: <= Runs.Shard.Most })
            throw new InvalidDataException($"shard '{SafeName.Printable(Shard)}' is none");
    }

    private const int MostReplicates = 1_000_000;

    [GeneratedRegex(@"^[0-9a-f]{64}\z")]
    private static partial Regex Hash();
}
