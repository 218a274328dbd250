using System.Text.RegularExpressions;

namespace PartnershipSim.Results.Files;

/// <summary>
/// Names that become part of a path: letters, digits, '_', '-' and '.', and no '.' in front. A name that is read from a
/// result folder is one of these before it is used, so that a folder of somebody else cannot make us write outside of
/// it.
/// </summary>
public static partial class SafeName
{
    public static bool Is(string? name) => name is not null && Allowed().IsMatch(name) && !IsDevice(name);

    /// <summary>The name, if it is safe.</summary>
    /// <param name="what">What the name is of: "study", "outcome".</param>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public static string Require(string? name, string what) =>
        Is(name) ? name! : throw new InvalidDataException(
            $"{what} '{Printable(name)}' is not a name that results have: letters, digits, _, - and . only");

    /// <summary>A text without control characters, at most 80 characters of it.</summary>
    internal static string Printable(string? text)
    {
        string shown = string.Concat((text ?? "").Take(80).Select(letter => char.IsControl(letter) ? '?' : letter));
        return shown.Length < (text?.Length ?? 0) ? shown + "..." : shown;
    }

    // names that Windows reserves, whatever their extension
    private static bool IsDevice(string name) => Device().IsMatch(name);

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}\z")]
    private static partial Regex Allowed();

    [GeneratedRegex(@"^(con|prn|aux|nul|com\d|lpt\d)(\.|\z)", RegexOptions.IgnoreCase)]
    private static partial Regex Device();
}
