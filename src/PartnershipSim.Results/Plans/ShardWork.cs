using System.Collections.Immutable;
using System.Diagnostics;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Results.Files;
using PartnershipSim.Runs;

namespace PartnershipSim.Results.Plans;

/// <summary>How a call of a shard ended.</summary>
/// <param name="Done">Runs that are done, those of earlier calls included.</param>
/// <param name="Added">Runs of this call.</param>
/// <param name="Failed">Runs that failed, of all that are done.</param>
/// <param name="IsFinished">False if it was stopped.</param>
public sealed record ShardOutcome(long Runs, long Done, long Added, long Failed, bool IsFinished);

/// <summary>Does what is missing of a shard, stretch by stretch, until all is done or it is asked to stop.</summary>
/// <param name="sweep">The plan's sweep, its points laid.</param>
/// <param name="owner">Process and task, as a person would look for it.</param>
public sealed class ShardWork(PlanFolder plan, int shard, SweepPlan sweep, int threads, string owner)
{
    /// <summary>Time for which a stretch is planned: what is lost at most when the power fails.</summary>
    private static readonly TimeSpan PerStretch = TimeSpan.FromSeconds(10);

    /// <summary>How long the owner on another host is watched for a sign of life.</summary>
    private static readonly TimeSpan Watch = TimeSpan.FromSeconds(25);

    private const int FirstStretch = 64, LongestStretch = 1 << 18;

    /// <summary>A block has eight runs, so stretches are multiples of it.</summary>
    private const int Block = 8;

    /// <summary>Separate stretches that are kept of what was finished when it was stopped.</summary>
    private const int MostPieces = 32;

    private const int MostReasons = 10;

    private readonly string _folder = plan.FolderOf(shard);
    private readonly ShardCells _cells = plan.Record.CellsOf(shard);
    private readonly Stopwatch _clock = new();
    private readonly Dictionary<string, long> _reasons = [];
    private int _attempts = 1;
    private double _secondsBefore;
    private long _done, _added, _failed;

    /// <exception cref="ShardBusyException">Another process works on it.</exception>
    /// <exception cref="FolderInUseException">The file system does not lock files.</exception>
    /// <exception cref="IOException">The disk is full, or the folder cannot be written.</exception>
    public ShardOutcome Run(IProgress<Progress>? progress = null, CancellationToken stop = default)
    {
        Directory.CreateDirectory(_folder);
        using FolderLock held = FolderLock.Try(_folder) ?? throw Busy("the folder is locked");
        WatchFormerOwner();
        ShardStore store = new(plan.Record, shard, _folder);
        TakeOver(store);
        try
        {
            Tell(ShardPhase.Running);
            bool isFinished = DoMissing(store, progress, stop);
            Tell(isFinished ? ShardPhase.Finished : ShardPhase.Stopped);
            return new(_cells.Count, _done, _added, _failed, isFinished);
        }
        catch (Exception problem)
        {
            TryTell(problem);
            throw;
        }
    }

    private bool DoMissing(ShardStore store, IProgress<Progress>? progress, CancellationToken stop)
    {
        SweepEngine engine = new(sweep.Study, sweep.Points, threads);
        (long First, long End)[] gaps = [.. ShardIndex.Missing(store.Sound, _cells.Count)];
        long told = _done;
        int length = FirstStretch;
        foreach ((long first, long end) in gaps)
        {
            for (long from = first; from < end;)
            {
                if (stop.IsCancellationRequested)
                    return false;
                Cell[] cells = new Cell[Math.Min(length, end - from)];
                for (int i = 0; i < cells.Length; i++)
                    cells[i] = _cells[from + i];
                long began = Stopwatch.GetTimestamp();
                try
                {
                    Keep(store, from, engine.Run(cells, Report, rows => KeepPieces(store, rows), stop));
                }
                catch (OperationCanceledException)
                {
                    return false;
                }

                from += cells.Length;
                length = Next(cells.Length, Stopwatch.GetElapsedTime(began));
                Tell(ShardPhase.Running);
            }
        }

        return true;

        void Report(int runs) => progress?.Report(new(
            (int)Math.Min(Interlocked.Add(ref told, runs), int.MaxValue), (int)Math.Min(_cells.Count, int.MaxValue)));
    }

