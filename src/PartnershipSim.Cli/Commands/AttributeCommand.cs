using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Model;
using PartnershipSim.Plotting.Answers;
using PartnershipSim.Plotting.Report;
using PartnershipSim.Results.Store;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Questions;
using Spectre.Console;

namespace PartnershipSim.Cli.Commands;

/// <summary><c>attribute BASE OTHER</c>: which mechanism makes the difference?</summary>
internal static class AttributeCommand
{
    /// <summary>Reported beside what is asked: the rows that reports show of partners.</summary>
    private static readonly ImmutableArray<Aim> Usual =
    [
        .. ReportedEffects.All.Where(row => row.Group != "all").Select(row => new Aim(row.Outcome.Key, row.Group)),
    ];

    public static Command Create()
    {
        CommonOptions common = new();
        Argument<string> @base = new("base") { Description = "Scenario to compare with" };
        Argument<string> other = new("other") { Description = "Scenario to compare" };
        Command command = new(
            "attribute",
            """
            Divide the effect of OTHER against BASE among the five mechanisms: exact Shapley values over all 32 coalitions of
            mechanisms in both scenarios. The first rows are what OTHER is about, or --outcome and --group.

            Examples:
              partnersim attribute scenarios/baseline.yaml scenarios/no_partnership_at_all.yaml --replicates 400
              partnersim attribute scenarios/baseline.yaml scenarios/no_partnership_at_all.yaml --chance-only
            """)
        {
            @base,
            other,
        };
        AimOptions aims = new();
        command.Add(aims.Outcome);
        command.Add(aims.Group);
        command.Add(aims.Years);
        common.AddWithEnsembleTo(command);
        command.Add(DefaultEnsemble.ChanceOnly);
        command.SetAction((parsed, stop) => Task.Run(
            () => Execute(parsed, common, aims, parsed.GetRequiredValue(@base), parsed.GetRequiredValue(other), stop),
            stop));
        return command;
    }

    private static int Execute(
        ParseResult parsed, CommonOptions common, AimOptions aims, string @base, string other,
        CancellationToken stop)
    {
        DateTimeOffset started = DateTimeOffset.UtcNow;
        Stopwatch clock = Stopwatch.StartNew();
        bool isQuiet = parsed.GetValue(common.Quiet);
        ScenarioSet set = ScenarioSet.Load(parsed, common, [@base, other], aims.YearsOf(parsed));
        ScenarioQuestion question = aims.Asked(
            parsed, ScenarioQuestion.Of(set.Scenarios[1], set.Scenarios[0]), set.Models[0]);
        string[] names = [.. set.Names];
        // all coalitions of mechanisms are run: the fewest members that have an interval
        (RunPlan plan, string? whyNone) = DefaultEnsemble.PlanOf(
            parsed, common, set.Scenarios, set.Models, DefaultEnsemble.Fewest);
        if (whyNone is not null && !isQuiet)
            Screen.Message($"Intervals are over chance alone: {whyNone}.");
        string hash = ResultFolder.HashOf(set.Scenarios, plan);
        using ResultFolder folder = ResultFolder.Open(
            parsed.GetValue(common.Output), $"{names[0]}-attributed-{names[1]}-{hash}", Screen.Message);

        Attribution attribution;
        using (ProgressLine progress = new("attributing", isQuiet))
            attribution = Attribution.Run(set.Models[0], set.Models[1], plan, set.Years, progress, stop);

        Shares[] all =
        [
            .. question.Aims.Concat(Aim.Headline).Concat(Usual).Distinct()
                .Select(aim => attribution.Of(Outcomes.Find(aim.Outcome)!, aim.Group)),
        ];
        ImmutableArray<AttributionRow> rows = AttributionRow.Of(names[0], names[1], all);
        folder.Write(AttributionTable.Table.FileName, stream => AttributionTable.Table.Write(stream, rows));
        Asked asked = Asked.Until(DateTimeOffset.UtcNow, CommandText.Of(parsed), started);
        Provenance provenance = Provenance.Of(
            ResultKind.Attribution, set.Scenarios, set.Fills, plan, set.Years, hash, asked) with
        {
            Questions = [question],
            Evidence = BesideScenario.Quotes(set.Scenarios[0], [question]),
        };
        folder.Write(Provenance.FileName, provenance.Write);
        int figures = parsed.GetValue(common.NoFigures)
            ? 0
            : new FigureFolder(isQuiet, stop).Write(AttributionReport.Of(rows, provenance), folder);
        common.Finish(parsed, folder);

        AttributionTable.Table.Print(
            parsed.GetValue(common.Format), rows,
            () =>
            {
                AttributionSummary.Print(names[0], names[1], plan, all, attribution);
                AttributionSummary.PrintTrust(provenance.Evidence);
            });

        if (!isQuiet)
            Screen.Messages.MarkupLineInterpolated(
                $"[grey]{clock.Elapsed.TotalSeconds:0.0} s. All of it:[/] [bold]{folder.Shown}[/]/attribution.csv{(figures == 0 ? "" : $", {figures} figures, report.html")}");
        return ExitCode.Done;
    }
}
