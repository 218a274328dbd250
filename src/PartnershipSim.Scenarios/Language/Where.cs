using System.Collections.Immutable;

namespace PartnershipSim.Scenarios.Language;

/// <summary>
/// Which states are meant: those that meet every condition given. An empty condition does not select.
/// </summary>
/// <param name="States">iso3 codes.</param>
/// <param name="Regions">Region keys, such as central_asia.</param>
/// <param name="Statuses">
/// Cohorts, frozen from data: ally1994, entrant, pfp, dialogue, global, none, lead, source; and partners. By the
/// calendar of the scenario, year by year: member and partner.
/// </param>
/// <param name="Programmes">Programmes in which a state takes part at some time.</param>
public sealed record Where(
    ImmutableArray<string> States, ImmutableArray<string> Regions, ImmutableArray<string> Statuses,
    ImmutableArray<string> Programmes)
{
    /// <summary>The states that are members in the year, by the calendar of the scenario.</summary>
    public const string Member = "member";

    /// <summary>The partners that are not members in the year.</summary>
    public const string Partner = "partner";

    /// <summary>No condition: every state.</summary>
    public static Where Everywhere { get; } = new([], [], [], []);

    /// <summary>The states with these iso3 codes.</summary>
    public static Where State(params ImmutableArray<string> iso3) => Everywhere with { States = iso3 };

    /// <summary>The states of these regions.</summary>
    public static Where Region(params ImmutableArray<string> regions) => Everywhere with { Regions = regions };

    /// <summary>The states of these cohorts.</summary>
    public static Where Status(params ImmutableArray<string> statuses) => Everywhere with { Statuses = statuses };

    /// <summary>The states of these programmes.</summary>
    public static Where Programme(params ImmutableArray<string> programmes) =>
        Everywhere with { Programmes = programmes };

    /// <summary>Does it mean other states in other years?</summary>
    public bool IsByCurrentStatus => Statuses.Contains(Member) || Statuses.Contains(Partner);

    public bool Equals(Where? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>Canonical text: <c>{ state: [GEO, UKR], region: [baltic] }</c>.</summary>
    public override string ToString()
    {
        IEnumerable<string> parts = new[]
        {
            ("state", States), ("region", Regions), ("status", Statuses), ("programme", Programmes),
        }
            .Where(part => part.Item2.Length > 0)
            .Select(part => $"{part.Item1}: [{string.Join(", ", part.Item2.Order(StringComparer.Ordinal))}]");
        return $"{{ {string.Join(", ", parts)} }}";
    }
}
