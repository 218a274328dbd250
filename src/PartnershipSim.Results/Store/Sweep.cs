using PartnershipSim.Analysis.Designs;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;

namespace PartnershipSim.Results.Store;

/// <summary>How a sweep ended.</summary>
/// <param name="Reused">Runs that were there before.</param>
/// <param name="Added">Runs of this time.</param>
/// <param name="Failed">Runs that failed, of all.</param>
/// <param name="Damaged">Parts that were found damaged and done again.</param>
public sealed record SweepOutcome(long Reused, long Added, int Failed, IReadOnlyList<string> Damaged);

/// <summary>
/// Does what is missing of a sweep, chunk by chunk, and then writes its tables. What is finished is never done again.
/// </summary>
public sealed class Sweep(SweepPlan plan, string folder, Shard shard, int threads = 0, int chunk = Sweep.DefaultChunk)
{
    /// <summary>Runs that are written at once, and at most lost when the power fails.</summary>
    public const int DefaultChunk = 2048;

    internal const string PartsFolder = "parts";

    /// <summary>What a sweep leaves beside its parts.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [DesignTable.FileName, FailuresTable.Table.FileName, RunsFile.FileName, SweepTable.FileName,
            SweepRecord.FileName];

    private readonly OwnFiles _files = new(folder);

    /// <summary>
    /// Called when the folder holds this study with fewer or more runs, before anything changes: what rests on those is
    /// no longer true.
    /// </summary>
    public Action? OtherRuns { get; init; }

    /// <summary>Refuses to run anything: what is stored is only put in order.</summary>
    public bool IsStored { get; init; }

    /// <summary>Runs of this shard that a later call need not do.</summary>
    public long Done { get; private set; }

    /// <exception cref="SweepRefusedException">The folder holds another sweep.</exception>
    /// <exception cref="FolderRefusedException">A file of others stands where one of the sweep belongs.</exception>
    /// <exception cref="OperationCanceledException">Asked to stop; all runs finished so far are kept.</exception>
    public SweepOutcome Run(IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(folder);
        SweepRecord record = SweepRecord.Of(plan, shard);
        SweepRecord? before = SweepRecord.Find(folder);
        Check(record, before);
        _files.Require(Files);
        if (before is not null && Gathered(before) is { } gathered)
            return gathered;
        using PartStore store = new(Path.Combine(folder, PartsFolder), record.Outcomes);
        if (IsStored && plan.Missing(shard, store.Done, cancellation).LongCount() is > 0 and long missing)
            throw new SweepRefusedException(
                $"{folder} is not finished: {missing:N0} of {plan.Runs:N0} runs are missing; "
                    + $"'partnersim sweep {plan.Study.Path} -o {folder}' does them", isPartial: true);
        if (before is not null && !before.HasRunsOf(record))
            OtherRuns?.Invoke();
        string[] damaged = [.. store.Damaged];
        store.Forget();
        foreach (string left in Directory.EnumerateFiles(folder, "*.part").Where(IsOurs).ToArray())
            File.Delete(left);
        _files.Write(SweepRecord.FileName, record.Write);
        DesignFile.Write(_files, plan);

        long total = shard.CountOf(plan.Points.Length, plan.Replicates);
        Done = store.Done.Count; // as far as is known while they are counted
        long reused = Done = Done == 0 ? 0 : total - plan.Missing(shard, store.Done, cancellation).LongCount();
        SweepEngine engine = new(plan.Study, plan.Points, threads);
        Task writing = Task.CompletedTask;
        int counted = (int)Math.Min(reused, int.MaxValue);
        try
        {
            foreach (Cell[] cells in plan.Missing(shard, new CellSet(store.Done), cancellation).Chunk(chunk))
                Write(engine.Run(cells, Tell, stopped: Write, cancellation));
        }
        finally
        {
            writing.GetAwaiter().GetResult();
        }

        int failed = shard.Count == 1 ? WriteTables(folder, _files, record, store) : store.Failures;
        return new(reused, total - reused, failed, damaged);

        // while the next are run; progress has told of these, also of those that were finished when it was stopped
        void Write(Rows rows)
        {
            writing.GetAwaiter().GetResult();
            writing = Task.Run(() => Keep(store, rows), CancellationToken.None);
        }

        void Tell(int runs) =>
            progress?.Report(new(Interlocked.Add(ref counted, runs), (int)Math.Min(total, int.MaxValue)));
    }

    internal static int WriteTables(string folder, OwnFiles files, SweepRecord record, PartStore store)
    {
        StoredDesign design = DesignFile.Read(folder, record)
            ?? throw new InvalidDataException($"{folder}: {DesignTable.FileName} is damaged");
        SweepTables tables = new(record, design, new PartRows(record, store).Read);
        tables.Write(files);
        return tables.Failures;
    }

    /// <summary>Parts of a sweep, or a list of them, of which no record says whose they are.</summary>
    internal static void CheckParts(string folder)
    {
        string parts = Path.Combine(folder, PartsFolder);
        if (File.Exists(Path.Combine(parts, PartStore.IndexName)) || Directory.Exists(parts)
            && Directory.EnumerateFiles(parts, "part-*").Any())
            throw new SweepRefusedException(
                $"{folder} holds parts of a sweep, but its {SweepRecord.FileName} is gone or damaged; choose another "
                    + "folder");
    }

    /// <summary>A table that a process was writing when it ended; nobody else gives such names.</summary>
    private static bool IsOurs(string path) =>
        Token.TargetOf(Path.GetFileName(path)) is { } target && (Files.Contains(target) || target == Manifest.FileName);

    private void Keep(PartStore store, Rows rows)
    {
        store.Add(rows);
        Done += rows.Cells.Count;
    }

    private void Check(SweepRecord record, SweepRecord? before)
    {
        if (before is null)
        {
            CheckParts(folder);
            return;
        }

        if (before.Fingerprint != record.Fingerprint)
        {
            throw Refused(
                $"holds another sweep ({before.Study}, {before.Fingerprint[..12]}, not {record.Study}, "
                    + $"{record.Fingerprint[..12]}); choose another folder");
        }

        if (before.Shard != record.Shard)
            throw Refused($"holds shard {before.Shard}, not {record.Shard}; choose another folder");
        if (before.Points <= record.Points && plan.HashOfFirst(before.Points) != before.PointsHash)
            throw Refused($"holds {before.Points} points that are not the first of these {record.Points}; choose "
                + "another folder");
        if (before.Points > record.Points && plan.Design is ListDesign)
        {
            throw Refused(
                $"holds {before.Points} points, and this list only {record.Points}: rows can be added at its end, but "
                    + "not be taken out or changed; "
                + "choose another folder");
        }

        SweepRefusedException Refused(string why) => new($"{folder} {why}");
    }

    /// <summary>
    /// How the sweep ended, if it has its tables and no parts, as one that was gathered from a plan; null otherwise.
    /// </summary>
    private SweepOutcome? Gathered(SweepRecord before)
    {
        long runs = (long)before.Points * before.Replicates;
        if (Directory.Exists(Path.Combine(folder, PartsFolder)) || SweepColumns.Runs(folder) != runs)
            return null;
        if (!before.HasRunsOf(SweepRecord.Of(plan, shard)))
            throw new SweepRefusedException(
                $"{folder} was gathered from a plan and cannot get other runs; plan the study with them, or name "
                    + "another folder");
        Done = runs;
        return new(runs, 0, FailuresTable.Table.Find(folder)?.Length ?? 0, []);
    }
}
