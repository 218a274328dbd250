using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Runs;

/// <summary>
/// The cells of one year. Many are copies of others (a group of one state is that state, partners' troops are troops):
/// what is equal, bit for bit, in all replicates is described once.
/// </summary>
/// <param name="first">Where the cells of the row begin in a store of whole runs.</param>
/// <param name="isDefined">Which cells are defined at all; null: every one.</param>
internal sealed class TallyRow(int first, int width, bool[]? isDefined)
{
    /// <summary>How many cells before its turn a sketch is asked for from memory.</summary>
    private const int Ahead = 4;

    // the cell of which each is a copy, so far; itself if of none; none if it is not defined
    private readonly int[] _originals = new int[width];

    // the next copy of the same cell, or none
    private readonly int[] _nextCopies = new int[width];
    private const int None = -1;
    private Sketch[]? _sketches;

    /// <summary>Adds the next blocks to the sketches.</summary>
    /// <param name="blocks">Where this row of them stands, and nothing else.</param>
    public void Add(BlockStore blocks, int block, int count)
    {
        int length = count * Lanes.Count;
        Span<double> columns = stackalloc double[Sketch.Together * length];
        Span<int> together = stackalloc int[Sketch.Together];
        int waiting = 0;
        int counted = blocks.CountOf(block, count);
        if (_sketches is null)
        {
            _sketches = new Sketch[width];
            FindCopies(blocks, block, count, 0);
        }

        for (int cell = 0; cell < width; cell++)
        {
            if (cell + Ahead < width && _originals[cell + Ahead] == cell + Ahead)
            {
                _sketches[cell + Ahead].Fetch();
                blocks.Fetch(block, count, cell + Ahead);
            }

            if (_originals[cell] != cell)
                continue;
            Span<double> column = columns.Slice(waiting * length, length);
            Span<Lanes> values = MemoryMarshal.Cast<double, Lanes>(column);
            blocks.Read(block, count, cell, values);
            CheckCopies(blocks, cell, block, count, values);
            if (!_sketches[cell].IsSpread)
            {
                _sketches[cell].Add(column[..counted]);
                continue;
            }

            together[waiting++] = cell;
            if (waiting < Sketch.Together)
                continue;
            Sketch.Add(_sketches, together, columns, counted);
            waiting = 0;
        }

        for (int k = 0; k < waiting; k++)
            _sketches[together[k]].Add(columns.Slice(k * length, counted));
    }

    /// <summary>Describes what was added.</summary>
    public void Describe(Span<Distribution> described)
    {
        for (int cell = 0; cell < width; cell++)
            described[cell] = _originals[cell] == cell ? _sketches![cell].Describe() : OfOriginal(cell, described);
    }

    /// <summary>Describes all blocks of a store of whole runs.</summary>
    public void Describe(ExactColumns columns, Span<Distribution> described)
    {
        FindCopies(columns.Store, 0, columns.Blocks, first);
        Span<int> together = stackalloc int[Lanes.Count];
        int waiting = 0;
        for (int cell = 0; cell < width; cell++)
        {
            if (_originals[cell] != cell)
                continue;
            together[waiting++] = cell;
            if (waiting < together.Length)
                continue;
            columns.Describe(first, together, described);
            waiting = 0;
        }

        columns.Describe(first, together[..waiting], described);
        for (int cell = 0; cell < width; cell++)
            described[cell] = OfOriginal(cell, described);
    }

    private Distribution OfOriginal(int cell, ReadOnlySpan<Distribution> described) =>
        _originals[cell] == None ? Distribution.Undefined : described[_originals[cell]];

    private void FindCopies(BlockStore blocks, int block, int count, int offset)
    {
        Span<Lanes> values = stackalloc Lanes[count];
        Span<Lanes> others = stackalloc Lanes[count];
        Dictionary<ulong, int> known = new(width);
        for (int cell = 0; cell < width; cell++)
        {
            _originals[cell] = None;
            _nextCopies[cell] = None;
            if (isDefined?[cell] == false)
                continue;
            blocks.Read(block, count, offset + cell, values);
            _originals[cell] = cell;
            ulong hash = Hash(values);
            if (known.TryAdd(hash, cell))
                continue;
            int original = known[hash];
            blocks.Read(block, count, offset + original, others);
            if (!AreSame(values, others))
                continue;
            _originals[cell] = original;
            _nextCopies[cell] = _nextCopies[original];
            _nextCopies[original] = cell;
        }
    }

    // a copy that differs from now on takes over the sketch of its original as it stood before these blocks; its turn
    // comes later, for a copy stands behind its original
    private void CheckCopies(
        BlockStore blocks, int original, int block, int count, ReadOnlySpan<Lanes> values)
    {
        Span<Lanes> others = stackalloc Lanes[count];
        int last = original;
        for (int copy = _nextCopies[original], next; copy != None; copy = next)
        {
            next = _nextCopies[copy];
            blocks.Read(block, count, copy, others);
            if (AreSame(values, others))
            {
                last = copy;
                continue;
            }

            _sketches![copy] = _sketches[original].Copy();
            _originals[copy] = copy;
            _nextCopies[copy] = None;
            _nextCopies[last] = next;
        }
    }

    private static bool AreSame(ReadOnlySpan<Lanes> one, ReadOnlySpan<Lanes> other) =>
        MemoryMarshal.AsBytes(one).SequenceEqual(MemoryMarshal.AsBytes(other));

    // equal columns have equal hashes; whether others have them too is asked bit by bit
    private static ulong Hash(ReadOnlySpan<Lanes> values)
    {
        Vector256<ulong> hash = Vector256<ulong>.Zero;
        foreach (Vector256<ulong> bits in MemoryMarshal.Cast<Lanes, Vector256<ulong>>(values))
            hash = (hash << 5) - hash + bits;
        return hash[0] ^ ulong.RotateLeft(hash[1], 16) ^ ulong.RotateLeft(hash[2], 32) ^ ulong.RotateLeft(hash[3], 48);
    }
}
