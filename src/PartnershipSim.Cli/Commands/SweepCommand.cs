using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Results.Store;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Studies;

namespace PartnershipSim.Cli.Commands;

/// <summary><c>sweep STUDY</c>: every point of a design, every replicate; resumes where it was stopped.</summary>
internal static class SweepCommand
{
    public static Command Create()
    {
        StudyOptions options = new();
        CommonOptions common = new();
        Option<string?> shard = new("--shard")
        {
            Description = "Do only part i of n, for instance on one of n machines; then merge",
            HelpName = "i/n",
        };
        Command command = new(
            "sweep",
            """
            Run a study: every point of its design with every replicate. Finished runs are never repeated: the same command resumes a study
            that was stopped, and more points or replicates add only what is missing.

            Examples:
              partnersim sweep scenarios/studies/policy_grid.yaml
              partnersim sweep scenarios/studies/policy_grid.yaml --replicates 64
              partnersim sweep scenarios/studies/sobol_eight.yaml --shard 2/4 -o shard2
            """)
        {
            options.Study,
            shard,
        };
        options.AddTo(command);
        command.Add(common.Format);
        command.SetAction((parsed, stop) => Task.Run(
            () => Execute(parsed, options, parsed.GetValue(common.Format), parsed.GetValue(shard), stop), stop));
        return command;
    }

    private static int Execute(
        ParseResult parsed, StudyOptions options, OutputFormat format, string? shardText, CancellationToken stop)
    {
        Shard shard = Shard.Whole;
        if (shardText is not null)
            shard = Shard.Parse(shardText) is { Count: <= Shard.Most } known
                ? known
                : throw new UsageException(
                    $"--shard {shardText}: write i/n, for instance 2/4, with n up to {Shard.Most}");
        if (shard.Count > 1 && format != OutputFormat.Table)
            throw new UsageException("--format: a shard has no tables; 'partnersim merge' makes them");
        SweepPlan plan = options.Load(parsed);
        using SweptStudy swept = SweptStudy.Run(plan, shard, parsed, options, stop);
        bool isQuiet = parsed.GetValue(options.Quiet);
        if (!isQuiet)
            swept.Say(shard);
        if (shard.Count == 1 && SweepRecord.Find(swept.Folder) is { } record)
        {
            ImmutableArray<PointRow> points = SweepTable.Of(record.Axes, record.Outcomes).Read(swept.Folder);
            ImmutableArray<AxisEffect> effects = plan.Runs <= AxisEffects.MostRuns
                ? EffectsOf(swept, record, points, parsed.GetValue(options.Threads) ?? 0, stop) : [];
            if (!effects.IsEmpty)
                swept.Place.Write(effects);
            if (format == OutputFormat.Xlsx)
                swept.WriteWorkbook();
            // the answer of a sweep is advice, as long as no table is asked for
            SweepTable.Of(record.Axes, record.Outcomes).Print(format, points, () =>
            {
                if (!isQuiet)
                    SweepSummary.Print(points, record, effects);
            });
            if (!isQuiet)
            {
                Screen.Next("Heat map, figures and report:", CommandText.Of("report", swept.Folder));
            }
        }

        return swept.Outcome.Failed > 0 ? ExitCode.Partial : ExitCode.Done;
    }

    /// <summary>Every level of every axis against the base scenario, which meets the draws of the points.</summary>
    private static ImmutableArray<AxisEffect> EffectsOf(
        SweptStudy swept, SweepRecord record, ImmutableArray<PointRow> points, int threads, CancellationToken stop)
    {
        Study study = swept.Plan.Study;
        RunPlan plan = new(study.Seed, record.Replicates, threads);
        ScalarTable alone = Comparison.Run(
            [new Arm("base", Compiler.Compile(study.Base).Model)], plan, CommonOptions.YearsOf(study.Base),
            cancellation: stop).ScalarsOf("base");
        return AxisEffects.Of(
            record, points, outcome => SweepColumns.Of(swept.Folder, record.Points, record.Replicates, outcome),
            column => study.Outcomes.First(one => one.Column == column) is var one
                ? [.. alone.Of(one.Outcome, one.Group)] : []);
    }
}

