using System.Collections.Immutable;
using PartnershipSim.Analysis.Statistics;

namespace PartnershipSim.Analysis.Designs;

/// <summary>
/// Trajectories through the space that move one axis at a time (Morris 1991, "Factorial sampling plans for preliminary
/// computational experiments", Technometrics 33). Ordered axes move by half of their levels, as Morris proposes;
/// categorical and boolean axes move to another level, any with the same chance.
/// </summary>
/// <param name="Trajectories">How many trajectories; each has one point more than there are axes.</param>
/// <param name="Levels">
/// How many values a real axis (or an integer axis with more values than that) can take; even.
/// </param>
public sealed record MorrisDesign(int Trajectories, int Levels = 4) : Design
{
    // what a draw of a trajectory decides
    private const uint Start = 0, Direction = 1, Sequence = 2;

    public override string Key => "morris";

    public override bool IsExtensible => true;

    public override long CountOf(ImmutableArray<Axis> axes) => (long)Trajectories * (axes.Length + 1);

    public override double[][] Points(ImmutableArray<Axis> axes, ulong seed)
    {
        if (axes.FirstOrDefault(axis => axis.Range.Width == 0) is { } still)
            throw new ArgumentException($"{still.Key} has one value only: it cannot move", nameof(axes));
        if (Levels < 2 || Levels % 2 != 0)
            throw new InvalidOperationException("a Morris design has an even number of levels");
        DesignDice dice = new(DesignDice.Morris, seed);
        List<double[]> points = new(checked((int)CountOf(axes)));
        for (uint trajectory = 0; trajectory < Trajectories; trajectory++)
        {
            (double[] from, double[] to) = Ends(axes, dice, trajectory);
            points.Add([.. from]);
            foreach (int axis in dice.Order(axes.Length, trajectory, Sequence))
            {
                from[axis] = to[axis];
                points.Add([.. from]);
            }
        }

        return [.. points];
    }

    private (double[] From, double[] To) Ends(ImmutableArray<Axis> axes, DesignDice dice, uint trajectory)
    {
        double[] from = new double[axes.Length];
        double[] to = new double[axes.Length];
        for (int axis = 0; axis < axes.Length; axis++)
        {
            int levels = axes[axis].IsUnordered
                ? axes[axis].LevelCount
                : axes[axis].IsDiscrete ? Math.Min(Levels, axes[axis].LevelCount) : Levels;
            int start = dice.Below(levels, (uint)axis, trajectory, Start);
            int end = axes[axis].IsUnordered
                ? (start + 1 + dice.Below(levels - 1, (uint)axis, trajectory, Direction)) % levels
                : Moved(start, levels, isUpwards: dice.Below(2, (uint)axis, trajectory, Direction) == 1);
            from[axis] = axes[axis].ValueOfLevel(start, levels);
            to[axis] = axes[axis].ValueOfLevel(end, levels);
        }

        return (from, to);
    }

    // half of the levels in the one direction in which there is room; in the middle of an odd number there are two
    private static int Moved(int start, int levels, bool isUpwards)
    {
        int step = levels / 2;
        bool fitsAbove = start + step < levels;
        bool fitsBelow = start - step >= 0;
        return fitsAbove && (isUpwards || !fitsBelow) ? start + step : start - step;
    }
}
