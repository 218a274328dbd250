using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Designs;

/// <summary>
/// A plan of where in the space of the axes the model is run. The same design, axes and seed give the same points, bit
/// for bit.
/// </summary>
public abstract record Design
{
    /// <summary>As written in a study file.</summary>
    public abstract string Key { get; }

    /// <summary>
    /// Whether asking for more only adds points at the end, so that a finished study can be enlarged without throwing
    /// runs away.
    /// </summary>
    public abstract bool IsExtensible { get; }

    /// <summary>How many points the design has over these axes.</summary>
    public abstract long CountOf(ImmutableArray<Axis> axes);

    /// <summary>
    /// The points, one row each and one column per axis, in the units of the axes (<see cref="Axis.Print"/> puts them
    /// in words).
    /// </summary>
    public abstract double[][] Points(ImmutableArray<Axis> axes, ulong seed);

    /// <summary>Unit coordinates as values.</summary>
    private protected static double[] ValuesAt(ImmutableArray<Axis> axes, ReadOnlySpan<double> unit)
    {
        double[] values = new double[axes.Length];
        for (int axis = 0; axis < axes.Length; axis++)
            values[axis] = axes[axis].ValueAt(unit[axis]);
        return values;
    }
}
