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
        Cut best = default;
        bool[] isInside = new bool[sample.Numbers];
        foreach (int p in sample.Points)
            isInside[p] = true;
        for (int axis = 0; axis < sample.Axes.Length; axis++)
        {
            if (sample.Axes[axis].IsUnordered)
                Levels(sample, axis, leastMass, ref best);
            else
                Ends(sample, axis, isInside, leastMass, ref best);
        }

        return best.Side is { } side
            ? sample.Step(Box.Whole(sample.Axes).With(best.Axis, side), best.Count, best.Interest)
            : null;
    }

    // the levels with the most of interest among them, one more each time
    private static void Levels(PrimSample sample, int axis, double leastMass, ref Cut best)
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
        for (int taken = 1; taken < byDensity.Length; taken++)
        {
            ImmutableArray<int> levels = [.. byDensity.Take(taken).Order()];
            (int count, double sum) = (levels.Sum(level => counts[level]), levels.Sum(level => interest[level]));
            if (sample.BalanceOf(count, sum, leastMass) is var balance && balance > best.Balance)
                best = new(axis, whole with { Levels = levels }, count, sum, balance);
        }
    }

    // every place between two values, from either end: numbers only, for there are as many as points
    private static void Ends(PrimSample sample, int axis, bool[] isInside, double leastMass, ref Cut best)
    {
        ReadOnlySpan<double> values = sample.Column(axis), of = sample.Interest;
        BoxSide whole = BoxSide.Whole(sample.Axes[axis]);
        (int before, double below, double last) = (0, 0, double.NaN);
        foreach (int p in sample.OrderOf(axis))
        {
            if (!isInside[p])
                continue;
            double value = values[p];
            if (before > 0 && value != last)
            {
                (int after, double above) = (sample.Count - before, sample.AllInterest - below);
                if (sample.BalanceOf(after, above, leastMass) is var high && high > best.Balance)
                    best = new(axis, Side(last, value, isLow: true), after, above, high);
                if (sample.BalanceOf(before, below, leastMass) is var low && low > best.Balance)
                    best = new(axis, Side(last, value, isLow: false), before, below, low);
            }

            (before, below, last) = (before + 1, below + of[p], value);
        }

        BoxSide Side(double under, double over, bool isLow)
        {
            double limit = PrimPeeling.Limit(whole.Axis, under, over, isLow);
            return whole with { Range = isLow ? whole.Range with { Low = limit } : whole.Range with { High = limit } };
        }
    }

    /// <summary>A side of a box that is open otherwise, and what it holds; the default is no cut.</summary>
    private readonly record struct Cut(int Axis, BoxSide? Side, int Count, double Interest, double Balance);
}
