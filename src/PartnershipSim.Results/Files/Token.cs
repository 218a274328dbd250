using System.Text.RegularExpressions;

namespace PartnershipSim.Results.Files;

/// <summary>
/// A name that no other process gives: random bits of the operating system, by way of a Guid, which needs no OpenSSL.
/// Process ids do not serve, because two containers on one disk have the same.
/// </summary>
internal static partial class Token
{
    public static string New() => Guid.NewGuid().ToString("N");

    /// <summary>The temporary name of a file that is being written.</summary>
    public static string TemporaryOf(string path) => $"{path}.{New()}.part";

    /// <summary>
    /// The name of the file that a temporary file was to become; null if the name is not one that we give.
    /// </summary>
    public static string? TargetOf(string temporary)
    {
        Match match = Temporary().Match(temporary);
        return match.Success ? match.Groups["target"].Value : null;
    }

    [GeneratedRegex(@"^(?<target>.+)\.[0-9a-f]{32}\.part$", RegexOptions.Singleline)]
    private static partial Regex Temporary();
}
