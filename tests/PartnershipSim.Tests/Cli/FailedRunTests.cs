using System.Diagnostics;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Cli;

/// <summary>
/// Full disks, folders that cannot be written and Ctrl-C: a kind sentence, the right code, no half result.
/// </summary>
public sealed class FailedRunTests
{
    [SlowTheory]
    [InlineData("taken")]
    [InlineData("taken/deeper/still")]
    public void A_file_in_the_place_of_the_folder_is_named(string output)
    {
        using Workplace place = new();
        place.Write("taken", "mine");

        Ended ended = place.Run("run", "scenarios/baseline.yaml", "-o", output);

        ended.FailedWith(1);
        Assert.Equal(
            $"error  the folder {output} cannot be written: taken is a file; name another one with -o",
            Assert.Single(ended.ErrorLines));
        Assert.Equal(["taken"], place.Left());
    }

    /// <summary>Whoever names the wrong folder loses nothing.</summary>
    [SlowTheory]
    [InlineData(
        "report.html", "mine: report.html is in the way: this program did not write it, or it was changed since; "
            + "move it away or name another folder")]
    [InlineData(
        "sweep.json", "-o mine: the folder contains sweep.json, as a study would write; name another folder")]
    [InlineData(
        "fit.csv", "-o mine: the folder contains fit.csv, as a calibration would write; name another folder")]
    public void A_folder_with_files_of_somebody_else_is_refused(string file, string words)
    {
        using Workplace place = new();
        Directory.CreateDirectory(place["mine"]);
        place.Write($"mine/{file}", "{}");

        Ended ended = place.Run("run scenarios/baseline.yaml --replicates 1 --no-figures -o mine");

        ended.FailedWith(2);
        Assert.Equal($"error  {words}", Assert.Single(ended.ErrorLines));
        Assert.Equal("{}", place.Read($"mine/{file}"));
    }

    [Fact]
    public void A_result_of_another_command_is_replaced_as_a_whole_and_that_is_said()
    {
        using Workplace place = new();
        place.Run("run scenarios/baseline.yaml --replicates 1 --quiet --no-figures -o out");
        Ended again = place.Run("run scenarios/baseline.yaml --replicates 2 --quiet --no-figures -o out");

        Ended other = place.Run("explain scenarios/baseline.yaml --state GEO --year 2008 --quiet -o out");
        Ended study = place.Run("sweep scenarios/studies/policy_grid.yaml --replicates 1 --quiet -o out");

        Assert.Equal((0, ""), (again.ExitCode, again.Errors));
        Assert.Equal(
            (0, "warning  the result of 'partnersim run' in out was replaced"),
            (other.ExitCode, Assert.Single(other.ErrorLines)));
        Assert.False(File.Exists(place["out/outcomes.csv"]));
        study.FailedWith(2);
        Assert.Contains(
            "-o out: the folder contains run.json, as another command would write; name another folder", study.Errors);
    }

    [Fact]
    public void A_folder_that_may_not_be_written_is_named()
    {
        Assert.SkipWhen(
            OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess,
            "whoever may do everything is refused nothing");
        using Workplace place = new();
        if (!OperatingSystem.IsWindows())
            Directory.CreateDirectory(place["locked"], UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Ended ended = place.Run("run", "scenarios/baseline.yaml", "-o", "locked/in");

        ended.FailedWith(1);
        Assert.Contains("the folder locked/in cannot be written", ended.Errors);
        Assert.Equal(["locked"], place.Left());
    }

    [SlowTheory]
    [InlineData("report fixed/old", "fixed/old")]
    [InlineData("library fixed/new", "fixed/new")]
    [InlineData("sweep scenarios/studies/policy_grid.yaml --replicates 1 --quiet -o fixed/new", "fixed/new")]
    [InlineData("plan scenarios/studies/policy_grid.yaml -o fixed/new", "fixed/new")]
    public void A_folder_that_may_not_be_written_is_named_with_what_to_do(string command, string named)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs rights of files");
        Assert.SkipWhen(Environment.UserName == "root", "root may write everywhere");
        using Workplace place = new();
        place.Run("run scenarios/baseline.yaml --replicates 1 --no-figures --quiet -o fixed/old");
        ChangeRights("a-w", place["fixed"]);

        Ended ended = place.Run(command);

        ChangeRights("u+w", place["fixed"]);
        ended.FailedWith(1);
        Assert.Equal(
            $"error  access to {named} is denied: work in a folder that you may write, or ask its owner for that right",
            Assert.Single(ended.ErrorLines));
    }

