using System.Collections.Immutable;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Runs;

namespace PartnershipSim.Tests.Plotting;

/// <summary>Made-up series for figures.</summary>
internal static class Samples
{
    /// <summary>A band around a level: quarters 1 and tenths 2 steps away.</summary>
    public static Distribution Around(double middle, double step = 0.1) =>
        new(24, middle, step, middle - 2 * step, middle - step, middle, middle + step, middle + 2 * step);

    public static Trajectory Series(string key, int from, params double[] medians) =>
        new(
            key, Words.Group(key), "interop", "0-1", from,
            [.. medians.Select(m => double.IsNaN(m) ? Distribution.Undefined : Around(m))]);

    /// <summary>The hard cases: nothing, not-a-numbers only, one year, one point between gaps.</summary>
    public static ImmutableArray<ImmutableArray<Trajectory>> Hard { get; } =
    [
        [],
        [Series("pfp", 1994, double.NaN, double.NaN, double.NaN)],
        [Series("pfp", 2004, 0.4)],
        [
            Series("pfp", 1994, double.NaN, 0.3, double.NaN, 0.5, 0.6, double.NaN),
            Series("entrant", 1994, 0.1, 0.2, double.NaN, double.NaN, double.NaN, 0.9),
        ],
        [Series("entrant", 1994, 0, 0, 0, 0), Series("global", 1994, 0, 0, 0, 0)],
    ];
}
