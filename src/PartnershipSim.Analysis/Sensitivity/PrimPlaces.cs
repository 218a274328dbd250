using System.Collections.Immutable;
using PartnershipSim.Analysis.Designs;

namespace PartnershipSim.Analysis.Sensitivity;

/// <summary>
/// All points along all axes, sorted once: by their values, equal ones by their numbers. A place is where a point
/// stands along an axis; the places of an axis follow those of the axis before. So every slice and every side of a box
/// is a range of places.
/// </summary>
internal sealed class PrimPlaces
{
    private readonly ImmutableArray<Axis> _axes;
    private readonly int _points, _width;

    // by place, and by point and axis
    private readonly double[] _values;
    private readonly int[] _pointAt;
    private readonly int[] _places;

    public PrimPlaces(ImmutableArray<Axis> axes, double[][] points)
    {
        _axes = axes;
        _points = points.Length;
        _width = BitSet.Aligned(points.Length);
        _values = new double[axes.Length * _width];
        _pointAt = new int[axes.Length * _width];
        _places = new int[axes.Length * points.Length];
        for (int axis = 0; axis < axes.Length; axis++)
            Sort(axis, points);
    }

    /// <summary>All places are below this number.</summary>
    public int Limit => _values.Length;

    /// <summary>The points by their places.</summary>
    public int[] Points => _pointAt;

    /// <summary>The first place along an axis.</summary>
    public int First(int axis) => axis * _width;

    /// <summary>What follows the last place along an axis.</summary>
    public int End(int axis) => axis * _width + _points;

    public double ValueAt(int place) => _values[place];

    /// <summary>The places of a point along each axis.</summary>
    public ReadOnlySpan<int> Of(int point) => _places.AsSpan(point * _axes.Length, _axes.Length);

    public double ValueOf(int point, int axis) => _values[Of(point)[axis]];

    /// <summary>The places along an axis whose values lie between two, both included.</summary>
    public (int From, int To) Between(int axis, double low, double high) =>
        (FirstFrom(axis, low), FirstBeyond(axis, high));

    /// <summary>The first of the places with the same value as this one.</summary>
    public int StartOf(int axis, int place) =>
        place > First(axis) && _values[place - 1] == _values[place] ? FirstFrom(axis, _values[place]) : place;

    /// <summary>The place after the last one with the same value as this one.</summary>
    public int EndOf(int axis, int place) => place + 1 < End(axis) && _values[place + 1] == _values[place]
        ? FirstBeyond(axis, _values[place])
        : place + 1;

    /// <summary>The points that a side of a box allows.</summary>
    public BitSet Allowed(int axis, BoxSide side)
    {
        BitSet allowed = new(_points);
        if (_axes[axis].IsUnordered)
        {
            foreach (int level in side.Levels)
                Add(Between(axis, level, level));
        }
        else
        {
            Add(Between(axis, side.Range.Low, side.Range.High));
        }

        return allowed;

        void Add((int From, int To) places)
        {
            foreach (int point in _pointAt.AsSpan(places.From, places.To - places.From))
                allowed.Add(point);
        }
    }

    private int FirstFrom(int axis, double value)
    {
        (int low, int high) = (First(axis), End(axis));
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _values[middle] >= value ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private int FirstBeyond(int axis, double value) => FirstFrom(axis, Math.BitIncrement(value));

    private void Sort(int axis, double[][] points)
    {
        int first = First(axis);
        Span<double> values = _values.AsSpan(first, _points);
        Span<int> pointAt = _pointAt.AsSpan(first, _points);
        for (int point = 0; point < points.Length; point++)
            (values[point], pointAt[point]) = (points[point][axis], point);
        values.Sort(pointAt);
        for (int from = 0, to; from < values.Length; from = to)
        {
            to = from + 1;
            while (to < values.Length && values[to] == values[from])
                to++;
            pointAt[from..to].Sort();
        }

        for (int place = 0; place < pointAt.Length; place++)
            _places[pointAt[place] * _axes.Length + axis] = first + place;
    }
}
