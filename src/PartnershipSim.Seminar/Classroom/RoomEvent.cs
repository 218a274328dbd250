using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>Something that happened in a room. A game is nothing but its events, in their order: they are kept, and everything else is computed from them.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(RoomOpened), "opened")]
[JsonDerivedType(typeof(SeatTaken), "joined")]
[JsonDerivedType(typeof(SeatLeft), "left")]
[JsonDerivedType(typeof(RoundOpened), "round")]
[JsonDerivedType(typeof(Decided), "decided")]
[JsonDerivedType(typeof(Predicted), "predicted")]
[JsonDerivedType(typeof(Happened), "inject")]
[JsonDerivedType(typeof(TimeAdded), "time")]
[JsonDerivedType(typeof(RoundClosed), "counted")]
[JsonDerivedType(typeof(Rewound), "rewound")]
internal abstract record RoomEvent
{
    public DateTimeOffset At { get; init; }
}

/// <summary>The first event of a room.</summary>
/// <param name="TeacherKey">Checksum of the teacher's key.</param>
/// <param name="BranchOf">The room from which this one branched off.</param>
internal sealed record RoomOpened(string Code, string TeacherKey, RoomPlan Plan, string? BranchOf) : RoomEvent;

/// <summary>Somebody takes a seat.</summary>
/// <param name="Key">Checksum of the participant's key.</param>
internal sealed record SeatTaken(int Seat, string Key, string Name, Role Role, string? State) : RoomEvent;

/// <summary>The teacher asks somebody to leave.</summary>
internal sealed record SeatLeft(int Seat) : RoomEvent;

/// <summary>A round is open for decisions until its time is up.</summary>
internal sealed record RoundOpened(int Round, DateTimeOffset Until) : RoomEvent;

/// <summary>A team hands in; what it handed in before in this round no longer counts.</summary>
/// <param name="Team"><see cref="Seat.Planners"/>, or the iso3 of a state.</param>
/// <param name="By">Who of the team.</param>
internal sealed record Decided(int Round, string Team, string By, Governing? Governing, Planning? Planning) : RoomEvent;

/// <summary>An observer says how many thousand troops partners will have in operations at the end of the round.</summary>
internal sealed record Predicted(int Round, int Seat, double Troops) : RoomEvent;

/// <summary>The teacher lets something happen.</summary>
internal sealed record Happened(int Round, Inject Inject) : RoomEvent;

/// <summary>The round stays open longer.</summary>
internal sealed record TimeAdded(int Round, DateTimeOffset Until) : RoomEvent;

/// <summary>Time is up: the world takes its course.</summary>
internal sealed record RoundClosed(int Round) : RoomEvent;

/// <summary>This round will be played again; what was decided from it on no longer counts.</summary>
internal sealed record Rewound(int Round) : RoomEvent;

/// <summary>Who somebody is in the game.</summary>
internal enum Role
{
    Planner,
    Government,
    Observer,
}

/// <summary>A participant's place in a room.</summary>
/// <param name="Key">Checksum of the participant's key.</param>
internal sealed record Seat(int Number, string Key, string Name, Role Role, string? State)
{
    /// <summary>The team of all planners.</summary>
    public const string Planners = "NATO";

    /// <summary>The team that decides together, or null: an observer is alone.</summary>
    public string? Team => Role switch { Role.Planner => Planners, Role.Government => State, _ => null };
}

/// <summary>What a team handed in.</summary>
internal sealed record HandedIn(string By, DateTimeOffset At, Governing? Governing, Planning? Planning);

/// <summary>All that was decided and happened in one round.</summary>
internal sealed record RoundOfPlay
{
    public ImmutableSortedDictionary<string, HandedIn> Teams { get; init; } = ImmutableSortedDictionary.Create<string, HandedIn>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<int, double> Predictions { get; init; } = ImmutableSortedDictionary<int, double>.Empty;

    public ImmutableArray<Inject> Injects { get; init; } = [];
}
