using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Runs;

/// <summary>Takes in what finished blocks have recorded.</summary>
public interface IFold
{
    /// <summary>What is recorded of each arm.</summary>
    Recorded Recorded { get; }

    /// <summary>What has to be folded in the order of the replicates; null if all is kept by their numbers.</summary>
    OrderedFold? InOrder { get; }

    /// <summary>
    /// Room for the years of the first arm of a block, which are then recorded straight into it; null: none is needed.
    /// </summary>
    Lanes[]? RoomFor(int block);

    /// <summary>
    /// Keeps what is kept by number. Called by the thread that ran the block: several at a time, in any order.
    /// </summary>
    void Keep(Block block, ReadOnlySpan<Recording> arms);
}

/// <summary>Replicates that are computed side by side.</summary>
/// <param name="First">Number of the replicate in lane 0.</param>
/// <param name="Count">How many lanes count; fewer than eight only in the last block.</param>
public readonly record struct Block(int Number, int First, int Count);
