using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.Sensitivity;

namespace PartnershipSim.Tests.Analysis.Sensitivity;

/// <summary>
/// PRIM as the papers tell it, every question answered by looking at all points again: what the quick one has to agree
/// with.
/// </summary>
internal sealed class PlainPrim(ImmutableArray<Axis> axes, double[][] points, double[] interest, double patience)
{
    /// <summary>Every box of the peeling, the whole space first.</summary>
    public List<Box> Peel(double leastMass)
    {
        List<Box> boxes = [Box.Whole(axes)];
        while (true)
        {
            Box now = boxes[^1];
            Box? best = null;
            double most = 0;
            foreach (Box next in Narrower(now))
            {
                int kept = Count(next), lost = Count(now) - kept;
                if (kept < 1 || kept < leastMass * points.Length)
                    continue;
                double gain = (Density(next) - Density(now)) / lost;
                if (gain > most)
                    (best, most) = (next, gain);
            }

            if (best is null)
                return boxes;
            boxes.Add(best);
        }
    }

    /// <summary>The box without what chance explains, and pasted.</summary>
    public Box Tidy(Box box, double significance)
    {
        while (box.Restricted.Any())
        {
            int worst = Places(box).MaxBy(axis => QuasiP(box, axis));
            if (QuasiP(box, worst) <= significance)
                break;
            box = box.With(worst, BoxSide.Whole(axes[worst]));
        }

        while (Wider(box).Where(next => Count(next) > Count(box) && Density(next) >= Density(box)).MaxBy(Density)
            is { } better)
            box = better;
        return box;
    }

    public double QuasiP(Box box, int axis)
    {
        Box open = box.With(axis, BoxSide.Whole(axes[axis]));
        int cases = (int)Math.Round(Interest(box));
        return cases == 0 || Count(open) == 0 ? 1 : 1 - Binomial.CDF(Density(open), Count(box), cases - 1);
    }

    public int Count(Box box) => points.Count(box.Contains);

    public double Interest(Box box) =>
        points.Zip(interest).Where(pair => box.Contains(pair.First)).Sum(pair => pair.Second);

    private double Density(Box box) => Interest(box) / Math.Max(1, Count(box));

    private static IEnumerable<int> Places(Box box) =>
        Enumerable.Range(0, box.Sides.Length).Where(axis => box.Sides[axis].IsRestricted);

    private int Thin(Box box) => Math.Max(1, (int)(patience * Count(box)));

    private IEnumerable<Box> Narrower(Box box)
    {
        for (int a = 0; a < axes.Length; a++)
        {
            int axis = a;
            BoxSide side = box.Sides[axis];
            double[] values = [.. points.Where(box.Contains).Select(point => point[axis]).Order()];
            double[] different = [.. values.Distinct()];
            if (axes[axis].IsUnordered)
            {
                foreach (int level in side.Levels.Where(level => side.Levels.Length > 1 && values.Contains(level)))
                    yield return box.With(axis, side with { Levels = side.Levels.Remove(level) });
                continue;
            }

            if (values.Length <= Thin(box))
                continue;
            double last = values[Thin(box) - 1], first = values[^Thin(box)];
            if (different.FirstOrDefault(value => value > last, double.NaN) is var above && !double.IsNaN(above))
                yield return box.With(axis, side with
                {
                    Range = side.Range with { Low = axes[axis].IsDiscrete ? above : (last + above) / 2 },
                });
            if (different.LastOrDefault(value => value < first, double.NaN) is var below && !double.IsNaN(below))
                yield return box.With(axis, side with
                {
                    Range = side.Range with { High = axes[axis].IsDiscrete ? below : (below + first) / 2 },
                });
        }
    }

    private IEnumerable<Box> Wider(Box box)
    {
        foreach (int axis in Places(box))
        {
            BoxSide side = box.Sides[axis];
            if (axes[axis].IsUnordered)
            {
                for (int level = 0; level < axes[axis].LevelCount; level++)
                {
                    if (!side.Levels.Contains(level))
                        yield return box.With(axis, side with { Levels = [.. side.Levels.Append(level).Order()] });
                }

                continue;
            }

            Box open = box.With(axis, BoxSide.Whole(axes[axis]));
            double[] outside = [.. points.Where(point => open.Contains(point) && !box.Contains(point))
                .Select(point => point[axis])];
            double[] below = [.. outside.Where(value => value < side.Range.Low).OrderDescending()];
            double[] above = [.. outside.Where(value => value > side.Range.High).Order()];
            yield return box.With(axis, side with
            {
                Range = side.Range with
                {
                    Low = below.Length > Thin(box) ? below[Thin(box) - 1] : axes[axis].Range.Low,
                },
            });
            yield return box.With(axis, side with
            {
                Range = side.Range with
                {
                    High = above.Length > Thin(box) ? above[Thin(box) - 1] : axes[axis].Range.High,
                },
            });
        }
    }
}
