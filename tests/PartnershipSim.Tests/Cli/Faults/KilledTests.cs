using System.Diagnostics;
using System.Text.RegularExpressions;
using PartnershipSim.Analysis.Calibration;
using PartnershipSim.Results.Store;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Scenarios.Text;
using PartnershipSim.Tests.Cli.Sweeps;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Cli.Faults;

/// <summary>
/// Programs that end as in a power cut, at any moment: nothing that was reported as done is missing, and the same
/// command goes on to the bytes of an undisturbed run. PARTNERSHIPSIM_EFFORT=25 kills a hundred times.
/// </summary>
public sealed partial class KilledTests
{
    private static readonly int Kills = Effort.Cases(4);

    [Fact]
    public async Task A_sweep_killed_at_any_moment_keeps_what_it_had_and_goes_on()
    {
        using SweepPlace place = new();
        Assert.Equal(new(0, "", ""), place.Sweep("undisturbed"));
        Random moments = new();
        string[] done = [];
        int finished = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            bool isOver = await Kill(
                place.Workplace.StartInterruptible(
                    "sweep", SweepPlace.Study, "-o", "killed", "--quiet", "--chunk", "1", "--threads", "1"),
                moments.Next(150, 2500));
            string[] now = File.Exists(place["killed/parts/index.csv"])
                ? WholeLines(place.Workplace.Read("killed/parts/index.csv"))
                : [];

            Assert.Equal(done, now.Take(done.Length));
            Assert.All(
                now.Select(line => line.Split(',')),
                part => Assert.Equal(part[1], Checksum.OfFile(place[$"killed/parts/{part[0]}"])));
            done = now;
            if (!isOver)
                continue;
            finished++;
            Assert.Equal(place.Hashes("undisturbed"), place.Hashes("killed"));
            Directory.Delete(place["killed"], recursive: true);
            done = [];
        }

