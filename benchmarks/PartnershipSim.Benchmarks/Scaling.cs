using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.Intrinsics;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;

namespace PartnershipSim.Benchmarks;

/// <summary>How the time of a run grows with the states, with the threads, and with what is kept of it.</summary>
public static class Scaling
{
    /// <summary>
    /// Processor microseconds per run of synthetic worlds, the fastest of several rounds, and the exponent of the fit
    /// through them.
    /// </summary>
    public static (ImmutableArray<(int States, double MicrosecondsPerRun)> Points, double Exponent) OverStates(
        int rounds)
    {
        int[] sizes = [35, 70, 140, 700];
        (Simulation Simulation, Settings Settings)[] worlds =
            [.. sizes.Select(size => SyntheticWorld.Of(size))
                .Select(model => (new Simulation(model), Settings.Same(model.Timetable)))];
        double[] fastest = [.. sizes.Select(_ => double.PositiveInfinity)];
        for (int round = -1; round < rounds; round++)
        {
            for (int world = 0; world < worlds.Length; world++)
            {
                (Simulation simulation, Settings settings) = worlds[world];
                int blocks = 4 * 700 / sizes[world];
                TimeSpan before = Environment.CpuUsage.TotalTime;
                for (int block = 0; block < blocks; block++)
                    simulation.Run(
                        settings, Dice.ForBlock(Baseline.Seed, (uint)(block * Lanes.Count)), default(NoObserver));
                double time = (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / (blocks * Lanes.Count);
                if (round >= 0)
                    fastest[world] = Math.Min(fastest[world], time);
            }
        }

        return ([.. sizes.Zip(fastest)], Slope(
            [.. sizes.Select(size => Math.Log(size))], [.. fastest.Select(time => Math.Log(time))]));
    }

    /// <summary>
    /// Runs per second of two threads over those of one, by the clock on the wall, and the same ratio of a loop that
    /// only multiplies and adds in registers: what the machine grants. The best of several rounds each.
    /// </summary>
    public static (double Engine, double Machine) OverThreads(int rounds)
    {
        const int blocks = 60;
        Simulation[] simulations = [new(Baseline.Model), new(Baseline.Model)];
        double engineOne = double.PositiveInfinity, engineTwo = double.PositiveInfinity,
            loopOne = double.PositiveInfinity, loopTwo = double.PositiveInfinity;
        for (int round = 0; round < rounds; round++)
        {
            engineOne = Math.Min(engineOne, Clock(1, Play));
            engineTwo = Math.Min(engineTwo, Clock(2, Play));
            loopOne = Math.Min(loopOne, Clock(1, MultiplyAndAdd));
            loopTwo = Math.Min(loopTwo, Clock(2, MultiplyAndAdd));
        }

        return (2 * engineOne / engineTwo, 2 * loopOne / loopTwo);

        void Play(int thread)
        {
            for (int block = 0; block < blocks; block++)
                simulations[thread].Run(
                    Baseline.Settings, Dice.ForBlock(Baseline.Seed, (uint)(block * Lanes.Count)), default(NoObserver));
        }
    }

    /// <summary>
    /// Processor time of one thread over that of the bare year loop, step by step: the runner that records every
    /// outcome of every year and drops it, the same with the records folded, and the whole study, which describes every
    /// cell and finds its quantiles. Above <see cref="Tally.ExactUpTo"/> replicates records are not kept.
    /// </summary>
    public static (Spread Recorded, Spread? Folded, Spread Described) OverBareLoop(int replicates, int rounds)
    {
        RunPlan plan = new(Baseline.Seed, replicates, Threads: 1);
        OutcomeYears years = OutcomeYears.Default(Baseline.Model.Horizon);
        Simulation bare = new(Baseline.Model);
        bool[] isDefined = [.. new Measures(Baseline.Model).IsDefined];
        double[][] ratios = [new double[rounds], new double[rounds], new double[rounds]];
        for (int round = -1; round < rounds; round++)
        {
            double loop = Time(() =>
            {
                for (int first = 0; first < replicates; first += Lanes.Count)
                    bare.Run(Baseline.Settings, Dice.ForBlock(Baseline.Seed, (uint)first), default(NoObserver));
            });
            double recorded = Time(() => BlockRunner.Run([new Arm("run", Baseline.Model)], plan, years, new Dropped()));
            double folded = replicates > Tally.ExactUpTo ? double.NaN : Time(() => BlockRunner.Run(
                [new Arm("run", Baseline.Model)], plan, years,
                new Kept(new Tally(Baseline.Model.Horizon.Years, isDefined.Length, plan, isDefined))));
            double described = Time(() => ScenarioRun.Of(Baseline.Model, plan, years));
            if (round >= 0)
                (ratios[0][round], ratios[1][round], ratios[2][round]) = (
                    recorded / loop, folded / loop, described / loop);
        }

        return (
            Spread.Of(ratios[0]), replicates > Tally.ExactUpTo ? null : Spread.Of(ratios[1]), Spread.Of(ratios[2]));
    }

    /// <summary>
    /// What eight runs of the baseline leave to be kept: eight numbers for every outcome of every group and state in
    /// every year.
    /// </summary>
    public static double MegabytesOfBlock =>
        Baseline.Model.Horizon.Years * new Measures(Baseline.Model).Values.Length * Lanes.Count * sizeof(double) / 1e6;

    private sealed class Dropped : IFold
    {
        public Recorded Recorded => Recorded.Years;

        public OrderedFold? InOrder => null;

        public Lanes[]? RoomFor(int block) => null;

        public void Keep(Block block, ReadOnlySpan<Recording> arms)
        {
        }
    }

    private sealed class Kept(Tally tally) : IFold
    {
        public Recorded Recorded => Recorded.Years;

        public OrderedFold? InOrder => null;

        public Lanes[] RoomFor(int block) => tally.RoomFor(block);

        public void Keep(Block block, ReadOnlySpan<Recording> arms)
        {
        }
    }

    private static double Time(Action work)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    private static double Clock(int threads, Action<int> work)
    {
        long start = Stopwatch.GetTimestamp();
        Thread[] workers = [.. Enumerable.Range(0, threads).Select(thread => new Thread(() => work(thread)))];
        foreach (Thread worker in workers)
            worker.Start();
        foreach (Thread worker in workers)
            worker.Join();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void MultiplyAndAdd(int thread)
    {
        Vector256<double> a = Vector256.Create(1.0 + thread), b = a, c = a, d = a;
        Vector256<double> factor = Vector256.Create(0.999999), summand = Vector256.Create(1e-6);
        for (int i = 0; i < 60_000_000; i++)
        {
            a = Vector256.FusedMultiplyAdd(a, factor, summand);
            b = Vector256.FusedMultiplyAdd(b, factor, summand);
            c = Vector256.FusedMultiplyAdd(c, factor, summand);
            d = Vector256.FusedMultiplyAdd(d, factor, summand);
        }

        if (double.IsNaN((a + b + c + d)[0]))
            throw new InvalidOperationException("a sum of positive numbers is a number");
    }

    private static double Slope(double[] x, double[] y)
    {
        double meanX = x.Average(), meanY = y.Average();
        return x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / x.Sum(a => (a - meanX) * (a - meanX));
    }
}
