namespace PartnershipSim.Analysis.Sensitivity;

/// <summary>
/// Which points a box holds, and which it would hold if one side were open: those that one side alone keeps out. Both
/// are kept up to date while the box changes side by side, so that a question about all sides costs one walk over the
/// points.
/// </summary>
internal sealed class PrimMembers
{
    private readonly PrimSample _sample;
    private readonly List<int>[] _keptOut;

    // how many sides keep a point out, and the sum of their numbers: the number itself if there is but one
    private readonly int[] _walls;
    private readonly int[] _sum;

    public PrimMembers(PrimSample sample, Box box)
    {
        _sample = sample;
        _walls = new int[sample.Numbers];
        _sum = new int[sample.Numbers];
        _keptOut = [.. box.Sides.Select(_ => new List<int>())];
        Box = Box.Whole(sample.Axes);
        for (int axis = 0; axis < box.Sides.Length; axis++)
        {
            if (box.Sides[axis].IsRestricted)
                Turn(axis, box.Sides[axis]);
        }

        Box = box;
        Survey();
    }

    public Box Box { get; private set; }

    /// <summary>Points inside.</summary>
    public int Count { get; private set; }

    /// <summary>Interest inside.</summary>
    public double Interest { get; private set; }

    /// <summary>The points that this side alone keeps out, in their order.</summary>
    public IReadOnlyList<int> KeptOutBy(int axis) => _keptOut[axis];

    /// <summary>Replaces one side of the box.</summary>
    public void Set(int axis, BoxSide side)
    {
        Turn(axis, side);
        Survey();
    }

    private void Turn(int axis, BoxSide side)
    {
        BoxSide before = Box.Sides[axis];
        ReadOnlySpan<double> values = _sample.Column(axis);
        foreach (int p in _sample.Points)
        {
            int change = (side.Contains(values[p]) ? 0 : 1) - (before.Contains(values[p]) ? 0 : 1);
            _walls[p] += change;
            _sum[p] += change * axis;
        }

        Box = Box.With(axis, side);
    }

    private void Survey()
    {
        (int count, double interest) = (0, 0);
        foreach (List<int> kept in _keptOut)
            kept.Clear();
        ReadOnlySpan<double> of = _sample.Interest;
        foreach (int p in _sample.Points)
        {
            if (_walls[p] == 0)
                (count, interest) = (count + 1, interest + of[p]);
            else if (_walls[p] == 1)
                _keptOut[_sum[p]].Add(p);
        }

        (Count, Interest) = (count, interest);
    }
}
