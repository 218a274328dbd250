namespace PartnershipSim.Tests.Oracle;

/// <summary>
/// The functions of the model on one ordinary double: the same polynomials in the same order as the engine's, hence the same bits, with
/// the branches that scalar code would take. A test holds every function against the engine's, bit for bit.
/// </summary>
public static class PlainMath
{
    private const double Ln2High = 0.6931471803691238;
    private const double Ln2Low = 1.9082149292705877e-10;
    private const double RoundToInteger = 6755399441055744;
    private const double TwoTo52 = 4503599627370496;
    private const double SmallestNormal = 2.2250738585072014e-308;
    private const double SafeExponent = 708;
    private const long SqrtHalfBits = 0x3FE6A09E667F3BCD;
    private const long OneBits = 0x3FF0000000000000;
    private const long MantissaBits = 0x000FFFFFFFFFFFFF;

    public static double Min(double a, double b) => a < b ? a : b;

    public static double Max(double a, double b) => a > b ? a : b;

    public static double Clip(double x, double low, double high) => x < low ? low : x > high ? high : x;

    public static double Exp(double x)
    {
        if (!(Math.Abs(x) <= SafeExponent))
            return ExpAtTheEdges(x);
        double shifted = x * 1.4426950408889634 + RoundToInteger;
        return ExpReduced(x, shifted - RoundToInteger) * PowerOfTwoFrom(shifted);
    }

    private static double ExpAtTheEdges(double x)
    {
        if (double.IsNaN(x))
            return x;
        if (x > 709.782712893384)
            return double.PositiveInfinity;
        if (x < -745.1332191019412)
            return 0;
        double shifted = x * 1.4426950408889634 + RoundToInteger;
        double k = shifted - RoundToInteger;
        double half = Math.Floor(k * 0.5);
        return ExpReduced(x, k) * PowerOfTwoFrom(half + RoundToInteger) * PowerOfTwoFrom(k - half + RoundToInteger);
    }

    private static double ExpReduced(double x, double k)
    {
        double r = x - k * Ln2High - k * Ln2Low;
        double r2 = r * r;
        double a = 0.16666666666666669 * r + 0.5;
        double b = 0.008333333333330065 * r + 0.041666666666624164;
        double c = 0.00019841269863040545 * r + 0.0013888888917196719;
        double d = 2.7557268480310024e-06 * r + 2.4801521322368692e-05;
        double e = 2.5100375832561234e-08 * r + 2.7620075879983367e-07;
        double q = a + b * r2 + r2 * r2 * (c + d * r2 + r2 * r2 * e);
        return 1 + (r + r2 * q);
    }

