using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Experiments.Designs;

/// <summary>
/// Addressed chance for designs and for what is estimated from them: the same word for the same address, whatever was drawn before. Each
/// use has a purpose of its own, so that no two uses share a draw, and none shares one with the model.
/// </summary>
internal readonly struct DesignDice(uint purpose, ulong seed)
{
    public const uint LatinHypercube = 0xD0001, Scrambling = 0xD0002, Morris = 0xD0003;

    public const uint Resampling = 0xD0011, PawnReference = 0xD0012, Discovery = 0xD0013, States = 0xD0014;

    private const double TwoTo32 = 4294967296.0;

    public uint Word(uint a, uint b = 0, uint c = 0) => Philox.Words(a, b, purpose, c, (uint)seed, (uint)(seed >> 32)).W0;

    /// <summary>Uniform in (0, 1).</summary>
    public double Uniform(uint a, uint b = 0, uint c = 0) => (Word(a, b, c) + 0.5) / TwoTo32;

    /// <summary>One of 0 .. count - 1.</summary>
    public int Below(int count, uint a, uint b = 0, uint c = 0) => (int)(((ulong)Word(a, b, c) * (ulong)count) >> 32);

    /// <summary>The numbers 0 .. count - 1 in an order of their own.</summary>
    public int[] Order(int count, uint b, uint c = 0)
    {
        uint[] words = new uint[count];
        int[] order = new int[count];
        for (int i = 0; i < count; i++)
            (words[i], order[i]) = (Word((uint)i, b, c), i);
        Array.Sort(order, (x, y) => words[x] != words[y] ? words[x].CompareTo(words[y]) : x.CompareTo(y));
        return order;
    }
}
