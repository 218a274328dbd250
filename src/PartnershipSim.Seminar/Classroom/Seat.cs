namespace PartnershipSim.Seminar.Classroom;

/// <summary>Who somebody is in the game.</summary>
internal enum Role
{
    Planner,
    Government,
    Observer,
}

/// <summary>A participant's place in a room.</summary>
/// <param name="Key">Checksum of the participant's key.</param>
/// <param name="IsWaiting">The teacher has not approved it yet.</param>
internal sealed record Seat(int Number, string Key, string Name, Role Role, string? State, bool IsWaiting = false)
{
    /// <summary>The team of all planners.</summary>
    public const string Planners = "NATO";

    /// <summary>The team that decides together, or null: an observer is alone.</summary>
    public string? Team => Role switch { Role.Planner => Planners, Role.Government => State, _ => null };
}
