using System.Numerics;

namespace PartnershipSim.Analysis.Sensitivity;

/// <summary>
/// A set of whole numbers from 0 to below a limit, one bit each: a hundred thousand of them fit into a processor's
/// first cache, and sixty-four are counted at once.
/// </summary>
internal sealed class BitSet
{
    private const int Width = 64;

    private readonly ulong[] _words;

    /// <summary>The empty set.</summary>
    public BitSet(int limit) => _words = new ulong[Aligned(limit) / Width];

    private BitSet(ulong[] words) => _words = words;

    /// <summary>The bits of 64 numbers each, the smallest number in the lowest bit.</summary>
    public Span<ulong> Words => _words;

    /// <summary>The smallest number, not below a limit, that is the first of a word.</summary>
    public static int Aligned(int limit) => (limit + Width - 1) / Width * Width;

    /// <summary>The word that holds the bit of a number.</summary>
    public static int WordOf(int number) => number / Width;

    /// <summary>The number whose bit this is.</summary>
    public static int NumberOf(int word, int bit) => word * Width + bit;

    public bool Contains(int number) => (_words[number / Width] >> (number % Width) & 1) != 0;

    public void Add(int number) => _words[number / Width] |= 1UL << (number % Width);

    public void Remove(int number) => _words[number / Width] &= ~(1UL << (number % Width));

    public BitSet Copy() => new([.. _words]);

    /// <summary>The numbers that do not belong to another set.</summary>
    public BitSet Without(BitSet other) => new([.. _words.Zip(other._words, (word, taken) => word & ~taken)]);

    /// <summary>The bits of a word that stand for numbers from <paramref name="from"/> to below another.</summary>
    public ulong Word(int word, int from, int to)
    {
        ulong bits = _words[word];
        int first = word * Width;
        if (from > first)
            bits &= ulong.MaxValue << (from - first);
        if (to - first < Width)
            bits &= ~(ulong.MaxValue << (to - first));
        return bits;
    }

    /// <summary>How many numbers lie from <paramref name="from"/> to below <paramref name="to"/>.</summary>
    public int Count(int from, int to)
    {
        int count = 0;
        for (int word = WordOf(from); word * Width < to; word++)
            count += BitOperations.PopCount(Word(word, from, to));
        return count;
    }

    /// <summary>How many of them belong to another set too.</summary>
    public int CountIn(BitSet other, int from, int to)
    {
        int count = 0;
        for (int word = WordOf(from); word * Width < to; word++)
            count += BitOperations.PopCount(Word(word, from, to) & other._words[word]);
        return count;
    }

    /// <summary>
    /// What follows when so many numbers are passed, upwards from one on; -1 if there are not as many.
    /// </summary>
    public int Upwards(int from, int passed)
    {
        for (int word = WordOf(from); word < _words.Length; word++)
        {
            ulong bits = Word(word, from, int.MaxValue);
            int count = BitOperations.PopCount(bits);
            if (passed < count)
                return NumberOf(word, PlaceOf(bits, passed));
            passed -= count;
        }

        return -1;
    }

    /// <summary>The same downwards, from below one on.</summary>
    public int Downwards(int to, int passed)
    {
        for (int word = WordOf(to - 1); word >= 0; word--)
        {
            ulong bits = Word(word, 0, to);
            int count = BitOperations.PopCount(bits);
            if (passed < count)
                return NumberOf(word, PlaceOf(bits, count - 1 - passed));
            passed -= count;
        }

        return -1;
    }

    /// <summary>All numbers from one to below another, the smallest first.</summary>
    public int[] Numbers(int from, int to)
    {
        int[] numbers = new int[Count(from, to)];
        int count = 0;
        for (int word = WordOf(from); count < numbers.Length; word++)
        {
            for (ulong bits = Word(word, from, to); bits != 0; bits &= bits - 1)
                numbers[count++] = NumberOf(word, BitOperations.TrailingZeroCount(bits));
        }

        return numbers;
    }

    private static int PlaceOf(ulong bits, int passed)
    {
        for (; passed > 0; passed--)
            bits &= bits - 1;
        return BitOperations.TrailingZeroCount(bits);
    }
}
