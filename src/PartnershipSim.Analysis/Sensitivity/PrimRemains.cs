namespace PartnershipSim.Analysis.Sensitivity;

/// <summary>What may be peeled off: points at some places of an axis, and the side of the box without them.</summary>
internal readonly record struct PrimPeel(int Axis, int From, int To, int Count, double Interest, BoxSide Side);

/// <summary>
/// What is left of a sample while slices are peeled off it: a box, and the places of the points inside along all axes.
/// Slices are counted along their own axis, sixty-four places at once; a point that is peeled off leaves all axes.
/// </summary>
internal sealed class PrimRemains
{
    private readonly PrimSample _sample;
    private readonly PrimPlaces _places;
    private readonly BitSet _inside;
    private readonly BitSet _points;

    public PrimRemains(PrimSample sample)
    {
        _sample = sample;
        _places = sample.Places;
        _inside = sample.Inside.Copy();
        _points = sample.Points.Copy();
        Box = Box.Whole(sample.Axes);
        Count = sample.Count;
        Interest = sample.AllInterest;
    }

    private PrimRemains(PrimRemains other)
    {
        _sample = other._sample;
        _places = other._places;
        _inside = other._inside.Copy();
        _points = other._points.Copy();
        Box = other.Box;
        Count = other.Count;
        Interest = other.Interest;
    }

    public Box Box { get; private set; }

    /// <summary>Points inside.</summary>
    public int Count { get; private set; }

    /// <summary>Interest inside.</summary>
    public double Interest { get; private set; }

    public PrimRemains Copy() => new(this);

    /// <summary>
    /// The slices at both ends of each axis, or its levels, without which the given share of the points is left.
    /// </summary>
    public IEnumerable<PrimPeel> Peels(double patience, double leastMass)
    {
        int thin = Math.Max(1, (int)(patience * Count));
        return Enumerable.Range(0, Box.Sides.Length)
            .SelectMany(axis => Box.Sides[axis].Axis.IsUnordered ? Levels(axis) : Ends(axis, thin))
            .Where(peel => Count - peel.Count >= Math.Max(1, leastMass * _sample.Count));
    }

    public void Take(PrimPeel peel)
    {
        BitSet taken = new(_sample.Numbers);
        foreach (int place in _inside.Numbers(peel.From, peel.To))
            taken.Add(_places.Points[place]);
        foreach (int point in taken.Numbers(0, _sample.Numbers))
        {
            _points.Remove(point);
            foreach (int place in _places.Of(point))
                _inside.Remove(place);
        }

        Box = Box.With(peel.Axis, peel.Side);
        Count -= peel.Count;
        Interest = _sample.InterestOf(_points);
    }

    private IEnumerable<PrimPeel> Levels(int axis)
    {
        BoxSide side = Box.Sides[axis];
        foreach (int level in side.Levels.Length > 1 ? side.Levels : [])
        {
            (int from, int to) = _places.Between(axis, level, level);
            if (_inside.Count(from, to) is > 0 and int count)
                yield return new(
                    axis, from, to, count, _sample.ByPlace.Upwards(_inside, from, to),
                    side with { Levels = side.Levels.Remove(level) });
        }
    }

    // a thin slice at either end, with all points of equal value, if something is left
    private IEnumerable<PrimPeel> Ends(int axis, int thin)
    {
        if (thin >= Count)
            yield break;
        (int start, int end) = (_places.First(axis), _places.End(axis));
        BoxSide side = Box.Sides[axis];

        int last = _inside.Upwards(start, thin - 1), beyond = _places.EndOf(axis, last);
        if (_inside.Upwards(beyond, 0) is var next && next >= 0 && next < end)
            yield return new(
                axis, start, beyond, _inside.Count(start, beyond), _sample.ByPlace.Upwards(_inside, start, beyond),
                side.From(_places.ValueAt(last), _places.ValueAt(next)));

        int first = _inside.Downwards(end, thin - 1), from = _places.StartOf(axis, first);
        if (_inside.Downwards(from, 0) is var before && before >= start)
            yield return new(
                axis, from, end, _inside.Count(from, end), _sample.ByPlace.Downwards(_inside, from, end),
                side.UpTo(_places.ValueAt(before), _places.ValueAt(first)));
    }
}
