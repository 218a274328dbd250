namespace PartnershipSim.Seminar.Classroom;

/// <summary>A look at a room by its code: to join it, or for the board.</summary>
internal sealed record LookRequest(string? Code, string? Since);

/// <summary>Somebody takes a seat; a government names its state.</summary>
internal sealed record JoinRequest(string? Code, string? Name, Role Role, string? State);

/// <summary>A look at one's own page; the keys are in the head of the request.</summary>
internal sealed record StateRequest(string? Since);

/// <summary>A team hands in, or an observer predicts.</summary>
internal sealed record DecideRequest(
    int Round, GovernmentDecision? Governing, PlannerDecision? Planning, double? Troops, double? Chance = null);

/// <summary>What the teacher does.</summary>
/// <param name="Round">The round that is meant: an act that comes late must not hit the next one.</param>
/// <param name="Door">How newcomers come in from now on.</param>
/// <param name="IsEverybody">Whether everybody's seat is cleared, or only those of people who wait; of a branch:
/// whether everybody comes along.</param>
internal sealed record ActRequest(
    TeacherAct Act, int Round, int? Minutes, InjectKind? Kind, string? State, int? Seat, Door? Door = null,
    bool IsEverybody = false);

/// <summary>What a teacher can do with a room.</summary>
internal enum TeacherAct
{
    Start,
    Count,
    Extend,
    Inject,
    Rewind,
    Branch,
    Remove,
    Approve,
    ApproveAll,
    Clear,
    Door,
    Close,
    Undo,
    ForgetNames,
}

/// <summary>A file to take away.</summary>
/// <param name="What">scenario, log, results, grades, events or briefing.</param>
/// <param name="Team">Whose briefing.</param>
internal sealed record FileRequest(string? What, string? Team, string? Without);
