using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PartnershipSim.Model.Kernel;

/// <summary>
/// Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1,
/// 2, 3" (SC 2011): a keyed bijection of 128-bit counters. Nothing is consumed and nothing is remembered; the same
/// counter always gives the same words.
/// </summary>
public static class Philox
{
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>The four output words of one counter under one key.</summary>
    public static (uint W0, uint W1, uint W2, uint W3) Words(uint c0, uint c1, uint c2, uint c3, uint key0, uint key1)
    {
        for (int round = 0; round < Rounds; round++)
        {
            ulong product0 = (ulong)Multiplier0 * c0;
            ulong product1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = (
                (uint)(product1 >> 32) ^ c1 ^ key0, (uint)product1, (uint)(product0 >> 32) ^ c3 ^ key1, (uint)product0);
            key0 += Weyl0;
            key1 += Weyl1;
        }

        return (c0, c1, c2, c3);
    }

    /// <summary>
    /// The first two output words of eight counters that differ in their first word only. Each 64-bit element holds one
    /// 32-bit word.
    /// </summary>
    /// <remarks>
    /// The rounds of <see cref="Words(uint, uint, uint, uint, uint, uint)"/>. What is the same in all eight is computed
    /// once: the second product of the first round and the first product of the second. The last round needs one
    /// product, because the other goes into words that are not wanted.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FirstWords(
        in Words c0, uint c1, uint c2, uint c3, uint key0, uint key1, out Words w0, out Words w1)
    {
        ulong first1 = (ulong)Multiplier1 * c2;
        ulong second0 = (ulong)Multiplier0 * ((uint)(first1 >> 32) ^ c1 ^ key0);

        Vector256<ulong> p0 = Multiply32(c0.Low, Multiplier0), q0 = Multiply32(c0.High, Multiplier0);
        Vector256<ulong> others = Vector256.Create((ulong)(c3 ^ key1));
        Vector256<ulong> p1 = Multiply32((p0 >>> 32) ^ others, Multiplier1);
        Vector256<ulong> q1 = Multiply32((q0 >>> 32) ^ others, Multiplier1);

        key0 += Weyl0;
        key1 += Weyl1;
        Vector256<ulong> zeroth = Vector256.Create((ulong)((uint)first1 ^ key0));
        Vector256<ulong> second = Vector256.Create((ulong)((uint)(second0 >> 32) ^ key1));

        // the products look at low halves only, so the high halves may hold anything until the end
        Vector256<ulong> a0 = (p1 >>> 32) ^ zeroth, b0 = (q1 >>> 32) ^ zeroth;
        Vector256<ulong> a1 = p1, b1 = q1;
        Vector256<ulong> a2 = p0 ^ second, b2 = q0 ^ second;
        Vector256<ulong> a3 = Vector256.Create((ulong)(uint)second0), b3 = a3;
        for (int pair = 0; pair < (Rounds - 4) / 2; pair++)
        {
            key0 += Weyl0;
            key1 += Weyl1;
            Round(ref a0, ref a1, ref a2, ref a3, key0, key1);
            Round(ref b0, ref b1, ref b2, ref b3, key0, key1);
            key0 += Weyl0;
            key1 += Weyl1;
            Round(ref a0, ref a1, ref a2, ref a3, key0, key1);
            Round(ref b0, ref b1, ref b2, ref b3, key0, key1);
        }

        key0 += Weyl0;
        key1 += Weyl1;
        Round(ref a0, ref a1, ref a2, ref a3, key0, key1);
        Round(ref b0, ref b1, ref b2, ref b3, key0, key1);

        Vector256<ulong> key = Vector256.Create((ulong)(key0 + Weyl0));
        Vector256<ulong> low = Vector256.Create(0xFFFFFFFFUL);
        p1 = Multiply32(a2, Multiplier1);
        q1 = Multiply32(b2, Multiplier1);
        w0 = new(((p1 >>> 32) ^ a1 ^ key) & low, ((q1 >>> 32) ^ b1 ^ key) & low);
        w1 = new(p1 & low, q1 & low);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(
        ref Vector256<ulong> c0, ref Vector256<ulong> c1, ref Vector256<ulong> c2, ref Vector256<ulong> c3, uint key0,
        uint key1)
    {
        Vector256<ulong> product0 = Multiply32(c0, Multiplier0);
        Vector256<ulong> product1 = Multiply32(c2, Multiplier1);
        c0 = (product1 >>> 32) ^ c1 ^ Vector256.Create((ulong)key0);
        c2 = (product0 >>> 32) ^ c3 ^ Vector256.Create((ulong)key1);
        c1 = product1;
        c3 = product0;
    }

    // The low halves of the elements times a 32-bit number; integers, so every branch gives the same bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Multiply32(Vector256<ulong> a, uint b)
    {
        if (Avx2.IsSupported)
            return Avx2.Multiply(a.AsUInt32(), Vector256.Create((ulong)b).AsUInt32());
        return (a & Vector256.Create(0xFFFFFFFFUL)) * Vector256.Create((ulong)b);
    }
}

/// <summary>Eight words of chance, one a lane; each 64-bit element holds one 32-bit word.</summary>
public readonly struct Words
{
    /// <summary>Lanes 0 to 3.</summary>
    internal readonly Vector256<ulong> Low;

    /// <summary>Lanes 4 to 7.</summary>
    internal readonly Vector256<ulong> High;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Words(Vector256<ulong> low, Vector256<ulong> high)
    {
        Low = low;
        High = high;
    }

    /// <summary>Lane by lane from <paramref name="words"/>, which holds eight.</summary>
    public static Words From(ReadOnlySpan<uint> words) =>
        new(Vector256.Create<ulong>([words[0], words[1], words[2], words[3]]), Vector256.Create<ulong>(
        [
            words[4], words[5], words[6], words[7],
        ]));

    /// <summary>The word in one lane, 0 to 7.</summary>
    public uint this[int lane] =>
        (uint)(lane < Vector256<ulong>.Count ? Low.GetElement(lane) : High.GetElement(lane - Vector256<ulong>.Count));
}
