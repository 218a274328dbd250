namespace PartnershipSim.Scenarios.Compilation;

/// <summary>
/// Distances on the globe from series of our own: the platform's sine and arc tangent change their last bits from
/// machine to machine, and a distance is the beginning of every result. Only + - * / and square roots.
/// </summary>
public static class GreatCircle
{
    /// <summary>Radius of the Earth, 1000 km.</summary>
    public const double Radius = 6.371;

    private const double HalfPi = Math.PI / 2;
    private const double HalfPiHigh = 1.5707963267341256;     // 33 leading bits of π/2: small multiples are exact
    private const double HalfPiLow = 6.077100506506192e-11;   // π/2 minus the line above

    /// <summary>Great-circle distance between two places in degrees, 1000 km (haversine).</summary>
    public static double Distance(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        double north = Sin(Radians(latitude2 - latitude1) / 2);
        double east = Sin(Radians(longitude2 - longitude1) / 2);
        double h = north * north + Cos(Radians(latitude1)) * Cos(Radians(latitude2)) * east * east;
        return 2 * Radius * ArcSine(Math.Sqrt(Math.Min(1, h)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    /// <summary>Sine of an angle in radians, |x| up to a few turns.</summary>
    internal static double Sin(double x)
    {
        Reduce(x, out int quadrant, out double r);
        return quadrant switch { 0 => SinSeries(r), 1 => CosSeries(r), 2 => -SinSeries(r), _ => -CosSeries(r) };
    }

    /// <summary>Cosine of an angle in radians, |x| up to a few turns.</summary>
    internal static double Cos(double x)
    {
        Reduce(x, out int quadrant, out double r);
        return quadrant switch { 0 => CosSeries(r), 1 => -SinSeries(r), 2 => -CosSeries(r), _ => SinSeries(r) };
    }

    /// <summary>Arc sine, x in [0, 1].</summary>
    internal static double ArcSine(double x) => x >= 1 ? HalfPi : ArcTangent(x / Math.Sqrt((1 - x) * (1 + x)));

    /// <summary>Arc tangent, x ≥ 0.</summary>
    internal static double ArcTangent(double x)
    {
        if (x > 1)
            return HalfPi - ArcTangent(1 / x);

        // atan(x) = 2·atan(x/(1 + sqrt(1 + x²))), three times: from [0, 1] into [0, 0.0985]
        const int halvings = 3;
        for (int i = 0; i < halvings; i++)
            x /= 1 + Math.Sqrt(1 + x * x);
        double square = x * x;
        double sum = 0;
        for (int power = 17; power >= 3; power -= 2)
            sum = square * ((power % 4 == 3 ? -1.0 : 1.0) / power + sum);
        return (1 << halvings) * (x + x * sum);
    }

    /// <summary>x = multiple·π/2 + r with |r| ≤ π/4; the quadrant is the multiple modulo 4.</summary>
    private static void Reduce(double x, out int quadrant, out double r)
    {
        double multiple = Math.Floor(x / HalfPi + 0.5);
        r = x - multiple * HalfPiHigh - multiple * HalfPiLow;
        quadrant = (int)multiple & 3;
    }

    private static double SinSeries(double r)
    {
        double square = r * r;
        double sum = 0;
        for (int n = 17; n >= 3; n -= 2)
            sum = -square / (n * (n - 1)) * (1 + sum);
        return r + r * sum;
    }

    private static double CosSeries(double r)
    {
        double square = r * r;
        double sum = 0;
        for (int n = 18; n >= 2; n -= 2)
            sum = -square / (n * (n - 1)) * (1 + sum);
        return 1 + sum;
    }
}
