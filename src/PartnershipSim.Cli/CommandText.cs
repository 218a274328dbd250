using System.CommandLine;

namespace PartnershipSim.Cli;

/// <summary>The command as it was typed, quoted so that a shell reads the same words again.</summary>
internal static class CommandText
{
    public static string Of(ParseResult parsed) =>
        "partnersim " + string.Join(' ', parsed.Tokens.Select(token => Quoted(token.Value)));

    private static string Quoted(string word) =>
        word.Length > 0 && word.All(letter => char.IsLetterOrDigit(letter) || "-_./=:,+%".Contains(letter))
            ? word
            : $"'{word.Replace("'", "'\\''")}'";
}
