using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using PartnershipSim.Analysis.Evidence;

namespace PartnershipSim.Tests.Analysis.Evidence;

/// <summary>
/// Worlds whose effect is known: units with levels of their own, shocks that half last to the next year, and a
/// treatment that adds the same to every treated cell. Dates are as uneven as those of the partnerships: one large
/// cohort, some small ones, one of a single unit.
/// </summary>
internal static class KnownWorlds
{
    private const uint Purpose = 0x7E57;

    private const double Inertia = 0.5;

    public static PanelShape Shape { get; } =
        new([.. Enumerable.Range(0, 60).Select(i => $"U{i}")], [.. Enumerable.Range(1990, 15)]);

    /// <summary>20 units in 1994, 6 in 1996, 3 in 1999, 1 in 2001; 30 never.</summary>
    public static Cohorts Dates { get; } = new(
        [
            .. Enumerable.Range(0, 60)
                .Select(i => i < 20 ? 1994 : i < 26 ? 1996 : i < 29 ? 1999 : i < 30 ? 2001 : Cohorts.Never),
        ]);

    /// <summary>1 in treated cells.</summary>
    public static Variable Treated { get; } = new(
        "treated",
        [
            .. Enumerable.Range(0, Shape.Cells)
                .Select(cell => Shape.Periods[cell % 15] >= Dates.First[cell / 15] ? 1.0 : 0),
        ]);

    private static readonly Dictionary<int, double[]> Drawn = [];

    public static Panel Draw(int world, double effect = 0)
    {
        double[]? values;
        lock (Drawn)
        {
            if (!Drawn.TryGetValue(world, out values))
                Drawn[world] = values = WithoutEffect(world);
        }

        return new(Shape, [.. values.Select((value, cell) => value + effect * Treated.Values[cell])]);
    }

    private static double[] WithoutEffect(int world)
    {
        double[] values = new double[Shape.Cells];
        for (int i = 0; i < Shape.Units.Length; i++)
        {
            double shock = 0, level = 3 * Noise(world, Shape.Cells + i);
            for (int t = 0; t < Shape.Periods.Length; t++)
            {
                shock = Inertia * shock + Noise(world, Shape.Cell(i, t));
                values[Shape.Cell(i, t)] = level + 0.2 * t + shock;
            }
        }

        return values;
    }

    /// <summary>Standard normal, by address.</summary>
    public static double Noise(int world, int index) =>
        Normal.InvCDF(0, 1, new EvidenceDice(17, Purpose).Uniform(world, index));

    public static double Uniform(int world, int index) => new EvidenceDice(18, Purpose).Uniform(world, index);

    /// <summary>The share of worlds in which something holds.</summary>
    public static double Share(int worlds, Func<int, bool> holds)
    {
        int count = 0;
        for (int world = 0; world < worlds; world++)
            count += holds(world) ? 1 : 0;
        return count / (double)worlds;
    }
}
