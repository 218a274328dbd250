using System.Text.Json.Serialization;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>
/// Something that happened in a room. A game is nothing but its events, in their order: they are kept, and everything
/// else is computed from them.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(RoomOpened), "opened")]
[JsonDerivedType(typeof(SeatTaken), "joined")]
[JsonDerivedType(typeof(SeatLeft), "left")]
[JsonDerivedType(typeof(SeatApproved), "approved")]
[JsonDerivedType(typeof(DoorSet), "door")]
[JsonDerivedType(typeof(RoundOpened), "round")]
[JsonDerivedType(typeof(Decided), "decided")]
[JsonDerivedType(typeof(Predicted), "predicted")]
[JsonDerivedType(typeof(InjectAdded), "inject")]
[JsonDerivedType(typeof(TimeAdded), "time")]
[JsonDerivedType(typeof(RoundClosed), "counted")]
[JsonDerivedType(typeof(Rewound), "rewound")]
[JsonDerivedType(typeof(Undone), "undone")]
internal abstract record RoomEvent
{
    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>The first event of a room.</summary>
/// <param name="TeacherKey">Checksum of the teacher's key.</param>
/// <param name="BranchOf">The room from which this one branched off.</param>
/// <param name="AimsBy">The secret by which aims are drawn, if people bring theirs along; null: the room's own.</param>
internal sealed record RoomOpened(
    string Code, string TeacherKey, RoomPlan Plan, string? BranchOf, string? AimsBy = null) : RoomEvent;

/// <summary>Somebody takes a seat.</summary>
/// <param name="Key">Checksum of the participant's key.</param>
/// <param name="IsWaiting">The teacher has to approve the seat before it counts.</param>
internal sealed record SeatTaken(int Seat, string Key, string Name, Role Role, string? State, bool IsWaiting = false)
    : RoomEvent;

/// <summary>The teacher asks somebody to leave.</summary>
/// <param name="IsOfMany">Others left in the same act: they come back together.</param>
internal sealed record SeatLeft(int Seat, bool IsOfMany = false) : RoomEvent;

/// <summary>The teacher lets somebody in who waited.</summary>
internal sealed record SeatApproved(int Seat) : RoomEvent;

/// <summary>The teacher opens or locks the room for newcomers, or asks to approve them.</summary>
internal sealed record DoorSet(Door Door) : RoomEvent;

/// <summary>A round is open for decisions until its time is up.</summary>
internal sealed record RoundOpened(int Round, DateTimeOffset Until) : RoomEvent;

/// <summary>A team hands in; what it handed in before in this round no longer counts.</summary>
/// <param name="Team"><see cref="Seat.Planners"/>, or the iso3 of a state.</param>
/// <param name="By">Who of the team.</param>
internal sealed record Decided(
    int Round, string Team, string By, GovernmentDecision? Governing, PlannerDecision? Planning)
    : RoomEvent;

/// <summary>
/// An observer says how many thousand troops partners will have in operations at the end of the round.
/// </summary>
/// <param name="Chance">How likely the observer finds it that these are more than at the end of the round before; null
/// if nothing was said.</param>
internal sealed record Predicted(int Round, int Seat, double Troops, double? Chance = null) : RoomEvent;

/// <summary>The teacher lets something happen.</summary>
internal sealed record InjectAdded(int Round, Inject Inject) : RoomEvent;

/// <summary>The round stays open longer.</summary>
internal sealed record TimeAdded(int Round, DateTimeOffset Until) : RoomEvent;

/// <summary>Time is up, and the round is simulated.</summary>
internal sealed record RoundClosed(int Round) : RoomEvent;

/// <summary>This round will be played again; decisions from it on no longer count.</summary>
internal sealed record Rewound(int Round) : RoomEvent;

/// <summary>The teacher takes the last act back.</summary>
/// <param name="Until">How long a round that is open again takes decisions.</param>
internal sealed record Undone(DateTimeOffset? Until) : RoomEvent;
