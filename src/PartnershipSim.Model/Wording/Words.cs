namespace PartnershipSim.Model.Wording;

/// <summary>
/// Numbers, units, keys and lists as a reader would say them: one place for terminal, figures, pages and browser.
/// </summary>
public static partial class Words
{
    /// <summary>The text with a capital at its beginning.</summary>
    public static string Capital(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
    }

    /// <summary>The text without a capital at its beginning, for the middle of a sentence.</summary>
    public static string Lower(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
    }

    /// <summary>A key in a sentence: "no_programmes" is "no programmes".</summary>
    public static string Spoken(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Replace('_', ' ');
    }

    /// <summary>"a, b and c".</summary>
    public static string List(IEnumerable<string> parts)
    {
        string[] all = [.. parts];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }
}
