namespace PartnershipSim.Scenarios.Language;

/// <summary>Years in which states that take part in a programme get nothing of it.</summary>
/// <param name="From">The first year.</param>
/// <param name="To">The last year; null: it stays.</param>
/// <param name="Where">The states concerned; null for all that take part.</param>
/// <param name="Because">Why.</param>
public sealed record Suspension(int From, int? To, Where? Where, string? Because)
{
    public bool IsActive(int year) => year >= From && year <= (To ?? int.MaxValue);
}
