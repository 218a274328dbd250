using System.CommandLine;
using System.Diagnostics;
using PartnershipSim.Analysis.Estimation;
using PartnershipSim.Analysis.History;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Plotting.Report;
using PartnershipSim.Results.Store;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;
using Spectre.Console;

namespace PartnershipSim.Cli.Commands;

/// <summary>
/// <c>hindcast SCENARIO</c>: does the model forecast what is already known, better than a reference forecast?
/// </summary>
internal static class HindcastCommand
{
    /// <summary>Runs per origin unless asked for more: the spread of benchmarks is as fine.</summary>
    private const int DefaultSamples = 200;

    /// <summary>Parameter sets that the runs from an origin take in turn.</summary>
    private const int RefittedDraws = 100;

    public static Command Create()
    {
        CommonOptions common = new();
        Argument<string> scenario = new("scenario") { Description = "Scenario file, e.g. scenarios/baseline.yaml" };
        Option<string?> region = new("--leave-out")
        {
            Description = "Score only the states of this region, and let no benchmark learn from them",
            HelpName = "REGION",
        };
        Option<bool> rolling = new("--rolling")
        {
            Description = "Only who wins where, from 2002, 2008, 2014 and 2020, and what was to be reached; "
                + "no ablations, no figures",
        };
        Option<bool> refit = new("--refit")
        {
            Description = "From each origin, take parameters in the spread of what the years up to it say "
                + "('fit' prints them)",
        };
        Command command = new(
            "hindcast",
            """
            Compare the model with history: forecasts of known years beside reference forecasts, and where it loses.

            Examples:
              partnersim hindcast scenarios/baseline.yaml
              partnersim hindcast scenarios/baseline.yaml --rolling --refit
              partnersim hindcast scenarios/baseline.yaml --leave-out Baltic
              partnersim hindcast scenarios/baseline.yaml --format csv --quiet > skill.csv
            """)
        {
            scenario,
            region,
            rolling,
            refit,
        };
        common.AddWithEnsembleTo(command);
        command.SetAction((parsed, stop) => Task.Run(
            () => Execute(
                parsed, common, parsed.GetRequiredValue(scenario), parsed.GetValue(region), parsed.GetValue(rolling),
                parsed.GetValue(refit), stop),
            stop));
        return command;
    }

    private static int Execute(
        ParseResult parsed, CommonOptions common, string path, string? region, bool isRolling, bool isRefitted,
        CancellationToken stop)
    {
        DateTimeOffset started = DateTimeOffset.UtcNow;
        Stopwatch clock = Stopwatch.StartNew();
        bool isQuiet = parsed.GetValue(common.Quiet);
        Scenario scenario = common.Load(parsed, path);
        if (parsed.GetValue(common.Replicates) is null)
            scenario = scenario with { Replicates = DefaultSamples };
        Compiled compiled = Compiler.Compile(scenario);
        string? known = region is null
            ? null
            : compiled.Model.Regions.FirstOrDefault(name => string.Equals(
                name, region, StringComparison.OrdinalIgnoreCase))
                ?? throw new UsageException(
                    $"--leave-out {region}: the regions are {string.Join(", ", compiled.Model.Regions)}");
        RunPlan plan = common.PlanOf(parsed, scenario) with
        {
            Ensemble = common.EnsembleOf(parsed, [scenario], [compiled.Model]),
        };
        string hash = ResultFolder.HashOf([scenario], plan);
        string leftOut = known is null ? "" : $"-without-{Model.Entities.Group.KeyOf(known)}";
        using ResultFolder folder = ResultFolder.Open(
            parsed.GetValue(common.Output), $"hindcast-{scenario.Name}{leftOut}-{hash}", Screen.Message);
        Hindcast hindcast;
        using (ProgressLine progress = new("comparing with history", isQuiet))
        {
            Forecaster forecaster = new(scenario, plan.Seed, plan.Replicates, plan.WorkingThreads)
            {
                OfOrigin = isRefitted
                    ? origin => ModelFit.Of(scenario, Math.Max(origin, ModelFit.FirstOrigin)).Draws(RefittedDraws)
                    : null,
            };
            if (plan.Ensemble is { } ensemble)
                forecaster = forecaster with
                {
                    Ensemble = [.. Enumerable.Range(0, ensemble.Members.Length).Select(ensemble.SettingsOf)],
                };
            hindcast = Hindcast.Run(forecaster, isRolling ? [] : Ablation.All, known, progress, stop);
        }

        HindcastRecord record = HindcastRecord.Of(hindcast);
        folder.Write(HindcastFiles.Of(record));
        folder.Write(
            ForecastsTable.Table.FileName, stream => ForecastsTable.Table.Write(stream, ForecastRow.Of(hindcast)));
        Asked asked = Asked.Until(DateTimeOffset.UtcNow, CommandText.Of(parsed), started);
        Provenance provenance = Provenance.Of(
            ResultKind.Hindcast, [scenario], compiled.Fills, plan, CommonOptions.YearsOf(scenario), hash, asked);
        if (plan.Ensemble is { } points)
            // run by run in turn
            provenance = provenance with { Ensemble = points.Drawn(Math.Min(points.Members.Length, plan.Replicates)) };
        folder.Write(Provenance.FileName, provenance.Write);
        int figures = isRolling || parsed.GetValue(common.NoFigures)
            ? 0
            : new FigureFolder(isQuiet, stop).Write(HindcastReport.Of(record, provenance), folder);
        common.Finish(parsed, folder);

        SkillTable.Table.Print(
            parsed.GetValue(common.Format), record.Skills,
            () => HindcastSummary.Print(hindcast, record, isRolling));

        if (!isQuiet)
        {
            string drawn = figures > 0 ? $", {figures} figures, report.html" : "";
            Screen.Messages.MarkupLineInterpolated(
                $"[grey]{clock.Elapsed.TotalSeconds:0.0} s. Every score, forecast and fact:[/] [bold]{folder.Shown}[/]/skill.csv, scores.csv, forecasts.csv, facts.csv[grey]{drawn}[/]");
        }

        return ExitCode.Done;
    }
}
