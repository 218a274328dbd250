using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace PartnershipSim.Benchmarks;

/// <summary>
/// A million runs through the real program: 15,625 points of the discovery study with 64 replicates each, as a process
/// of its own, whose peak resident memory the kernel tells (VmHWM of /proc, so Linux only). Writes the numbers into a
/// section of benchmarks/RESULTS.md.
/// </summary>
public static class MillionRuns
{
    private const int Points = 15_625;
    private const int Replicates = 64;
    public const string Heading = "## A million runs";
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Runs the sweep, reads its memory, rewrites the section; the exit code of the program that was run.
    /// </summary>
    public static int Write()
    {
        string folder = Directory.CreateTempSubdirectory("partnersim-million-").FullName;
        try
        {
            Stopwatch clock = Stopwatch.StartNew();
            using Process process = Process.Start(new ProcessStartInfo("dotnet",
            [
                Programs.Path, "sweep", "scenarios/studies/discovery.yaml",
                "--points", $"{Points}", "--replicates", $"{Replicates}", "-o", folder,
            ])
            { WorkingDirectory = Checkout.Root })!;
            long peak = 0;
            while (!process.WaitForExit(Glance))
                peak = Math.Max(peak, PeakOf(process.Id));
            if (process.ExitCode != 0)
                return process.ExitCode;
            long written = new FileInfo(Path.Combine(folder, "runs.parquet")).Length;
            string section =
                $"""
                {Heading}

                Written by `dotnet run --project benchmarks/PartnershipSim.Benchmarks -c Release -- million`, which runs
                `partnersim sweep scenarios/studies/discovery.yaml --points {Points} --replicates {Replicates}` as a process of its own.

                | what | measured | wanted |
                | --- | --- | --- |
                | runs | {((long)Points * Replicates).ToString("#,0", CultureInfo.InvariantCulture)} | a million |
                | peak resident memory, MB | {peak / 1024} | below 1,000 |
                | wall time on {Environment.ProcessorCount} logical cores, s | {clock.Elapsed.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} | |
                | processes that wanted a core in the last minute | {Machine.Load} | |
                | runs.parquet, MB | {written / 1_000_000} | |

                """;
            ResultsFile.Page.Write(Heading, section);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>In kilobytes; 0 once the process is gone.</summary>
    internal static long PeakOf(int process)
    {
        try
        {
            string line = File.ReadLines($"/proc/{process}/status", Encoding.ASCII)
                .First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return long.Parse(
                line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Trim('\t'), CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException)
        {
            return 0;
        }
    }
}
