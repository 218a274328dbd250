using System.Globalization;
using System.Text;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Results.Files;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Results.Store;

/// <summary>A finished chunk, its checksum, and the first and last of its runs.</summary>
internal sealed record Part(string Name, string Checksum, Cell First, Cell Last);

/// <summary>
/// The finished chunks of a sweep: each a file of its own, written completely before its line in index.csv says so. A
/// process that ends early loses what it had not written; a file that changed afterwards no longer has the checksum of
/// its line.
/// </summary>
internal sealed class PartStore : IDisposable
{
    internal const string IndexName = "index.csv";

    private readonly string _folder;
    private readonly IReadOnlyList<string> _outcomes;
    private readonly bool _isReader;
    private readonly FolderLock _lock;
    private readonly List<Part> _parts = [];
    private readonly List<string> _damaged = [];
    private int _next = 1;

    /// <param name="isReader">Nothing is cleared away or mended: the parts of others are only looked at.</param>
    /// <exception cref="IOException">Another process works in this folder.</exception>
    /// <exception cref="SweepRefusedException">The index has lost lines.</exception>
    public PartStore(string folder, IReadOnlyList<string> outcomes, bool isReader = false)
    {
        _isReader = isReader;
        _folder = folder;
        _outcomes = outcomes;
        Directory.CreateDirectory(folder);
        _lock = FolderLock.Try(folder)
            ?? throw new FolderInUseException($"{folder} is in use: another program is writing there");
        try
        {
            ReadIndex();
        }
        catch
        {
            _lock.Dispose();
            throw;
        }
    }

    /// <summary>The sound parts, in the order in which they were finished.</summary>
    public IReadOnlyList<Part> Parts => _parts;

    /// <summary>Names of parts that the index knows but that are gone, cut short or changed.</summary>
    public IReadOnlyList<string> Damaged => _damaged;

    /// <summary>Every run that is done.</summary>
    public CellSet Done { get; private set; } = new();

    /// <summary>Runs that stand in more than one part.</summary>
    public long Repeated { get; private set; }

    /// <summary>Runs that failed.</summary>
    public int Failures { get; private set; }

    public Rows Read(Part part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return PartFile.Read(Path.Combine(_folder, part.Name), _outcomes.Count);
    }

    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>Makes a chunk durable.</summary>
    public void Add(Rows rows)
    {
        string name = NextName();
        string path = PathOf(name);
        AtomicFile.Write(path, stream => PartFile.Write(stream, rows, _outcomes));
        Note(new(name, Checksum.OfFile(path), rows.Cells.Min(), rows.Cells.Max()), rows);
    }

