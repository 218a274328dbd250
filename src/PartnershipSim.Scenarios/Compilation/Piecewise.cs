using System.Collections.Immutable;

namespace PartnershipSim.Scenarios.Compilation;

/// <summary>Straight lines between the years given; the first and the last value stay outside them.</summary>
internal static class Piecewise
{
    /// <summary>The value in a year; there is at least one knot.</summary>
    public static double At(ImmutableSortedDictionary<int, double> knots, int year)
    {
        if (knots.TryGetValue(year, out double exact))
            return exact;
        int left = int.MinValue;
        foreach ((int right, double value) in knots)
        {
            if (right > year)
                return left == int.MinValue
                    ? value
                    : knots[left] + (value - knots[left]) * (year - left) / (right - left);
            left = right;
        }

        return knots[left];
    }
}