/// <summary>A sweep that has been run, or resumed, to its end.</summary>
/// <param name="Place">Where it lies; ours as long as this object lives.</param>
internal sealed record SweptStudy(SweepPlan Plan, StudyFolder Place, SweepOutcome Outcome, TimeSpan Duration)
    : IDisposable
{
    public string Folder => Place.Shown;

    /// <summary>Runs what is missing, with progress; says so if it is stopped.</summary>
    public static SweptStudy Run(
        SweepPlan plan, Shard shard, ParseResult parsed, StudyOptions options, CancellationToken stop,
        bool isStored = false)
    {
        StudyFolder folder = StudyFolder.OfSweep(parsed.GetValue(options.Output), NameOf(plan, shard));
        int chunk = parsed.GetValue(options.Chunk) ?? Sweep.DefaultChunk;
        Sweep sweep = new(plan, folder.Shown, shard, parsed.GetValue(options.Threads) ?? 0, chunk)
        {
            OtherRuns = folder.ForgetAnswers,
            IsStored = isStored,
        };
        Stopwatch clock = Stopwatch.StartNew();
        bool isDone = false;
        try
        {
            using ProgressLine progress = new(plan.Study.Name, parsed.GetValue(options.Quiet));
            SweepOutcome outcome = sweep.Run(progress, stop);
            foreach (string part in outcome.Damaged)
                Screen.Message(
                    $"warning  {Path.Combine(folder.Shown, "parts", part)} was missing, cut short or changed; "
                    + "its runs were done again");
            isDone = true;
            return new(plan, folder, outcome, clock.Elapsed);
        }
        catch (OperationCanceledException)
        {
            string again = parsed.CommandResult.Command.Name == "sweep"
                ? "the same command resumes there."
                : $"'partnersim sweep {plan.Study.Path} -o {folder.Shown}' resumes there.";
            throw new StoppedSweepException($"Stopped. {sweep.Done:N0} runs are kept in {folder.Shown}; {again}");
        }
        finally
        {
            if (!isDone)
                folder.Dispose();
        }
    }

    /// <summary>Writes the tables into a workbook too, and says which are too long for it.</summary>
    public void WriteWorkbook()
    {
        foreach (string table in Place.WriteWorkbook())
            Screen.Message($"warning  {table} has more rows than a sheet can have; read the CSV file");
    }

    /// <summary>The name of its folder, if none is asked for.</summary>
    public static string NameOf(SweepPlan plan, Shard shard) =>
        $"{plan.Study.Name}-{plan.Fingerprint[..12]}"
        + $"{(shard.Count > 1 ? $"-shard-{shard.Number}-of-{shard.Count}" : "")}";

    public void Dispose() => Place.Dispose();

    public void Say(Shard shard)
    {
        string failed = Outcome.Failed > 0
            ? $"; {Outcome.Failed:N0} failed (see {(shard.Count > 1 ? "failures.csv after merging" : "failures.csv")})"
            : "";
        Screen.Message(
            $"{Plan.Study.Name}: {Plan.Points.Length:N0} points x {Plan.Replicates:N0} replicates; "
            + $"{Outcome.Added:N0} runs in {Duration.TotalSeconds:0.0} s, {Outcome.Reused:N0} were there{failed}.");
        Screen.Message(shard.Count > 1
            ? $"Shard {shard} in {Folder}. When all {shard.Count} are done: partnersim merge DIR..."
            : $"Results in {Folder}: runs.parquet, sweep.csv, design.csv, sweep.json");
    }
}

/// <summary>Stopped by the user, with something to resume from.</summary>
internal sealed class StoppedSweepException(string message) : OperationCanceledException(message);
