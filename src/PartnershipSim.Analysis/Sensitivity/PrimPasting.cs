using MathNet.Numerics.Distributions;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Analysis.Sensitivity;

/// <summary>
/// What follows peeling: restrictions that chance explains are dropped (the quasi-p-values of Bryant and Lempert 2010,
/// "Thinking inside the box", Technological Forecasting &amp; Social Change 77), and sides that were cut too far are
/// pasted back as long as the density does not fall (Friedman and Fisher 1999).
/// </summary>
internal static class PrimPasting
{
    public static Box Tidy(PrimSample sample, Box box, double patience, double significance)
    {
        PrimMembers members = new(sample, box);
        Drop(sample, members, significance);
        Paste(sample, members, patience);
        return members.Box;
    }

    /// <summary>The chance of as many cases in the box if the restriction of this axis did nothing.</summary>
    public static double QuasiP(PrimSample sample, Box box, int axis) =>
        QuasiP(sample, new PrimMembers(sample, box), axis);

    private static double QuasiP(PrimSample sample, PrimMembers members, int axis)
    {
        (int openCount, double openInterest) = Joined(sample, members, axis, _ => true);
        int cases = (int)Math.Round(members.Interest);
        return cases == 0 || openCount == 0
            ? 1
            : 1 - Binomial.CDF(Math.Clamp(openInterest / openCount, 0, 1), members.Count, cases - 1);
    }

    private static void Drop(PrimSample sample, PrimMembers members, double significance)
    {
        while (true)
        {
            (int axis, double p) = Enumerable.Range(0, members.Box.Sides.Length)
                .Where(axis => members.Box.Sides[axis].IsRestricted)
                .Select(axis => (axis, QuasiP(sample, members, axis)))
                .OrderByDescending(pair => pair.Item2)
                .FirstOrDefault((-1, 0));
            if (p <= significance)
                return;
            members.Set(axis, BoxSide.Whole(sample.Axes[axis]));
        }
    }

    private static void Paste(PrimSample sample, PrimMembers members, double patience)
    {
        while (true)
        {
            BoxStep now = sample.Step(members.Box, members.Count, members.Interest);
            (int axis, BoxSide side) best = (-1, null!);
            double density = double.NegativeInfinity;
            for (int axis = 0; axis < members.Box.Sides.Length; axis++)
            {
                foreach (BoxSide side in members.Box.Sides[axis].IsRestricted
                    ? Wider(sample, members, axis, patience)
                    : [])
                {
                    (int count, double interest) = Joined(sample, members, axis, side.Contains);
                    if (count > members.Count && interest / count >= now.Density && interest / count > density)
                        (best, density) = ((axis, side), interest / count);
                }
            }

            if (best.axis < 0)
                return;
            members.Set(best.axis, best.side);
        }
    }

    /// <summary>
    /// Points and interest inside, together with those among the points kept out by this side whose value would be let
    /// in.
    /// </summary>
    private static (int Count, double Interest) Joined(
        PrimSample sample, PrimMembers members, int axis, Func<double, bool> lets)
    {
        (int count, double interest) = (members.Count, members.Interest);
        (int[] points, double[] values) = members.KeptOutBy(axis);
        for (int i = 0; i < points.Length; i++)
        {
            if (lets(values[i]))
                (count, interest) = (count + 1, interest + sample.InterestOf(points[i]));
        }

        return (count, interest);
    }

    private static IEnumerable<BoxSide> Wider(PrimSample sample, PrimMembers members, int axis, double patience)
    {
        BoxSide side = members.Box.Sides[axis];
        if (side.Axis.IsUnordered)
            return Enumerable.Range(0, side.Axis.LevelCount).Except(side.Levels)
                .Select(level => side with { Levels = [.. side.Levels.Add(level).Order()] });

        int thin = Math.Max(1, (int)(patience * members.Count));
        List<double> below = [];
        List<double> above = [];
        foreach (double value in members.KeptOutBy(axis).Values)
            (value < side.Range.Low ? below : above).Add(value);
        below.Sort();
        above.Sort();
        Interval range = side.Range;
        double low = below.Count <= thin ? side.Axis.Range.Low : below[^thin];
        double high = above.Count <= thin ? side.Axis.Range.High : above[thin - 1];
        return [side with { Range = range with { Low = low } }, side with { Range = range with { High = high } }];
    }
}
