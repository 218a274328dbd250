using System.Runtime.InteropServices;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Results.Plans;

/// <summary>
/// Consecutive rows of the whole table of a sweep, read from its finished shards in their order: from each shard one
/// piece for many rows, so that memory and calls of the file system stay few at any number of runs. Nothing is written.
/// </summary>
internal sealed class ShardRows(PlanFolder plan)
{
    /// <summary>Bytes of values that are held at a time.</summary>
    private const long MostHeld = 128L << 20;

    private readonly PlanRecord _plan = plan.Record;
    private readonly int _outcomes = plan.Record.Sweep.Outcomes.Length;

    // by shard: runs read so far, and the messages of runs that failed
    private readonly long[] _next = new long[plan.Record.Shards];
    private readonly SortedList<long, string>[] _failures =
    [
        .. Enumerable.Range(1, plan.Record.Shards).Select(shard => ShardFailures.Read(plan.FolderOf(shard))),
    ];

    private readonly int[] _begin = new int[plan.Record.Shards];
    private readonly int[] _used = new int[plan.Record.Shards];
    private double[] _held = [];
    private long _end;

    /// <summary>So many rows from a row on: the row after the last one that was read.</summary>
    public Rows Read(long first, int count)
    {
        if (first >= _end)
            Fill(first, count);
        Cell[] cells = new Cell[count];
        for (int row = 0; row < count; row++)
            cells[row] = At(first + row);
        Rows rows = new(cells, _outcomes);
        for (int row = 0; row < count; row++)
        {
            int shard = ShardCells.ShardOf(cells[row], _plan.Shards);
            int place = _begin[shard] + _used[shard]++;
            _held.AsSpan(place * _outcomes, _outcomes).CopyTo(rows[row]);
            if (_failures[shard].Count > 0
                && _failures[shard].TryGetValue(_next[shard] + _used[shard] - 1, out string? message))
                rows.Fail(row, message);
        }

        return rows;
    }

    /// <summary>Reads the rows of whole calls, as many as may be held, from all shards.</summary>
    private void Fill(long first, int count)
    {
        long calls = Math.Max(1, MostHeld / ((long)count * _outcomes * sizeof(double)));
        int rows = (int)Math.Min(_plan.Runs - first, calls * count);
        for (int shard = 0; shard < _used.Length; shard++)
            _next[shard] += _used[shard];
        Array.Clear(_used);
        int[] counts = new int[_used.Length];
        for (int row = 0; row < rows; row++)
            counts[ShardCells.ShardOf(At(first + row), _plan.Shards)]++;
        if (_held.Length < rows * _outcomes)
            _held = new double[rows * _outcomes];
        int begin = 0;
        for (int shard = 0; shard < counts.Length; begin += counts[shard++])
        {
            _begin[shard] = begin;
            if (counts[shard] > 0)
                Read(shard, begin, counts[shard]);
        }

        _end = first + rows;
    }

    private void Read(int shard, int begin, int count)
    {
        using FileStream file = RegularFile.OpenRead(
            Path.Combine(plan.FolderOf(shard + 1), ShardStore.ValuesName), FileShare.ReadWrite, bufferSize: 1);
        file.Position = _next[shard] * _outcomes * sizeof(double);
        file.ReadExactly(MemoryMarshal.AsBytes(_held.AsSpan(begin * _outcomes, count * _outcomes)));
    }

    private Cell At(long row) => new((int)(row / _plan.Sweep.Points), (int)(row % _plan.Sweep.Points));
}
