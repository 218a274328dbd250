using PartnershipSim.Runs;

namespace PartnershipSim.Results.Store;

/// <summary>Rows of the whole table of a sweep, collected from its parts, which are in any order.</summary>
internal sealed class PartRows(SweepRecord record, PartStore store)
{
    /// <summary>Parts held in memory at a time, at least.</summary>
    private const int FewestHeld = 4;

    private readonly Dictionary<Part, Rows> _held = [];

    /// <summary>Rows first to first + count of the whole table, collected from the parts that hold them.</summary>
    public Rows Read(long first, int count)
    {
        Rows rows = new([.. Enumerable.Range(0, count).Select(row => At(first + row))], record.Outcomes.Length);
        Cell low = rows.Cells[0], high = rows.Cells[^1];
        List<Part> needed = [.. store.Parts.Where(part => part.First <= high && part.Last >= low)];
        foreach (Part part in _held.Keys.Except(needed).Take(Math.Max(0, _held.Count - FewestHeld)).ToArray())
            _held.Remove(part);
        foreach (Part part in needed)
        {
            Rows held = _held.TryGetValue(part, out Rows? known) ? known : store.Read(part);
            if (part.Last > high)
                _held[part] = held;
            else
                _held.Remove(part);
            for (int row = 0; row < held.Cells.Count; row++)
            {
                Cell cell = held.Cells[row];
                if (cell < low || cell > high || cell.Point >= record.Points)
                    continue;
                int place = (int)((long)cell.Replicate * record.Points + cell.Point - first);
                held[row].CopyTo(rows[place]);
                if (held.ErrorOf(row) is { Length: > 0 } message)
                    rows.Fail(place, message);
            }
        }

        return rows;
    }

    private Cell At(long row) => new((int)(row / record.Points), (int)(row % record.Points));
}
