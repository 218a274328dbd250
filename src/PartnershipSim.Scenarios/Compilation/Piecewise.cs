using System.Collections.Immutable;

namespace PartnershipSim.Scenarios.Compilation;

/// <summary>Straight lines between the years given, held outside.</summary>
internal static class Piecewise
{
    /// <summary>Terrorism, an assumption of the model (section 6).</summary>
    public static readonly ImmutableSortedDictionary<int, double> Terrorism = Knots(
        (1994, 0.10), (2000, 0.10), (2001, 0.45), (2002, 0.70), (2007, 0.70), (2012, 0.45), (2021, 0.35));

    /// <summary>Threat events, an assumption of the model (section 6).</summary>
    public static readonly ImmutableSortedDictionary<int, double> ThreatEvents = Knots(
        (1994, 0.30), (1999, 0.20), (2007, 0.15), (2008, 0.40), (2010, 0.25), (2013, 0.25), (2014, 0.85), (2016, 0.90), (2021, 0.90));

    /// <summary>What the model assumes of a driver of the world.</summary>
    public static ImmutableSortedDictionary<int, double> Assumed(Driver driver) => driver == Driver.Terrorism ? Terrorism : ThreatEvents;

    /// <summary>The value in a year; there is at least one knot.</summary>
    public static double At(ImmutableSortedDictionary<int, double> knots, int year)
    {
        if (knots.TryGetValue(year, out double exact))
            return exact;
        int left = int.MinValue;
        foreach ((int right, double value) in knots)
        {
            if (right > year)
                return left == int.MinValue ? value : knots[left] + (value - knots[left]) * (year - left) / (right - left);
            left = right;
        }

        return knots[left];
    }

    private static ImmutableSortedDictionary<int, double> Knots(params (int Year, double Value)[] knots) =>
        knots.ToImmutableSortedDictionary(knot => knot.Year, knot => knot.Value);
}
