using System.Collections.Immutable;
using PartnershipSim.Analysis.Designs;

namespace PartnershipSim.Analysis.Sensitivity;

/// <summary>
/// The patient half of PRIM: from the whole space, peel off a thin slice at a time, always the one that a rule likes
/// best (Friedman and Fisher 1999, section 9; see <see cref="PeelingRule"/>).
/// </summary>
internal sealed class PrimPeeling
{
    private readonly PrimSample _sample;
    private readonly double _patience;
    private readonly PeelingRule _rule;

    // along each axis a sorted row of points, of which those outside are passed over until they are many
    private readonly int[][] _rows;
    private readonly bool[] _isInside;
    private readonly int[] _inside;
    private Box _box;
    private int _count;
    private double _interest;

    private PrimPeeling(PrimSample sample, double patience, PeelingRule rule)
    {
        _sample = sample;
        _rule = rule;
        _patience = patience;
        _inside = sample.Points.ToArray();
        _isInside = new bool[sample.Numbers];
        foreach (int p in _inside)
            _isInside[p] = true;
        _box = Box.Whole(sample.Axes);
        _rows = [.. sample.Axes.Select((axis, a) => axis.IsUnordered ? [] : Chosen(sample.OrderOf(a)))];
        _count = sample.Count;
        _interest = sample.AllInterest;
    }

    /// <summary>
    /// Every box on the way, the whole space first, until the next would hold less than the given share of the points.
    /// </summary>
    public static ImmutableArray<BoxStep> Run(
        PrimSample sample, double patience, double leastMass, PeelingRule rule = PeelingRule.GainPerPoint)
    {
        PrimPeeling peeling = new(sample, patience, rule);
        ImmutableArray<BoxStep>.Builder steps = ImmutableArray.CreateBuilder<BoxStep>();
        steps.Add(sample.Step(peeling._box, peeling._count, peeling._interest));
        while (peeling.Best(leastMass) is { } peel)
        {
            peeling.Apply(peel);
            steps.Add(sample.Step(peeling._box, peeling._count, peeling._interest));
        }

        return steps.ToImmutable();
    }

    private Peel? Best(double leastMass)
    {
        Peel? best = null;
        for (int axis = 0; axis < _rows.Length; axis++)
        {
            foreach (Peel peel in _sample.Axes[axis].IsUnordered ? Levels(axis) : Ends(axis))
            {
                int kept = _count - peel.Count;
                if (kept < 1 || kept < leastMass * _sample.Count)
                    continue;
                double gain = Gain((_interest - peel.Interest) / kept - _interest / _count, kept, peel.Count);
                if (gain > (best?.Gain ?? 0))
                    best = peel with { Gain = gain };
            }
        }

        return best;
    }

    private double Gain(double rise, int kept, int lost) => _rule switch
    {
        PeelingRule.GainPerPoint => rise / lost,
        PeelingRule.WeightedGainPerPoint => kept * rise / lost,
        _ => rise,
    };

    private List<Peel> Levels(int axis)
    {
        BoxSide side = _box.Sides[axis];
        int[] counts = new int[side.Axis.LevelCount];
        double[] interest = new double[counts.Length];
        ReadOnlySpan<double> values = _sample.Column(axis), of = _sample.Interest;
        foreach (int p in _inside.AsSpan(0, _count))
        {
            int level = (int)values[p];
            counts[level]++;
            interest[level] += of[p];
        }

        List<Peel> peels = [];
        foreach (int level in side.Levels)
        {
            if (side.Levels.Length > 1 && counts[level] > 0)
                peels.Add(new(
                    axis, side with { Levels = side.Levels.Remove(level) }, counts[level], interest[level], 0));
        }

        return peels;
    }

    private List<Peel> Ends(int axis)
    {
        if (_rows[axis].Length > 2 * _count)
            _rows[axis] = Chosen(_rows[axis]);
        BoxSide side = _box.Sides[axis];
        List<Peel> peels = [];
        if (Thin(axis, isLow: true) is { } low)
            peels.Add(new(
                axis, side with { Range = side.Range with { Low = Limit(side.Axis, low.Last, low.Next, isLow: true) } },
                low.Count, low.Interest, 0));
        if (Thin(axis, isLow: false) is { } high)
            peels.Add(new(
                axis,
                side with { Range = side.Range with { High = Limit(side.Axis, high.Next, high.Last, isLow: false) } },
                high.Count, high.Interest, 0));
        return peels;
    }

    /// <summary>A thin slice at one end, with all points of equal value; null if nothing would be left.</summary>
    private Slice? Thin(int axis, bool isLow)
    {
        ReadOnlySpan<double> values = _sample.Column(axis), of = _sample.Interest;
        ReadOnlySpan<int> row = _rows[axis];
        int thin = Math.Max(1, (int)(_patience * _count));
        int step = isLow ? 1 : -1;
        (int count, double interest, double last) = (0, 0, double.NaN);
        for (int place = isLow ? 0 : row.Length - 1; place >= 0 && place < row.Length; place += step)
        {
            int p = row[place];
            if (!_isInside[p])
                continue;
            double value = values[p];
            if (count >= thin && value != last)
                return new(count, interest, last, value);
            (count, interest, last) = (count + 1, interest + of[p], value);
        }

        return null;
    }

    // between two points on a real axis, on a point if there is nothing between
    internal static double Limit(Axis axis, double below, double above, bool isLow) =>
        axis.IsDiscrete ? (isLow ? above : below) : (below + above) / 2;

    private int[] Chosen(ReadOnlySpan<int> row)
    {
        int[] chosen = new int[row.Length];
        int count = 0;
        foreach (int p in row)
        {
            chosen[count] = p;
            count += _isInside[p] ? 1 : 0;
        }

        return chosen[..count];
    }

    private void Apply(Peel peel)
    {
        ReadOnlySpan<double> values = _sample.Column(peel.Axis);
        int kept = 0;
        foreach (int p in _inside.AsSpan(0, _count))
        {
            _isInside[p] = peel.Side.Contains(values[p]);
            _inside[kept] = p;
            kept += _isInside[p] ? 1 : 0;
        }

        _box = _box.With(peel.Axis, peel.Side);
        _count = kept;
        _interest = _sample.InterestOf(_inside.AsSpan(0, _count));
    }

    private sealed record Peel(int Axis, BoxSide Side, int Count, double Interest, double Gain);

    /// <summary>
    /// Points at an end of an axis: how many, their interest, the value of the innermost of them, and that of the next
    /// point.
    /// </summary>
    private readonly record struct Slice(int Count, double Interest, double Last, double Next);
}
