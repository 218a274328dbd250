using System.Collections.Frozen;

namespace PartnershipSim.Scenarios.Data;

/// <summary>
/// Names of states as readers know them, with their letters: sources write some without. Files of data keep what their
/// source wrote, so that their checksums stay.
/// </summary>
public static class CountryNames
{
    private static readonly FrozenDictionary<string, string> Readable = new Dictionary<string, string>
    {
        ["Turkiye"] = "Türkiye",
        ["Turkey"] = "Türkiye",
        ["Cote d'Ivoire"] = "Côte d'Ivoire",
        ["Curacao"] = "Curaçao",
        ["Reunion"] = "Réunion",
        ["Sao Tome and Principe"] = "São Tomé and Príncipe",
        ["Czech Republic"] = "Czechia",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of a state as it is shown.</summary>
    public static string Of(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        return Readable.GetValueOrDefault(written, written);
    }

    /// <summary>Is the state with this name meant, with or without its letters?</summary>
    public static bool IsCalled(string name, string typed) =>
        string.Equals(name, Of(typed), StringComparison.OrdinalIgnoreCase);
}
