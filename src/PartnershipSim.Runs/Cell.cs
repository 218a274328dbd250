using System.Globalization;

namespace PartnershipSim.Runs;

/// <summary>
/// One run of a sweep: which point, which replicate. Ordered by replicate first, so that the runs done so far treat all
/// points alike.
/// </summary>
public readonly record struct Cell(int Replicate, int Point) : IComparable<Cell>
{
    public int CompareTo(Cell other) =>
        Replicate != other.Replicate ? Replicate.CompareTo(other.Replicate) : Point.CompareTo(other.Point);

    public static bool operator <(Cell left, Cell right) => left.CompareTo(right) < 0;

    public static bool operator >(Cell left, Cell right) => left.CompareTo(right) > 0;

    public static bool operator <=(Cell left, Cell right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Cell left, Cell right) => left.CompareTo(right) >= 0;
}

/// <summary>
/// The part of a sweep that one machine does: number i of n. Which runs these are never changes when points or
/// replicates are added.
/// </summary>
public readonly record struct Shard(int Number, int Count)
{
    /// <summary>Into more parts than this no sweep is cut.</summary>
    public const int Most = 100_000;

    /// <summary>The whole sweep.</summary>
    public static Shard Whole { get; } = new(1, 1);

    public bool Has(Cell cell) => (cell.Point + (long)cell.Replicate) % Count == Number - 1;

    /// <summary>How many runs of a sweep are its, without counting them one by one.</summary>
    public long CountOf(int points, int replicates)
    {
        long count = 0;
        for (int replicate = 0; replicate < replicates; replicate++)
        {
            int first = FirstOf(replicate);
            count += first < points ? (points - 1L - first) / Count + 1 : 0;
        }

        return count;
    }

    /// <summary>The runs of a sweep that are its, replicate by replicate.</summary>
    public IEnumerable<Cell> CellsOf(int points, int replicates)
    {
        for (int replicate = 0; replicate < replicates; replicate++)
        {
            for (long point = FirstOf(replicate); point < points; point += Count)
                yield return new(replicate, (int)point);
        }
    }

    private int FirstOf(int replicate) => (int)((Number - 1 - replicate % (long)Count + Count) % Count);

    /// <summary>"2/4", or null if the text is none.</summary>
    public static Shard? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('/');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && number >= 1 && number <= count
            ? new(number, count)
            : null;
    }

    public override string ToString() => $"{Number}/{Count}";
}
