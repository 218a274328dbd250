using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace PartnershipSim.Benchmarks;

/// <summary>
/// benchmarks/RESULTS.md: every target with what was measured, met or missed, and the machine described.
/// </summary>
public static class ResultsFile
{
    private const int Runs = 10_000;
    private const int Rounds = 25;

    /// <summary>A section that was written by hand, as it says itself.</summary>
    private const string BeforeModel2 = "## Against the version before model 2";

    /// <summary>The page with the sections that other commands write.</summary>
    public static ResultsPage Page { get; } = new(Path.Combine(Checkout.Root, "benchmarks", "RESULTS.md"));

    public static void Write()
    {
        Say($"{Runs} runs of the engine and of its plain twin, in {Rounds} rounds");
        SideBySide pair = SideBySide.Measure(Runs, Rounds);
        ImmutableArray<Target> engine = [.. Targets.OfTheEngine(pair)];
        Say("threads, states and folding");
        ImmutableArray<Target> scaling = [.. Targets.OfScaling()];
        Say("the program as a process");
        ImmutableArray<Target> programs = [.. Targets.OfThePrograms()];
        Say("analyses and files");
        ImmutableArray<Target> analyses = [.. Targets.OfTheAnalyses()];
        Say("the parts of a run");
        Anatomy anatomy = Anatomy.Measure(blocks: 200);
        string text =
            $"""
            # Results of the benchmarks

            Written by `dotnet run --project benchmarks/PartnershipSim.Benchmarks -c Release -- results`. Times are processor time of one machine
            unless said otherwise; ratios are taken within a round, so they travel better. Of a ratio the middle round counts, and beside it stand
            the lowest and the highest of {pair.Rounds} rounds.

            - commit: {Machine.Commit()}
            - machine: {Machine.Description}
            - instruction set: {Machine.InstructionSet}
            - runtime: {RuntimeInformation.FrameworkDescription}
            - load while measuring (processes that wanted a core in the last minute): {Machine.Load}. Above 2 the machine was shared: numbers by
              the clock on the wall (threads, programs) are then pessimistic.

            {Page.Section(Waiting.Heading)}
            ## Targets

            The baseline: {Baseline.Model.States.Length} states, {Baseline.Model.Operations.Length} operations, {Baseline.Model.Horizon.Years - 1} simulated years, real country data.

            | what | wanted | measured | spread | |
            | --- | --- | --- | --- | --- |
            {string.Join("\n", [.. engine, .. scaling, .. programs, .. analyses])}

            ## The year loop

            {pair.Runs} runs of each, one core, same draws.

            | what | measured | spread |
            | --- | --- | --- |
            | engine, µs per run | {pair.MicrosecondsPerRun.Median:0.0} | {pair.MicrosecondsPerRun.Low:0.0} to {pair.MicrosecondsPerRun.High:0.0} |
            | plain twin, µs per run | {pair.OracleMicrosecondsPerRun.Median:0} | {pair.OracleMicrosecondsPerRun.Low:0} to {pair.OracleMicrosecondsPerRun.High:0} |
            | engine with every outcome taken every year, over the bare engine | {pair.OutcomesRatio.Median:0.00} | {pair.OutcomesRatio.Low:0.00} to {pair.OutcomesRatio.High:0.00} |

            ## Where the time of a run goes

            {Describe(anatomy)}
            """;
        string file = Page.Path;
        string[] others = [MillionRuns.Heading, ClusterScale.Heading, PipeSpeed.Heading, BeforeModel2];
        foreach (string heading in others)
        {
            string kept = Page.Section(heading).TrimEnd();
            if (kept.Length > 0)
                text = $"{text.TrimEnd()}\n\n{kept}\n";
        }

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

    private static void Say(string what) => Console.Error.WriteLine($"measuring {what} ...");
}
