using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace PartnershipSim.Cli;

/// <summary>
/// The page that --help prints: what the command does, its options, and at the end its examples and the exit codes.
/// </summary>
internal sealed class HelpPage(HelpAction standard, IReadOnlyDictionary<Command, string> examples)
    : SynchronousCommandLineAction
{
    /// <summary>
    /// A command's description is its first paragraph; the second one, its examples, goes to the end of its page.
    /// </summary>
    public static void Arrange(RootCommand root)
    {
        Dictionary<Command, string> examples = [];
        foreach (Command command in root.Subcommands.Append(root))
        {
            string[] parts = (command.Description ?? "").ReplaceLineEndings("\n").Split("\n\n", 2);
            command.Description = parts[0];
            if (parts.Length > 1)
                examples[command] = parts[1];
        }

        HelpOption option = root.Options.OfType<HelpOption>().Single();
        option.Action = new HelpPage((HelpAction)option.Action!, examples);
    }

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        standard.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        if (examples.TryGetValue(parseResult.CommandResult.Command, out string? text))
            output.WriteLine($"{text}\n");
        output.WriteLine(ExitCode.Text);
        return ExitCode.Done;
    }
}
