using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace PartnershipSim.Model.Kernel;

/// <summary>
/// Addressed random numbers. A draw is a pure function of (seed, replicate, purpose, year, state, operation): nothing
/// is consumed, so threads, lanes, shards, the order of states and switched-off mechanisms change no other draw, and
/// two scenarios with the same seed and replicate share every draw.
/// </summary>
/// <remarks>
/// Counter of <see cref="Philox"/>: (replicate; 65536·purpose + year; state; operation), key: the seed. From the first
/// two words k = 2^20·w0 + (w1 >> 12) and u = (k + 1/2)·2^-52, which is exact and never 0 or 1.
/// </remarks>
public sealed partial class Dice
{
    private readonly uint _key0;
    private readonly uint _key1;
    private readonly Words _replicates;

    /// <param name="seed">The seed of the study; it fixes the random stream of every replicate.</param>
    /// <param name="replicates">The replicate that each of the eight lanes runs.</param>
    public Dice(ulong seed, ReadOnlySpan<uint> replicates)
        : this(seed, isDeterministic: false)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(replicates.Length, Lanes.Count);
        _replicates = Words.From(replicates);
    }

    private Dice(ulong seed, bool isDeterministic)
    {
        _key0 = (uint)seed;
        _key1 = (uint)(seed >> 32);
        IsDeterministic = isDeterministic;
    }

    /// <summary>Dice that always show the middle: every draw takes its deterministic value.</summary>
    public static Dice Deterministic { get; } = new(0, isDeterministic: true);

    /// <summary>
    /// Dice for one block of eight consecutive replicates, the first of which is <paramref name="first"/>.
    /// </summary>
    public static Dice ForBlock(ulong seed, uint first) =>
        new(seed, [first, first + 1, first + 2, first + 3, first + 4, first + 5, first + 6, first + 7]);

    public bool IsDeterministic { get; }

    /// <summary>Uniform on the open interval (0, 1); deterministic value 1/2.</summary>
    /// <param name="year">0 to 65535; beyond, the address would be another purpose's.</param>
    /// <param name="state">Address of the state, from <see cref="StateAddress"/>.</param>
    /// <param name="operation">
    /// Address of the operation, from <see cref="OperationAddress"/>; 0 if the draw concerns none.
    /// </param>
    public Lanes Uniform(Purpose purpose, int year, uint state, uint operation = 0)
    {
        if (IsDeterministic)
            return 0.5;

        return Draw(When(purpose, year), state, operation);
    }

    private static uint When(Purpose purpose, int year) => 65536 * (uint)purpose + (uint)year;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes Draw(uint when, uint state, uint operation)
    {
        Philox.FirstWords(_replicates, when, state, operation, _key0, _key1, out Words w0, out Words w1);
        return OpenUnit(w0, w1);
    }

    /// <summary>Two words of chance in each element as a number between 0 and 1, both excluded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes OpenUnit(in Words w0, in Words w1)
    {
        Lanes whole = new(Whole(w0.Low, w1.Low), Whole(w0.High, w1.High));
        return (whole - 4503599627370496.0 + 0.5) * 2.220446049250313e-16;
    }

    // k < 2^52 becomes the double 2^52 + k by its bits; what is left after subtracting 2^52 is k, exactly
    private static Vector256<double> Whole(Vector256<ulong> w0, Vector256<ulong> w1) =>
        ((w0 << 20) | (w1 >>> 12) | Vector256.Create(0x4330000000000000UL)).AsDouble();

    /// <summary>Standard normal, by inversion of <see cref="Uniform"/>; deterministic value 0.</summary>
    public Lanes Normal(Purpose purpose, int year, uint state, uint operation = 0) =>
        IsDeterministic ? Lanes.Zero : LaneMath.NormalQuantile(Uniform(purpose, year, state, operation));

    /// <summary>What separates the two values of a switch that is 0 or 1.</summary>
    private const double Middle = 0.5;

    /// <summary>
    /// A shock by inversion of <see cref="Uniform"/>: Student's t with four degrees of freedom where
    /// <paramref name="tails"/> is 1, standard
    /// normal where it is 0; deterministic value 0.
    /// </summary>
    public Lanes Shock(in Lanes tails, Purpose purpose, int year, uint state, uint operation = 0)
    {
        if (IsDeterministic)
            return Lanes.Zero;
        Lanes u = Uniform(purpose, year, state, operation);
        Mask isHeavy = tails > Middle;
        if (isHeavy.All)
            return LaneMath.StudentT4Quantile(u);
        Lanes normal = LaneMath.NormalQuantile(u);
        return isHeavy.Any ? LaneMath.Select(isHeavy, LaneMath.StudentT4Quantile(u), normal) : normal;
    }

    /// <summary>
    /// Poisson with the given mean, by inversion up to a mean of 4 and by a rounded normal above; deterministic value
    /// the mean.
    /// </summary>
    public Lanes Poisson(Lanes mean, Purpose purpose, int year, uint state, uint operation = 0) =>
        IsDeterministic ? mean : PoissonQuantile(mean, Uniform(purpose, year, state, operation));

    /// <summary>
    /// The Poisson count at probability <paramref name="u"/>. Mean up to 4: the number of k in 0..15 with u above the
    /// distribution at k (16 terms); above 4: max(0, floor(mean + sqrt(mean)·z(u) + 1/2)). A mean below 0 or not a
    /// number yields not a number.
    /// </summary>
    public static Lanes PoissonQuantile(in Lanes mean, in Lanes u) => PoissonQuantile(mean, u, LaneMath.Exp(-mean));

    /// <summary>Largest mean whose counts are taken from the distribution itself.</summary>
    private const double LargestInverted = 4;

    /// <param name="term">exp(-mean).</param>
    private static Lanes PoissonQuantile(in Lanes mean, in Lanes u, Lanes term)
    {
        const int terms = 16;

        Lanes distribution = term;
        Lanes count = u > distribution;
        for (int k = 1; k < terms && (u > distribution).Any; k++)
        {
            term = term * mean * Reciprocals[k];
            distribution += term;
            count += u > distribution;
        }

        count = LaneMath.Select(mean >= 0, count, double.NaN);
        if (!(mean > LargestInverted).Any)
            return count;
        Lanes rounded = LaneMath.Floor(mean + LaneMath.Sqrt(mean) * LaneMath.NormalQuantile(u) + 0.5);
        return LaneMath.Select(mean > LargestInverted, LaneMath.Select(rounded < 0, 0, rounded), count);
    }

    private static readonly double[] Reciprocals =
    [
        0, 1, 1.0 / 2, 1.0 / 3, 1.0 / 4, 1.0 / 5, 1.0 / 6, 1.0 / 7, 1.0 / 8, 1.0 / 9, 1.0 / 10,
        1.0 / 11, 1.0 / 12, 1.0 / 13, 1.0 / 14, 1.0 / 15,
    ];

    /// <summary>
    /// The address of a state: its iso3 code read as a number in base 26, so "AAA" is 0 and "ZZZ" is 17575.
    /// </summary>
    public static uint StateAddress(string iso3)
    {
        ArgumentNullException.ThrowIfNull(iso3);
        uint address = 0;
        foreach (char letter in iso3)
        {
            if (letter is < 'A' or > 'Z')
                throw new ArgumentException($"'{iso3}' is not three capital letters", nameof(iso3));
            address = 26 * address + (uint)(letter - 'A');
        }

        return iso3.Length == 3
            ? address
            : throw new ArgumentException($"'{iso3}' is not three capital letters", nameof(iso3));
    }

    /// <summary>
    /// The address of an operation: the 32-bit FNV-1a hash of its official name in UTF-8 (of an ASCII name: its
    /// letters).
    /// </summary>
    public static uint OperationAddress(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        uint hash = 2166136261;
        foreach (byte letter in Encoding.UTF8.GetBytes(name))
            hash = (hash ^ letter) * 16777619;
        return hash;
    }
}
