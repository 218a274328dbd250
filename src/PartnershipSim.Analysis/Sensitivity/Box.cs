using System.Collections.Immutable;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Wording;

namespace PartnershipSim.Analysis.Sensitivity;

/// <summary>What a box allows on one axis: a range, or a set of levels if they have no order.</summary>
public sealed record BoxSide(Axis Axis, Interval Range, ImmutableArray<int> Levels)
{
    public bool IsRestricted => Axis.IsUnordered ? Levels.Length < Axis.LevelCount : Range != Axis.Range;

    public bool Contains(double value) => Axis.IsUnordered ? Levels.Contains((int)value) : Range.Contains(value);

    public static BoxSide Whole(Axis axis) =>
        new(axis, axis.Range, axis.IsUnordered ? [.. Enumerable.Range(0, axis.LevelCount)] : []);

    /// <summary>The part that starts between two neighbouring values: with the upper one, without the lower.</summary>
    internal BoxSide From(double below, double above) =>
        this with { Range = Range with { Low = Between(below, above, stays: above) } };

    /// <summary>The part that ends between two neighbouring values: with the lower one, without the upper.</summary>
    internal BoxSide UpTo(double below, double above) =>
        this with { Range = Range with { High = Between(below, above, stays: below) } };

    /// <summary>In words: "x at least 0.25", "door on", "region north or east".</summary>
    public override string ToString()
    {
        if (Axis.IsUnordered)
            return $"{Axis.Key} {string.Join(" or ", Levels.Select(level => Axis.Levels[level]))}";
        return (Range.Low > Axis.Range.Low, Range.High < Axis.Range.High) switch
        {
            (true, true) => $"{Axis.Key} between {Words.Setting(Range.Low)} and {Words.Setting(Range.High)}",
            (true, false) => $"{Axis.Key} at least {Words.Setting(Range.Low)}",
            (false, true) => $"{Axis.Key} at most {Words.Setting(Range.High)}",
            _ => $"{Axis.Key} anywhere",
        };
    }

    // halfway on a real axis, on the value that stays if there is no number between
    private double Between(double below, double above, double stays)
    {
        double middle = (below + above) / 2;
        return !Axis.IsDiscrete && middle > below && middle < above ? middle : stays;
    }
}

/// <summary>Part of the space of the axes: the points that every side allows.</summary>
public sealed record Box(ImmutableArray<BoxSide> Sides)
{
    public IEnumerable<BoxSide> Restricted => Sides.Where(side => side.IsRestricted);

    public bool Contains(double[] point)
    {
        for (int axis = 0; axis < Sides.Length; axis++)
        {
            if (!Sides[axis].Contains(point[axis]))
                return false;
        }

        return true;
    }

    /// <summary>Whether another box of the same axes allows the same.</summary>
    internal bool IsLike(Box other) => Sides.Zip(other.Sides).All(pair =>
        pair.First.Range == pair.Second.Range && pair.First.Levels.SequenceEqual(pair.Second.Levels));

    public static Box Whole(ImmutableArray<Axis> axes) => new([.. axes.Select(BoxSide.Whole)]);

    public Box With(int axis, BoxSide side) => new(Sides.SetItem(axis, side));

    public override string ToString() => Restricted.Any() ? string.Join("; ", Restricted) : "everywhere";
}

/// <summary>A box, and what it holds.</summary>
/// <param name="Coverage">The share of all cases of interest that lie inside.</param>
/// <param name="Density">The share of cases of interest among the points inside.</param>
/// <param name="Mass">The share of all points that lie inside.</param>
public sealed record BoxStep(Box Box, double Coverage, double Density, double Mass)
{
    /// <summary>One number for both aims: the harmonic mean of coverage and density.</summary>
    public double Balance => BalanceOf(Coverage, Density);

    internal static double BalanceOf(double coverage, double density) =>
        coverage + density > 0 ? 2 * coverage * density / (coverage + density) : 0;
}
