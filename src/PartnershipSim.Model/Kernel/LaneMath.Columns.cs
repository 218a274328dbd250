using System.Runtime.CompilerServices;

namespace PartnershipSim.Model.Kernel;

/// <content>
/// The functions on whole columns, in place. One call of a function waits for one product after the other; of the
/// entries of a column none waits for another, so that the hardware works on several at once. Bit for bit what the
/// function of one <see cref="Lanes"/> gives.
/// </content>
public static partial class LaneMath
{
    /// <summary>Each entry becomes e to its power.</summary>
    public static void Exp(Span<Lanes> column)
    {
        for (int i = 0; i < column.Length; i++)
            column[i] = ExpInline(column[i]);
    }

    /// <summary>e^x for a loop over a column, which is small enough to contain the whole function.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes ExpInline(Lanes x) =>
        (Abs(x) <= SafeExponent).All ? ExpWithin(x) : InRegisters(ExpAtTheEdges(x));

    /// <summary>
    /// The same, copied half by half. What a call returns lies in memory; a variable that may come from a call would be
    /// kept there for good, and copied in one piece it waits until both of its halves have arrived.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes InRegisters(Lanes x) => new(x.Low, x.High);

    /// <summary>Each entry becomes its natural logarithm.</summary>
    public static void Log(Span<Lanes> column)
    {
        for (int i = 0; i < column.Length; i++)
        {
            Lanes x = column[i];
            column[i] = IsNormal(x) ? LogWithin(x) : InRegisters(LogAtTheEdges(x));
        }
    }

    /// <summary>Each entry z becomes Λ(z).</summary>
    public static void Logistic(Span<Lanes> column)
    {
        for (int i = 0; i < column.Length; i++)
        {
            Lanes z = column[i];
            Lanes e = ExpInline(-Abs(z));
            column[i] = Select(z < 0, e, 1) / (1 + e);
        }
    }

    /// <summary>Each entry p becomes the quantile of Student's t with four degrees of freedom at p.</summary>
    public static void StudentT4Quantile(Span<Lanes> column)
    {
        if (System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated)
        {
            var wide = System.Runtime.InteropServices.MemoryMarshal.Cast<Lanes, System.Runtime.Intrinsics.Vector512<double>>(column);
            for (int i = 0; i < wide.Length; i++)
                wide[i] = T4Wide(wide[i]);
            return;
        }
        for (int i = 0; i < column.Length; i++)
            column[i] = StudentT4QuantileOf(column[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static System.Runtime.Intrinsics.Vector512<double> T4Wide(System.Runtime.Intrinsics.Vector512<double> p)
    {
        var one = System.Runtime.Intrinsics.Vector512<double>.One;
        var sine = p * 2 - one;
        var s = System.Runtime.Intrinsics.Vector512.Abs(sine);
        var cosine = System.Runtime.Intrinsics.Vector512.Sqrt(p * (one - p)) * 2;
        var isMiddle = System.Runtime.Intrinsics.Vector512.LessThan(s, System.Runtime.Intrinsics.Vector512.Create(0.75));
        var sinGuess = s * (1.0 / 3) + s * s * s * (4.0 / 81);
        var cosGuess = System.Runtime.Intrinsics.Vector512.Create(0.8660254037844386) + cosine * (System.Runtime.Intrinsics.Vector512.Create(0.1666666666666667) - cosine * 0.0326920704511053);
        var c = System.Runtime.Intrinsics.Vector512.ConditionalSelect(isMiddle, s, -cosine);
        var r = System.Runtime.Intrinsics.Vector512.ConditionalSelect(isMiddle, sinGuess, cosGuess);
        for (int step = 0; step < SineSteps; step++)
            r = StepW(r, c);
        r = System.Runtime.Intrinsics.Vector512.ConditionalSelect(isMiddle, r, StepW(r, c));
        var x = System.Runtime.Intrinsics.Vector512.ConditionalSelect(isMiddle, r, System.Runtime.Intrinsics.Vector512.Sqrt(one - r * r));
        var rest = System.Runtime.Intrinsics.Vector512.ConditionalSelect(isMiddle, one - x * 4 * x, cosine / r);
        var t = x * 4 / System.Runtime.Intrinsics.Vector512.Sqrt(rest);
        return System.Runtime.Intrinsics.Vector512.ConditionalSelect(System.Runtime.Intrinsics.Vector512.LessThan(sine, System.Runtime.Intrinsics.Vector512<double>.Zero), -t, t);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static System.Runtime.Intrinsics.Vector512<double> StepW(System.Runtime.Intrinsics.Vector512<double> r, System.Runtime.Intrinsics.Vector512<double> c)
    {
        var square = r * r;
        return r - ((square * 4 - System.Runtime.Intrinsics.Vector512.Create(3.0)) * r + c) / (square * 12 - System.Runtime.Intrinsics.Vector512.Create(3.0));
    }

    /// <summary>Each entry p becomes the normal quantile at p.</summary>
    public static void NormalQuantile(Span<Lanes> column)
    {
        for (int i = 0; i < column.Length; i++)
            column[i] = NormalQuantile(column[i]);
    }
}
