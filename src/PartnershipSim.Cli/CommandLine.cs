using System.CommandLine;
using System.Diagnostics;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Cli.Commands;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Plans;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Cli;

/// <summary>
/// The command line as a whole: which commands there are, and how each ending becomes an exit code and one kind line.
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

        using Stopping stop = new();
        try
        {
            return await stop.Await(Task.Run(
                () => parsed.InvokeAsync(
                    new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stop.Token),
                CancellationToken.None)).ConfigureAwait(false);
        }
        catch (InvalidScenarioException invalid)
        {
            Screen.Problems(invalid.Problems);
            return ExitCode.Invalid;
        }
        catch (UsageException usage)
        {
            Screen.Message($"error  {usage.Message}");
            return ExitCode.Usage;
        }
        catch (FolderRefusedException refused)
        {
            Screen.Message($"error  {refused.Message}");
            return ExitCode.Usage;
        }
        catch (SweepRefusedException refused)
        {
            Screen.Message($"error  {refused.Message}");
            return refused.IsPartial ? ExitCode.TryAgain : ExitCode.Invalid;
        }
        catch (ShardBusyException busy)
        {
            Screen.Message($"error  {busy.Message}");
            return ExitCode.TryAgain;
        }
        catch (StoppedSweepException stopped)
        {
            Screen.Message(stopped.Message);
            return ExitCode.Interrupted;
        }
        catch (OperationCanceledException)
        {
            Screen.Message("Stopped. Nothing half-written was left behind; the same command starts again.");
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Screen.Message($"error  {failure.Message}");
            return ExitCode.Failed;
        }
#pragma warning disable CA1031 // the last line of defence: a user never meets a stack trace
        catch (Exception bug)
#pragma warning restore CA1031
        {
            DiagnosticMethodInfo? where = new StackTrace(bug).GetFrame(0) is { } frame
                ? DiagnosticMethodInfo.Create(frame)
                : null;
            Screen.Message(
                $"error  a fault of the program, not of yours: {bug.GetType().Name} in "
                + $"{where?.DeclaringTypeName}.{where?.Name}: {bug.Message}");
            Screen.Message("Please report it with the command and the scenario.");
            return ExitCode.Failed;
        }
    }
}

/// <summary>The command line was read, but what it asks for makes no sense.</summary>
internal sealed class UsageException(string message) : Exception(message);
