using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PartnershipSim.Model.Kernel;

/// <summary>
/// The functions that the equations use, on <see cref="Lanes"/>. They are our own because the platform's <c>exp</c>,
/// <c>log</c> and <c>pow</c> change their last bits with operating system, instruction set and vector width; these give
/// the same bits everywhere: plain multiplications and additions in a fixed order, no fused multiply-add.
/// </summary>
/// <remarks>
/// Error: at most 2 units in the last place for <see cref="Exp"/> and <see cref="Log"/>; at most 1e-14 relative for the
/// others. The polynomials are near-minimax fits (Chebyshev nodes, 60 digits) of the series named beside them. Method:
/// argument reduction as in Tang, "Table-driven implementation of the exponential function" (1989) and Muller,
/// "Elementary Functions" (2016). Polynomials are summed in pairs (Estrin), not one term after the other (Horner): a
/// run waits for results, not for multipliers. The larger functions are never inlined: copied into an equation, they
/// use up what the compiler allows a method to inline, and every plus and times after them becomes a call.
/// </remarks>
public static partial class LaneMath
{
    private const double Ln2High = 0.6931471803691238;        // 32 leading bits of ln 2: k times this is exact
    private const double Ln2Low = 1.9082149292705877e-10;     // ln 2 minus the line above
    private const double InverseLn2 = 1.4426950408889634;
    // 1.5 * 2^52: adding it leaves the nearest integer in the low bits
    private const double RoundToInteger = 6755399441055744;
    private const double TwoTo52 = 4503599627370496;
    private const double SmallestNormal = 2.2250738585072014e-308;
    private const double SafeExponent = 708;                  // |x| up to here: exp(x) is a normal number
    private const long SqrtHalfBits = 0x3FE6A09E667F3BCD;
    private const long OneBits = 0x3FF0000000000000;
    private const long MantissaBits = 0x000FFFFFFFFFFFFF;

    /// <summary>
    /// <paramref name="whenYes"/> in the lanes where the mask says yes, else <paramref name="whenNo"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Select(Mask mask, Lanes whenYes, Lanes whenNo) =>
        mask.Choose(whenYes, whenNo);

    /// <summary>The smaller; <paramref name="b"/> where either is not a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Min(Lanes a, Lanes b) =>
        Avx.IsSupported ? new(Avx.Min(a.Low, b.Low), Avx.Min(a.High, b.High)) : Select(a < b, a, b);

    /// <summary>The larger; <paramref name="b"/> where either is not a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Max(Lanes a, Lanes b) =>
        Avx.IsSupported ? new(Avx.Max(a.Low, b.Low), Avx.Max(a.High, b.High)) : Select(a > b, a, b);

    /// <summary>
    /// <paramref name="x"/> kept within the two bounds. Not a number stays not a number, so that an error stays
    /// visible.
    /// </summary>
    /// <param name="low">Not above <paramref name="high"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Clip(Lanes x, Lanes low, Lanes high) => Max(low, Min(high, x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Abs(Lanes x) => new(Vector256.Abs(x.Low), Vector256.Abs(x.High));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Sqrt(Lanes x) => new(Vector256.Sqrt(x.Low), Vector256.Sqrt(x.High));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Floor(Lanes x) => new(Vector256.Floor(x.Low), Vector256.Floor(x.High));

    /// <summary>e to the power of <paramref name="x"/>; 0 and infinity beyond the range of a double.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Lanes Exp(Lanes x) => ExpInline(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes ExpWithin(Lanes x)
    {
        Lanes shifted = x * InverseLn2 + RoundToInteger;
        Lanes k = shifted - RoundToInteger;
        return ExpReduced(x, k) * PowerOfTwoFrom(shifted);
    }

    private static Lanes ExpAtTheEdges(Lanes x)
    {
        Lanes bounded = Clip(x, -746, 710);
        Lanes shifted = bounded * InverseLn2 + RoundToInteger;
        Lanes k = shifted - RoundToInteger;
        Lanes half = Floor(k * 0.5);                          // two factors, because 2^k alone may not be a double
        Lanes y = ExpReduced(bounded, k) * PowerOfTwo(half) * PowerOfTwo(k - half);
        y = Select(x > 709.782712893384, double.PositiveInfinity, y);
        return Select(x < -745.1332191019412, 0, y);
    }

    // exp(r) = 1 + r + r²·(1/2 + r/6 + ...) on |r| <= ln2/2, where x = k·ln2 + r
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes ExpReduced(Lanes x, Lanes k)
    {
        Lanes r = x - k * Ln2High - k * Ln2Low;
        Lanes r2 = r * r;
        Lanes a = 0.16666666666666669 * r + 0.5;
        Lanes b = 0.008333333333330065 * r + 0.041666666666624164;
        Lanes c = 0.00019841269863040545 * r + 0.0013888888917196719;
        Lanes d = 2.7557268480310024e-06 * r + 2.4801521322368692e-05;
        Lanes e = 2.5100375832561234e-08 * r + 2.7620075879983367e-07;
        Lanes q = a + b * r2 + r2 * r2 * (c + d * r2 + r2 * r2 * e);
        return 1 + (r + r2 * q);
    }

