using System.Diagnostics;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Runs;

namespace PartnershipSim.Results.Plans;

/// <summary>Runs some cells of a sweep for some seconds, and says how many shards of what size it needs.</summary>
public static class Pilot
{
    /// <summary>
    /// A task is filled to this share of its time: nodes differ, and a shard that does not finish in time is called a
    /// second time.
    /// </summary>
    public const double Filled = 0.8;

    private const int FewestMb = 512, BytesPerArray = 64;

    /// <summary>Of a thread, in MB: measured, doubled.</summary>
    private const int MbPerCpu = 64;

    /// <summary>Runs a second of one processor.</summary>
    public static double RunsPerSecond(SweepPlan sweep, TimeSpan time, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        SweepEngine engine = new(sweep.Study, sweep.Points, threads: 1);
        ShardCells cells = new(Shard.Whole, sweep.Points.Length, sweep.Replicates);
        const int few = 64;
        long step = Math.Max(1, cells.Count / few);
        // spread over the whole table, as a shard's runs are; the first round compiles scenarios and program
        Cell[] some = [.. Enumerable.Range(0, (int)Math.Min(few, cells.Count)).Select(i => cells[i * step])];
        engine.Run(some, cancellation: stop);
        Stopwatch clock = Stopwatch.StartNew();
        long runs = 0;
        do
        {
            engine.Run(some, cancellation: stop);
            runs += some.Length;
        }
        while (clock.Elapsed < time);
        return runs / clock.Elapsed.TotalSeconds;
    }

    /// <summary>What to ask for, for tasks of so many minutes on so many processors.</summary>
    public static Advice AdviceFor(double runsPerSecond, int minutes, int cpus, int points, int axes)
    {
        // of a point: its values twice, and the memory that an array takes beside them
        long pointsMb = (long)points * (2 * axes * sizeof(double) + BytesPerArray) >> 20;
        return new(Math.Round(runsPerSecond, 1), cpus, minutes, (int)(FewestMb + pointsMb + (long)cpus * MbPerCpu));
    }

    /// <summary>How many shards of so many runs a task does in its time.</summary>
    public static int ShardsFor(long runs, Advice advice)
    {
        ArgumentNullException.ThrowIfNull(advice);
        double perTask = advice.RunsPerSecond * advice.Cpus * advice.Minutes * 60 * Filled;
        return (int)Math.Clamp(Math.Ceiling(runs / Math.Max(perTask, 1)), 1, Math.Min(PlanRecord.MostShards, runs));
    }
}
