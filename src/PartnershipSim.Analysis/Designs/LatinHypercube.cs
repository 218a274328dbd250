using System.Collections.Immutable;
using PartnershipSim.Analysis.Statistics;

namespace PartnershipSim.Analysis.Designs;

/// <summary>
/// One point in each of n equal slices of every axis (McKay, Beckman and Conover 1979, "A comparison of three methods
/// for selecting values of input variables in the analysis of output from a computer code", Technometrics 21). Slices
/// are shuffled axis by axis.
/// </summary>
/// <param name="Count">How many points.</param>
public sealed record LatinHypercube(int Count) : Design
{
    public override string Key => "latin_hypercube";

    public override bool IsExtensible => false;

    public override long CountOf(ImmutableArray<Axis> axes) => Count;

    public override double[][] Points(ImmutableArray<Axis> axes, ulong seed)
    {
        DesignDice dice = new(DesignDice.LatinHypercube, seed);
        double[][] points = [.. Enumerable.Range(0, Count).Select(_ => new double[axes.Length])];
        for (int axis = 0; axis < axes.Length; axis++)
        {
            int[] slice = dice.Order(Count, (uint)axis);
            for (int p = 0; p < Count; p++)
                points[p][axis] = axes[axis].ValueAt((slice[p] + dice.Uniform((uint)p, (uint)axis, 1)) / Count);
        }

        return points;
    }
}
