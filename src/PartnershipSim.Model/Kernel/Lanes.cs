using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PartnershipSim.Model.Kernel;

/// <summary>
/// Eight independent runs side by side: one number from each of them. A submodel is written on <see cref="Lanes"/> as
/// an equation is written on paper; every operation acts on each lane alone, so a lane never learns what its neighbours
/// do, and the result does not depend on how wide the hardware is.
/// </summary>
/// <remarks>
/// Two vectors of four, not one of eight: that is what most machines have in hardware, and where there are wider
/// vectors two halves that do not wait for each other cost little.
/// </remarks>
public readonly struct Lanes
{
    /// <summary>How many runs advance together.</summary>
    public const int Count = 8;

    /// <summary>Lanes 0 to 3 as the hardware sees them.</summary>
    internal readonly Vector256<double> Low;

    /// <summary>Lanes 4 to 7.</summary>
    internal readonly Vector256<double> High;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Lanes(Vector256<double> low, Vector256<double> high)
    {
        Low = low;
        High = high;
    }

    /// <summary>The same number in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes(double value) => new(Vector256.Create(value), Vector256.Create(value));

    /// <summary>Lane by lane from <paramref name="values"/>, which holds eight numbers.</summary>
    public static Lanes From(ReadOnlySpan<double> values) =>
        new(Vector256.Create(values), Vector256.Create(values[Vector256<double>.Count..]));

    public static Lanes Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector256<double>.Zero, Vector256<double>.Zero);
    }

    /// <summary>The number in one lane, 0 to 7.</summary>
    public double this[int lane] =>
        lane < Vector256<double>.Count ? Low.GetElement(lane) : High.GetElement(lane - Vector256<double>.Count);

    /// <summary>Writes the eight numbers to the first eight places of <paramref name="destination"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CopyTo(Span<double> destination)
    {
        Low.CopyTo(destination);
        High.CopyTo(destination[Vector256<double>.Count..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator +(Lanes a, Lanes b) => new(a.Low + b.Low, a.High + b.High);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator -(Lanes a, Lanes b) => new(a.Low - b.Low, a.High - b.High);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator -(Lanes a) => new(-a.Low, -a.High);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator *(Lanes a, Lanes b) => new(a.Low * b.Low, a.High * b.High);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator /(Lanes a, Lanes b) => new(a.Low / b.Low, a.High / b.High);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask operator <(Lanes a, Lanes b) =>
        new(Vector256.LessThan(a.Low, b.Low), Vector256.LessThan(a.High, b.High));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask operator >(Lanes a, Lanes b) =>
        new(Vector256.GreaterThan(a.Low, b.Low), Vector256.GreaterThan(a.High, b.High));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask operator <=(Lanes a, Lanes b) =>
        new(Vector256.LessThanOrEqual(a.Low, b.Low), Vector256.LessThanOrEqual(a.High, b.High));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask operator >=(Lanes a, Lanes b) =>
        new(Vector256.GreaterThanOrEqual(a.Low, b.Low), Vector256.GreaterThanOrEqual(a.High, b.High));

    /// <summary>Equal as numbers: not a number differs from everything, itself included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask operator ==(Lanes a, Lanes b) =>
        new(Vector256.Equals(a.Low, b.Low), Vector256.Equals(a.High, b.High));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask operator !=(Lanes a, Lanes b) => !(a == b);

    /// <summary>Equal bit for bit.</summary>
    public override bool Equals(object? obj) =>
        obj is Lanes other && Low.AsInt64() == other.Low.AsInt64() && High.AsInt64() == other.High.AsInt64();

    public override int GetHashCode() => HashCode.Combine(Low, High);

    public override string ToString()
    {
        Lanes self = this;
        return $"[{string.Join(", ", Enumerable.Range(0, Count).Select(lane => self[lane]))}]";
    }
}

/// <summary>
/// Eight yes-or-no answers, one a run; what a comparison of <see cref="Lanes"/> yields and <c>Select</c> consumes.
/// </summary>
public readonly struct Mask
{
    // all bits of an element are set where the answer is yes, none where it is no
    private readonly Vector256<double> _low;
    private readonly Vector256<double> _high;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Mask(Vector256<double> low, Vector256<double> high)
    {
        _low = low;
        _high = high;
    }

    /// <summary>1 where yes, 0 where no: the brackets [condition] of the equations.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes(Mask mask) =>
        new(mask._low & Vector256.Create(1.0), mask._high & Vector256.Create(1.0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask operator &(Mask a, Mask b) => new(a._low & b._low, a._high & b._high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask operator |(Mask a, Mask b) => new(a._low | b._low, a._high | b._high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask operator !(Mask a) => new(~a._low, ~a._high);

    /// <summary>Is the answer yes in this lane?</summary>
    public bool this[int lane] => BitConverter.DoubleToInt64Bits(new Lanes(_low, _high)[lane]) != 0;

    /// <summary>Is the answer yes in every lane?</summary>
    public bool All
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (_low & _high).ExtractMostSignificantBits() == 0b1111;
    }

    /// <summary>Is the answer yes in any lane?</summary>
    public bool Any
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (_low | _high).ExtractMostSignificantBits() != 0;
    }

    /// <summary>The first where yes, the second where no.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Lanes Choose(Lanes whenYes, Lanes whenNo) =>
        new(Choose(_low, whenYes.Low, whenNo.Low), Choose(_high, whenYes.High, whenNo.High));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Choose(
        Vector256<double> mask, Vector256<double> whenYes, Vector256<double> whenNo) =>
        Avx.IsSupported ? Avx.BlendVariable(whenNo, whenYes, mask) : Vector256.ConditionalSelect(mask, whenYes, whenNo);
}
