namespace PartnershipSim.Runs;

/// <summary>Which runs are done: one bit each.</summary>
public sealed class CellSet
{
    private const int BitsPerWord = 64;
    private readonly List<ulong[]> _replicates = [];

    public CellSet()
    {
    }

    /// <summary>A copy, which stays as it is when the original grows.</summary>
    public CellSet(CellSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _replicates = [.. other._replicates.Select(words => words.ToArray())];
        Count = other.Count;
    }

    /// <summary>Nothing is done.</summary>
    public static CellSet Empty { get; } = new();

    public long Count { get; private set; }

    public bool Contains(Cell cell)
    {
        if (cell.Replicate >= _replicates.Count)
            return false;
        ulong[] words = _replicates[cell.Replicate];
        int word = cell.Point / BitsPerWord;
        return word < words.Length && (words[word] >> (cell.Point % BitsPerWord) & 1) == 1;
    }

    /// <summary>False if it was there before.</summary>
    public bool Add(Cell cell)
    {
        if (Contains(cell))
            return false;
        while (_replicates.Count <= cell.Replicate)
            _replicates.Add([]);
        ulong[] words = _replicates[cell.Replicate];
        int word = cell.Point / BitsPerWord;
        if (word >= words.Length)
        {
            Array.Resize(ref words, Math.Max(word + 1, words.Length * 2));
            _replicates[cell.Replicate] = words;
        }

        words[word] |= 1UL << (cell.Point % BitsPerWord);
        Count++;
        return true;
    }
}
