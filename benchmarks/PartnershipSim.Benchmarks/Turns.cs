using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Runs;

namespace PartnershipSim.Benchmarks;

/// <summary>
/// Two builds of the program in one process, which take turns: what slows the machine down slows both, so that their
/// ratio can be measured while others use the machine too. The other build is the folder of its benchmarks.
/// </summary>
public static class Turns
{
    private static readonly Simulation Simulation = new(Baseline.Model);
    private static readonly Measurer Measurer = new();

    /// <summary>Eight runs of the bare year loop.</summary>
    public static void Loop(int round) =>
        Simulation.Run(
            Baseline.Settings, Dice.ForBlock(Baseline.Seed, (uint)(round * Lanes.Count)), default(NoObserver));

    /// <summary>The same with every outcome taken.</summary>
    public static void Measured(int round) =>
        Simulation.Run(Baseline.Settings, Dice.ForBlock(Baseline.Seed, (uint)(round * Lanes.Count)), Measurer);

    /// <summary>So many replicates on one thread, with all that is described of them.</summary>
    public static void Whole(int replicates) => ScenarioRun.Of(
        Baseline.Model, new RunPlan(Baseline.Seed, replicates, Threads: 1),
        new(Outcomes.DefaultFrom, Outcomes.DefaultTo));

    /// <summary>The same on two threads.</summary>
    public static void OnTwo(int replicates) => ScenarioRun.Of(
        Baseline.Model, new RunPlan(Baseline.Seed, replicates, Threads: 2),
        new(Outcomes.DefaultFrom, Outcomes.DefaultTo));

    /// <summary>Prints microseconds a run of both builds, and their ratio.</summary>
    /// <param name="other">The folder of the other build, which lies in a checkout of its own.</param>
    public static void Print(string other)
    {
        Assembly before = new Beside(other).LoadFromAssemblyPath(Path.Combine(other, "PartnershipSim.Benchmarks.dll"));
        Console.WriteLine("| what | other, µs a run | this, µs a run | this over other |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        Compare(
            before, "bare year loop, fastest block of 800", nameof(Loop), Lanes.Count, rounds: 800, fixedRound: null);
        Compare(before, "with every outcome taken", nameof(Measured), Lanes.Count, rounds: 500, fixedRound: null);
        foreach (int replicates in (int[])[200, 4000])
        {
            Compare(
                before, $"{replicates} replicates, described, one thread, processor time, middle of 7", nameof(Whole),
                replicates, rounds: 7, replicates);
            Compare(
                before, $"{replicates} replicates on two threads, processor time, middle of 7", nameof(OnTwo),
                replicates, rounds: 7, replicates);
        }

        Console.WriteLine($"processes that wanted a core in the minute before: {Machine.Load}");
    }

    private static void Compare(
        Assembly before, string what, string work, int runs, int rounds, int? fixedRound)
    {
        Action<int>[] both = [WorkOf(before, work), WorkOf(typeof(Turns).Assembly, work)];
        double[][] times = [new double[rounds], new double[rounds]];
        for (int warm = 0; warm < (fixedRound is null ? 2 * Lanes.Count * Lanes.Count : 1); warm++)
        {
            foreach (Action<int> one in both)
                one(fixedRound ?? warm);
        }

        for (int round = 0; round < rounds; round++)
        {
            for (int turn = 0; turn < both.Length; turn++)
            {
                int which = (turn + round) % both.Length;
                times[which][round] = Time(both[which], fixedRound ?? round, isLong: fixedRound is not null);
            }
        }

        double[] typical = [.. times.Select(Spread.Of).Select(spread =>
            1e6 / runs * (fixedRound is null ? spread.Low : spread.Median))];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {typical[0]:0.0} | {typical[1]:0.0} | {typical[1] / typical[0]:0.000} |"));
    }

    // the processor's time is counted too coarsely for a block, and the fastest of many blocks was alone
    private static double Time(Action<int> work, int round, bool isLong)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        work(round);
        return isLong
            ? (Environment.CpuUsage.TotalTime - before).TotalSeconds
            : Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static Action<int> WorkOf(Assembly build, string work) =>
        build.GetType(typeof(Turns).FullName!)!.GetMethod(work)!.CreateDelegate<Action<int>>();

    /// <summary>Finds the assemblies of the other build in its own folder.</summary>
    private sealed class Beside(string folder) : AssemblyLoadContext("the other build")
    {
        protected override Assembly? Load(AssemblyName name)
        {
            string path = Path.Combine(folder, name.Name + ".dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}
