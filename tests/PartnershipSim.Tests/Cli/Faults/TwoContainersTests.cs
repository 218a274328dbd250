using System.Diagnostics;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Cli.Faults;

/// <summary>
/// Two containers are two programs that both have the process id 1: nothing may be concluded from it.
/// </summary>
public sealed class TwoContainersTests
{
    [Fact]
    public async Task Both_finish_and_one_whole_result_stands()
    {
        using Workplace place = new();
        SkipUnlessContained(place);
        string[] command = ["run", "scenarios/baseline.yaml", "--replicates", "3", "--no-figures", "--quiet", "-o",
            "out"];

        for (int round = 0; round < Effort.Cases(3); round++)
        {
            Ended[] both = await Task.WhenAll(Contained(place, command), Contained(place, command));

            Assert.All(both, ended => Assert.Equal((0, ""), (ended.ExitCode, ended.Errors)));
            Assert.Equal(
                [
                    "out", "out/SHA256SUMS", "out/accessions.csv", "out/datapackage.json", "out/history.csv",
                    "out/influence.csv",
                    "out/outcomes.csv", "out/run.json",
                        "out/runs.parquet",
                    "out/states.csv", "out/subjects.csv", "out/summary.csv",
                ], place.Left());
        }
    }

    [Fact]
    public async Task Of_two_calibrations_into_one_folder_one_is_turned_away_and_the_other_finishes()
    {
        using Workplace place = new();
        SkipUnlessContained(place);
        place.Write("scenarios/studies/one.yaml",
            "study: one\nbase: ../baseline.yaml\naxes:\n  operations.join_persistence: { from: 3, to: 6 }\npoints: "
                + "40\nseed: 5\n");
        string[] command = ["calibrate", "scenarios/studies/one.yaml", "--threads", "1", "--no-figures", "--quiet",
            "-o", "out"];

        Ended[] both = await Task.WhenAll(Contained(place, command), Contained(place, command));

        Ended refused = Assert.Single(both, ended => ended.ExitCode != 0);
        Assert.Equal((1, "error  out is in use: another program is writing there\n"),
            (refused.ExitCode, refused.Errors));
        Assert.True(File.Exists(place["out/ensemble.parquet"]));
        Assert.DoesNotContain(place.Left(), name => name.Contains(".part") || name.Contains(".lock"));
    }

    /// <summary>
    /// DOTNET_SYSTEM_IO_DISABLEFILELOCKING is what a disk that cannot lock files looks like to the program.
    /// </summary>
    [SlowTheory]
    [InlineData("run scenarios/baseline.yaml --replicates 1 --quiet -o out")]
    [InlineData("sweep scenarios/studies/policy_grid.yaml --replicates 1 --quiet -o out")]
    [InlineData("calibrate scenarios/studies/calibration.yaml --quiet -o out")]
    public void Where_files_cannot_be_locked_the_program_says_so_and_writes_nothing(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "files are always locked there");
        using Workplace place = new();

        Ended ended = place.Run([("DOTNET_SYSTEM_IO_DISABLEFILELOCKING", "1")], command.Split(' '));

        ended.FailedWith(1);
        Assert.Contains("files cannot be locked in", Assert.Single(ended.ErrorLines));
        Assert.DoesNotContain(place.Left(), name => Path.GetExtension(name) is ".csv" or ".json" or ".parquet");
    }

    private static void SkipUnlessContained(Workplace place) => Assert.SkipUnless(
        OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess
            && place.RunTool("unshare", "-p", "-f", "true").ExitCode == 0,
        "needs the right to give a process the id 1");

    private static Task<Ended> Contained(Workplace place, string[] command) =>
        Task.Run(() => place.RunTool("unshare", ["-p", "-f", .. TestedProgram.Of(command, []), .. command]),
            TestContext.Current.CancellationToken);
}
