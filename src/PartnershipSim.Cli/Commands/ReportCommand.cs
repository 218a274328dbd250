using System.CommandLine;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Plotting.Report;
using PartnershipSim.Results.Files;

namespace PartnershipSim.Cli.Commands;

/// <summary><c>report DIR</c>: figures and report again, from stored results.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        CommonOptions common = new();
        Argument<DirectoryInfo> folder = new("dir")
        {
            Description = "Folder of a result, e.g. results/baseline-1b2c3d4e5f60",
        };
        Command command = new(
            "report",
            """
            Draw the figures and write report.html of a stored result again, without running anything.

            Example:
              partnersim report results/baseline-1b2c3d4e5f60
            """)
        {
            folder,
            common.Quiet,
        };
        command.SetAction((parsed, stop) => Task.Run(
            () => Execute(parsed.GetRequiredValue(folder), parsed.GetValue(common.Quiet), stop), stop));
        return command;
    }

    private static int Execute(DirectoryInfo folder, bool isQuiet, CancellationToken stop)
    {
        if (!folder.Exists)
            throw new UsageException(
                $"{folder} is no folder; name one that run, compare, attribute, explain, "
                + "sensitivity or discover has written");
        Manifest.Verify(folder.ToString());
        if (new FigureFolder(isQuiet, stop).Redraw(folder.ToString()) is not { } figures)
            throw new UsageException(
                $"{folder} holds no result to report on; results lie in results/ or where -o said");
        if (!isQuiet)
            Screen.Message($"{figures} figures and {Path.Combine(folder.ToString(), ReportPage.FileName)}");
        return ExitCode.Done;
    }
}
