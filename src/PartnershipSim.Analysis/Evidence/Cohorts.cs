using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// The first treated period of each unit. Treatment is staggered: who is treated once stays treated.
/// </summary>
public sealed record Cohorts
{
    /// <summary>The date of a unit that is not treated within sight.</summary>
    public const int Never = int.MaxValue;

    public Cohorts(ImmutableArray<int> first) => First = first;

    /// <summary>One for each unit, <see cref="Never"/> if there is none.</summary>
    public ImmutableArray<int> First { get; }

    /// <summary>
    /// The groups that can have an effect in this panel: treated after its first period and not after its last.
    /// </summary>
    public ImmutableArray<int> GroupsIn(PanelShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (First.Length != shape.Units.Length)
            throw new ArgumentException(
                $"{shape.Units.Length} units need as many dates, not {First.Length}", nameof(shape));
        if (shape.Periods.Length < 2)
            throw new NotEstimableException("A difference in differences needs two periods or more.");
        ImmutableArray<int> groups =
            [.. First.Where(first => first > shape.Periods[0] && first <= shape.Periods[^1]).Distinct().Order()];
        return groups.IsEmpty
            ? throw new NotEstimableException(
                $"No unit begins treatment between {shape.Periods[1]} and {shape.Periods[^1]}: there is no effect to "
                + "estimate.")
            : groups;
    }
}
