using System.Text.Json;
using System.Text.Json.Serialization;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Store;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Results.Plans;

/// <summary>
/// plan.json: which sweep is done in which shards, by which build, from which data, and what a pilot advises to ask a
/// scheduler for.
/// </summary>
public sealed record PlanRecord
{
    public const string FileName = "plan.json";

    /// <summary>The most shards of a plan: as many as a large cluster takes as tasks.</summary>
    public const int MostShards = 100_000;

    /// <summary>The sweep as a whole, as its sweep.json will say.</summary>
    public required SweepRecord Sweep { get; init; }

    public required int Shards { get; init; }

    /// <summary>See <see cref="Plans.Build.Current"/>.</summary>
    public required string Build { get; init; }

    public required string DataHash { get; init; }

    /// <summary>The copy of the study in the plan's folder, with forward slashes.</summary>
    public required string Study { get; init; }

    public bool HasSecondOrder { get; init; }

    /// <summary>As the design counts them; see <see cref="Scenarios.Studies.Study.Points"/>.</summary>
    public required int DesignPoints { get; init; }

    /// <summary>What to ask a scheduler for, as the pilot suggests; null if there was none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Advice? Advice { get; init; }

    /// <summary>SHA-256 of what decides which run is in which shard and which number it gets.</summary>
    public string Id { get; init; } = "";

    [JsonIgnore]
    public long Runs => (long)Sweep.Points * Sweep.Replicates;

    /// <summary>The runs of a shard, which are numbered from 1.</summary>
    public ShardCells CellsOf(int shard) => new(new(shard, Shards), Sweep.Points, Sweep.Replicates);

    /// <summary>The record with its seal.</summary>
    internal PlanRecord Sealed() => this with { Id = IdOf() };

    internal void Write(Stream stream) => JsonSerializer.Serialize(stream, this, PlanJson.Readable.PlanRecord);

    /// <summary>The plan in a folder.</summary>
    /// <exception cref="SweepRefusedException">There is none, or it was changed.</exception>
    public static PlanRecord Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            throw new SweepRefusedException(
                $"{folder} contains no {FileName}; 'partnersim plan STUDY -o DIR' writes a plan");
        try
        {
            PlanRecord record = JsonSerializer.Deserialize(RegularFile.ReadAllText(path), PlanJson.Readable.PlanRecord)
                ?? throw new JsonException("it is empty");
            record.Check(folder);
            return record;
        }
        catch (JsonException broken)
        {
            throw new SweepRefusedException($"{path} cannot be read: {broken.Message}");
        }
        catch (InvalidDataException broken)
        {
            throw new SweepRefusedException($"{path} cannot be read: {broken.Message}");
        }
    }

    private string IdOf() => Checksum.Of(string.Join('\n', Sweep.Fingerprint, Sweep.PointsHash, Sweep.Points,
        Sweep.Replicates, Sweep.Seed, string.Join(',', Sweep.Outcomes), Shards, Build, DataHash, Study, DesignPoints,
        HasSecondOrder));

    private void Check(string folder)
    {
        Sweep.Check();
        if (Shards is < 1 or > MostShards)
            throw new InvalidDataException($"{Shards} is no number of shards from 1 to {MostShards:N0}");
        if (Id != IdOf())
            throw new SweepRefusedException(
                $"{Path.Combine(folder, FileName)} was changed since the plan was made; make the plan again in "
                    + "another folder");
        if (Study.Split('/').Any(part => part is ".." or "") || Path.IsPathRooted(Study))
            throw new InvalidDataException($"'{SafeName.Printable(Study)}' leads out of the plan's folder");
    }
}

/// <summary>What a pilot of some seconds suggests to ask a scheduler for, for each task.</summary>
/// <param name="RunsPerSecond">Measured, of one processor.</param>
/// <param name="Cpus">Processors of a task.</param>
/// <param name="Minutes">Time of a task, with room to spare.</param>
/// <param name="MemoryMb">Memory of a task, with room to spare.</param>
public sealed record Advice(double RunsPerSecond, int Cpus, int Minutes, int MemoryMb)
{
    /// <summary>Core-hours of so many runs.</summary>
    public double CoreHoursOf(long runs) => runs / RunsPerSecond / 3600;
}
