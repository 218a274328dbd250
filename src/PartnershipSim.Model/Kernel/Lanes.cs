using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PartnershipSim.Model.Kernel;

/// <summary>
/// Eight independent runs side by side: one number from each of them. A submodel is written on <see cref="Lanes"/> as an equation
/// is written on paper; every operation acts on each lane alone, so a lane never learns what its neighbours do, and the result does
/// not depend on how wide the hardware is.
/// </summary>
public readonly struct Lanes
{
    /// <summary>How many runs advance together.</summary>
    public const int Count = 8;

    /// <summary>The eight numbers as the hardware sees them.</summary>
    public Vector512<double> Values { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes(Vector512<double> values) => Values = values;

    /// <summary>The same number in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes(double value) => new(Vector512.Create(value));

    /// <summary>Lane by lane from <paramref name="values"/>, which holds eight numbers.</summary>
    public static Lanes From(ReadOnlySpan<double> values) => new(Vector512.Create(values));

    public static Lanes Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512<double>.Zero);
    }

    /// <summary>The number in one lane, 0 to 7.</summary>
    public double this[int lane] => Values.GetElement(lane);

    /// <summary>Writes the eight numbers to the first eight places of <paramref name="destination"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CopyTo(Span<double> destination) => Values.CopyTo(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator +(Lanes a, Lanes b) => new(a.Values + b.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator -(Lanes a, Lanes b) => new(a.Values - b.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator -(Lanes a) => new(-a.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator *(Lanes a, Lanes b) => new(a.Values * b.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator /(Lanes a, Lanes b) => new(a.Values / b.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask operator <(Lanes a, Lanes b) => new(Vector512.LessThan(a.Values, b.Values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask operator >(Lanes a, Lanes b) => new(Vector512.GreaterThan(a.Values, b.Values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask operator <=(Lanes a, Lanes b) => new(Vector512.LessThanOrEqual(a.Values, b.Values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask operator >=(Lanes a, Lanes b) => new(Vector512.GreaterThanOrEqual(a.Values, b.Values));

    /// <summary>Equal as numbers: not a number differs from everything, itself included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask operator ==(Lanes a, Lanes b) => new(Vector512.Equals(a.Values, b.Values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask operator !=(Lanes a, Lanes b) => !(a == b);

    /// <summary>Equal bit for bit.</summary>
    public override bool Equals(object? obj) => obj is Lanes other && Values.AsInt64() == other.Values.AsInt64();

    public override int GetHashCode() => Values.GetHashCode();

    public override string ToString()
    {
        Lanes self = this;
        return $"[{string.Join(", ", Enumerable.Range(0, Count).Select(lane => self[lane]))}]";
    }
}

/// <summary>Eight yes-or-no answers, one a run; what a comparison of <see cref="Lanes"/> yields and <c>Select</c> consumes.</summary>
public readonly struct Mask
{
    /// <summary>All bits set where the answer is yes.</summary>
    public Vector512<double> Bits { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Mask(Vector512<double> bits) => Bits = bits;

    /// <summary>1 where yes, 0 where no: the brackets [condition] of the equations.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes(Mask mask) => new(mask.Bits & Vector512.Create(1.0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask operator &(Mask a, Mask b) => new(a.Bits & b.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask operator |(Mask a, Mask b) => new(a.Bits | b.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask operator !(Mask a) => new(~a.Bits);

    /// <summary>Is the answer yes in this lane?</summary>
    public bool this[int lane] => BitConverter.DoubleToInt64Bits(Bits.GetElement(lane)) != 0;

    /// <summary>Is the answer yes in every lane?</summary>
    public bool All
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Bits.AsInt64() == Vector512<long>.AllBitsSet;
    }

    /// <summary>Is the answer yes in any lane?</summary>
    public bool Any
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Bits.AsInt64() != Vector512<long>.Zero;
    }
}
