using System.Collections.Immutable;
using System.Globalization;

namespace PartnershipSim.Benchmarks;

/// <summary>Everything that is wanted of the speed of this program, measured one after the other.</summary>
public static class Targets
{
    private const int BestOf = 5;

    /// <summary>The engine alone, beside its plain twin.</summary>
    public static IEnumerable<Target> OfTheEngine(SideBySide pair)
    {
        Spread rate = new(
            1e6 / pair.MicrosecondsPerRun.Median, 1e6 / pair.MicrosecondsPerRun.High,
            1e6 / pair.MicrosecondsPerRun.Low);
        yield return Target.AtLeast(
            "runs per second and core (C on the yardstick machine: 3,900)", 3300, rate, "0",
            "see where the time goes, and `src/DECISIONS.md`, 'Two vectors of four'; "
            + "the C program ran on another machine and was not measured here");
        yield return Target.AtLeast(
            "time of the plain twin over time of the engine", 12, pair.Ratio, "0.0",
            "other widths of vectors were tried, see `src/DECISIONS.md`, 'Two vectors of four'");
        double bytesPerYear = pair.BytesPerRun / (Baseline.Model.Horizon.Years - 1);
        yield return Target.AtMost(
            "bytes allocated per simulated year of a run", 0, bytesPerYear, "0.####", $"{pair.Runs} runs");
        yield return Target.AtMost("bytes allocated per run", 1000, pair.BytesPerRun, "0.####", $"{pair.Runs} runs");
    }

    /// <summary>Threads, states, and what is kept.</summary>
    public static IEnumerable<Target> OfScaling()
    {
        (double engine, double machine) = Scaling.OverThreads(rounds: 12);
        yield return Target.AtLeast(
            "two threads over one, runs per second", 1.85, engine, "0.00",
            "best of 12 each; the machine's own, a loop of multiply-add in registers: "
            + $"{Number(machine, "0.00")}; above that is noise",
            "compare the machine's own ratio");
        (Spread recorded, Spread? folded, Spread described) = Scaling.OverBareLoop(replicates: 400, rounds: 5);
        yield return Target.AtMost(
            "runner and folding over the bare year loop, processor time, 400 replicates", 1.10, folded!.Value, "0.00",
            $"recording every outcome of every group and state alone is {Number(recorded.Median, "0.00")}, "
            + $"and eight runs leave {Number(Scaling.MegabytesOfBlock, "0.0")} MB to keep; "
            + $"with every cell described, {Number(described.Median, "0.00")}");
        (ImmutableArray<(int States, double MicrosecondsPerRun)> points, double exponent) =
            Scaling.OverStates(rounds: 8);
        string fit = string.Join(
            ", ", points.Select(point => $"{point.States}: {Number(point.MicrosecondsPerRun, "0")}"));
        yield return new(
            "exponent of time over the number of states", "1.00 ± 0.08", Number(exponent, "0.000"),
            $"µs per run, fastest of 8: {fit}", Math.Abs(exponent - 1) <= 0.08, "");
    }

    /// <summary>The program as a process.</summary>
    public static IEnumerable<Target> OfThePrograms()
    {
        string[] common = ["--replicates", "200", "--no-figures", "--quiet"];
        double fixedCost = Programs.BestOf(
            BestOf, ["run", "scenarios/baseline.yaml", "--replicates", "8", "--no-figures", "--quiet"]);
        double first = Programs.BestOf(BestOf, ["run", "scenarios/baseline.yaml", .. common]);
        double second = Programs.BestOf(BestOf, ["run", "scenarios/no_programmes.yaml", .. common]);
        double both = Programs.BestOf(BestOf,
        [
            "compare", "scenarios/baseline.yaml", "scenarios/no_programmes.yaml", "--no-mediation", .. common,
        ]);
        yield return Target.AtMost(
            "`partnersim run`, 200 replicates, `--no-figures`, s", 1.5, first, "0.00",
            $"best of {BestOf}, from process start",
            $"with 8 replicates it takes {Number(fixedCost, "0.00")} s already");
        yield return Target.AtMost(
            "`compare` of two scenarios (`--no-mediation`) over the runs of both", 1.2, both / (first + second), "0.00",
            $"best of {BestOf} each: {Number(both, "0.00")} s over {Number(first, "0.00")} + {Number(second, "0.00")} "
            + $"s; says little of the engine: a run of 8 replicates, {Number(fixedCost, "0.00")} s, "
            + "is in the denominator twice");
    }

    /// <summary>What comes after the runs.</summary>
    public static IEnumerable<Target> OfTheAnalyses()
    {
        SobolAnalysis sobol = new() { Rows = 1 << 14 };
        sobol.Sample();
        yield return Target.AtMost(
            "Sobol' indices, 2^14 x 30, 1,000 bootstraps, s of one core", 3, Fastest(3, () => sobol.Estimate()),
            "0.00", "processor time, best of 3");

        PrimAnalysis prim = new() { Points = 100_000 };
        prim.Sample();
        yield return Target.AtMost(
            "PRIM, 100,000 x 40, with its stability, s of one core", 10, Fastest(2, () => prim.Find()),
            "0.00", "processor time, best of 2");

        RunsWriting writing = new() { Runs = 10_000_000 };
        writing.Fill();
        long before = Environment.WorkingSet;
        double seconds = Fastest(2, () => writing.Write().GetAwaiter().GetResult());
        long grown = Math.Max(0, Environment.WorkingSet - before) / 1_000_000;
        writing.Delete();
        yield return Target.AtMost(
            "ten million rows to Parquet, s", 5, seconds, "0.0",
            $"processor time, best of 2; the process grew by {grown} MB");
    }

    private static double Fastest(int times, Action work)
    {
        double fastest = double.PositiveInfinity;
        for (int time = 0; time < times; time++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            work();
            fastest = Math.Min(fastest, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }

        return fastest;
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
