using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Tests.Oracle;

namespace PartnershipSim.Benchmarks;

/// <summary>The middle and the ends of what several rounds said.</summary>
public readonly record struct Spread(double Median, double Low, double High)
{
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new(sorted[sorted.Length / 2], sorted[0], sorted[^1]);
    }
}

/// <summary>
/// Engine and plain twin, round by round, one after the other on one core: whatever slows the machine down slows both,
/// so their ratio is worth more than either time. Times are those of the processor, not of the clock on the wall. Both
/// play the same replicates.
/// </summary>
/// <param name="Runs">How many runs each of them made.</param>
/// <param name="Rounds">In how many rounds.</param>
/// <param name="Ratio">Time of the plain twin over time of the engine.</param>
/// <param name="TotalRatio">The same, over all rounds together.</param>
/// <param name="MicrosecondsPerRun">Of the engine.</param>
/// <param name="OracleMicrosecondsPerRun">Of the plain twin.</param>
/// <param name="OutcomesRatio">Engine with every outcome taken in every year, over the bare engine.</param>
/// <param name="BytesPerRun">Allocated by the engine between the first year and the last.</param>
public sealed record SideBySide(
    int Runs, int Rounds, Spread Ratio, double TotalRatio, Spread MicrosecondsPerRun, Spread OracleMicrosecondsPerRun,
    Spread OutcomesRatio, double BytesPerRun)
{
    public static SideBySide Measure(int runs, int rounds)
    {
        int blocks = runs / rounds / Lanes.Count;
        Dice[] dice = [.. Enumerable.Range(0, rounds * blocks).Select(block => Dice.ForBlock(
            Baseline.Seed, (uint)(block * Lanes.Count)))];
        Simulation engine = new(Baseline.Model);
        PlainSimulation plain = new(Baseline.Model);
        Measurer measurer = new();
        double[] engineTime = new double[rounds];
        double[] oracleTime = new double[rounds];
        double[] outcomeTime = new double[rounds];

        RunOracle(0);
        for (int warm = 0; warm < 30; warm++)
        {
            RunEngine(0);
            RunWithOutcomes(0);
        }

        for (int round = 0; round < rounds; round++)
        {
            engineTime[round] = Time(RunEngine, round);
            oracleTime[round] = Time(RunOracle, round);
            outcomeTime[round] = Time(RunWithOutcomes, round);
        }

        // apart from the timing, for a stopwatch allocates too
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < rounds; round++)
            RunEngine(round);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;

        int measured = rounds * blocks * Lanes.Count;
        double perRound = blocks * Lanes.Count;
        return new(
            measured, rounds,
            Spread.Of(oracleTime.Zip(engineTime, (oracle, own) => oracle / own)),
            oracleTime.Sum() / engineTime.Sum(),
            Spread.Of(engineTime.Select(time => time * 1e6 / perRound)),
            Spread.Of(oracleTime.Select(time => time * 1e6 / perRound)),
            Spread.Of(outcomeTime.Zip(engineTime, (with, bare) => with / bare)),
            (double)bytes / measured);

        void RunEngine(int round)
        {
            for (int block = round * blocks; block < (round + 1) * blocks; block++)
                engine.Run(Baseline.Settings, dice[block], default(NoObserver));
        }

        void RunWithOutcomes(int round)
        {
            for (int block = round * blocks; block < (round + 1) * blocks; block++)
                engine.Run(Baseline.Settings, dice[block], measurer);
        }

        void RunOracle(int round)
        {
            for (int run = round * blocks * Lanes.Count; run < (round + 1) * blocks * Lanes.Count; run++)
                plain.Run(Baseline.Model.Timetable, new PlainDice(Baseline.Seed, (uint)run));
        }
    }

    /// <summary>
    /// Seconds of processor time: on a machine that others use too, the clock on the wall measures them as well.
    /// </summary>
    private static double Time(Action<int> work, int round)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        work(round);
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }
}
