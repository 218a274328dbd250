namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// Addressed draws for resampling: the same word for the same (seed, purpose, draw, index), whatever was drawn before.
/// Mixing is that of SplitMix64 (Steele, Lea and Flood 2014), applied once for each part of the address.
/// </summary>
/// <param name="purpose">Two uses with different purposes share no draw.</param>
internal readonly struct EvidenceDice(ulong seed, uint purpose)
{
    public const uint Clusters = 0xE0001, Multipliers = 0xE0002, Permutations = 0xE0003, Dates = 0xE0004;

    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>2^-53: a double has 53 bits between 0 and 1.</summary>
    private const double Unit = 1.0 / (1UL << 53);

    private readonly ulong _start = Mix(Mix(seed + Golden) + Golden * (purpose + 1UL));

    public ulong Word(int draw, int index) =>
        Mix(Mix(_start + Golden * ((ulong)draw + 1)) + Golden * ((ulong)index + 1));

    /// <summary>Uniform in (0, 1).</summary>
    public double Uniform(int draw, int index) => ((Word(draw, index) >> 11) + 0.5) * Unit;

    /// <summary>One of 0 .. count - 1, each as likely as the others to within count / 2^64.</summary>
    public int Below(int count, int draw, int index) => (int)Math.BigMul(Word(draw, index), (ulong)count, out _);

    /// <summary>The finaliser of SplitMix64.</summary>
    internal static ulong Mix(ulong word)
    {
        word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9;
        word = (word ^ (word >> 27)) * 0x94D049BB133111EB;
        return word ^ (word >> 31);
    }
}
