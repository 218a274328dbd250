namespace PartnershipSim.Scenarios.Language;

/// <summary>Interventions as they read in code: <c>Interventions.From(1999).Set("alliance.door", 0)</c>.</summary>
public static class Interventions
{
    /// <summary>From a year on, for good.</summary>
    public static InterventionSpan From(int year) => new(year, null);

    /// <summary>In one year only.</summary>
    public static InterventionSpan In(int year) => new(year, year);

    /// <summary>From a year to another, both included.</summary>
    public static InterventionSpan Between(int from, int to) => new(from, to);
}

/// <summary>When something changes; what changes is said next.</summary>
public sealed record InterventionSpan(int From, int? To)
{
    /// <summary>Gives a parameter, mechanism (<c>mechanisms.teaching</c>, 1 or 0) or driver a value.</summary>
    public Intervention Set(string target, double value, Where? where = null) =>
        new(From, To, Act.Set, target, value, where);

    /// <summary>Multiplies a parameter or driver.</summary>
    public Intervention Scale(string target, double factor, Where? where = null) =>
        new(From, To, Act.Scale, target, factor, where);

    /// <summary>Adds to a parameter or driver.</summary>
    public Intervention Add(string target, double amount, Where? where = null) =>
        new(From, To, Act.Add, target, amount, where);
}
