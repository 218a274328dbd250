namespace PartnershipSim.Seminar.Classroom;

/// <summary>What a counterfactual changes in the game as it was played.</summary>
/// <param name="Without">A team whose decisions are left to the model, or null.</param>
/// <param name="HeldBack">A state that sends nobody anywhere in all rounds, or null.</param>
/// <param name="WithoutEvent">An event that does not happen, or null.</param>
internal sealed record Alternative(
    string? Without = null, string? HeldBack = null, (int Round, Inject Inject)? WithoutEvent = null)
{
    /// <summary>The game as it was played.</summary>
    public static Alternative AsPlayed { get; } = new();
}
