using System.CommandLine;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Results.Store;

namespace PartnershipSim.Cli.Commands;

/// <summary>
/// <c>merge DIR...</c>: the shards of one sweep become the whole, byte for byte as if it had been run at once.
/// </summary>
internal static class MergeCommand
{
    public static Command Create()
    {
        Argument<string[]> folders = new("dir")
        {
            Description = "Result folders of all shards, in any order",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<DirectoryInfo?> output = new("--output", "-o")
        {
            Description = "Folder for the whole (default: results/<study>-<hash>)",
            HelpName = "DIR",
        };
        Option<bool> quiet = new("--quiet") { Description = "Say nothing when all is well" };
        Command command = new(
            "merge",
            """
            Put the shards of one sweep together. A foreign, repeated, unfinished, damaged or missing shard is refused by name.

            Example:
              partnersim merge shard1 shard2 shard3 shard4 -o whole
            """)
        {
            folders,
            output,
            quiet,
        };
        command.SetAction((parsed, stop) => Task.Run(
            () => Execute(parsed.GetRequiredValue(folders), parsed.GetValue(output), parsed.GetValue(quiet)), stop));
        return command;
    }

    private static int Execute(string[] folders, DirectoryInfo? output, bool isQuiet)
    {
        SweepRecord record = Merging.Check(folders);
        using StudyFolder folder = StudyFolder.OfSweep(output, $"{record.Study}-{record.Fingerprint[..12]}");
        int failed = Merging.Merge(folders, record, folder.Shown, folder.ForgetAnswers);
        if (!isQuiet)
        {
            string failures = failed > 0 ? $"; {failed:N0} failed (see failures.csv)" : "";
            Screen.Message(
                $"{record.Study}: {folders.Length} shards, {(long)record.Points * record.Replicates:N0} "
                + $"runs{failures}. Results in {folder.Shown}");
        }

        return failed > 0 ? ExitCode.Partial : ExitCode.Done;
    }
}
