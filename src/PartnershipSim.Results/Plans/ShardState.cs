using System.Collections.Immutable;
using System.Text.Json;
using PartnershipSim.Results.Files;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Results.Plans;

/// <summary>How far a shard has come, as it says itself.</summary>
public enum ShardPhase
{
    /// <summary>A process works on it, or was killed while it did.</summary>
    Running,

    /// <summary>It was stopped by a signal or by its time; the next call resumes it.</summary>
    Stopped,

    /// <summary>All its runs are done; some of them may have failed.</summary>
    Finished,

    /// <summary>It ended with an error: see <see cref="ShardState.Error"/>.</summary>
    Broken,
}

/// <summary>
/// state.json of a shard: who works on it and how far it has come. It is written for people and for status; what is
/// done is decided by the shard's index alone.
/// </summary>
public sealed record ShardState
{
    public const string FileName = "state.json";

    public required int Shard { get; init; }

    public required ShardPhase Phase { get; init; }

    /// <summary>All runs of the shard.</summary>
    public required long Runs { get; init; }

    public required long Done { get; init; }

    public required long Failed { get; init; }

    /// <summary>Why runs failed, the most frequent reasons first, with their numbers.</summary>
    public ImmutableArray<FailureReason> Reasons { get; init; } = [];

    /// <summary>Host, process, and task of the scheduler if it says which.</summary>
    public required string Owner { get; init; }

    public required string Host { get; init; }

    public required int Threads { get; init; }

    /// <summary>How often a process began or resumed the shard.</summary>
    public required int Attempts { get; init; }

    /// <summary>Seconds of work, over all attempts.</summary>
    public required double Seconds { get; init; }

    /// <summary>Runs of a second, in this attempt.</summary>
    public required double RunsPerSecond { get; init; }

    /// <summary>By the clock of the host; never compared with another clock.</summary>
    public required DateTimeOffset Updated { get; init; }

    /// <summary>Why it ended, if it is broken.</summary>
    public string? Error { get; init; }

    /// <summary>The state of a shard, or null if there is none that can be read.</summary>
    public static ShardState? Find(string folder)
    {
        try
        {
            using FileStream stream = RegularFile.OpenRead(
                Path.Combine(folder, FileName), FileShare.ReadWrite | FileShare.Delete);
            return JsonSerializer.Deserialize(stream, PlanJson.Readable.ShardState);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    internal void Write(string folder) => AtomicFile.Write(
        Path.Combine(folder, FileName), stream => JsonSerializer.Serialize(stream, this, PlanJson.Readable.ShardState));
}

/// <summary>Why so many runs failed.</summary>
public sealed record FailureReason(string Message, long Runs);
