using System.CommandLine;
using PartnershipSim.Cli.Commands;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Experiments.Sweeping;
using PartnershipSim.Scenarios.Reading;

namespace PartnershipSim.Cli;

/// <summary>The command line as a whole: which commands there are, and how each ending becomes an exit code and one kind line.</summary>
internal static class CommandLine
{
    public static RootCommand Root()
    {
        RootCommand root = new(
            $"""
            PartnershipSim: how far do NATO's partnership programmes persuade partner states? A what-if instrument, not a forecast.

            {ExitCode.Text}
            """)
        {
            RunCommand.Create(),
            CompareCommand.Create(),
            AttributeCommand.Create(),
            ExplainCommand.Create(),
            SeekCommand.Create(),
            SweepCommand.Create(),
            MergeCommand.Create(),
            CheckCommand.Create(),
            NewCommand.Create(),
        };
        foreach (Command command in PrintCommands.All())
            root.Add(command);
        return root;
    }

    public static async Task<int> RunAsync(string[] args)
    {
        ParseResult parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (System.CommandLine.Parsing.ParseError error in parsed.Errors)
                Screen.Message($"error  {error.Message}");
            Screen.Message($"Try 'partnersim {parsed.CommandResult.Command.Name} --help'.");
            return ExitCode.Usage;
        }

        using CancellationTokenSource stop = new();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        try
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false }, stop.Token).ConfigureAwait(false);
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
        catch (SweepRefusedException refused)
        {
            Screen.Message($"error  {refused.Message}");
            return refused.IsPartial ? ExitCode.Partial : ExitCode.Invalid;
        }
        catch (OperationCanceledException)
        {
            Screen.Message("Stopped. Nothing half-written was left behind; the same command starts again.");
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Screen.Message($"error  {failure.Message}");
            return ExitCode.Failed;
        }
    }
}

/// <summary>The command line was read, but what it asks for makes no sense.</summary>
internal sealed class UsageException(string message) : Exception(message);
