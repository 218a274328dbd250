namespace PartnershipSim.Runs;

/// <summary>
/// The runs of one shard, numbered from 0 in the order of the table: replicate by replicate, point by point. Which run
/// has which number follows by arithmetic, so nothing is walked and nothing is kept per run.
/// </summary>
public sealed class ShardCells
{
    private readonly Shard _shard;
    private readonly int _points;
    private readonly int _replicates;

    // runs before each replicate of one period: after as many replicates as there are shards, every point was had once
    private readonly long[] _before;

    public ShardCells(Shard shard, int points, int replicates)
    {
        _shard = shard;
        _points = points;
        _replicates = replicates;
        _before = new long[Math.Min(shard.Count, replicates) + 1];
        for (int replicate = 0; replicate < _before.Length - 1; replicate++)
            _before[replicate + 1] = _before[replicate] + CountOf(replicate);
    }

    /// <summary>How many runs the shard has.</summary>
    public long Count => Before(_replicates);

    /// <summary>The run of a number.</summary>
    public Cell this[long number]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(number);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Count);
            long rest = number % _points;
            int place = Array.BinarySearch(_before, rest);
            if (place < 0)
                place = ~place - 1;
            while (place + 1 < _before.Length && _before[place + 1] <= rest)
                place++; // replicates without a run of this shard
            int replicate = (int)(number / _points * _shard.Count) + place;
            return new(replicate, (int)(First(replicate) + (rest - _before[place]) * _shard.Count));
        }
    }

    /// <summary>The number of a run of this shard.</summary>
    public long NumberOf(Cell cell) => Before(cell.Replicate) + (cell.Point - First(cell.Replicate)) / _shard.Count;

    /// <summary>The number of the shard, counted from 0, that has a run.</summary>
    public static int ShardOf(Cell cell, int shards) => (int)((cell.Point + (long)cell.Replicate) % shards);

    private long Before(int replicate) =>
        (long)(replicate / _shard.Count) * _points + _before[replicate % _shard.Count];

    private int CountOf(int replicate) =>
        First(replicate) is var first && first < _points ? (_points - 1 - first) / _shard.Count + 1 : 0;

    private int First(int replicate) =>
        ((_shard.Number - 1 - replicate) % _shard.Count + _shard.Count) % _shard.Count;
}
