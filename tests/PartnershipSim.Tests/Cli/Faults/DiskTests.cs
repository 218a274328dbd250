using System.Diagnostics;
using System.Text.Json;
using PartnershipSim.Tests.Cli.Sweeps;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Cli.Faults;

/// <summary>
/// Disks that fill up, cannot be written or lose a folder, and clocks that go back, while a sweep runs: a sentence, and
/// the same bytes once it is repaired.
/// </summary>
public sealed class DiskTests
{
    [Fact]
    public void A_disk_that_fills_up_stops_a_sweep_with_a_sentence_and_a_larger_one_finishes_it()
    {
        using SweepPlace place = new();
        place.Sweep("undisturbed", "--chunk 1");
        using SmallDisk disk = new(place["small"], "size=96k");

        Ended ended = place.Sweep("small/out", "--chunk 1");

        ended.FailedWith(1);
        Assert.Contains("space", ended.Errors);
        disk.Remount("size=64m");
        Assert.Equal(new(0, "", ""), place.Sweep("small/out", "--chunk 1"));
        Assert.Equal(place.Hashes("undisturbed"), place.Hashes("small/out"));
    }

    [SlowTheory]
    [InlineData("sweep scenarios/studies/small.yaml --quiet -o fixed/out")]
    [InlineData("run scenarios/baseline.yaml --replicates 1 --quiet -o fixed/out")]
    public void A_disk_that_may_only_be_read_is_named(string command)
    {
        using SweepPlace place = new();
        using SmallDisk disk = new(place["fixed"], "ro");

        Ended ended = place.Workplace.Run(command);

        ended.FailedWith(1);
        Assert.Contains("fixed", ended.Errors);
    }

    [Fact]
    public async Task A_folder_that_is_deleted_under_a_sweep_is_reported_and_the_same_command_begins_again()
    {
        using SweepPlace place = new();
        place.Sweep("undisturbed");
        using Process process = place.Workplace.StartInterruptible(
            "sweep", SweepPlace.Study, "-o", "gone", "--quiet", "--chunk", "1", "--threads", "1",
            "--replicates", "400");
        while (!File.Exists(place["gone/parts/part-000003.parquet"]) && !process.HasExited)
            await Task.Delay(1, TestContext.Current.CancellationToken);
        // a part may be written between the deletion of the files and that of the folder
        while (Directory.Exists(place["gone"]))
        {
            using Process remove = Process.Start("rm", ["-rf", place["gone"]]);
            await remove.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Workplace.Wait(process).FailedWith(1);
        Assert.Equal(new(0, "", ""), place.Sweep("gone"));
        Assert.Equal(place.Hashes("undisturbed"), place.Hashes("gone"));
    }

    [Fact]
    public async Task Of_two_sweeps_into_one_folder_the_second_is_turned_away()
    {
        using SweepPlace place = new();
        place.Sweep("undisturbed");
        using Process first = place.Workplace.StartInterruptible(
            "sweep", SweepPlace.Study, "-o", "shared", "--quiet", "--chunk", "1", "--threads", "1");
        while (!File.Exists(place["shared/parts/.partnersim.lock"]) && !first.HasExited)
            await Task.Delay(1, TestContext.Current.CancellationToken);

        Ended second = place.Sweep("shared");

        Assert.Equal(new(0, "", ""), Workplace.Wait(first));
        if (second.ExitCode != 0)
        {
            second.FailedWith(1);
            Assert.Contains("shared is in use", second.Errors);
        }

        Assert.Equal(place.Hashes("undisturbed"), place.Hashes("shared"));
    }

    [Fact]
    public async Task A_clock_that_jumps_back_by_ten_years_changes_nothing()
    {
        const string library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";
        Assert.SkipUnless(File.Exists(library), "libfaketime is not installed: the clock was left alone");
        using SweepPlace place = new();
        place.Sweep("undisturbed");
        place.Workplace.Write("clock", "+5y");
        (string, string)[] environment =
        [
            ("LD_PRELOAD", library), ("FAKETIME_TIMESTAMP_FILE", place["clock"]), ("FAKETIME_NO_CACHE", "1"),
            ("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
        ];
        Task<Ended> sweep = Task.Run(() => place.Workplace.Run(
            environment, "sweep", SweepPlace.Study, "-o", "jumped", "--quiet", "--chunk", "1", "--threads", "1"));
        while (!File.Exists(place["jumped/parts/part-000003.parquet"]) && !sweep.IsCompleted)
            await Task.Delay(1, TestContext.Current.CancellationToken);
        place.Workplace.Write("clock", "-5y");

        Assert.Equal(new(0, "", ""), await sweep);
        Assert.Equal(place.Hashes("undisturbed"), place.Hashes("jumped"));
        place.Workplace.Run(
            environment, "run", "scenarios/baseline.yaml", "--replicates", "1", "--no-figures", "--quiet", "-o", "out");
        using JsonDocument record = JsonDocument.Parse(place.Workplace.Read("out/run.json"));
        Assert.InRange(
            DateTimeOffset.UtcNow.Year - record.RootElement.GetProperty("started").GetDateTimeOffset().Year, 4, 6);
    }
}