        TestContext.Current.TestOutputHelper?.WriteLine(Count(finished));
        Assert.Equal(new(0, "", ""), place.Sweep("killed"));
        Assert.Equal(place.Hashes("undisturbed"), place.Hashes("killed"));
    }

    [Fact]
    public async Task A_calibration_killed_at_any_moment_keeps_the_generations_it_told_of_and_goes_on()
    {
        using Workplace place = new();
        const string study = "scenarios/studies/one.yaml";
        place.Write(
            study, "study: one\nbase: ../baseline.yaml\naxes:\n  operations.join_persistence: { from: 3, to: "
                + "6 }\npoints: 40\nseed: 5\n");
        string fingerprint = CalibrationPlan.Of(StudyReader.Read(place[study]).Require()).Fingerprint;
        Assert.Equal(
            0,
            place.Run("calibrate", study, "-o", "undisturbed", "--threads", "1", "--no-figures", "--quiet").ExitCode);
        Random moments = new();
        int done = -1;
        int finished = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            Process process = place.StartInterruptible(
                "calibrate", study, "-o", "killed", "--threads", "1", "--no-figures");
            Task<string> said = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            bool isOver = await Kill(process, moments.Next(150, 3000));
            int told = GenerationTold().Matches(await said).Select(line => int.Parse(line.Groups["number"].Value))
                .DefaultIfEmpty(-1).Max();
            int kept = Directory.Exists(place["killed"])
                && GenerationFile.Find(place["killed"], fingerprint) is ({ } generation, _)
                ? generation.Number
                : -1;

            Assert.True(
                kept >= Math.Max(told, done),
                $"generation {told} was told of, {done} was there before, {kept} is there now");
            done = kept;
            if (!isOver)
                continue;
            finished++;
            AssertSameCalibration(place);
            Directory.Delete(place["killed"], recursive: true);
            done = -1;
        }

        TestContext.Current.TestOutputHelper?.WriteLine(Count(finished));
        Assert.Equal(
            0, place.Run("calibrate", study, "-o", "killed", "--threads", "1", "--no-figures", "--quiet").ExitCode);
        AssertSameCalibration(place);
    }

    [Fact]
    public async Task A_run_killed_at_any_moment_leaves_the_old_result_or_the_new_one_and_the_next_run_clears_up()
    {
        using Workplace place = new();
        string[] command =
        [
            "run", "scenarios/baseline.yaml", "--replicates", "9", "--no-figures", "--quiet", "-o", "out",
        ];
        Assert.Equal(0, place.Run(command).ExitCode);
        string expected = Tables(place);
        Random moments = new();
        int finished = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            finished += await Kill(place.StartInterruptible(command), moments.Next(100, 1600)) ? 1 : 0;

            // a record says that a whole result is here; without one nobody is told that there is
            if (File.Exists(place["out/run.json"]))
                Assert.Equal(expected, Tables(place));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(Count(finished));
        Assert.Equal(0, place.Run(command).ExitCode);
        Assert.Equal(expected, Tables(place));
        Assert.DoesNotContain(place.Left(), name => name.Contains(".part") || name.Contains(".lock"));
    }

    [Fact]
    public void A_result_that_was_half_moved_into_place_is_no_result_and_the_next_run_makes_it_whole()
    {
        using Workplace place = new();
        string[] command =
        [
            "run", "scenarios/baseline.yaml", "--replicates", "2", "--no-figures", "--quiet", "-o", "out",
        ];
        place.Run(command);
        string expected = Tables(place);
        File.Delete(place["out/run.json"]);
        File.Delete(place["out/states.csv"]);

        Assert.NotEqual(0, place.Run("report", "out").ExitCode);
        Assert.Equal(0, place.Run(command).ExitCode);
        Assert.Equal(expected, Tables(place));
    }

    // the benchmark 'faults' reads this line
    private static string Count(int finished) => $"{Kills} attempts, {finished} of which were over before the kill";

    // one of a hundred kills met a process that was clearing up after another: what it left had no lock, and was kept
    // for ever
    [Fact]
    public void What_was_left_by_a_process_that_was_killed_while_it_cleared_up_is_cleared_too()
    {
        using Workplace place = new();
        string[] left = [.. "ab".Select(letter => $"out/.partnersim-{new string(letter, 32)}.part")];
        Directory.CreateDirectory(place[left[0]]);
        Directory.CreateDirectory(place[$"{left[1]}/figures"]);
        place.Write($"{left[1]}/outcomes.csv", "half a table");
        place.Write($"{left[1]}/figures/attitudes.svg.{new string('c', 32)}.part", "half a figure");

        Assert.Equal(
            0, place.Run("run", "scenarios/baseline.yaml", "--replicates", "1", "--no-figures", "--quiet", "-o", "out")
                .ExitCode);

        Assert.DoesNotContain(place.Left(), name => name.Contains(".part") || name.Contains(".lock"));
    }

    private static void AssertSameCalibration(Workplace place)
    {
        foreach (string file in (string[])
        [
            "ensemble.parquet", "calibration.csv", "profiles.csv", "generations.csv", "fit.csv",
        ])
            Assert.Equal(Checksum.OfFile(place[$"undisturbed/{file}"]), Checksum.OfFile(place[$"killed/{file}"]));
    }

    private static async Task<bool> Kill(Process process, int milliseconds)
    {
        using (process)
        {
            await Task.Delay(milliseconds, TestContext.Current.CancellationToken);
            bool isOver = process.HasExited;
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return isOver;
        }
    }

    // a line that was cut by the kill was never reported
    private static string[] WholeLines(string text) =>
        text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Tables(Workplace place) =>
        string.Concat(((string[])["outcomes.csv", "states.csv", "runs.parquet"])
            .Select(file => Checksum.OfFile(place[$"out/{file}"])));

    // a line that was cut by the kill has no end
    [GeneratedRegex(@"generation (?<number>\d+), .*\n")]
    private static partial Regex GenerationTold();
}
