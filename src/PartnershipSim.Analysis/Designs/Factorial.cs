using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Designs;

/// <summary>
/// Every combination: real axes at evenly spread levels, ends included; integer axes at all their values if those are
/// not more; categorical and boolean axes at all their levels. The last axis turns fastest.
/// </summary>
/// <param name="Levels">How many values a real axis takes.</param>
public sealed record Factorial(int Levels) : Design
{
    public override string Key => "factorial";

    public override bool IsExtensible => false;

    public override long CountOf(ImmutableArray<Axis> axes)
    {
        long count = 1;
        foreach (Axis axis in axes)
            count = checked(count * LevelsOf(axis));
        return count;
    }

    public override double[][] Points(ImmutableArray<Axis> axes, ulong seed)
    {
        double[][] points = new double[checked((int)CountOf(axes))][];
        for (int p = 0; p < points.Length; p++)
        {
            double[] values = points[p] = new double[axes.Length];
            int rest = p;
            for (int axis = axes.Length - 1; axis >= 0; axis--)
            {
                int levels = LevelsOf(axes[axis]);
                values[axis] = axes[axis].ValueOfLevel(rest % levels, levels);
                rest /= levels;
            }
        }

        return points;
    }

    private int LevelsOf(Axis axis) => axis.Kind switch
    {
        AxisKind.Real => Levels,
        AxisKind.Whole => Math.Min(Levels, axis.LevelCount),
        _ => axis.LevelCount,
    };
}