    /// <summary>Takes over a finished chunk of another folder as it is.</summary>
    public void Adopt(PartStore other, Part part)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(part);
        string name = NextName();
        AtomicFile.Write(PathOf(name), stream =>
        {
            using FileStream source = RegularFile.OpenRead(other.PathOf(part.Name));
            source.CopyTo(stream);
        });
        Note(part with { Name = name }, other.Read(part));
    }

    /// <summary>
    /// Strikes damaged parts from the index, so that their runs count as missing. Their files are set aside under
    /// another name and not deleted: what could not be verified may be the work of another writer.
    /// </summary>
    public void Forget()
    {
        if (_damaged.Count == 0)
            return;
        AtomicFile.Write(PathOf(IndexName), stream =>
            stream.Write(Encoding.ASCII.GetBytes(string.Concat(_parts.Select(Line)))));
        foreach (string name in _damaged.Where(name => NumberOf(name) is not null && File.Exists(PathOf(name))))
            File.Move(PathOf(name), PathOf($"damaged-{Token.New()}-{name}"));
    }

    /// <summary>Takes every part away: they are about to be replaced.</summary>
    public void Clear()
    {
        AtomicFile.Write(PathOf(IndexName), _ => { });
        foreach (string name in _parts.Select(part => part.Name).Concat(_damaged)
            .Where(name => NumberOf(name) is not null))
            File.Delete(PathOf(name));
        _parts.Clear();
        _damaged.Clear();
        (Done, Repeated, Failures, _next) = (new(), 0, 0, 1);
    }

    public void Dispose() => _lock.Dispose();

    private string NextName() => $"part-{_next++:000000}.parquet";

    private void Note(Part part, Rows rows)
    {
        // the lock keeps other writers out; who only watches how far a sweep has come must not disturb it
        using (FileStream index =
            new(PathOf(IndexName), FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 1))
        {
            index.Write(Encoding.ASCII.GetBytes(Line(part)));
            index.Flush(flushToDisk: true);
        }

        Keep(part, rows);
    }

    private void Keep(Part part, Rows rows)
    {
        _parts.Add(part);
        for (int row = 0; row < rows.Cells.Count; row++)
        {
            Repeated += Done.Add(rows.Cells[row]) ? 0 : 1;
            Failures += rows.ErrorOf(row).Length > 0 ? 1 : 0;
        }
    }

    private void ReadIndex()
    {
        string path = PathOf(IndexName);
        string text = SmallFile.Find(path) ?? "";
        int whole = text.LastIndexOf('\n') + 1;
        if (whole < text.Length && !_isReader)
            AtomicFile.Write(path, stream => stream.Write(Encoding.ASCII.GetBytes(text[..whole])));
        HashSet<string> known = [];
        foreach (string line in text[..whole].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string name = line.Split(',')[0];
            known.Add(name);
            if (RowsOf(name, line) is var (part, rows))
                Keep(part, rows);
            else
                _damaged.Add(name);
        }

        string[] files = [.. Directory.EnumerateFiles(_folder, "part-*").Select(file => Path.GetFileName(file))];
        if (!_isReader)
            ClearStrays([.. files.Where(file => !known.Contains(file))]);
        _next = files.Select(file => NumberOf(file) ?? 0).DefaultIfEmpty(0).Max() + 1;
    }

    private (Part Part, Rows Rows)? RowsOf(string name, string line)
    {
        if (NumberOf(name) is null || Parse(line) is not { } part || !RegularFile.Exists(PathOf(name))
            || Checksum.OfFile(PathOf(name)) != part.Checksum)
            return null;
        try
        {
            return (part, PartFile.Read(PathOf(name), _outcomes.Count));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // one part may have been written whose line was not; more have lost their lines, and with them their runs. What is
    // no part is not ours, and what is one is set aside
    private void ClearStrays(string[] strays)
    {
        string[] parts = [.. strays.Where(stray => NumberOf(stray) is not null)];
        if (parts.Length > 1)
        {
            throw new SweepRefusedException(
                $"{PathOf(IndexName)} has lost the lines of {parts.Length} parts: put back the {IndexName} that "
                    + "belongs to them, or remove these parts, "
                + "so that their runs are done again", isPartial: true);
        }

        foreach (string part in parts.Where(part => !PartFile.IsOf(PathOf(part), _outcomes)))
            throw new FolderRefusedException(
                $"{PathOf(part)} is in the way: it is no part of this sweep; move it away or name another folder");
        // what a kill left is done again; what somebody copied here is perhaps nowhere else
        foreach (string part in parts)
            File.Move(PathOf(part), PathOf($"unlisted-{Token.New()}-{part}"));
        foreach (string half in strays.Where(
            stray => Token.TargetOf(stray) is { } target && NumberOf(target) is not null))
            File.Delete(PathOf(half));
    }

    private static int? NumberOf(string name) =>
        name.StartsWith("part-", StringComparison.Ordinal) && name.EndsWith(".parquet", StringComparison.Ordinal)
        && int.TryParse(name["part-".Length..^".parquet".Length], NumberStyles.None, CultureInfo.InvariantCulture,
            out int number) ? number : null;

    /// <summary>What a line of the index says, or null if it is none.</summary>
    private static Part? Parse(string line)
    {
        string[] words = line.Split(',');
        int[] numbers = [.. words.Skip(2).Select(
            word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1)];
        return numbers.Length == 4 && numbers.All(number => number >= 0)
            ? new(words[0], words[1], new(numbers[0], numbers[1]), new(numbers[2], numbers[3]))
            : null;
    }

    private static string Line(Part part) =>
        $"{part.Name},{part.Checksum},{part.First.Replicate},{part.First.Point},"
        + $"{part.Last.Replicate},{part.Last.Point}\n";
}
