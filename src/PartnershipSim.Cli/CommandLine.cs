using System.CommandLine;
using PartnershipSim.Cli.Commands;
using PartnershipSim.Cli.Terminal;

namespace PartnershipSim.Cli;

/// <summary>
/// The command line as a whole: which commands there are, and one invocation of it.
/// </summary>
internal static class CommandLine
{
    public static RootCommand Root()
    {
        RootCommand root = new(
            """
            PartnershipSim: how far do NATO's partnership programmes persuade partner states? A what-if instrument, not a forecast.

            Examples:
              partnersim run scenarios/baseline.yaml
              partnersim compare scenarios/baseline.yaml scenarios/no_programmes.yaml
              partnersim check --help
            """)
        {
            RunCommand.Create(),
            CompareCommand.Create(),
            AttributeCommand.Create(),
            ExplainCommand.Create(),
            SeekCommand.Create(),
            SweepCommand.Create(),
            MergeCommand.Create(),
            PlanCommand.Create(),
            ShardCommand.Create(),
            SubmitCommand.Create(),
            StatusCommand.Create(),
            GatherCommand.Create(),
            SensitivityCommand.Create(),
            DiscoverCommand.Create(),
            HindcastCommand.Create(),
            EvidenceCommand.Create(),
            CalibrateCommand.Create(),
            FitCommand.Create(),
            ServeCommand.Create(),
            SeminarCommand.Create(),
            ReportCommand.Create(),
            CheckCommand.Create(),
            NewCommand.Create(),
            LibraryCommand.Create(),
            ListCommand.Create(),
        };
        foreach (Command command in PrintCommands.All())
            root.Add(command);
        HelpPage.Arrange(root);
        return root;
    }

    public static async Task<int> RunAsync(string[] args)
    {
        StandardStreams.Guard();
        // a word that begins with @ is a word: nothing here says that files of words are read
        ParseResult parsed = Root().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (string error in UsageErrors.Of(parsed))
                Screen.Message($"error  {error}");
            Screen.Message($"Try '{UsageErrors.NameOf(parsed.CommandResult.Command)} --help'.");
            return ExitCode.Usage;
        }

        using StopSignals stop = new();
        try
        {
            return await stop.Await(Task.Run(
                () => parsed.InvokeAsync(
                    new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stop.Token),
                CancellationToken.None)).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // the last line of defence: a user never meets a stack trace
        catch (Exception end)
#pragma warning restore CA1031
        {
            return Endings.Of(end);
        }
    }
}
