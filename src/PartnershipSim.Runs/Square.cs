using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PartnershipSim.Runs;

/// <summary>Four rows of four numbers.</summary>
internal static class Square
{
    /// <summary>Rows become columns: afterwards <paramref name="a"/> holds the first number of each row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Turn(
        ref Vector256<double> a, ref Vector256<double> b, ref Vector256<double> c, ref Vector256<double> d)
    {
        if (!Avx.IsSupported)
        {
            (a, b, c, d) = (Column(0, a, b, c, d), Column(1, a, b, c, d), Column(2, a, b, c, d), Column(3, a, b, c, d));
            return;
        }

        const byte lowerHalves = 0x20, upperHalves = 0x31;
        Vector256<double> evenAb = Avx.UnpackLow(a, b), oddAb = Avx.UnpackHigh(a, b);
        Vector256<double> evenCd = Avx.UnpackLow(c, d), oddCd = Avx.UnpackHigh(c, d);
        a = Avx.Permute2x128(evenAb, evenCd, lowerHalves);
        b = Avx.Permute2x128(oddAb, oddCd, lowerHalves);
        c = Avx.Permute2x128(evenAb, evenCd, upperHalves);
        d = Avx.Permute2x128(oddAb, oddCd, upperHalves);
    }

    private static Vector256<double> Column(
        int number, Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d) =>
        Vector256.Create(a[number], b[number], c[number], d[number]);
}
