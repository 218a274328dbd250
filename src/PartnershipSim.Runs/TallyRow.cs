using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Runs;

/// <summary>
/// The cells of one year. Many are copies of others (a group of one state is that state, partners' troops are troops):
/// what is equal, bit for bit, in all replicates is described once.
/// </summary>
internal sealed class TallyRow(BlockStore blocks, int first, int width)
{
    // the cell of which each is a copy, so far; itself if of none
    private readonly int[] _originals = new int[width];
    private Sketch[]? _sketches;

    /// <summary>Adds the next blocks to the sketches.</summary>
    public void Add(int block, int count)
    {
        Span<double> values = stackalloc double[count * Lanes.Count];
        if (_sketches is null)
        {
            _sketches = new Sketch[width];
            FindCopies(block, count);
        }
        else
        {
            CheckCopies(block, count);
        }

        for (int cell = 0; cell < width; cell++)
        {
            if (_originals[cell] == cell)
                _sketches[cell].Add(blocks.Column(block, count, first + cell, values));
        }
    }

    /// <summary>Describes what was added.</summary>
    public void Describe(Span<Distribution> described)
    {
        for (int cell = 0; cell < width; cell++)
            described[cell] = _originals[cell] == cell ? _sketches![cell].Describe() : described[_originals[cell]];
    }

    /// <summary>Describes all blocks of the store.</summary>
    public void Describe(ExactColumns columns, Span<Distribution> described)
    {
        FindCopies(0, columns.Blocks);
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
            described[cell] = described[_originals[cell]];
    }

    private void FindCopies(int block, int count)
    {
        Span<Lanes> values = stackalloc Lanes[count];
        Span<Lanes> others = stackalloc Lanes[count];
        Dictionary<ulong, int> known = new(width);
        for (int cell = 0; cell < width; cell++)
        {
            blocks.Read(block, count, first + cell, values);
            _originals[cell] = cell;
            ulong hash = Hash(values);
            if (known.TryAdd(hash, cell))
                continue;
            blocks.Read(block, count, first + known[hash], others);
            if (AreSame(values, others))
                _originals[cell] = known[hash];
        }
    }

    // a copy that differs from now on takes over the sketch of its original as it stood before these blocks
    private void CheckCopies(int block, int count)
    {
        Span<Lanes> values = stackalloc Lanes[count];
        Span<Lanes> others = stackalloc Lanes[count];
        for (int cell = 0; cell < width; cell++)
        {
            if (_originals[cell] == cell)
                continue;
            blocks.Read(block, count, first + cell, values);
            blocks.Read(block, count, first + _originals[cell], others);
            if (AreSame(values, others))
                continue;
            _sketches![cell] = _sketches[_originals[cell]].Copy();
            _originals[cell] = cell;
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
