using System.Collections.Frozen;

namespace PartnershipSim.Scenarios.Data;

/// <summary>
/// Of which states it is known, for an operation and year, whether they contributed. Of those, and only of those, a
/// missing row in
/// deployments.csv is a zero.
/// </summary>
/// <param name="Name">As written in operation_years.csv; blank: of no state.</param>
/// <param name="States">iso3 codes; null: all states.</param>
public sealed record Coverage(string Name, FrozenSet<string>? States)
{
    /// <summary>Of no state: a missing row says nothing.</summary>
    public static Coverage None { get; } = new("", FrozenSet<string>.Empty);

    /// <summary>Of every state: the list of contributors is complete.</summary>
    public static Coverage All { get; } = new("all", null);

    /// <summary>Does it cover any state?</summary>
    public bool IsNone => States is { Count: 0 };

    /// <summary>Is it known whether the state contributed?</summary>
    public bool Covers(string iso3) => States is null || States.Contains(iso3);
}
