using System.Collections.Immutable;
using PartnershipSim.Experiments.Designs;

namespace PartnershipSim.Experiments.Sensitivity;

/// <summary>Points, and how much of a case of interest each is: 0 or 1, or the share of its replicates.</summary>
internal sealed class PrimSample(ImmutableArray<Axis> axes, double[][] points, double[] interest)
{
    private readonly double _allInterest = interest.Sum();

    public ImmutableArray<Axis> Axes => axes;

    public int Count => points.Length;

    public double ValueOf(int point, int axis) => points[point][axis];

    public double InterestOf(int point) => interest[point];

    /// <summary>Points and interest inside a box.</summary>
    public (int Count, double Interest) Inside(Box box)
    {
        int count = 0;
        double sum = 0;
        for (int p = 0; p < points.Length; p++)
        {
            if (box.Contains(points[p]))
                (count, sum) = (count + 1, sum + interest[p]);
        }

        return (count, sum);
    }

    public BoxStep Describe(Box box)
    {
        (int count, double sum) = Inside(box);
        return new(box, _allInterest > 0 ? sum / _allInterest : 0, count > 0 ? sum / count : 0, count / (double)Math.Max(1, points.Length));
    }

    /// <summary>The sorted values of the points that lie in the box on every axis but this one.</summary>
    public double[] ValuesIgnoring(Box box, int axis)
    {
        Box open = box.With(axis, BoxSide.Whole(axes[axis]));
        return [.. points.Where(open.Contains).Select(point => point[axis]).Order()];
    }

    /// <summary>Some of the points.</summary>
    public PrimSample Of(IEnumerable<int> chosen)
    {
        int[] which = [.. chosen];
        return new(axes, [.. which.Select(p => points[p])], [.. which.Select(p => interest[p])]);
    }
}
