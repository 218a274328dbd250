using System.Diagnostics;
using System.Globalization;
using System.Text;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Results.Plans;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Benchmarks;

/// <summary>
/// The scale of a plan: ten million runs in a thousand shards, filled with numbers that are made up instead of
/// simulated (the files do not know the difference), then gathered and evaluated by the real program as processes of
/// their own, whose peak resident memory the kernel tells (VmHWM of /proc, so Linux only).
/// </summary>
public static class ClusterScale
{
    public const string Heading = "## A plan of ten million runs";

    private const int BasePoints = 10_000, Replicates = 100, Shards = 1_000, ManyShards = 10_000;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    /// <summary>Fills a plan, measures, rewrites the section; 1 if a program failed.</summary>
    public static int Write()
    {
        string folder = Directory.CreateTempSubdirectory("partnersim-scale-").FullName;
        try
        {
            string study = Path.Combine(Checkout.Root, "scenarios", "studies", "sobol_eight.yaml");
            PlanFolder plan = Plan(Path.Combine(folder, "plan"), study, BasePoints, Replicates, Shards);
            Fill(plan, withValues: true);
            PlanFolder many = Plan(Path.Combine(folder, "many"), study, 256, 8, ManyShards);
            Fill(many, withValues: false);

            Measured status = Run("status", many.Path);
            Measured gather = Run("gather", plan.Path, "--quiet");
            long files = Directory.EnumerateFiles(plan.Path, "*", SearchOption.AllDirectories).LongCount();
            string whole = Path.Combine(plan.Path, "whole");
            long written = new FileInfo(Path.Combine(whole, "runs.parquet")).Length;
            long kept = Directory.EnumerateFiles(Path.Combine(plan.Path, PlanFolder.Shards), "*", SearchOption.AllDirectories)
                .Sum(file => new FileInfo(file).Length);
            string copy = Path.Combine(plan.Path, plan.Record.Study);
            Measured sobol = Run("sensitivity", copy, "-o", whole, "--quiet", "--no-figures");
            Measured pawn = Run("sensitivity", copy, "-o", whole, "--quiet", "--no-figures", "--method", "pawn");
            if (new[] { status, gather, sobol, pawn }.Any(each => each.ExitCode != 0))
                return 1;
            long runs = plan.Record.Runs;
            ResultsFile.Page.Write(Heading,
                $"""
                {Heading}

                Written by `dotnet run --project benchmarks/PartnershipSim.Benchmarks -c Release -- cluster`: the study `sobol_eight` with
                {N(plan.Record.Sweep.Points)} points of eight axes, {Replicates} replicates and three outcomes. The values are made up, the files are those of real
                shards, and each line is the real program as a process of its own.
                Processes that wanted a core in the last minute: {Machine.Load}.

                | what | wall time, s | peak resident memory, MB | wanted |
                | --- | --- | --- | --- |
                | `gather` of {N(Shards)} shards with {N(runs)} runs | {gather.Seconds} | {gather.Megabytes} | below 60 s and 1,000 MB |
                | `status` of {N(ManyShards)} shards | {status.Seconds} | {status.Megabytes} | below 2 s |
                | `sensitivity`: Sobol' indices of {N(runs)} runs, three outcomes | {sobol.Seconds} | {sobol.Megabytes} | below 1,000 MB |
                | the same with `--method pawn` | {pawn.Seconds} | {pawn.Megabytes} | below 1,000 MB |

                | what is on the disk | measured | a run |
                | --- | --- | --- |
                | files of the plan, with the whole | {N(files)} | {((double)files / Shards).ToString("0.0", CultureInfo.InvariantCulture)} a shard; wanted: at most 10 |
                | bytes of the shards | {N(kept)} | {PerRun(kept, runs)} |
                | bytes of runs.parquet | {N(written)} | {PerRun(written, runs)} |

                Extrapolated, for R runs of P points with k axes and o outcomes in S shards, on the same machine: time of `gather` =
                {gather.Seconds} s x R / {N(runs)} + {PerShard(gather.Seconds)} ms x S at most (the second term counted twice); its memory = 128 MB of windows + 100 MB + P x (80 x k + 24 x o + 100) bytes;
                shards = 8 x o x R bytes + about 90 bytes for each 10 s of work; files = 3 x S (4 where runs failed) + what the study rests on. So 10^9 runs of 10^6 points in
                10^4 shards: {(double.Parse(gather.Seconds, CultureInfo.InvariantCulture) * 1e9 / runs / 60).ToString("0", CultureInfo.InvariantCulture)} minutes of `gather`, {(kept * 1e9 / runs / 1e9).ToString("0", CultureInfo.InvariantCulture)} GB of shards, {(written * 1e9 / runs / 1e9).ToString("0", CultureInfo.InvariantCulture)} GB of runs.parquet, 40,000 files.

                """);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static PlanFolder Plan(string folder, string path, int points, int replicates, int shards)
    {
        (SweepPlan sweep, IReadOnlyList<string> files) = FilesRead.During(
            () => SweepPlan.Of(Study.Load(path) with { Points = points, Replicates = replicates }));
        return PlanFolder.Create(folder, sweep, path, files, shards, advice: null);
    }

    private static void Fill(PlanFolder plan, bool withValues) => Parallel.For(1, plan.Record.Shards + 1, shard =>
    {
        string folder = plan.FolderOf(shard);
        ShardCells cells = plan.Record.CellsOf(shard);
        Directory.CreateDirectory(folder);
        if (withValues)
        {
            Rows rows = new([.. Enumerable.Range(0, (int)cells.Count).Select(i => cells[i])], plan.Record.Sweep.Outcomes.Length);
            for (int row = 0; row < rows.Cells.Count; row++)
            {
                Cell cell = rows.Cells[row];
                for (int k = 0; k < rows.Outcomes; k++)
                    rows[row][k] = Math.Sin(cell.Point * 0.618 + k) + 0.1 * Math.Sin(cell.Replicate * 12.9898 + cell.Point);
            }

            new ShardStore(plan.Record, shard, folder).Add(0, rows);
        }

        new ShardState
        {
            Shard = shard,
            Phase = shard % 7 == 0 ? ShardPhase.Running : ShardPhase.Finished,
            Runs = cells.Count,
            Done = cells.Count,
            Failed = 1,
            Reasons = [new("partnership.budget = 600 (million 2020 US$) lies outside [0, 500]", 1)],
            Owner = "process 4711 on n1234, slurm job 815_42",
            Host = "n1234",
            Threads = 8,
            Attempts = 1,
            Seconds = 2700,
            RunsPerSecond = 9000,
            Updated = DateTimeOffset.UnixEpoch,
        }.Write(folder);
    });

    private static Measured Run(params string[] words)
    {
        Stopwatch clock = Stopwatch.StartNew();
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [Programs.Path, .. words])
        {
            WorkingDirectory = Checkout.Root,
        })!;
        long peak = 0;
        while (!process.WaitForExit(Glance))
            peak = Math.Max(peak, MillionRuns.PeakOf(process.Id));
        return new(
            process.ExitCode, clock.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture), N(peak / 1024));
    }

    private static string PerShard(string seconds) =>
        (1000 * double.Parse(seconds, CultureInfo.InvariantCulture) / Shards).ToString("0", CultureInfo.InvariantCulture);

    private static string PerRun(long bytes, long runs) =>
        $"{((double)bytes / runs).ToString("0.0", CultureInfo.InvariantCulture)} bytes";

    private static string N(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private sealed record Measured(int ExitCode, string Seconds, string Megabytes);
}
