namespace PartnershipSim.Analysis.Sensitivity;

/// <summary>
/// Which points a box holds, and which it would hold if one side were open: those that one side alone keeps out. Both
/// are kept up to date while the box changes side by side.
/// </summary>
internal sealed class PrimMembers
{
    private readonly PrimSample _sample;

    // what each side allows; null if it is open
    private readonly BitSet?[] _allowed;
    private readonly KeptOut?[] _keptOut;
    private readonly BitSet _inside, _almost;

    public PrimMembers(PrimSample sample, Box box)
    {
        _sample = sample;
        _inside = new(sample.Numbers);
        _almost = new(sample.Numbers);
        _allowed = [.. box.Sides.Select((side, axis) => side.IsRestricted ? sample.Places.Allowed(axis, side) : null)];
        _keptOut = new KeptOut?[_allowed.Length];
        Box = box;
        Survey();
    }

    public Box Box { get; private set; }

    /// <summary>Points inside.</summary>
    public int Count { get; private set; }

    /// <summary>Interest inside.</summary>
    public double Interest { get; private set; }

    /// <summary>The points that this side alone keeps out, in their order.</summary>
    public KeptOut KeptOutBy(int axis)
    {
        if (_keptOut[axis] is { } known)
            return known;
        int[] points = _allowed[axis] is { } allowed ? _almost.Without(allowed).Numbers(0, _sample.Numbers) : [];
        return _keptOut[axis] = new(points, [.. points.Select(point => _sample.Places.ValueOf(point, axis))]);
    }

    /// <summary>Replaces one side of the box.</summary>
    public void Set(int axis, BoxSide side)
    {
        _allowed[axis] = side.IsRestricted ? _sample.Places.Allowed(axis, side) : null;
        Box = Box.With(axis, side);
        Survey();
    }

    private void Survey()
    {
        BitSet[] sides = [.. _allowed.OfType<BitSet>()];
        ReadOnlySpan<ulong> points = _sample.Points.Words;
        Span<ulong> inside = _inside.Words, almost = _almost.Words;
        for (int word = 0; word < points.Length; word++)
        {
            (ulong once, ulong twice) = (0, 0);
            foreach (BitSet side in sides)
            {
                ulong outside = ~side.Words[word];
                (once, twice) = (once | outside, twice | (once & outside));
            }

            inside[word] = points[word] & ~once;
            almost[word] = points[word] & once & ~twice;
        }

        Array.Clear(_keptOut);
        Count = _inside.Count(0, _sample.Numbers);
        Interest = _sample.InterestOf(_inside);
    }
}

/// <summary>Points that one side of a box alone keeps out, and their values on its axis.</summary>
internal sealed record KeptOut(int[] Points, double[] Values);
