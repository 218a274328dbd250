using PartnershipSim.Analysis.Designs;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Results.Store;

/// <summary>
/// Puts the shards of one sweep together, as if it had been run at once. What does not fit is refused by name.
/// </summary>
public static class Merging
{
    /// <summary>What the shards belong to; checked before anything is written.</summary>
    /// <exception cref="SweepRefusedException">A folder is foreign, twice there, incomplete, damaged or
    /// missing.</exception>
    public static SweepRecord Check(IReadOnlyList<string> folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        List<(string Folder, SweepRecord Record, Shard Shard)> shards = [];
        foreach (string folder in folders)
        {
            SweepRecord record = SweepRecord.Find(folder)
                ?? throw new SweepRefusedException(
                    $"{folder} is no sweep: it has no {SweepRecord.FileName} that can be read");
            Shard shard = Shard.Parse(record.Shard)
                ?? throw new SweepRefusedException($"{folder}: shard {record.Shard} is none");
            shards.Add((folder, record, shard));
        }

        (string first, SweepRecord wanted, Shard whole) = shards[0];
        foreach ((string folder, SweepRecord record, Shard shard) in shards.Skip(1))
            CheckKinship(first, wanted, whole, folder, record, shard);
        foreach (var same in shards.GroupBy(shard => shard.Shard.Number).Where(same => same.Count() > 1))
            throw new SweepRefusedException(
                $"{same.ElementAt(1).Folder} is shard {same.First().Shard} once more: {same.First().Folder} is the "
                    + "same");
        int[] missing = [.. Enumerable.Range(1, whole.Count).Except(shards.Select(shard => shard.Shard.Number))];
        if (missing.Length > 0)
        {
            string names = string.Join(", ", missing.Take(MostNamed).Select(number => new Shard(number, whole.Count)))
                + (missing.Length > MostNamed ? $" and {missing.Length - MostNamed:N0} more" : "");
            string which = missing.Length == 1
                ? $"shard {names} of {wanted.Study} is"
                : $"shards {names} of {wanted.Study} are";
            throw new SweepRefusedException(
                $"{which} missing: run 'sweep STUDY --shard {missing[0]}/{whole.Count}' and merge again",
                isPartial: true);
        }

        foreach ((string folder, SweepRecord record, Shard shard) in shards)
            CheckWhole(folder, record, shard);
        return wanted with { Shard = Shard.Whole.ToString() };
    }

    /// <summary>Writes the whole sweep to a folder; returns how many runs failed.</summary>
    /// <param name="otherRuns">See <see cref="Sweep.OtherRuns"/>.</param>
    public static int Merge(IReadOnlyList<string> folders, SweepRecord record, string target, Action? otherRuns = null)
    {
        ArgumentNullException.ThrowIfNull(folders);
        ArgumentNullException.ThrowIfNull(record);
        if (folders.Any(folder => Full(folder) == Full(target)))
            throw new SweepRefusedException($"{target} is one of the shards; name another folder for the whole");
        SweepRecord? before = SweepRecord.Find(target);
        if (before is not null && before.Fingerprint != record.Fingerprint)
            throw new SweepRefusedException(
                $"{target} holds another sweep ({before.Study}, {before.Fingerprint[..12]}); name another folder for "
                    + "the whole");
        if (before is null)
            Sweep.CheckParts(target);
        OwnFiles files = new(target);
        files.Require(Sweep.Files);
        Directory.CreateDirectory(target);
        using PartStore store = new(Path.Combine(target, Sweep.PartsFolder), record.Outcomes);
        if (HasMoreThan(record, store))
            throw new SweepRefusedException(
                $"{target} holds runs that these shards do not; name another folder for the whole");
        if (before is not null && !before.HasRunsOf(record))
            otherRuns?.Invoke();
        files.Write(SweepRecord.FileName, record.Write);
        files.Write(DesignTable.FileName, stream =>
        {
            using FileStream design = RegularFile.OpenRead(Path.Combine(folders[0], DesignTable.FileName));
            design.CopyTo(stream);
        });
        store.Clear();
        foreach (string folder in folders)
        {
            using PartStore shard = new(Path.Combine(folder, Sweep.PartsFolder), record.Outcomes, isReader: true);
            foreach (Part part in shard.Parts)
                store.Adopt(shard, part);
        }

        return Sweep.WriteTables(target, files, record, store);
    }

    private const int MostNamed = 20;

    private static string Full(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    /// <summary>Are there runs beyond the points and replicates that are put together?</summary>
    private static bool HasMoreThan(SweepRecord record, PartStore store) =>
        store.Done.Count > Shard.Whole.CellsOf(record.Points, record.Replicates).LongCount(store.Done.Contains);

    private static void CheckKinship(
        string first, SweepRecord wanted, Shard whole, string folder, SweepRecord record, Shard shard)
    {
        if (record.Fingerprint != wanted.Fingerprint)
            throw new SweepRefusedException(
                $"{folder} belongs to another sweep ({record.Study}, {record.Fingerprint[..12]}) than {first} "
                    + $"({wanted.Study}, {wanted.Fingerprint[..12]})");
        if (record.PointsHash != wanted.PointsHash || record.Points != wanted.Points)
            throw new SweepRefusedException(
                $"{folder} has {record.Points} points, {first} has {wanted.Points}: not the same design");
        if (record.Replicates != wanted.Replicates)
            throw new SweepRefusedException(
                $"{folder} has {record.Replicates} replicates, {first} has {wanted.Replicates}");
        if (record.Software != wanted.Software)
            throw new SweepRefusedException(
                $"{folder} was computed by {record.Software}, {first} by {wanted.Software}: run one of them again");
        if (shard.Count != whole.Count)
            throw new SweepRefusedException($"{folder} is shard {shard}, {first} is shard {whole}: not cut alike");
    }

    private static void CheckWhole(string folder, SweepRecord record, Shard shard)
    {
        string parts = Path.Combine(folder, Sweep.PartsFolder);
        if (!Directory.Exists(parts))
            throw new SweepRefusedException(
                $"{folder} (shard {shard}) has lost its folder {Sweep.PartsFolder}; run it again", isPartial: true);
        if (DesignFile.Read(folder, record) is null)
            throw new SweepRefusedException(
                $"{folder} (shard {shard}) has a {DesignTable.FileName} that is missing, cut short or changed; run it "
                    + "again", isPartial: true);
        using PartStore store = new(parts, record.Outcomes, isReader: true);
        if (store.Damaged.Count > 0)
            throw new SweepRefusedException(
                $"{Path.Combine(parts, store.Damaged[0])} is missing, cut short or changed since it was written; run "
                    + $"shard {shard} again", isPartial: true);
        // a record that claims more than its parts could contain is not counted cell by cell
        long wanted = shard.CountOf(record.Points, record.Replicates);
        long missing = wanted > store.Done.Count
            ? wanted - store.Done.Count
            : shard.CellsOf(record.Points, record.Replicates).LongCount(cell => !store.Done.Contains(cell));
        if (missing > 0)
            throw Unfinished(folder, shard, missing, wanted);
    }

    private static SweepRefusedException Unfinished(string folder, Shard shard, long missing, long wanted) =>
        new(
            $"{folder} (shard {shard}) is not finished: {missing:N0} of {wanted:N0} runs are missing; run it again",
            isPartial: true);
}
