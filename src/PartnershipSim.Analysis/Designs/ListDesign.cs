using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Designs;

/// <summary>Points that somebody wrote down, one row each, in the units of the axes.</summary>
public sealed record ListDesign(ImmutableArray<ImmutableArray<double>> Rows) : Design
{
    public override string Key => "list";

    public override bool IsExtensible => true;

    public override long CountOf(ImmutableArray<Axis> axes) => Rows.Length;

    public override double[][] Points(ImmutableArray<Axis> axes, ulong seed)
    {
        for (int row = 0; row < Rows.Length; row++)
        {
            if (Rows[row].Length != axes.Length)
                throw new ArgumentException(
                    $"row {row + 1} has {Rows[row].Length} values for {axes.Length} axes", nameof(axes));
            for (int axis = 0; axis < axes.Length; axis++)
            {
                if (!axes[axis].Has(Rows[row][axis]))
                    throw new ArgumentException(
                        $"row {row + 1}: {Rows[row][axis]} is no value of {axes[axis].Key}", nameof(axes));
            }
        }

        return [.. Rows.Select(row => row.ToArray())];
    }

    /// <summary>Rows count by their values, not by the array that holds them.</summary>
    public bool Equals(ListDesign? other) =>
        other is not null && Rows.Length == other.Rows.Length
            && Rows.Zip(other.Rows).All(pair => pair.First.SequenceEqual(pair.Second));

    public override int GetHashCode() =>
        HashCode.Combine(Rows.Length, Rows.IsEmpty || Rows[0].IsEmpty ? 0 : Rows[0][0]);
}
