using System.Globalization;

namespace PartnershipSim.Tests.Laws;

/// <summary>
/// How much is left to chance: <c>PARTNERSHIPSIM_EFFORT=20</c> tries twenty times as many random cases as the automatic
/// check does.
/// </summary>
internal static class Effort
{
    private static readonly int Factor =
        int.TryParse(
            Environment.GetEnvironmentVariable("PARTNERSHIPSIM_EFFORT"), NumberStyles.None,
            CultureInfo.InvariantCulture, out int factor)
            ? Math.Max(1, factor)
            : 1;

    /// <summary>
    /// The automatic check meets the same cases every time, so that it fails for a change and not for a bad day; more
    /// effort means other cases, too.
    /// </summary>
    public static string? Seed { get; } = Factor == 1 ? "9nKlbGXF7IR2" : null;

    /// <summary>So many cases, or many more.</summary>
    public static int Cases(int count) => count * Factor;
}
