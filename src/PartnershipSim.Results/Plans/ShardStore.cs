using System.Runtime.InteropServices;
using System.Text;
using PartnershipSim.Results.Files;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Results.Plans;

/// <summary>
/// What a shard has computed, in three files whatever the number of its runs: runs.f64, the outcomes of every run at
/// the place of its number (little-endian doubles, row after row, so that any run is found by arithmetic);
/// failures.csv; and index.csv, which alone says what is done. A run has one place and one value, so two writers that a
/// file system failed to keep apart write the same bytes.
/// </summary>
internal sealed class ShardStore
{
    public const string ValuesName = "runs.f64";

    private readonly string _folder;
    private readonly int _bytesPerRun;

    /// <param name="folder">Of the shard; the caller has locked it.</param>
    public ShardStore(PlanRecord plan, int shard, string folder)
    {
        _folder = folder;
        _bytesPerRun = plan.Sweep.Outcomes.Length * sizeof(double);
        if (ShardIndex.Find(folder) is { } index)
        {
            index.Require(folder, plan, shard);
            Sound = SoundStretches(folder, index.Stretches, _bytesPerRun);
            EndLastLine();
        }
        else
        {
            Sound = [];
            AtomicFile.Write(
                Path.Combine(folder, ShardIndex.FileName),
                stream => stream.Write(ShardIndex.Head(ShardIndex.OwnerOf(plan, shard))));
        }
    }

    /// <summary>What is done, and still as it was written.</summary>
    public List<Stretch> Sound { get; }

    /// <summary>The messages of runs that failed, by the numbers of the runs.</summary>
    public SortedList<long, string> Failures() => ShardFailures.Read(_folder);

    /// <summary>Makes consecutive runs durable: first their values, then their failures, then the line.</summary>
    /// <param name="first">The number of the first run.</param>
    /// <param name="words">The message of a run that failed, without what differs from node to node.</param>
    public void Add(long first, Rows rows, Func<string, string>? words = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        byte[] values = new byte[(long)rows.Cells.Count * _bytesPerRun];
        StringBuilder failures = new();
        long failed = 0;
        for (int row = 0; row < rows.Cells.Count; row++)
        {
            MemoryMarshal.AsBytes(rows[row]).CopyTo(values.AsSpan(row * _bytesPerRun));
            if (rows.ErrorOf(row) is { Length: > 0 } message)
            {
                failures.Append(ShardFailures.Line(first + row, words?.Invoke(message) ?? message));
                failed++;
            }
        }

        string lines = failures.ToString();
        using (FileStream file = new(
            Path.Combine(_folder, ValuesName), FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 1))
        {
            file.Position = first * _bytesPerRun;
            file.Write(values);
            file.Flush(flushToDisk: true);
        }

        if (lines.Length > 0)
            Append(ShardFailures.FileName, Encoding.UTF8.GetBytes(lines));
        Stretch stretch = new(first, rows.Cells.Count, failed, SumOf(values, lines));
        Append(ShardIndex.FileName, ShardIndex.Line(stretch));
        Sound.Add(stretch);
    }

    /// <summary>Those of the stretches whose values and failures are as they were written.</summary>
    public static List<Stretch> SoundStretches(string folder, IEnumerable<Stretch> stretches, int bytesPerRun)
    {
        string path = Path.Combine(folder, ValuesName);
        List<Stretch> sound = [];
        if (!File.Exists(path))
            return sound;
        SortedList<long, string> failures = ShardFailures.Read(folder);
        using FileStream file = RegularFile.OpenRead(path, FileShare.ReadWrite, bufferSize: 1);
        foreach (Stretch stretch in stretches)
        {
            if (stretch.End * bytesPerRun > file.Length)
                continue;
            byte[] values = new byte[stretch.Count * bytesPerRun];
            file.Position = stretch.First * bytesPerRun;
            file.ReadExactly(values);
            if (SumOf(values, ShardFailures.Of(failures, stretch.First, stretch.End)) == stretch.Checksum)
                sound.Add(stretch);
        }

        return sound;
    }

    private static string SumOf(byte[] values, string failures)
    {
        Checksum sum = new();
        sum.Append(values);
        sum.Append(Encoding.UTF8.GetBytes(failures));
        return sum.Finish();
    }

    private void Append(string name, byte[] bytes)
    {
        using FileStream file = new(
            Path.Combine(_folder, name), FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 1);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }

    // a process that ended in the middle of a line must not spoil the next one
    private void EndLastLine()
    {
        string path = Path.Combine(_folder, ShardIndex.FileName);
        using (FileStream file = RegularFile.OpenRead(path))
        {
            file.Seek(-1, SeekOrigin.End);
            if (file.ReadByte() == '\n')
                return;
        }

        Append(ShardIndex.FileName, "\n"u8.ToArray());
    }
}
