using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Runs;

/// <summary>
/// The recorded cells of several blocks, block by block as they were recorded: of all blocks, or of those that wait to
/// be folded, whose rooms are then used again.
/// </summary>
/// <param name="cells">Numbers of a block.</param>
/// <param name="rooms">Blocks that are held at a time.</param>
/// <param name="replicates">Of all blocks together.</param>
public sealed class BlockStore(int cells, int rooms, int replicates)
{
    private readonly Lanes[]?[] _rooms = new Lanes[rooms][];

    /// <summary>
    /// Rooms for the blocks that a fold in order keeps waiting: whole batches, so that a batch lies in consecutive
    /// rooms.
    /// </summary>
    public static BlockStore InOrder(int cells, RunPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new(cells, Math.Min(OrderedFold.BatchesInFlight * plan.BlocksPerBatch, plan.Blocks), plan.Replicates);
    }

    /// <summary>
    /// The room of a block; not a number where nothing is recorded. No two threads ask for the same at a time.
    /// </summary>
    public Lanes[] RoomFor(int block) => _rooms[block % rooms] ??= Empty(cells);

    /// <summary>Room for as many cells, in which nothing is recorded yet.</summary>
    internal static Lanes[] Empty(int cells)
    {
        Lanes[] room = GC.AllocateUninitializedArray<Lanes>(cells);
        room.AsSpan().Fill(double.NaN);
        return room;
    }

    /// <summary>How many replicates consecutive blocks hold.</summary>
    public int CountOf(int first, int blocks) => Math.Min(blocks * Lanes.Count, replicates - first * Lanes.Count);

    /// <summary>The values of a cell in consecutive blocks, in the order of their replicates.</summary>
    /// <param name="values">Room for eight values a block; overwritten.</param>
    public ReadOnlySpan<double> Column(int first, int blocks, int cell, Span<double> values)
    {
        Read(first, blocks, cell, MemoryMarshal.Cast<double, Lanes>(values));
        return values[..CountOf(first, blocks)];
    }

    /// <summary>Asks for the values of a cell from memory, so that they are at hand when they are read soon.</summary>
    internal unsafe void Fetch(int first, int blocks, int cell)
    {
        if (!Sse.IsSupported)
            return;
        ReadOnlySpan<Lanes[]?> held = _rooms.AsSpan(first % rooms, blocks);
        foreach (Lanes[]? room in held)
            Sse.Prefetch0(Unsafe.AsPointer(ref room![cell]));
    }

    /// <summary>The same, lanes that do not count included.</summary>
    internal void Read(int first, int blocks, int cell, Span<Lanes> values)
    {
        ReadOnlySpan<Lanes[]?> held = _rooms.AsSpan(first % rooms, blocks);
        for (int block = 0; block < held.Length; block++)
            values[block] = held[block]![cell];
    }
}
