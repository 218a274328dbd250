using System.Diagnostics;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Plans;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Cli;

/// <summary>
/// How a command can end other than by its own exit code: each exception is one message and one code.
/// </summary>
internal static class Endings
{
    /// <summary>Says on standard error what went wrong, and returns the exit code (<see cref="ExitCode"/>).</summary>
    public static int Of(Exception end)
    {
        switch (end)
        {
            case InvalidScenarioException invalid:
                Screen.Problems(invalid.Problems);
                return ExitCode.Invalid;
            case UsageException or FolderRefusedException:
                Screen.Message($"error  {end.Message}");
                return ExitCode.Usage;
            case SweepRefusedException refused:
                Screen.Message($"error  {refused.Message}");
                return refused.IsPartial ? ExitCode.TryAgain : ExitCode.Invalid;
            case ShardBusyException busy:
                Screen.Message($"error  {busy.Message}");
                return ExitCode.TryAgain;
            case ResumableStopException stopped:
                Screen.Message(stopped.Message);
                return ExitCode.Interrupted;
            case OperationCanceledException:
                Screen.Message("Stopped. Nothing half-written was left behind; the same command starts again.");
                return ExitCode.Interrupted;
            case UnauthorizedAccessException when PathIn(end.Message) is { } denied:
                Screen.Message(
                    $"error  access to {denied} is denied: work in a folder that you may write, or ask its owner for "
                    + "that right");
                return ExitCode.Failed;
            case IOException or UnauthorizedAccessException or InvalidDataException:
                Screen.Message($"error  {end.Message}");
                return ExitCode.Failed;
            case Exception when IsOutOfMemory(end):
                Screen.Message(
                    "error  there is not enough memory for this. Fewer --replicates or --threads need less; if a limit "
                    + "is set (ulimit -v, a container, a job of a cluster), raise it. Nothing half-written was left "
                    + "behind.");
                return ExitCode.Failed;
            default:
                DiagnosticMethodInfo? where = new StackTrace(end).GetFrame(0) is { } frame
                    ? DiagnosticMethodInfo.Create(frame)
                    : null;
                Screen.Message(
                    $"error  internal error, not a mistake of yours: {end.GetType().Name} in "
                    + $"{where?.DeclaringTypeName}.{where?.Name}: {end.Message}");
                Screen.Message("Please report it with the command and the scenario.");
                return ExitCode.Failed;
        }
    }
    // .NET has the path in its words only; of a hidden file of ours, which no user knows, the folder is what matters
    private static string? PathIn(string message)
    {
        int from = message.IndexOf('\'', StringComparison.Ordinal) + 1;
        int to = message.LastIndexOf('\'');
        if (from == 0 || to <= from)
            return null;
        string path = message[from..to];
        string? named = Path.GetFileName(path).StartsWith(".partnersim", StringComparison.Ordinal)
            ? Path.GetDirectoryName(path)
            : path;
        return named is null ? null : Shown.Of(named);
    }

    // also where it ended the start of a type, or one of several tasks
    private static bool IsOutOfMemory(Exception? end) => end switch
    {
        null => false,
        OutOfMemoryException => true,
        AggregateException several => several.InnerExceptions.Any(IsOutOfMemory),
        _ => IsOutOfMemory(end.InnerException),
    };
}
