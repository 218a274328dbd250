using System.Collections.Concurrent;
using System.Collections.Immutable;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Store;
using PartnershipSim.Results.Tables;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Results.Plans;

/// <summary>What keeps a plan from being gathered.</summary>
/// <param name="Missing">Shards of which nothing was begun.</param>
/// <param name="Unfinished">Shards that are not finished, with the number of runs that are missing.</param>
/// <param name="Damaged">Shards whose values changed since they were written, with the runs that are lost.</param>
public sealed record Wanting(
    ImmutableArray<int> Missing, ImmutableArray<(int Shard, long Runs)> Unfinished,
    ImmutableArray<(int Shard, long Runs)> Damaged)
{
    public bool IsNothing => Missing.IsEmpty && Unfinished.IsEmpty && Damaged.IsEmpty;

    /// <summary>All shards that have to be called again, in order.</summary>
    public ImmutableArray<int> Shards =>
        [.. Missing.Concat(Unfinished.Select(each => each.Shard)).Concat(Damaged.Select(each => each.Shard)).Order()];
}

/// <summary>
/// Puts the shards of a plan together, byte for byte as if the sweep had been run by one process. Shards are only read.
/// </summary>
public static class PlanGathering
{
    /// <summary>
    /// Which shards are missing or damaged: first by the counts of their indices, and, if those are complete, by their
    /// checksums.
    /// </summary>
    /// <exception cref="SweepRefusedException">A shard is of another plan, number or build.</exception>
    public static Wanting Check(PlanFolder plan, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Wanting wanting = ByCounts(plan, out ShardIndex?[] indices);
        return wanting.IsNothing ? ByChecksums(plan, indices, stop) : wanting;
    }

    /// <summary>Writes the whole sweep to a folder; returns how many runs failed.</summary>
    /// <param name="target">The folder, which the caller has locked.</param>
    public static int Write(PlanFolder plan, StudyFolder target)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(target);
        SweepRecord record = plan.Record.Sweep;
        SweepRecord? before = SweepRecord.Find(target.Shown);
        if (before is not null && (before.Fingerprint != record.Fingerprint || !before.HasRunsOf(record)))
            throw new SweepRefusedException(
                $"{target.Shown} contains another sweep ({before.Study}, {before.Points:N0} points, "
                    + $"{before.Replicates:N0} replicates); name another folder with -o");
        if (Directory.Exists(Path.Combine(target.Shown, Sweep.PartsFolder)))
            throw new SweepRefusedException(
                $"{target.Shown} contains the parts of a sweep that was run there; name another folder with -o");
        StoredDesign design = DesignFile.Read(plan.Path, record)
            ?? throw new SweepRefusedException(
                $"{Path.Combine(plan.Path, DesignTable.FileName)} is missing or was changed since the plan was made");
        OwnFiles files = new(target.Shown);
        files.Require(Sweep.Files);
        SweepTables tables = new(record, design, new ShardRows(plan).Read);
        tables.Write(files);
        files.Write(DesignTable.FileName, stream =>
        {
            using FileStream points = RegularFile.OpenRead(Path.Combine(plan.Path, DesignTable.FileName));
            points.CopyTo(stream);
        });
        // the record comes last: a sweep without it is none
        files.Write(SweepRecord.FileName, record.Write);
        return tables.Failures;
    }

    private static Wanting ByCounts(PlanFolder plan, out ShardIndex?[] indices)
    {
        List<int> missing = [];
        List<(int, long)> unfinished = [];
        indices = new ShardIndex?[plan.Record.Shards];
        for (int shard = 1; shard <= indices.Length; shard++)
        {
            string folder = plan.FolderOf(shard);
            ShardIndex? index = indices[shard - 1] = ShardIndex.Find(folder);
            index?.Require(folder, plan.Record, shard);
            if (index is null)
                missing.Add(shard);
            else if (ShardIndex.CountMissing(index.Stretches, plan.Record.CellsOf(shard).Count) is > 0 and long runs)
                unfinished.Add((shard, runs));
        }

        return new([.. missing], [.. unfinished], []);
    }

    private static Wanting ByChecksums(PlanFolder plan, ShardIndex?[] indices, CancellationToken stop)
    {
        int bytesPerRun = plan.Record.Sweep.Outcomes.Length * sizeof(double);
        ConcurrentBag<(int, long)> damaged = [];
        Parallel.For(1, indices.Length + 1, new ParallelOptions { CancellationToken = stop }, shard =>
        {
            List<Stretch> sound = ShardStore.SoundStretches(
                plan.FolderOf(shard), indices[shard - 1]!.Stretches, bytesPerRun);
            if (ShardIndex.CountMissing(sound, plan.Record.CellsOf(shard).Count) is > 0 and long runs)
                damaged.Add((shard, runs));
        });
        return new([], [], [.. damaged.Order()]);
    }
}
