using System.Collections.Immutable;
using PartnershipSim.Experiments.Designs;

namespace PartnershipSim.Experiments.Sensitivity;

/// <summary>
/// The patient half of PRIM: from the whole space, peel off a thin slice at a time, always the one whose loss raises the density most for
/// each point given up (Friedman and Fisher 1999, section 9; the ratio makes thin slices and whole levels comparable).
/// </summary>
internal sealed class PrimPeeling
{
    private readonly PrimSample _sample;
    private readonly double _patience;
    private readonly List<int>[] _byValue;
    private readonly bool[] _isInside;
    private Box _box;

    private PrimPeeling(PrimSample sample, double patience)
    {
        _sample = sample;
        _patience = patience;
        _isInside = [.. Enumerable.Repeat(true, sample.Count)];
        _box = Box.Whole(sample.Axes);
        _byValue = [.. sample.Axes.Select((_, axis) => Enumerable.Range(0, sample.Count).OrderBy(p => sample.ValueOf(p, axis)).ToList())];
    }

    /// <summary>Every box on the way, the whole space first, until the next would hold less than the given share of the points.</summary>
    public static ImmutableArray<BoxStep> Run(PrimSample sample, double patience, double leastMass)
    {
        PrimPeeling peeling = new(sample, patience);
        ImmutableArray<BoxStep>.Builder steps = ImmutableArray.CreateBuilder<BoxStep>();
        steps.Add(sample.Describe(peeling._box));
        while (peeling.Best(leastMass) is { } peel)
        {
            peeling.Apply(peel);
            steps.Add(sample.Describe(peeling._box));
        }

        return steps.ToImmutable();
    }

    private Peel? Best(double leastMass)
    {
        if (_byValue.Length == 0)
            return null;
        int count = _byValue[0].Count;
        double interest = _byValue[0].Sum(_sample.InterestOf);
        Peel? best = null;
        for (int axis = 0; axis < _byValue.Length; axis++)
        {
            foreach (Peel peel in _sample.Axes[axis].IsUnordered ? Levels(axis) : Ends(axis))
            {
                int kept = count - peel.Count;
                if (kept < 1 || kept < leastMass * _sample.Count)
                    continue;
                double gain = ((interest - peel.Interest) / kept - interest / count) / peel.Count;
                if (gain > (best?.Gain ?? 0))
                    best = peel with { Gain = gain };
            }
        }

        return best;
    }

    private IEnumerable<Peel> Levels(int axis)
    {
        BoxSide side = _box.Sides[axis];
        int[] counts = new int[side.Axis.LevelCount];
        double[] interest = new double[counts.Length];
        foreach (int p in _byValue[axis])
        {
            int level = (int)_sample.ValueOf(p, axis);
            counts[level]++;
            interest[level] += _sample.InterestOf(p);
        }

        return
            from level in side.Levels
            where side.Levels.Length > 1 && counts[level] > 0
            select new Peel(axis, side with { Levels = side.Levels.Remove(level) }, counts[level], interest[level], 0);
    }

    private IEnumerable<Peel> Ends(int axis)
    {
        List<int> order = _byValue[axis];
        BoxSide side = _box.Sides[axis];
        int thin = Math.Max(1, (int)(_patience * order.Count));

        // equal values go together
        int low = thin;
        while (low < order.Count && Value(low) == Value(low - 1))
            low++;
        if (low < order.Count)
            yield return new(axis, side with { Range = side.Range with { Low = Limit(low - 1, low, isLow: true) } }, low, Interest(0, low), 0);
        int high = order.Count - thin;
        while (high > 0 && Value(high) == Value(high - 1))
            high--;
        if (high > 0)
        {
            yield return new(
                axis, side with { Range = side.Range with { High = Limit(high - 1, high, isLow: false) } }, order.Count - high,
                Interest(high, order.Count), 0);
        }

        double Value(int place) => _sample.ValueOf(order[place], axis);

        double Interest(int from, int to)
        {
            double sum = 0;
            for (int place = from; place < to; place++)
                sum += _sample.InterestOf(order[place]);
            return sum;
        }

        // between two points on a real axis, on a point if there is nothing between
        double Limit(int below, int above, bool isLow) =>
            side.Axis.IsDiscrete ? Value(isLow ? above : below) : (Value(below) + Value(above)) / 2;
    }

    private void Apply(Peel peel)
    {
        foreach (int p in _byValue[peel.Axis])
            _isInside[p] = peel.Side.Contains(_sample.ValueOf(p, peel.Axis));
        _box = _box.With(peel.Axis, peel.Side);
        foreach (List<int> order in _byValue)
            order.RemoveAll(p => !_isInside[p]);
    }

    private sealed record Peel(int Axis, BoxSide Side, int Count, double Interest, double Gain);
}
