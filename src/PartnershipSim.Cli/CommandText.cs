using System.CommandLine;
using PartnershipSim.Results.Files;

namespace PartnershipSim.Cli;

/// <summary>The command as it was typed, quoted so that a shell reads the same words again.</summary>
internal static class CommandText
{
    public static string Of(ParseResult parsed) =>
        "partnersim " + string.Join(' ', parsed.Tokens.Select(token => Quoted(token.Value)));

    /// <summary>A command that we propose: words of ours, and names of files that are quoted where needed.</summary>
    public static string Of(string command, params ReadOnlySpan<string> words) =>
        $"partnersim {command} {string.Join(' ', words.ToArray().Select(Quoted))}";

    /// <inheritdoc cref="ShellWord.Quoted"/>
    public static string Quoted(string word) => ShellWord.Quoted(word);
}
