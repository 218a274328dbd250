using System.CommandLine;
using System.Diagnostics;
using PartnershipSim.Analysis.Evidence;
using PartnershipSim.Analysis.Evidence.Links;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Plotting.Report;
using PartnershipSim.Results.Store;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Cli.Commands;

/// <summary>
/// <c>evidence SCENARIO</c>: what history says of the programmes, and the model by the same estimators.
/// </summary>
internal static class EvidenceCommand
{
    private const int DefaultHistories = 200, FewestHistories = ArmSummary.Least, MostHistories = 10_000;

    public static Command Create()
    {
        CommonOptions common = new();
        Argument<string> scenario = new("scenario") { Description = "Scenario file, e.g. scenarios/baseline.yaml" };
        Option<int?> histories = CommonOptions.WithBounds(
            new("--histories")
            {
                Description = $"Simulated histories (default: {DefaultHistories})",
                HelpName = "N",
            },
            FewestHistories, MostHistories);
        Option<bool> brief = new("--no-identification")
        {
            Description = "Leave out what the statistics say of the parameters, which takes most of the time",
        };
        Command command = new(
            "evidence",
            """
            Estimate from history what joining a programme changed, and compare the model with it by the same
            estimators: differences in differences with tests of pre-trends, permuted and imputed dates; simulated
            histories with and without programmes; what such data can and cannot identify.

            Examples:
              partnersim evidence scenarios/baseline.yaml
              partnersim evidence scenarios/baseline.yaml --histories 400 --ensemble scenarios/ensembles/calibration.parquet
              partnersim evidence scenarios/baseline.yaml --format csv --quiet > evidence.csv
              partnersim evidence scenarios/baseline.yaml --permute interoperability
            """)
        {
            scenario,
            histories,
            brief,
        };
        EvidenceStudies studies = new();
        studies.AddTo(command);
        command.Add(common.Output);
        command.Add(common.Seed);
        command.Add(common.Threads);
        command.Add(common.Set);
        command.Add(common.Format);
        command.Add(common.Quiet);
        command.Add(common.NoFigures);
        command.Add(common.Ensemble);
        command.SetAction((parsed, stop) => Task.Run(
            () => Execute(
                parsed, common, studies, parsed.GetRequiredValue(scenario),
                parsed.GetValue(histories) ?? DefaultHistories, !parsed.GetValue(brief), stop),
            stop));
        return command;
    }

    private static int Execute(
        ParseResult parsed, CommonOptions common, EvidenceStudies studies, string path, int histories,
        bool hasIdentification, CancellationToken stop)
    {
        Func<EvidenceData, RunPlan, CancellationToken, int>? study = studies.Asked(parsed, common);
        DateTimeOffset started = DateTimeOffset.UtcNow;
        Stopwatch clock = Stopwatch.StartNew();
        bool isQuiet = parsed.GetValue(common.Quiet);
        Scenario scenario = EvidenceData.AsHistory(common.Load(parsed, path)) with { Replicates = histories };
        Compiled compiled = Compiler.Compile(scenario);
        RunPlan plan = new(scenario.Seed, histories, parsed.GetValue(common.Threads) ?? 0)
        {
            Ensemble = common.EnsembleOf(parsed, [scenario], [compiled.Model]),
        };
        EvidenceData data = EvidenceData.Of(scenario, compiled.Model, ProgrammeDates.Read(scenario.Data));
        if (study is not null)
            return study(data, plan, stop);
        EvidenceEffort effort = new(HasIdentification: hasIdentification);
        string hash = ResultFolder.HashOf([scenario], plan);
        using ResultFolder folder = ResultFolder.Open(
            parsed.GetValue(common.Output), $"evidence-{scenario.Name}-{hash}", Screen.Message);
        EvidencePage page;
        using (ProgressLine progress = new("simulated histories and parameters", isQuiet))
        {
            try
            {
                page = EvidencePage.Of(data, plan, effort, progress, stop);
            }
            catch (NotEstimableException refusal)
            {
                throw new UsageException($"{refusal.Message} Ask for more --histories, or add --no-identification.");
            }
        }

        folder.Write(EvidenceFiles.Of(page));
        Provenance provenance = Provenance.Of(
            ResultKind.Evidence, [scenario], compiled.Fills, plan, CommonOptions.YearsOf(scenario), hash,
            Asked.Until(DateTimeOffset.UtcNow, CommandText.Of(parsed), started));
        if (plan.Ensemble is { } ensemble)
            // history by history in turn
            provenance = provenance with { Ensemble = ensemble.Drawn(Math.Min(ensemble.Members.Length, histories)) };
        folder.Write(Provenance.FileName, provenance.Write);
        int figures = parsed.GetValue(common.NoFigures)
            ? 0
            : new FigureFolder(isQuiet, stop).Write(EvidenceReport.Of(page, provenance), folder);
        common.Finish(parsed, folder);

        EvidenceTable.Table.Print(
            parsed.GetValue(common.Format), page.Links,
            () => EvidenceSummary.Print(page, provenance));

        if (!isQuiet)
        {
            string drawn = figures > 0 ? $", {figures} figures, report.html" : "";
            Screen.Message(
                $"{clock.Elapsed.TotalSeconds:0.0} s. Every link, design and event time in {folder.Shown}: "
                + $"evidence.csv, evidence_designs.csv, event_study.csv{drawn}");
        }

        return ExitCode.Done;
    }
}
