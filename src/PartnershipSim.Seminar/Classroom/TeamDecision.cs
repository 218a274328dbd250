namespace PartnershipSim.Seminar.Classroom;

/// <summary>What a team handed in.</summary>
internal sealed record TeamDecision(
    string By, DateTimeOffset At, GovernmentDecision? Governing, PlannerDecision? Planning);
