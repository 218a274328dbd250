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
        for (int i = 0; i < column.Length; i++)
            column[i] = StudentT4QuantileOf(column[i]);
    }

    /// <summary>Each entry p becomes the normal quantile at p.</summary>
    public static void NormalQuantile(Span<Lanes> column)
    {
        for (int i = 0; i < column.Length; i++)
            column[i] = NormalQuantile(column[i]);
    }
}