    /// <summary>The length of the next stretch, by the time that the last one took.</summary>
    private static int Next(int length, TimeSpan took)
    {
        double wanted = length * (PerStretch / TimeSpan.FromSeconds(Math.Max(took.TotalSeconds, 0.001)));
        int next = (int)Math.Clamp(Math.Min(wanted, 8.0 * length), FirstStretch, LongestStretch);
        return (next + Block - 1) / Block * Block;
    }

    /// <summary>What was finished when it was stopped: not all of it need be consecutive.</summary>
    private void KeepPieces(ShardStore store, Rows rows)
    {
        long[] numbers = [.. rows.Cells.Select(_cells.NumberOf)];
        int kept = 0;
        for (int from = 0, to; from < numbers.Length && kept < MostPieces; from = to, kept++)
        {
            to = from + 1;
            while (to < numbers.Length && numbers[to] == numbers[to - 1] + 1)
                to++;
            Keep(store, numbers[from], rows.Only([.. Enumerable.Range(from, to - from)]));
        }
    }

    private void Keep(ShardStore store, long first, Rows rows)
    {
        store.Add(first, rows, Words);
        _done += rows.Cells.Count;
        _added += rows.Cells.Count;
        for (int row = 0; row < rows.Cells.Count; row++)
        {
            if (rows.ErrorOf(row) is { Length: > 0 } message)
                Count(Words(message));
        }
    }

    // a message names the copy of a file, and the plan may lie elsewhere on each node: it is the file that matters
    private string Words(string message) => message
        .Replace($"{Path.GetFullPath(plan.Path).Replace('\\', '/')}/", "", StringComparison.Ordinal)
        .Replace($"{plan.Path.Replace('\\', '/')}/", "", StringComparison.Ordinal);

    private void Count(string message)
    {
        _failed++;
        _reasons[message] = _reasons.GetValueOrDefault(message) + 1;
    }

    private void TakeOver(ShardStore store)
    {
        if (ShardState.Find(_folder) is { } before)
            (_attempts, _secondsBefore) = (before.Attempts + 1, before.Seconds);
        _done = _cells.Count - ShardIndex.CountMissing(store.Sound, _cells.Count);
        foreach ((long number, string message) in store.Failures())
        {
            if (store.Sound.Any(stretch => stretch.First <= number && number < stretch.End))
                Count(message);
        }

        _clock.Start();
    }

    // a lock that does not reach other nodes is found out only by a sign of life of the one who holds it there
    private void WatchFormerOwner()
    {
        if (ShardState.Find(_folder) is not { Phase: ShardPhase.Running } before
            || before.Host == Environment.MachineName)
            return;
        Stopwatch watched = Stopwatch.StartNew();
        while (watched.Elapsed < Watch)
        {
            Thread.Sleep(TimeSpan.FromSeconds(1));
            ShardState? now = ShardState.Find(_folder);
            if (now is null || now.Phase != ShardPhase.Running)
                return;
            if (now.Updated != before.Updated)
                throw Busy("it still writes there, so locks do not reach other nodes on this file system");
        }
    }

    private ShardBusyException Busy(string why)
    {
        string by = ShardState.Find(_folder) is { Phase: ShardPhase.Running } state ? $" by {state.Owner}" : "";
        return new($"shard {shard} is being done{by}: {why}; nothing was changed");
    }

    private void Tell(ShardPhase phase, string? error = null) => new ShardState
    {
        Shard = shard,
        Phase = phase,
        Runs = _cells.Count,
        Done = _done,
        Failed = _failed,
        Reasons =
        [
            .. _reasons.OrderByDescending(reason => reason.Value).ThenBy(reason => reason.Key, StringComparer.Ordinal)
                .Take(MostReasons).Select(reason => new FailureReason(reason.Key, reason.Value)),
        ],
        Owner = owner,
        Host = Environment.MachineName,
        Threads = threads,
        Attempts = _attempts,
        Seconds = Math.Round(_secondsBefore + _clock.Elapsed.TotalSeconds, 1),
        RunsPerSecond = Math.Round(_added / Math.Max(_clock.Elapsed.TotalSeconds, 0.001), 1),
        Updated = DateTimeOffset.UtcNow,
        Error = error,
    }.Write(_folder);

    private void TryTell(Exception problem)
    {
        try
        {
            Tell(ShardPhase.Broken, problem.Message);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            // a full disk cannot say so; the error itself leaves by the exit of the process
        }
    }
}
