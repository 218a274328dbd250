using System.Collections.Immutable;
using PartnershipSim.Analysis.Designs;

namespace PartnershipSim.Analysis.Sensitivity;

/// <summary>
/// Points, axis by axis, and how much of a case of interest each is: 0 or 1, or the share of its replicates. Every axis
/// is sorted once; a part of the sample shares columns and order with the whole and only says which points belong to
/// it.
/// </summary>
internal sealed class PrimSample
{
    private readonly double[][] _columns;
    private readonly int[][] _order;
    private readonly double[] _interest;
    private readonly int[] _points;

    public PrimSample(ImmutableArray<Axis> axes, double[][] points, double[] interest)
    {
        Axes = axes;
        _interest = interest;
        _columns = [.. axes.Select((_, axis) => points.Select(point => point[axis]).ToArray())];
        _order = [.. _columns.Select(Sorted)];
        _points = [.. Enumerable.Range(0, points.Length)];
        AllInterest = InterestOf(_points);
    }

    private PrimSample(PrimSample whole, int[] chosen)
    {
        Axes = whole.Axes;
        _interest = whole._interest;
        _columns = whole._columns;
        _order = whole._order;
        _points = chosen;
        AllInterest = InterestOf(chosen);
    }

    public ImmutableArray<Axis> Axes { get; }

    /// <summary>How many points belong to the sample.</summary>
    public int Count => _points.Length;

    /// <summary>
    /// How many points the whole has, of which this may be a part: points are numbered by their places in it.
    /// </summary>
    public int Numbers => _interest.Length;

    /// <summary>The points that belong to the sample, in the order of their numbers.</summary>
    public ReadOnlySpan<int> Points => _points;

    /// <summary>The cases of interest of all points.</summary>
    public double AllInterest { get; }

    /// <summary>By number, of the whole.</summary>
    public ReadOnlySpan<double> Interest => _interest;

    /// <summary>The values on an axis, by number, of the whole.</summary>
    public ReadOnlySpan<double> Column(int axis) => _columns[axis];

    /// <summary>The points of the whole by their values on an axis, equal ones by their numbers.</summary>
    public ReadOnlySpan<int> OrderOf(int axis) => _order[axis];

    /// <summary>The interest of some points, added up in their order.</summary>
    public double InterestOf(ReadOnlySpan<int> points)
    {
        double sum = 0;
        foreach (int p in points)
            sum += _interest[p];
        return sum;
    }

    public BoxStep Describe(Box box)
    {
        PrimMembers members = new(this, box);
        return Step(box, members.Count, members.Interest);
    }

    /// <summary>What is known of a box that holds so many points and so much interest.</summary>
    public BoxStep Step(Box box, int count, double interest) =>
        new(
            box, AllInterest > 0 ? interest / AllInterest : 0, count > 0 ? interest / count : 0,
            count / (double)Math.Max(1, Count));

    /// <summary>
    /// The balance of coverage and density of so many points with so much interest; 0 if they are less than the given
    /// share of the sample.
    /// </summary>
    public double BalanceOf(int count, double interest, double leastMass) =>
        count < leastMass * Count || count == 0 || AllInterest <= 0
            ? 0
            : BoxStep.BalanceOf(interest / AllInterest, interest / count);

    /// <summary>Some of the points.</summary>
    public PrimSample Of(IEnumerable<int> chosen) => new(this, [.. chosen.Order()]);

    private static int[] Sorted(double[] column)
    {
        int[] order = [.. Enumerable.Range(0, column.Length)];
        double[] keys = [.. column];
        Array.Sort(keys, order);
        for (int from = 0, to; from < keys.Length; from = to)
        {
            to = from + 1;
            while (to < keys.Length && keys[to] == keys[from])
                to++;
            if (to - from > 1)
                Array.Sort(order, from, to - from);
        }

        return order;
    }
}
