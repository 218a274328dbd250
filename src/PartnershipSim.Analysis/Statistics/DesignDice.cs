using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Analysis.Statistics;

/// <summary>
/// Addressed random numbers for designs and for what is estimated from them: the same word for the same address,
/// whatever was drawn before. Each use has a purpose of its own, so that no two uses share a draw, and none shares one
/// with the model.
/// </summary>
internal readonly struct DesignDice(uint purpose, ulong seed)
{
    public const uint LatinHypercube = 0xD0001, Scrambling = 0xD0002, Morris = 0xD0003;

    /// <summary>One throw of the generator gives so many words.</summary>
    public const int WordsPerThrow = 4;

    public const uint Replicates = 0xB0075, Resampling = 0xD0011, PawnReference = 0xD0012,
        Discovery = 0xD0013, States = 0xD0014;

    public const uint Calibration = 0xD0021, Proposal = 0xD0022, Acceptance = 0xD0023, KnownParameters = 0xD0024,
        Estimates = 0xD0025;

    private const double TwoTo32 = 4294967296.0;

    public uint Word(uint a, uint b = 0, uint c = 0) =>
        Philox.Words(a, b, purpose, c, (uint)seed, (uint)(seed >> 32)).W0;

    /// <summary>Uniform in (0, 1).</summary>
    public double Uniform(uint a, uint b = 0, uint c = 0) => (Word(a, b, c) + 0.5) / TwoTo32;

    /// <summary>One of 0 .. count - 1.</summary>
    public int Below(int count, uint a, uint b = 0, uint c = 0) => Scaled(Word(a, b, c), count);

    /// <summary>All words of one throw; the first is that of <see cref="Word"/>.</summary>
    public void Words(uint a, uint b, Span<uint> four) =>
        (four[0], four[1], four[2], four[3]) = Philox.Words(a, b, purpose, 0, (uint)seed, (uint)(seed >> 32));

    /// <summary>The numbers 0 .. count - 1 in an order of their own.</summary>
    public int[] Order(int count, uint b, uint c = 0)
    {
        ulong[] words = Numbered(count, b, c);
        Array.Sort(words);
        int[] order = new int[count];
        for (int i = 0; i < count; i++)
            order[i] = (int)(uint)words[i];
        return order;
    }

    /// <summary>
    /// The first numbers of <see cref="Order"/>, as a set: only those are sorted that share their highest bits with the
    /// last that is wanted.
    /// </summary>
    public IEnumerable<int> First(int wanted, int count, uint b, uint c = 0)
    {
        const int Shift = 64 - 12;
        ulong[] words = Numbered(count, b, c);
        int[] sizes = new int[1 << (64 - Shift)];
        foreach (ulong word in words)
            sizes[word >> Shift]++;
        (ulong last, int left) = (0, wanted);
        while (left > sizes[last])
            left -= sizes[last++];
        return words.Where(word => word >> Shift < last)
            .Concat(words.Where(word => word >> Shift == last).Order().Take(left))
            .Select(word => (int)(uint)word);
    }

    /// <summary>One of 0 .. count - 1.</summary>
    public static int Scaled(uint word, int count) => (int)(((ulong)word * (ulong)count) >> 32);

    // a word for each number, which is in its lower half
    private ulong[] Numbered(int count, uint b, uint c)
    {
        ulong[] words = new ulong[count];
        for (int i = 0; i < count; i++)
            words[i] = ((ulong)Word((uint)i, b, c) << 32) | (uint)i;
        return words;
    }
}
