using System.Collections.Immutable;
using System.Numerics;
using PartnershipSim.Analysis.Designs;

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
        for (int axis = 0; axis < sample.Axes.Length; axis++)
        {
            if (sample.Axes[axis].IsUnordered)
                Levels(sample, axis, leastMass, ref best);
            else
                Ends(sample, axis, leastMass, ref best);
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
        foreach (int level in whole.Levels)
        {
            (int from, int to) = sample.Places.Between(axis, level, level);
            counts[level] = sample.Inside.Count(from, to);
            interest[level] = sample.ByPlace.Upwards(sample.Inside, from, to);
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
    private static void Ends(PrimSample sample, int axis, double leastMass, ref Cut best)
    {
        PrimPlaces places = sample.Places;
        (int start, int end) = (places.First(axis), places.End(axis));
        BoxSide whole = BoxSide.Whole(sample.Axes[axis]);
        (int before, double below, double last) = (0, 0, double.NaN);
        for (int word = BitSet.WordOf(start); word <= BitSet.WordOf(end - 1); word++)
        {
            ulong bits = sample.Inside.Word(word, start, end);
            if (sample.ByPlace.CasesIn(bits, word) is { } cases
                && sample.IsBelow(best.Balance, before, below + cases)
                && sample.IsBelow(
                    best.Balance, sample.Count - before - BitOperations.PopCount(bits), sample.AllInterest - below))
            {
                (before, below) = (before + BitOperations.PopCount(bits), below + cases);
                last = bits == 0 ? last : places.ValueAt(BitSet.NumberOf(word, BitOperations.Log2(bits)));
                continue;
            }

            for (; bits != 0; bits &= bits - 1)
            {
                int place = BitSet.NumberOf(word, BitOperations.TrailingZeroCount(bits));
                double value = places.ValueAt(place);
                if (before > 0 && value != last)
                {
                    (int after, double above) = (sample.Count - before, sample.AllInterest - below);
                    if (IsBetter(after, above, best.Balance, out double high))
                        best = new(axis, whole.From(last, value), after, above, high);
                    if (IsBetter(before, below, best.Balance, out double low))
                        best = new(axis, whole.UpTo(last, value), before, below, low);
                }

                (before, below, last) = (before + 1, below + sample.ByPlace.At(place), value);
            }
        }

        // a balance that is clearly lower is told without a division
        bool IsBetter(int count, double interest, double than, out double balance)
        {
            balance = sample.IsBelow(than, count, interest) ? 0 : sample.BalanceOf(count, interest, leastMass);
            return balance > than;
        }
    }

    /// <summary>A side of a box that is open otherwise, and what it holds; the default is no cut.</summary>
    private readonly record struct Cut(int Axis, BoxSide? Side, int Count, double Interest, double Balance);
}
