using System.Collections.Immutable;
using PartnershipSim.Model;

namespace PartnershipSim.Scenarios.Language;

/// <summary>What a scenario changes about an operation, or all about a new one. Null: as in the data.</summary>
/// <param name="Name">Its official name.</param>
public sealed record OperationChange(string Name)
{
    public string? Title { get; init; }

    /// <summary>First year; only a new operation needs one.</summary>
    public int? From { get; init; }

    /// <summary>Last year with a request.</summary>
    public int? Until { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public Lead? Lead { get; init; }

    /// <summary>1: mandate by the Security Council or consent; 0: contested.</summary>
    public double? Legitimacy { get; init; }

    /// <summary>Deaths per 1000 troop-years.</summary>
    public double? Risk { get; init; }

    /// <summary>The operation it takes over from.</summary>
    public string? Predecessor { get; init; }

    /// <summary>Factor on the troops that history requested; null is 1.</summary>
    public double? Scale { get; init; }

    /// <summary>Requested troops of all but the lead power by year, thousands; other years as in the data.</summary>
    public ImmutableSortedDictionary<int, double> Requested { get; init; } =
        ImmutableSortedDictionary<int, double>.Empty;
}
