using System.Collections.Immutable;
using PartnershipSim.Analysis.Statistics;

namespace PartnershipSim.Analysis.Designs;

/// <summary>
/// Points of the Sobol' sequence (Sobol' 1967; directions of Joe and Kuo 2008, in their order), which fill the space
/// more evenly than chance. Scrambling (Owen 1998, "Scrambling Sobol' and Niederreiter-Xing points", J. Complexity 14)
/// flips every binary digit by a die that is addressed by the digits before it: the points keep their even spread,
/// every point is uniform, and another seed is another independent set.
/// </summary>
/// <param name="Count">How many points; powers of two are spread most evenly.</param>
/// <param name="IsScrambled">
/// Without scrambling the points are those of the published sequence, the first of them the origin.
/// </param>
public sealed record SobolSequence(int Count, bool IsScrambled = true) : Design
{
    /// <summary>As many axes as there are direction numbers for.</summary>
    public const int MostAxes = JoeKuo.Dimensions;

    private const double TwoTo32 = 4294967296.0;

    // one die is good for five digits: 31 flips, one for each of the prefixes that can occur
    private const int DigitsPerDie = 5;

    public override string Key => "sobol";

    public override bool IsExtensible => true;

    public override long CountOf(ImmutableArray<Axis> axes) => Count;

    public override double[][] Points(ImmutableArray<Axis> axes, ulong seed)
    {
        double[][] points = new double[Count][];
        double[] unit = new double[axes.Length];
        for (int p = 0; p < Count; p++)
        {
            UnitPoint((uint)p, IsScrambled, seed, unit);
            points[p] = ValuesAt(axes, unit);
        }

        return points;
    }

    /// <summary>
    /// Point number <paramref name="index"/>, in as many dimensions as <paramref name="unit"/> has room for.
    /// </summary>
    public static void UnitPoint(uint index, bool isScrambled, ulong seed, Span<double> unit)
    {
        if (unit.Length > MostAxes)
            throw new ArgumentOutOfRangeException(
                nameof(unit), unit.Length, $"a Sobol' sequence has at most {MostAxes} dimensions here");
        DesignDice dice = new(DesignDice.Scrambling, seed);
        for (int dimension = 0; dimension < unit.Length; dimension++)
        {
            uint digits = Digits(index, dimension);
            unit[dimension] = isScrambled
                ? (Scrambled(digits, (uint)dimension, dice) + 0.5) / TwoTo32
                : digits / TwoTo32;
        }
    }

    // the sequence in the order of the Gray code (Antonov and Saleev 1979), any point without those before it
    private static uint Digits(uint index, int dimension)
    {
        ImmutableArray<uint> v = JoeKuo.DirectionsOf(dimension);
        uint digits = 0;
        for (uint gray = index ^ (index >> 1); gray != 0; gray &= gray - 1)
            digits ^= v[System.Numerics.BitOperations.TrailingZeroCount(gray)];
        return digits;
    }

    private static uint Scrambled(uint digits, uint dimension, DesignDice dice)
    {
        uint flips = 0;
        for (int depth = 0; depth < JoeKuo.Bits; depth += DigitsPerDie)
        {
            uint prefix = depth == 0 ? 0 : digits >> (JoeKuo.Bits - depth);
            uint die = dice.Word(prefix, dimension, (uint)depth);
            int node = 1;
            for (int digit = depth; digit < Math.Min(depth + DigitsPerDie, JoeKuo.Bits); digit++)
            {
                int place = JoeKuo.Bits - 1 - digit;
                flips |= ((die >> node) & 1) << place;
                node = 2 * node + (int)((digits >> place) & 1);
            }
        }

        return digits ^ flips;
    }
}