    [SlowTheory]
    [InlineData("new/folder")]
    [InlineData("old")]
    public void A_full_disk_leaves_what_stood_there_before(string output)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a shell that can limit files");
        using Workplace place = new();
        place.Run("explain scenarios/baseline.yaml --state GEO --year 2008 --quiet -o old");
        string[] before = place.Left();
        string record = place.Read("old/run.json");

        Ended ended = place.RunUnder(
            "trap '' XFSZ; ulimit -f 200; exec \"$@\"", "run", "scenarios/baseline.yaml", "--replicates",
            "1", "--quiet", "-o", output);

        ended.FailedWith(1);
        Assert.StartsWith($"error  {output} could not be written: ", Assert.Single(ended.ErrorLines));
        Assert.Equal(["old", "old/SHA256SUMS", "old/explain.json", "old/explain.md", "old/run.json"], before);
        Assert.Equal(before, place.Left());
        Assert.Equal(record, place.Read("old/run.json"));
    }

    [SlowTheory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")] // the terminal is closed
    public async Task A_signal_ends_a_long_run_with_a_kind_sentence_and_leaves_nothing(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs signals");
        using Workplace place = new();
        using Process process = place.StartInterruptible(
            "run", "scenarios/baseline.yaml", "--replicates", "200000", "-o", "long/run");
        while (!Directory.Exists(place["long/run"]) && !process.HasExited)
            await Task.Delay(20, TestContext.Current.CancellationToken);

        using (Process kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Ended ended = Workplace.Wait(process);

        ended.FailedWith(130);
        Assert.Equal(
            "Stopped. Nothing half-written was left behind; the same command starts again.", ended.ErrorLines[^1]);
        Assert.Empty(place.Left());
    }

    private static void ChangeRights(string rights, string folder)
    {
        using Process change = Process.Start("chmod", ["-R", rights, folder]);
        change.WaitForExit();
    }

    [Fact]
    public void A_run_that_was_started_to_outlive_its_terminal_outlives_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs signals");
        using Workplace place = new();

        Ended ended = place.RunUnder(
            "trap '' HUP; \"$@\" & until [ -d long ]; do sleep 0.02; done; kill -HUP $!; wait $!",
            "run", "scenarios/baseline.yaml", "--replicates", "64", "--no-figures", "--quiet", "-o", "long");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        Assert.Contains("long/run.json", place.Left());
    }

    [Fact]
    public async Task Two_runs_at_once_into_the_same_folder_leave_one_whole_result()
    {
        using Workplace place = new();
        string[] command =
        [
            "run", "scenarios/baseline.yaml", "--replicates", "3", "--no-figures", "--quiet", "-o", "out",
        ];

        Ended[] both = await Task.WhenAll(
            Task.Run(() => place.Run(command), TestContext.Current.CancellationToken),
            Task.Run(() => place.Run(command), TestContext.Current.CancellationToken));

        Assert.All(both, ended => Assert.Equal((0, ""), (ended.ExitCode, ended.Errors)));
        Assert.Equal(
            [
                "out", "out/SHA256SUMS", "out/accessions.csv", "out/datapackage.json", "out/history.csv",
                    "out/influence.csv",
                "out/outcomes.csv", "out/run.json",
                "out/runs.parquet", "out/states.csv", "out/subjects.csv", "out/summary.csv",
            ],
            place.Left());
    }
}
