using System.Collections.Immutable;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>All that was decided and happened in one round.</summary>
internal sealed record RoundRecord
{
    /// <summary>What each team handed in last, by <see cref="Seat.Team"/>.</summary>
    public ImmutableSortedDictionary<string, TeamDecision> Teams { get; init; } =
        ImmutableSortedDictionary.Create<string, TeamDecision>(StringComparer.Ordinal);

    /// <summary>Thousand troops that observers predict, by seat.</summary>
    public ImmutableSortedDictionary<int, double> Predictions { get; init; } =
        ImmutableSortedDictionary<int, double>.Empty;

    /// <summary>How likely observers find it that partners will have more troops than before, by seat.</summary>
    public ImmutableSortedDictionary<int, double> Chances { get; init; } =
        ImmutableSortedDictionary<int, double>.Empty;

    /// <summary>What the teacher let happen.</summary>
    public ImmutableArray<Inject> Injects { get; init; } = [];
}
