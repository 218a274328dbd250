using System.CommandLine;
using System.Diagnostics;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Plotting.Report;
using PartnershipSim.Results.Store;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;
using Spectre.Console;

namespace PartnershipSim.Cli.Commands;

/// <summary><c>run SCENARIO</c>: one scenario, many replicates.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        CommonOptions common = new();
        Argument<string> scenario = new("scenario") { Description = "Scenario file, e.g. scenarios/baseline.yaml" };
        Option<bool> deterministic = new("--deterministic")
        {
            Description = "Replace every draw by its deterministic value and write deterministic.csv too",
        };
        Command command = new(
            "run",
            """
            Run one scenario many times: summary, tables and figures.

            Examples:
              partnersim run scenarios/baseline.yaml
              partnersim run scenarios/no_programmes.yaml --replicates 500 --set partnership.education=2
              partnersim run scenarios/baseline.yaml --format csv --quiet > outcomes.csv
            """)
        {
            scenario,
            deterministic,
        };
        common.AddWithEnsembleTo(command);
        command.SetAction((parsed, stop) => Task.Run(
            () => Execute(parsed, common, parsed.GetRequiredValue(scenario), parsed.GetValue(deterministic), stop),
            stop));
        return command;
    }

    private static int Execute(
        ParseResult parsed, CommonOptions common, string path, bool isDeterministic, CancellationToken stop)
    {
        DateTimeOffset started = DateTimeOffset.UtcNow;
        Stopwatch clock = Stopwatch.StartNew();
        bool isQuiet = parsed.GetValue(common.Quiet);
        Scenario scenario = common.Load(parsed, path);
        Compiled compiled = Compiler.Compile(scenario);
        RunPlan plan = common.PlanOf(parsed, [scenario], [compiled.Model]) with { IsDeterministic = isDeterministic };
        if (isDeterministic && plan.Ensemble is not null)
            throw new UsageException(
                "--deterministic: an ensemble has no one deterministic run; leave one of the two out");
        string hash = ResultFolder.HashOf([scenario], plan);
        string name = $"{scenario.Name}{(isDeterministic ? "-deterministic" : "")}-{hash}";
        using ResultFolder folder = ResultFolder.Open(parsed.GetValue(common.Output), name, Screen.Message);

        RunResult result;
        using (ProgressLine progress = new(scenario.Name, isQuiet))
            result = ScenarioRun.Of(compiled.Model, plan, CommonOptions.YearsOf(scenario), progress, stop);

        RunFiles? made = null;
        folder.Write(Tables());
        RunFiles files = made!;
        Asked asked = Asked.Until(DateTimeOffset.UtcNow, CommandText.Of(parsed), started);
        Provenance provenance = Provenance.Of(
            ResultKind.Run, [scenario], compiled.Fills, plan, result.Years, hash, asked) with
        {
            Quantiles = Provenance.QuantilesOf(result),
        };
        folder.Write(Provenance.FileName, provenance.Write);
        int figures = parsed.GetValue(common.NoFigures)
            ? 0
            : new FigureFolder(isQuiet, stop).Write(RunReport.Of(files, provenance), folder);
        common.Finish(parsed, folder);

        Print(parsed.GetValue(common.Format), scenario, result, files, clock.Elapsed);
        if (!isQuiet)
            SayWhere(folder, figures, scenario, compiled, result, path);
        return ExitCode.Done;

        // the file of all runs takes as long as the records of all tables: one is written while the others are made
        IEnumerable<(string Name, Action<Stream> Write)> Tables()
        {
            yield return (RunsFile.FileName, stream => RunsFile.Write(stream, scenario.Name, result));
            if (isDeterministic)
                yield return (
                    DeterministicTable.FileName, stream => DeterministicTable.Write(stream, compiled.Model));
            made = RunFiles.Of(scenario, compiled.Model, result);
            foreach ((string Name, Action<Stream> Write) table in made.Tables)
                yield return table;
        }
    }

    private static void Print(
        OutputFormat format, Scenario scenario, RunResult result, RunFiles files, TimeSpan duration)
    {
        switch (format)
        {
            case OutputFormat.Csv:
                using (Stream output = StandardStreams.OpenOutput())
                    OutcomesTable.Table.Write(output, files.Outcomes);
                break;
            case OutputFormat.Json:
                // group by group, as people read it
                Console.Out.WriteLine(SummaryTable.Table.Json(result.Groups.SelectMany(
                    group => files.Summary.Where(row => row.Group == group.Key))));
                break;
            default:
                RunSummary.Print(scenario, result, duration);
                break;
        }
    }

    private static void SayWhere(
        ResultFolder folder, int figures, Scenario scenario, Compiled compiled, RunResult result, string path)
    {
        IAnsiConsole screen = Screen.Messages;
        screen.WriteLine();
        string drawn = figures > 0 ? $", {figures} figures (PNG, SVG, CSV)" : "";
        screen.MarkupLineInterpolated(
            $"Results in [bold]{folder.Shown}[/]: outcomes.csv, states.csv, summary.csv, runs.parquet, run.json{drawn}");
        if (figures > 0)
            screen.MarkupLineInterpolated(
                $"All of it on one page, to read, print or mail: [bold]{folder.Shown}/report.html[/]");
        screen.MarkupLineInterpolated(
            $"[grey]{compiled.Fills.Sum(fill => fill.Count):N0} missing data values were filled by the documented rules; run.json names each. Quantiles: {Provenance.QuantilesOf(result)}.[/]");
        Screen.Next("Next, what difference does it make?", scenario.Name == "baseline"
            ? CommandText.Of("compare", path, Sibling(path, "no_programmes.yaml"))
            : CommandText.Of("compare", Sibling(path, "baseline.yaml"), path));
    }

    private static string Sibling(string path, string name) =>
        Path.GetDirectoryName(path) is { Length: > 0 } folder ? $"{folder.Replace('\\', '/')}/{name}" : name;
}
