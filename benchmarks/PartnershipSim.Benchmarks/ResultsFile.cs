using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace PartnershipSim.Benchmarks;

/// <summary>benchmarks/RESULTS.md: the last accepted numbers, as ratios, with the machine described.</summary>
public static class ResultsFile
{
    private const int Runs = 10_000;
    private const int Rounds = 25;

    public static void Write()
    {
        Console.Error.WriteLine($"measuring {Runs} runs of the engine and of its plain twin, in {Rounds} rounds ...");
        SideBySide pair = SideBySide.Measure(Runs, Rounds);
        Anatomy anatomy = Anatomy.Measure(blocks: 200);
        string text =
            $"""
            # Results of the benchmarks

            Written by `dotnet run --project benchmarks/PartnershipSim.Benchmarks -c Release -- results`. Times are processor time on one machine;
            ratios are taken within a round, so they travel better. Spread: lowest and highest of {pair.Rounds} rounds.

            - commit: {Commit()}
            - machine: {Processor()}, {Environment.ProcessorCount} logical cores, {RuntimeInformation.OSArchitecture}, {RuntimeInformation.OSDescription}
            - instruction set: {InstructionSet()}
            - runtime: {RuntimeInformation.FrameworkDescription}

            ## The year loop

            The baseline: {Baseline.Model.States.Length} states, {Baseline.Model.Operations.Length} operations, {Baseline.Model.Horizon.Years - 1} simulated years, real country data. {pair.Runs} runs of each, one core, same draws.

            | what | measured | spread | wanted |
            | --- | --- | --- | --- |
            | time of the plain twin over time of the engine | {pair.Ratio.Median:0.0} | {pair.Ratio.Low:0.0} to {pair.Ratio.High:0.0} | at least 8 |
            | the same, all rounds together | {pair.TotalRatio:0.0} | | at least 8 |
            | engine, runs per second and core | {1e6 / pair.MicrosecondsPerRun.Median:0} | {1e6 / pair.MicrosecondsPerRun.High:0} to {1e6 / pair.MicrosecondsPerRun.Low:0} | |
            | engine, µs per run | {pair.MicrosecondsPerRun.Median:0.0} | {pair.MicrosecondsPerRun.Low:0.0} to {pair.MicrosecondsPerRun.High:0.0} | |
            | plain twin, µs per run | {pair.OracleMicrosecondsPerRun.Median:0} | {pair.OracleMicrosecondsPerRun.Low:0} to {pair.OracleMicrosecondsPerRun.High:0} | |
            | engine with every outcome taken every year, over the bare engine | {pair.OutcomesRatio.Median:0.00} | {pair.OutcomesRatio.Low:0.00} to {pair.OutcomesRatio.High:0.00} | |
            | bytes allocated per run between the first year and the last | {pair.BytesPerRun:0.##} | | 0 |

            ## Where the time of a run goes

            {Describe(anatomy)}
            """;
        string file = Path.Combine(Baseline.Root, "benchmarks", "RESULTS.md");
        string kept = File.Exists(file) ? Section.AllOf(File.ReadAllText(file)) : "";
        if (kept.Length > 0)
            text = $"{text.TrimEnd()}\n\n{kept}";
        File.WriteAllText(file, text.ReplaceLineEndings("\n"));
        Console.Write(text);
        Console.Error.WriteLine($"written to {file}");
    }

    /// <summary>The anatomy as a table, in the order of the schedule.</summary>
    public static string Describe(Anatomy anatomy)
    {
        StringBuilder text = new("| submodel | µs per run | share |\n| --- | --- | --- |\n");
        foreach ((string part, double time, double share) in anatomy.Parts)
            text.Append($"| {part} | {time:0.0} | {100 * share:0.0} % |\n");
        return text.ToString();
    }

    private static string InstructionSet()
    {
        string widest =
            Avx512F.IsSupported ? "AVX-512" :
            Avx2.IsSupported ? "AVX2" :
            Avx.IsSupported ? "AVX" :
            Sse42.IsSupported ? "SSE4.2" :
            AdvSimd.IsSupported ? "AdvSimd" : "none that we know";
        string width = Vector512.IsHardwareAccelerated ? "512" : Vector256.IsHardwareAccelerated ? "256" : Vector128.IsHardwareAccelerated ? "128" : "64";
        return $"{widest}, vectors of {width} bits in hardware";
    }

    private static string Processor()
    {
        const string list = "/proc/cpuinfo";
        string? line = File.Exists(list) ? File.ReadLines(list).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':') + 1)..].Trim() ?? "processor unnamed";
    }

    private static string Commit()
    {
        string commit = Git("rev-parse --short HEAD");
        return commit.Length == 0 ? "unknown" : Git("status --porcelain -- src").Length == 0 ? commit : $"{commit} with uncommitted changes";
    }

    private static string Git(string arguments)
    {
        try
        {
            using Process git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = Baseline.Root, RedirectStandardOutput = true })!;
            return git.StandardOutput.ReadToEnd().Trim();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return ""; // no git on this machine: the commit stays unknown
        }
    }
}