    private static double PowerOfTwoFrom(double shifted) =>
        BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(shifted) << 52) + OneBits);

    public static double Log(double x)
    {
        double lift = 0;
        if (!(x >= SmallestNormal && x <= double.MaxValue))
        {
            if (x == 0)
                return double.NegativeInfinity;
            if (!(x > 0))
                return double.NaN;
            if (x > double.MaxValue)
                return x;
            x *= TwoTo52;
            lift = 52;
        }

        LogReduced(x, out double k, out double f, out double correction);
        k -= lift;
        return k * Ln2High + (f - (correction - k * Ln2Low));
    }

    private static void LogReduced(double x, out double k, out double f, out double correction)
    {
        long bits = BitConverter.DoubleToInt64Bits(x) + (OneBits - SqrtHalfBits);
        k = (bits >>> 52) - 1023;
        f = BitConverter.Int64BitsToDouble((bits & MantissaBits) + SqrtHalfBits) - 1;
        double s = f / (2 + f);
        double z = s * s;
        correction = s * (f - z * LogSeries(z));
    }

    private static double LogSeries(double z)
    {
        double z2 = z * z;
        double a = 0.39999999999899505 * z + 0.666666666666667;
        double b = 0.2222221113479508 * z + 0.28571428625975487;
        double c = 0.15331721600556042 * z + 0.18182889125261723;
        return a + b * z2 + z2 * z2 * (c + 0.14616449685043406 * z2);
    }

    public static double Pow(double x, double y)
    {
        if (y == 0)
            return 1;
        if (!(x > 0 && x <= double.MaxValue))
            return Exp(y * Log(x));
        if (y == 1)
            return x;

        bool isTiny = x < SmallestNormal;
        LogReduced(isTiny ? x * TwoTo52 : x, out double k, out double f, out double correction);
        k -= isTiny ? 52 : 0;
        double head = k * Ln2High;
        double sum = head + f;
        double lost = Math.Abs(head) > Math.Abs(f) ? head - sum + f : f - sum + head;
        double rest = lost + (k * Ln2Low - correction);
        double high = sum + rest;
        double low = sum - high + rest;

        double product = y * high;
        double power = Exp(product);
        (double yHigh, double yLow) = Split(y);
        (double lHigh, double lLow) = Split(high);
        double error = yHigh * lHigh - product + yHigh * lLow + yLow * lHigh + yLow * lLow;
        return power <= double.MaxValue && Math.Abs(error) <= double.MaxValue ? power + power * (error + y * low) : power;
    }

    private static (double High, double Low) Split(double x)
    {
        double t = x * 134217729;
        double high = t - (t - x);
        return (high, x - high);
    }

    public static double Logistic(double z)
    {
        double e = Exp(-Math.Abs(z));
        return (z < 0 ? e : 1) / (1 + e);
    }

    public static double Logit(double p)
    {
        double s = 2 * p - 1;
        double z = s * s;
        return Math.Abs(s) < 0.1715 ? 2 * s + s * z * LogSeries(z) : Log(p / (1 - p));
    }

    /// <summary>Wichura's AS 241.</summary>
    public static double NormalQuantile(double p)
    {
        double q = p - 0.5;
        if (!(Math.Abs(q) > 0.425))
            return InCentre(q);
        double r = Math.Sqrt(-Log(q < 0 ? p : 1 - p));
        double tail = r > 5 ? InFarTail(r - 5) : InTail(r - 1.6);
        return q < 0 ? -tail : tail;
    }

    /// <summary>The quantile of Student's t with four degrees of freedom.</summary>
    public static double StudentT4Quantile(double p)
    {
        double sine = 2 * p - 1;
        double s = Math.Abs(sine);
        double cosine = 2 * Math.Sqrt(p * (1 - p));
        double t = s < 0.75 ? FromTheMiddle(s) : FromTheTail(cosine);
        return sine < 0 ? -t : t;
    }

    private static double FromTheMiddle(double s)
    {
        double x = s * (1.0 / 3) + s * s * s * (4.0 / 81);
        for (int step = 0; step < 3; step++)
        {
            double square = x * x;
            x -= ((4 * square - 3) * x + s) / (12 * square - 3);
        }

        return 4 * x / Math.Sqrt(1 - 4 * x * x);
    }

    private static double FromTheTail(double cosine)
    {
        double y = 0.8660254037844386 + cosine * (0.1666666666666667 - cosine * 0.0326920704511053);
        for (int step = 0; step < 4; step++)
        {
            double square = y * y;
            y -= ((4 * square - 3) * y - cosine) / (12 * square - 3);
        }

        return 4 * Math.Sqrt(1 - y * y) / Math.Sqrt(cosine / y);
    }

    private static double InCentre(double q)
    {
        double r = 0.180625 - q * q;
        double above = (((((((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r
            + 45921.953931549871457) * r + 13731.693765509461125) * r + 1971.5909503065514427) * r
            + 133.14166789178437745) * r) + 3.387132872796366608;
        double below = (((((((5226.495278852854561 * r + 28729.085735721942674) * r + 39307.89580009271061) * r
            + 21213.794301586595867) * r + 5394.1960214247511077) * r + 687.1870074920579083) * r
            + 42.313330701600911252) * r) + 1;
        return q * above / below;
    }

    private static double InTail(double r)
    {
        double above = (((((((7.7454501427834140764e-4 * r + 0.0227238449892691845833) * r + 0.24178072517745061177) * r
            + 1.27045825245236838258) * r + 3.64784832476320460504) * r + 5.7694972214606914055) * r
            + 4.6303378461565452959) * r) + 1.42343711074968357734;
        double below = (((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r + 0.0151986665636164571966) * r
            + 0.14810397642748007459) * r + 0.68976733498510000455) * r + 1.6763848301838038494) * r
            + 2.05319162663775882187) * r) + 1;
        return above / below;
    }

    private static double InFarTail(double r)
    {
        double above = (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 0.0012426609473880784386) * r
            + 0.026532189526576123093) * r + 0.29656057182850489123) * r + 1.7848265399172913358) * r
            + 5.4637849111641143699) * r) + 6.6579046435011037772;
        double below = (((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r
            + 7.868691311456132591e-4) * r + 0.0148753612908506148525) * r + 0.13692988092273580531) * r
            + 0.59983220655588793769) * r) + 1;
        return above / below;
    }
}
