using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Runs;

/// <summary>
/// Many numbers, each over all replicates. Up to <see cref="ExactUpTo"/> replicates every value is kept and quantiles are exact; above,
/// counts in fixed bins stand for the values. Sums always run in replicate order, and counts do not know an order, so the result is a
/// function of the set of replicates.
/// </summary>
public sealed class Tally
{
    /// <summary>Quantiles are exact up to this number of replicates.</summary>
    public const int ExactUpTo = 512;

    // cells that are described together: their values of a block lie side by side, and all of them fit into the first cache
    private const int TileCells = 8;

    private readonly int _cells;
    private readonly int _replicates;

    // [block][cell], a block being eight replicates, as it was recorded: what is added is copied, not dealt out
    private readonly Lanes[][] _blocks;
    private readonly Sketch[] _sketches;

    public Tally(int cells, int replicates)
    {
        _cells = cells;
        _replicates = replicates;
        IsExact = replicates <= ExactUpTo;
        _blocks = IsExact ? [.. Enumerable.Range(0, (replicates + Lanes.Count - 1) / Lanes.Count).Select(_ => new Lanes[cells])] : [];
        _sketches = IsExact ? [] : new Sketch[cells];
    }

    public bool IsExact { get; }

    /// <summary>Adds the first <paramref name="count"/> lanes of every cell; <paramref name="first"/> is the replicate of lane 0.</summary>
    public void Add(int first, int count, ReadOnlySpan<Lanes> values)
    {
        if (IsExact)
        {
            values.CopyTo(_blocks[BlockOf(first)]);
            return;
        }

        for (int cell = 0; cell < values.Length; cell++)
            _sketches[cell].Add(values[cell], count);
    }

    /// <summary>Every cell, described on so many threads; their number never changes a result.</summary>
    public Distribution[] Describe(int threads)
    {
        Distribution[] described = new Distribution[_cells];
        int tiles = (_cells + TileCells - 1) / TileCells;
        Parallel.For(
            0, tiles, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, threads) },
            () => (Samples: new double[TileCells * _blocks.Length * Lanes.Count], Scratch: new double[_replicates]),
            (tile, _, room) =>
            {
                int from = tile * TileCells;
                Describe(described.AsSpan(from, Math.Min(TileCells, _cells - from)), from, room.Samples, room.Scratch);
                return room;
            },
            _ => { });
        return described;
    }

    private void Describe(Span<Distribution> described, int from, Span<double> samples, Span<double> scratch)
    {
        int length = _blocks.Length * Lanes.Count;
        for (int block = 0; block < _blocks.Length; block++)
        {
            for (int k = 0; k < described.Length; k++)
                _blocks[block][from + k].CopyTo(samples[(k * length + block * Lanes.Count)..]);
        }

        for (int k = 0; k < described.Length; k++)
            described[k] = IsExact ? Distribution.Of(samples.Slice(k * length, _replicates), scratch) : _sketches[from + k].Describe();
    }

    private static int BlockOf(int first) =>
        first % Lanes.Count == 0 ? first / Lanes.Count : throw new ArgumentException("a block begins at a multiple of eight", nameof(first));
}
