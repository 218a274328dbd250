using MathNet.Numerics.Distributions;

namespace PartnershipSim.Experiments.Sensitivity;

/// <summary>
/// What follows peeling: restrictions that chance explains are dropped (the quasi-p-values of Bryant and Lempert 2010, "Thinking inside
/// the box", Technological Forecasting &amp; Social Change 77), and sides that were cut too far are pasted back as long as the density does not fall
/// (Friedman and Fisher 1999).
/// </summary>
internal static class PrimPasting
{
    public static Box Tidy(PrimSample sample, Box box, double patience, double significance) =>
        Paste(sample, Drop(sample, box, significance), patience);

    /// <summary>The chance of as many cases in the box if the restriction of this axis did nothing.</summary>
    public static double QuasiP(PrimSample sample, Box box, int axis)
    {
        (int count, double interest) = sample.Inside(box);
        (int openCount, double openInterest) = sample.Inside(box.With(axis, BoxSide.Whole(sample.Axes[axis])));
        int cases = (int)Math.Round(interest);
        return cases == 0 || openCount == 0 ? 1 : 1 - Binomial.CDF(Math.Clamp(openInterest / openCount, 0, 1), count, cases - 1);
    }

    private static Box Drop(PrimSample sample, Box box, double significance)
    {
        while (true)
        {
            (int axis, double p) = Enumerable.Range(0, box.Sides.Length)
                .Where(axis => box.Sides[axis].IsRestricted)
                .Select(axis => (axis, QuasiP(sample, box, axis)))
                .OrderByDescending(pair => pair.Item2)
                .FirstOrDefault((-1, 0));
            if (p <= significance)
                return box;
            box = box.With(axis, BoxSide.Whole(sample.Axes[axis]));
        }
    }

    private static Box Paste(PrimSample sample, Box box, double patience)
    {
        while (true)
        {
            BoxStep now = sample.Describe(box);
            BoxStep? best = box.Sides
                .SelectMany((side, axis) => side.IsRestricted ? Wider(sample, box, axis, patience) : [])
                .Select(sample.Describe)
                .Where(step => step.Mass > now.Mass && step.Density >= now.Density)
                .MaxBy(step => step.Density);
            if (best is null)
                return box;
            box = best.Box;
        }
    }

    private static IEnumerable<Box> Wider(PrimSample sample, Box box, int axis, double patience)
    {
        BoxSide side = box.Sides[axis];
        if (side.Axis.IsUnordered)
        {
            return Enumerable.Range(0, side.Axis.LevelCount).Except(side.Levels)
                .Select(level => box.With(axis, side with { Levels = [.. side.Levels.Add(level).Order()] }));
        }

        double[] values = sample.ValuesIgnoring(box, axis);
        int below = values.Count(value => value < side.Range.Low);
        int above = values.Count(value => value > side.Range.High);
        int thin = Math.Max(1, (int)(patience * (values.Length - below - above)));
        double low = below <= thin ? side.Axis.Range.Low : values[below - thin];
        double high = above <= thin ? side.Axis.Range.High : values[values.Length - 1 - above + thin];
        return [box.With(axis, side with { Range = side.Range with { Low = low } }), box.With(axis, side with { Range = side.Range with { High = high } })];
    }
}
