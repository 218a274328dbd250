using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PartnershipSim.Model.Kernel;

/// <summary>
/// Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011):
/// a keyed bijection of 128-bit counters. Nothing is consumed and nothing is remembered; the same counter always gives the same words.
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
            (c0, c1, c2, c3) = ((uint)(product1 >> 32) ^ c1 ^ key0, (uint)product1, (uint)(product0 >> 32) ^ c3 ^ key1, (uint)product0);
            key0 += Weyl0;
            key1 += Weyl1;
        }

        return (c0, c1, c2, c3);
    }

    /// <summary>
    /// The first two output words of eight counters that differ in their first word only. Each 64-bit element holds one 32-bit word.
    /// </summary>
    public static void FirstWords(
        Vector512<ulong> c0, uint c1, uint c2, uint c3, uint key0, uint key1, out Vector512<ulong> w0, out Vector512<ulong> w1)
    {
        Vector512<ulong> low = Vector512.Create(0xFFFFFFFFUL);
        Vector512<ulong> x1 = Vector512.Create((ulong)c1);
        Vector512<ulong> x2 = Vector512.Create((ulong)c2);
        Vector512<ulong> x3 = Vector512.Create((ulong)c3);
        for (int round = 0; round < Rounds; round++)
        {
            Vector512<ulong> product0 = Multiply32(c0, Multiplier0);
            Vector512<ulong> product1 = Multiply32(x2, Multiplier1);
            c0 = (product1 >>> 32) ^ x1 ^ Vector512.Create((ulong)key0);
            x2 = (product0 >>> 32) ^ x3 ^ Vector512.Create((ulong)key1);
            x1 = product1 & low;
            x3 = product0 & low;
            key0 += Weyl0;
            key1 += Weyl1;
        }

        w0 = c0;
        w1 = x1;
    }

    // The low halves of the elements times a 32-bit number; integers, so every branch gives the same bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Multiply32(Vector512<ulong> a, uint b)
    {
        if (Avx512F.IsSupported)
            return Avx512F.Multiply(a.AsUInt32(), Vector512.Create((ulong)b).AsUInt32());
        if (Avx2.IsSupported)
        {
            Vector256<uint> factor = Vector256.Create((ulong)b).AsUInt32();
            return Vector512.Create(Avx2.Multiply(a.GetLower().AsUInt32(), factor), Avx2.Multiply(a.GetUpper().AsUInt32(), factor));
        }

        return a * Vector512.Create((ulong)b);
    }
}
