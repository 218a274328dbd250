using PartnershipSim.Benchmarks;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace PartnershipSim.Quality;

/// <summary>
/// The tests that kill the program, with many more kills than the automatic check has time for; what is asked of it
/// stands in KilledTests.
/// </summary>
public static class Faults
{
    public const string Heading = "## Killed at any moment";

    private static readonly (string Test, string What)[] Tests =
    [
        ("A_sweep_killed", "sweep, part by part"),
        ("A_calibration_killed", "calibration, told generation by generation"),
        ("A_run_killed", "run that replaces an older result"),
    ];

    /// <summary>Kills, counts, writes the section; 1 if anything was lost.</summary>
    public static int Write(int effort)
    {
        Stopwatch clock = Stopwatch.StartNew();
        ProcessStartInfo start = new("dotnet",
        [
            "run", "--project", "tests/PartnershipSim.Tests", "--", "-class", "*KilledTests",
            "-showLiveOutput", "-noColor",
        ])
        {
            WorkingDirectory = Checkout.Root,
            RedirectStandardOutput = true,
            Environment = { ["PARTNERSHIPSIM_EFFORT"] = $"{effort}" },
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        StringBuilder text = new(
            $"""
            {Heading}

            Written by `dotnet run --project tests/PartnershipSim.Quality -c Release -- faults {effort}`: each is killed (SIGKILL) at random moments and started
            again, without end. After each kill everything that was reported as done must be there, whole; in the end the bytes must be those of one that was left in peace.
            The kills took {clock.Elapsed.TotalMinutes:0} minutes on a machine that did other things too.

            | what | kills | of them before the work was over | what was lost |
            | --- | --- | --- | --- |

            """);
        foreach ((string test, string what) in Tests)
        {
            Match count = Regex.Match(output, $@"{test}\w* \[OUTPUT\] (?<kills>\d+) attempts, (?<over>\d+) of which");
            bool hasFailed = Regex.IsMatch(output, $@"{test}\w* \[FAIL\]");
            int kills = count.Success ? int.Parse(count.Groups["kills"].Value) : 0;
            int over = count.Success ? int.Parse(count.Groups["over"].Value) : 0;
            text.Append(
                $"| {what} | {kills} | {kills - over} | {(hasFailed || kills == 0 ? "see the test" : "nothing")} |\n");
        }

        QualityPage.Results.Write(Heading, text.ToString());
        if (process.ExitCode != 0)
            Console.Error.WriteLine(output);
        return process.ExitCode;
    }
}
