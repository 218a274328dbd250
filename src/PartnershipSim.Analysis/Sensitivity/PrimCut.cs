using System.Collections.Immutable;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Analysis.Sensitivity;

/// <summary>
/// The best box that restricts one axis only, at one end or to some levels, by the balance of coverage and density.
/// Thin slices can lead past it; so a peeled box has to be better than this one.
/// </summary>
internal static class PrimCut
{
    /// <summary>Null if no cut holds the least share of the points.</summary>
    public static BoxStep? Best(PrimSample sample, double leastMass)
    {
        BoxStep? best = null;
        for (int axis = 0; axis < sample.Axes.Length; axis++)
        {
            foreach (BoxStep step in sample.Axes[axis].IsUnordered
                ? Levels(sample, axis)
                : Ends(sample, axis))
            {
                if (step.Mass >= leastMass && step.Balance > (best?.Balance ?? 0))
                    best = step;
            }
        }

        return best;
    }

    // the levels with the most of interest among them, one more each time
    private static List<BoxStep> Levels(PrimSample sample, int axis)
    {
        BoxSide whole = BoxSide.Whole(sample.Axes[axis]);
        int[] counts = new int[whole.Axis.LevelCount];
        double[] interest = new double[counts.Length];
        ReadOnlySpan<double> values = sample.Column(axis);
        foreach (int p in sample.Points)
        {
            counts[(int)values[p]]++;
            interest[(int)values[p]] += sample.Interest[p];
        }

        int[] byDensity = [.. Enumerable.Range(0, counts.Length).Where(level => counts[level] > 0)
            .OrderByDescending(level => interest[level] / counts[level]).ThenBy(level => level)];
        List<BoxStep> steps = [];
        for (int taken = 1; taken < byDensity.Length; taken++)
        {
            ImmutableArray<int> levels = [.. byDensity.Take(taken).Order()];
            steps.Add(sample.Step(
                Box.Whole(sample.Axes).With(axis, whole with { Levels = levels }),
                levels.Sum(level => counts[level]), levels.Sum(level => interest[level])));
        }

        return steps;
    }

    private static List<BoxStep> Ends(PrimSample sample, int axis)
    {
        bool[] isInside = new bool[sample.Numbers];
        foreach (int p in sample.Points)
            isInside[p] = true;
        int[] row = [.. sample.OrderOf(axis).ToArray().Where(p => isInside[p])];
        ReadOnlySpan<double> values = sample.Column(axis);
        BoxSide whole = BoxSide.Whole(sample.Axes[axis]);
        (BoxStep? low, BoxStep? high) = (null, null);
        double below = 0;
        for (int cut = 1; cut < row.Length; cut++)
        {
            below += sample.Interest[row[cut - 1]];
            (double last, double next) = (values[row[cut - 1]], values[row[cut]]);
            if (last == next)
                continue;
            Keep(ref low, PrimPeeling.Limit(whole.Axis, last, next, isLow: true), isLow: true,
                row.Length - cut, sample.AllInterest - below);
            Keep(ref high, PrimPeeling.Limit(whole.Axis, last, next, isLow: false), isLow: false, cut, below);
        }

        return [.. new[] { low, high }.OfType<BoxStep>()];

        void Keep(ref BoxStep? best, double limit, bool isLow, int count, double interest)
        {
            Interval range = isLow ? whole.Range with { Low = limit } : whole.Range with { High = limit };
            BoxStep step = sample.Step(
                Box.Whole(sample.Axes).With(axis, whole with { Range = range }), count, interest);
            if (step.Balance > (best?.Balance ?? 0))
                best = step;
        }
    }
}
