using System.Collections.Immutable;

namespace PartnershipSim.Scenarios.Data;

/// <summary>A hole in the data that a documented rule has filled: never silent.</summary>
/// <param name="Driver">What was missing: gdp, population, spending_share, ...</param>
/// <param name="Years">The years that were filled, of those that the model uses.</param>
/// <param name="Rule">The rule, as in section 6 of the model description.</param>
public sealed record Fill(string Iso3, string Driver, ImmutableArray<int> Years, string Rule)
{
    /// <summary>How many years were filled.</summary>
    public int Count => Years.Length;

    public bool Equals(Fill? other) =>
        other is not null && Iso3 == other.Iso3 && Driver == other.Driver && Rule == other.Rule
            && Years.SequenceEqual(other.Years);

    public override int GetHashCode() => HashCode.Combine(Iso3, Driver, Rule, Years.Length);

    /// <summary>One line, as a report prints it.</summary>
    public override string ToString() => $"{Iso3} {Driver} {YearsAsText()}: {Rule}";

    private string YearsAsText() => Years.Length switch
    {
        1 => $"{Years[0]}",
        _ when Years[^1] - Years[0] == Years.Length - 1 => $"{Years[0]}-{Years[^1]}",
        _ => string.Join(' ', Years),
    };
}
