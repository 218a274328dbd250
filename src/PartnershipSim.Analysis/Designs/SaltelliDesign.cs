using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Designs;

/// <summary>
/// The design behind Sobol' indices (Saltelli et al. 2010, "Variance based sensitivity analysis of model output",
/// Computer Physics Communications 181): two independent matrices A and B of scrambled Sobol' points, and mixtures of
/// them. Each row of the matrices gives one block of points: a, then a with the first, second, ... value from b, then
/// (second order) b with one value from a, then b. This is also the order of SALib.
/// </summary>
/// <param name="Rows">Rows of A and of B; powers of two are spread most evenly.</param>
/// <param name="HasSecondOrder">Whether b with one value from a is there too, which the indices of pairs need.</param>
public sealed record SaltelliDesign(int Rows, bool HasSecondOrder = false) : Design
{
    public override string Key => "saltelli";

    public override bool IsExtensible => true;

    public override long CountOf(ImmutableArray<Axis> axes) => (long)Rows * BlockOf(axes.Length);

    public override double[][] Points(ImmutableArray<Axis> axes, ulong seed)
    {
        int k = axes.Length;
        if (2 * k > SobolSequence.MostAxes)
            throw new ArgumentException($"this design takes at most {SobolSequence.MostAxes / 2} axes", nameof(axes));
        double[][] points = new double[checked((int)CountOf(axes))][];
        double[] unit = new double[2 * k];
        for (int row = 0; row < Rows; row++)
        {
            SobolSequence.UnitPoint((uint)row, isScrambled: true, seed, unit);
            double[] a = ValuesAt(axes, unit.AsSpan(0, k));
            double[] b = ValuesAt(axes, unit.AsSpan(k));
            points[PlaceOfA(row, k)] = a;
            points[PlaceOfB(row, k)] = b;
            for (int axis = 0; axis < k; axis++)
            {
                points[PlaceOfAb(row, axis, k)] = Mixed(a, b, axis);
                if (HasSecondOrder)
                    points[PlaceOfBa(row, axis, k)] = Mixed(b, a, axis);
            }
        }

        return points;
    }

    /// <summary>How many points one row of the matrices gives.</summary>
    public int BlockOf(int axes) => HasSecondOrder ? 2 * axes + 2 : axes + 2;

    internal int PlaceOfA(int row, int axes) => row * BlockOf(axes);

    internal int PlaceOfB(int row, int axes) => (row + 1) * BlockOf(axes) - 1;

    /// <summary>a, but this axis from b.</summary>
    internal int PlaceOfAb(int row, int axis, int axes) => PlaceOfA(row, axes) + 1 + axis;

    /// <summary>b, but this axis from a.</summary>
    internal int PlaceOfBa(int row, int axis, int axes) => PlaceOfA(row, axes) + 1 + axes + axis;

    private static double[] Mixed(double[] most, double[] one, int axis)
    {
        double[] mixed = [.. most];
        mixed[axis] = one[axis];
        return mixed;
    }
}
