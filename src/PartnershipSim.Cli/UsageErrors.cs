using System.CommandLine;
using System.CommandLine.Parsing;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Cli;

/// <summary>What is wrong with a command line, in words that name what would be right.</summary>
internal static class UsageErrors
{
    public static IEnumerable<string> Of(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        if (command is RootCommand)
            return [NoCommand(command, parsed.UnmatchedTokens)];
        return parsed.UnmatchedTokens.Select(word => Unknown(command, word)).Concat(Misused(parsed));
    }

    /// <summary>The command as it is typed: partnersim run.</summary>
    public static string NameOf(Command command) =>
        command is RootCommand ? "partnersim" : $"partnersim {command.Name}";

    private static string NoCommand(Command root, IReadOnlyList<string> words)
    {
        string[] commands = [.. root.Subcommands.Select(command => command.Name)];
        return words.Count == 0
            ? $"name a command: {string.Join(", ", commands)}"
            : $"{words[0]} is not a command{Suggestion.WithList(words[0], commands)}";
    }

    private static string Unknown(Command command, string word) => word.StartsWith('-')
        ? $"{word} is not an option of "
            + $"{command.Name}{Suggestion.For(word, command.Options.Select(option => option.Name))}"
        : $"unexpected argument '{word}' for {command.Name}";

    // what cannot be read at all has often been said better by the option itself
    private static IEnumerable<string> Misused(ParseResult parsed) =>
        from error in parsed.Errors
        where error.SymbolResult is OptionResult or ArgumentResult
            || !parsed.UnmatchedTokens.Any(error.Message.Contains)
        group error by error.SymbolResult into same
        let own = same.Where(error => !IsUnreadable(error)).Select(error => error.Message).ToArray()
        from message in own.Length > 0 ? own : [Unreadable(same.First())]
        select message;

    private static bool IsUnreadable(ParseError error) =>
        error.Message.StartsWith("Cannot parse", StringComparison.Ordinal);

    private static string Unreadable(ParseError error) =>
        error.SymbolResult is OptionResult { Option: { } option, Tokens: [var token, ..] }
        ? $"{option.Name} {(token.Value.Length > 0 ? token.Value : "''")}: "
            + $"{Wanted(Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType)}"
        : error.Message;

    private static string Wanted(Type type)
    {
        if (type.IsEnum)
            return $"choose {string.Join(", ", Enum.GetNames(type).Select(name => name.ToLowerInvariant()))}";
        return type == typeof(int)
            ? "write a whole number"
            : type == typeof(ulong) ? "write a whole number from 0 up" : "name a folder";
    }
}
