using System.Collections.Immutable;
using System.Text.Json;

namespace PartnershipSim.Results.Plans;

/// <summary>
/// How far a plan has come, read from files alone: nothing is locked, nothing is written, and shards may be at work.
/// </summary>
public sealed record PlanStatus
{
    /// <summary>A shard that wrote nothing for so long is listed as silent.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private const int MostReasons = 10;

    public required string Study { get; init; }

    public required string Plan { get; init; }

    public required int Shards { get; init; }

    public required int Finished { get; init; }

    /// <summary>Shards on which a process works, by their own word.</summary>
    public required ImmutableArray<int> Running { get; init; }

    /// <summary>Of those, the ones that wrote nothing for five minutes: their node may be gone.</summary>
    public required ImmutableArray<int> Silent { get; init; }

    /// <summary>Stopped by a signal or by their time.</summary>
    public required ImmutableArray<int> Stopped { get; init; }

    /// <summary>Ended with an error.</summary>
    public required ImmutableArray<BrokenShard> Broken { get; init; }

    /// <summary>Never begun.</summary>
    public required ImmutableArray<int> NotBegun { get; init; }

    public required long Runs { get; init; }

    public required long Done { get; init; }

    public required long Failed { get; init; }

    /// <summary>Why runs failed, the most frequent reasons first.</summary>
    public required ImmutableArray<FailureReason> Reasons { get; init; }

    public required double CoreHours { get; init; }

    /// <summary>Of all shards that run now.</summary>
    public required double RunsPerSecond { get; init; }

    /// <summary>How long the rest takes if it goes on as now; null if nothing runs, or all is done.</summary>
    public required double? SecondsLeft { get; init; }

    public bool IsFinished => Finished == Shards;

    /// <summary>The status as one JSON object.</summary>
    public string Json() => JsonSerializer.Serialize(this, PlanJson.Readable.PlanStatus);

    public static PlanStatus Of(PlanFolder plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        List<int> running = [], silent = [], stopped = [], notBegun = [];
        List<BrokenShard> broken = [];
        Dictionary<string, long> reasons = [];
        int finished = 0;
        long done = 0, failed = 0;
        double seconds = 0, rate = 0;
        for (int shard = 1; shard <= plan.Record.Shards; shard++)
        {
            string folder = plan.FolderOf(shard);
            if (ShardState.Find(folder) is not { } state)
            {
                notBegun.Add(shard);
                continue;
            }

            done += state.Done;
            failed += state.Failed;
            seconds += state.Seconds * state.Threads;
            foreach (FailureReason reason in state.Reasons)
                reasons[reason.Message] = reasons.GetValueOrDefault(reason.Message) + reason.Runs;
            switch (state.Phase)
            {
                case ShardPhase.Finished:
                    finished++;
                    break;
                case ShardPhase.Stopped:
                    stopped.Add(shard);
                    break;
                case ShardPhase.Broken:
                    broken.Add(new(shard, state.Owner, state.Error ?? "no reason given"));
                    break;
                default:
                    running.Add(shard);
                    if (IsSilent(folder))
                        silent.Add(shard);
                    else
                        rate += state.RunsPerSecond;
                    break;
            }
        }

        long left = plan.Record.Runs - done;
        return new()
        {
            Study = plan.Record.Sweep.Study,
            Plan = plan.Record.Id,
            Shards = plan.Record.Shards,
            Finished = finished,
            Running = [.. running],
            Silent = [.. silent],
            Stopped = [.. stopped],
            Broken = [.. broken],
            NotBegun = [.. notBegun],
            Runs = plan.Record.Runs,
            Done = done,
            Failed = failed,
            Reasons =
            [
                .. reasons.OrderByDescending(reason => reason.Value)
                    .ThenBy(reason => reason.Key, StringComparer.Ordinal).Take(MostReasons)
                    .Select(reason => new FailureReason(reason.Key, reason.Value)),
            ],
            CoreHours = Math.Round(seconds / 3600, 3),
            RunsPerSecond = Math.Round(rate, 1),
            SecondsLeft = left > 0 && rate > 0 ? Math.Round(left / rate) : null,
        };
    }

    // a clock that is ahead of ours makes a file of the future, which is not silent
    private static bool IsSilent(string folder) =>
        DateTime.UtcNow - File.GetLastWriteTimeUtc(Path.Combine(folder, ShardState.FileName)) > Patience;
}

/// <summary>A shard that ended with an error.</summary>
public sealed record BrokenShard(int Shard, string Owner, string Error);