    private static Lanes PowerOfTwo(Lanes k) => PowerOfTwoFrom(k + RoundToInteger);

    // 2^k from k + RoundToInteger, whose low bits are k
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes PowerOfTwoFrom(Lanes shifted) =>
        new(PowerOfTwoFrom(shifted.Low), PowerOfTwoFrom(shifted.High));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> PowerOfTwoFrom(Vector256<double> shifted) =>
        ((shifted.AsInt64() << 52) + Vector256.Create(OneBits)).AsDouble();

    /// <summary>Natural logarithm: minus infinity at 0, not a number below.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Lanes Log(Lanes x)
    {
        if (!IsNormal(x))
            return LogAtTheEdges(x);
        return LogWithin(x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsNormal(Lanes x) => ((x >= SmallestNormal) & (x <= double.MaxValue)).All;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes LogWithin(Lanes x)
    {
        LogReduced(x, out Lanes k, out Lanes f, out Lanes correction);
        return k * Ln2High + (f - (correction - k * Ln2Low));
    }

    private static Lanes LogAtTheEdges(Lanes x)
    {
        Mask isTiny = x < SmallestNormal;
        Mask isUsable = (x > 0) & (x <= double.MaxValue);
        Lanes usable = Select(isUsable, Select(isTiny, x * TwoTo52, x), 1);
        LogReduced(usable, out Lanes k, out Lanes f, out Lanes correction);
        k = k - Select(isTiny, 52, 0);
        Lanes y = k * Ln2High + (f - (correction - k * Ln2Low));
        Lanes edge = Select(x == 0, double.NegativeInfinity, Select(x > 0, x, double.NaN));
        return Select(isUsable, y, edge);
    }

    // x = 2^k·(1 + f), 1 + f between sqrt(1/2) and sqrt(2);  s = f/(2 + f);
    // ln(1 + f) = f - s·(f - s²·(2/3 + 2/5·s² + ...))
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LogReduced(Lanes x, out Lanes k, out Lanes f, out Lanes correction)
    {
        TakeApart(x.Low, out Vector256<double> lowExponent, out Vector256<double> lowFraction);
        TakeApart(x.High, out Vector256<double> highExponent, out Vector256<double> highFraction);
        k = new Lanes(lowExponent, highExponent) - (TwoTo52 + 1023);
        f = new Lanes(lowFraction, highFraction) - 1;
        Lanes s = f / (2 + f);
        Lanes z = s * s;
        correction = s * (f - z * LogSeries(z));
    }

    // 2^52 + 1023 + k and 1 + f, by the bits of x
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TakeApart(Vector256<double> x, out Vector256<double> exponent, out Vector256<double> fraction)
    {
        Vector256<long> bits = x.AsInt64() + Vector256.Create(OneBits - SqrtHalfBits);
        exponent = ((bits >>> 52) | Vector256.Create(TwoTo52).AsInt64()).AsDouble();
        fraction = ((bits & Vector256.Create(MantissaBits)) + Vector256.Create(SqrtHalfBits)).AsDouble();
    }

    // (2·atanh(s) - 2s)/s³ = 2/3 + 2/5·z + 2/7·z² + ..., z = s² <= 0.0295
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes LogSeries(Lanes z)
    {
        Lanes z2 = z * z;
        Lanes a = 0.39999999999899505 * z + 0.666666666666667;
        Lanes b = 0.2222221113479508 * z + 0.28571428625975487;
        Lanes c = 0.15331721600556042 * z + 0.18182889125261723;
        return a + b * z2 + z2 * z2 * (c + 0.14616449685043406 * z2);
    }

    /// <summary>
    /// <paramref name="x"/> to the power of <paramref name="y"/> for x from 0 upwards: 1 where y = 0, whatever x; else
    /// not a number where x is below 0. The logarithm is carried in two parts, so that the error stays below 1e-14
    /// while |y·ln x| is below 250 and |y| below 500.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Lanes Pow(Lanes x, Lanes y)
    {
        if (!IsNormal(x))
            return PowAtTheEdges(x, y);

        // the exponent of a lever at its default; each lane gives x for y = 1, so taking the short way is not seen in
        // the result
        Mask isOne = y == 1;
        if (isOne.All)
            return x;

        LogReduced(x, out Lanes k, out Lanes f, out Lanes correction);
        return Select(isOne, x, PowReduced(y, k, f, correction));
    }

    private static Lanes PowAtTheEdges(Lanes x, Lanes y)
    {
        Mask isTiny = x < SmallestNormal;
        Mask isUsable = (x > 0) & (x <= double.MaxValue);
        Lanes usable = Select(isUsable, Select(isTiny, x * TwoTo52, x), 1);
        LogReduced(usable, out Lanes k, out Lanes f, out Lanes correction);
        k = k - Select(isTiny, 52, 0);
        Lanes edge = Exp(y * Log(x));
        Lanes power = Select(y == 1, x, PowReduced(y, k, f, correction));
        return Select(y == 0, 1, Select(isUsable, power, edge));
    }

    // exp(y·(high + low)), where high + low = k·ln2 + f - correction is the logarithm in two parts
    private static Lanes PowReduced(Lanes y, Lanes k, Lanes f, Lanes correction)
    {
        Lanes head = k * Ln2High;
        Lanes sum = head + f;
        Lanes lost = Select(Abs(head) > Abs(f), head - sum + f, f - sum + head);
        Lanes rest = lost + (k * Ln2Low - correction);
        Lanes high = sum + rest;
        Lanes low = sum - high + rest;

        Lanes product = y * high;
        Split(y, out Lanes yHigh, out Lanes yLow);
        Split(high, out Lanes lHigh, out Lanes lLow);
        Lanes error = yHigh * lHigh - product + yHigh * lLow + yLow * lHigh + yLow * lLow;
        Lanes power = Exp(product);
        Lanes refined = power + power * (error + y * low);

        // infinity has no last bits to refine, and y above 1e300 cannot be split
        Mask isSafe = (power <= double.MaxValue) & (Abs(error) <= double.MaxValue);
        return Select(isSafe, refined, power);
    }

    // Dekker's split of a double into two halves of 26 bits
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Split(Lanes x, out Lanes high, out Lanes low)
    {
        Lanes t = x * 134217729;
        high = t - (t - x);
        low = x - high;
    }

    /// <summary>Λ(z) = 1/(1 + exp(-z)); never overflows, exact in relative terms in both tails.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Lanes Logistic(Lanes z)
    {
        Lanes e = ExpInline(-Abs(z));
        return Select(z < 0, e, 1) / (1 + e);
    }

    /// <summary>
    /// The inverse of <see cref="Logistic"/>, ln(p/(1 - p)), for p between 0 and 1; accurate also near 1/2, where it
    /// vanishes.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Lanes Logit(Lanes p)
    {
        // ln(p/(1-p)) = 2·atanh(s) with s = 2p - 1, which is exact near 1/2
        Lanes s = 2 * p - 1;
        Lanes z = s * s;
        return Select(Abs(s) < 0.1715, 2 * s + s * z * LogSeries(z), Log(p / (1 - p)));
    }

    /// <summary>
    /// The normal quantile: the z below which a standard normal variate falls with probability <paramref name="p"/>, 0
    /// &lt; p &lt; 1; not a number elsewhere.
    /// Method: Wichura, "Algorithm AS 241: The percentage points of the normal distribution", Applied Statistics 37
    /// (1988) 477-484.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Lanes NormalQuantile(in Lanes p)
    {
        Lanes q = p - 0.5;
        Lanes centre = QuantileInCentre(q);
        Mask isTail = Abs(q) > 0.425;
        if (!isTail.Any)
            return centre;

        Lanes r = Sqrt(-Log(Select(q < 0, p, 1 - p)));
        Lanes tail = QuantileInTail(r - 1.6);
        if ((r > 5).Any)
            tail = Select(r > 5, QuantileInFarTail(r - 5), tail);
        return Select(isTail, Select(q < 0, -tail, tail), centre);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes QuantileInCentre(Lanes q)
    {
        Lanes r = 0.180625 - q * q;
        Lanes above = (((((((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r
            + 45921.953931549871457) * r + 13731.693765509461125) * r + 1971.5909503065514427) * r
            + 133.14166789178437745) * r) + 3.387132872796366608;
        Lanes below = (((((((5226.495278852854561 * r + 28729.085735721942674) * r + 39307.89580009271061) * r
            + 21213.794301586595867) * r + 5394.1960214247511077) * r + 687.1870074920579083) * r
            + 42.313330701600911252) * r) + 1;
        return q * above / below;
    }

    private static Lanes QuantileInTail(Lanes r)
    {
        Lanes above = (((((((7.7454501427834140764e-4 * r + 0.0227238449892691845833) * r + 0.24178072517745061177) * r
            + 1.27045825245236838258) * r + 3.64784832476320460504) * r + 5.7694972214606914055) * r
            + 4.6303378461565452959) * r) + 1.42343711074968357734;
        Lanes below =
            (((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r + 0.0151986665636164571966) * r
                + 0.14810397642748007459) * r + 0.68976733498510000455) * r + 1.6763848301838038494) * r
                + 2.05319162663775882187) * r) + 1;
        return above / below;
    }

    private static Lanes QuantileInFarTail(Lanes r)
    {
        Lanes above =
            (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 0.0012426609473880784386) * r
                + 0.026532189526576123093) * r + 0.29656057182850489123) * r + 1.7848265399172913358) * r
                + 5.4637849111641143699) * r) + 6.6579046435011037772;
        Lanes below =
            (((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r
                + 7.868691311456132591e-4) * r + 0.0148753612908506148525) * r + 0.13692988092273580531) * r
                + 0.59983220655588793769) * r) + 1;
        return above / below;
    }
}
