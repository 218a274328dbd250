using System.Diagnostics;
using System.Globalization;
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
            string shards = Path.Combine(plan.Path, PlanFolder.Shards);
            long kept = Directory.EnumerateFiles(shards, "*", SearchOption.AllDirectories)
                .Sum(file => new FileInfo(file).Length);
            string copy = Path.Combine(plan.Path, plan.Record.Study);
            Measured sobol = Run("sensitivity", copy, "-o", whole, "--quiet", "--no-figures");
            Measured pawn = Run("sensitivity", copy, "-o", whole, "--quiet", "--no-figures", "--method", "pawn");
            if (new[] { status, gather, sobol, pawn }.Any(each => each.ExitCode != 0))
                return 1;
            long runs = plan.Record.Runs;
            double billion = 1e9 / runs;
            string[] gathered =
            [
                Rounded(gather.Seconds * billion / 60), Rounded(kept * billion / 1e9), Rounded(written * billion / 1e9),
            ];
            ResultsFile.Page.Write(Heading,
                $"""
                {Heading}

                Written by `dotnet run --project benchmarks/PartnershipSim.Benchmarks -c Release -- cluster`: the study
                `sobol_eight` with {N(plan.Record.Sweep.Points)} points of eight axes, {Replicates} replicates and three
                outcomes. The values are made up, the files are those of real shards, and each line is the real program
                as a process of its own. Processes that wanted a core in the last minute: {Machine.Load}.

                | what | wall time, s | peak resident memory, MB | wanted |
                | --- | --- | --- | --- |
                | `gather` of {N(Shards)} shards with {N(runs)} runs | {gather} | below 60 s and 1,000 MB |
                | `status` of {N(ManyShards)} shards | {status} | below 2 s |
                | `sensitivity`: Sobol' indices of {N(runs)} runs | {sobol} | below 1,000 MB |
                | the same with `--method pawn` | {pawn} | below 1,000 MB |

                | what is on the disk | measured | |
                | --- | --- | --- |
                | files of the plan and the whole | {N(files)} | {One((double)files / Shards)} a shard, wanted at most 10 |
                | bytes of the shards | {N(kept)} | {One((double)kept / runs)} a run |
                | bytes of runs.parquet | {N(written)} | {One((double)written / runs)} a run |

                Extrapolated, for R runs of P points with k axes and o outcomes in S shards on the same machine: `gather`
                takes {One(gather.Seconds)} s x R / {N(runs)} and opens S x R x 8 o / 128 MB files,
                which a network adds to; it needs
                {N(gather.Megabytes)} MB + (P - {N(plan.Record.Sweep.Points)}) x (80 k + 24 o + 100) bytes.
                Shards take 8 o R bytes and about 90 bytes for each 10 s of work, in 3 S files (4 S where runs failed).
                So 10^9 runs of 10^6 points, three outcomes and eight axes in 10^4 shards:
                {gathered[0]} minutes of `gather` and 1.8 million opened files (half an hour more where opening one
                takes 1 ms), {gathered[1]} GB of shards, {gathered[2]} GB of runs.parquet, 30,000 to 40,000 files.
                Core-hours: `plan` measures them for the study and the machine.

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
            Rows rows = new(
                [.. Enumerable.Range(0, (int)cells.Count).Select(i => cells[i])], plan.Record.Sweep.Outcomes.Length);
            for (int row = 0; row < rows.Cells.Count; row++)
            {
                Cell cell = rows.Cells[row];
                for (int k = 0; k < rows.Outcomes; k++)
                {
                    rows[row][k] = Math.Sin(cell.Point * 0.618 + k)
                        + 0.1 * Math.Sin(cell.Replicate * 12.9898 + cell.Point);
                }
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
        return new(process.ExitCode, clock.Elapsed.TotalSeconds, peak / 1024);
    }

    private static string One(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Rounded(double number) => number.ToString("0", CultureInfo.InvariantCulture);

    private static string N(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private sealed record Measured(int ExitCode, double Seconds, long Megabytes)
    {
        /// <summary>Two cells of a table.</summary>
        public override string ToString() => $"{One(Seconds)} | {N(Megabytes)}";
    }
}
