using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Model;
using PartnershipSim.Plotting.Report;
using PartnershipSim.Results.Store;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using Spectre.Console;

namespace PartnershipSim.Cli.Commands;

/// <summary><c>attribute BASE OTHER</c>: which mechanism makes the difference?</summary>
internal static class AttributeCommand
{
    private static readonly (Outcome Outcome, string Group)[] Reported =
    [
        (Outcomes.PartnerTroopYears, "partners"),
        (Outcomes.PartnerTroopYears, "entrant"),
        (Outcomes.PartnerTroopYears, "pfp"),
        (Outcomes.PartnerTroopYears, "dialogue"),
        (Outcomes.Rme, "partners"),
        (Outcomes.Interop, "partners"),
        (Outcomes.AttitudeReform, "partners"),
        (Outcomes.AttitudeOperations, "partners"),
    ];

    public static Command Create()
    {
        CommonOptions common = new();
        Argument<string> @base = new("base") { Description = "Scenario to compare with" };
        Argument<string> other = new("other") { Description = "Scenario to compare" };
        Command command = new(
            "attribute",
            """
            Split the effect of OTHER against BASE among the five mechanisms: exact Shapley values over all 32 coalitions in both worlds.

            Example:
              partnersim attribute scenarios/baseline.yaml scenarios/no_partnership_at_all.yaml --replicates 200
            """)
        {
            @base,
            other,
        };
        common.AddWithEnsembleTo(command);
        command.SetAction((parsed, stop) => Task.Run(
            () => Execute(parsed, common, parsed.GetRequiredValue(@base), parsed.GetRequiredValue(other), stop), stop));
        return command;
    }

    private static int Execute(
        ParseResult parsed, CommonOptions common, string @base, string other, CancellationToken stop)
    {
        DateTimeOffset started = DateTimeOffset.UtcNow;
        Stopwatch clock = Stopwatch.StartNew();
        bool isQuiet = parsed.GetValue(common.Quiet);
        Worlds worlds = Worlds.Load(parsed, common, [@base, other]);
        string[] names = [.. worlds.Names];
        RunPlan plan = common.PlanOf(parsed, worlds.Scenarios, worlds.Models);
        string hash = ResultFolder.HashOf(worlds.Scenarios, plan);
        using ResultFolder folder = ResultFolder.Open(
            parsed.GetValue(common.Output), $"{names[0]}-attributed-{names[1]}-{hash}", Screen.Message);

        Attribution attribution;
        using (ProgressLine progress = new("attributing", isQuiet))
            attribution = Attribution.Run(worlds.Models[0], worlds.Models[1], plan, worlds.Years, progress, stop);

        Shares[] all = [.. Reported.Select(row => attribution.Of(row.Outcome, row.Group))];
        ImmutableArray<AttributionRow> rows = AttributionRow.Of(names[0], names[1], all);
        folder.Write(AttributionTable.Table.FileName, stream => AttributionTable.Table.Write(stream, rows));
        Asked asked = Asked.Until(DateTimeOffset.UtcNow, CommandText.Of(parsed), started);
        Provenance provenance = Provenance.Of(
            ResultKind.Attribution, worlds.Scenarios, worlds.Fills, plan, worlds.Years, hash, asked);
        folder.Write(Provenance.FileName, provenance.Write);
        int figures = parsed.GetValue(common.NoFigures)
            ? 0
            : new FigureFolder(isQuiet, stop).Write(AttributionReport.Of(rows, provenance), folder);
        folder.Complete();

        switch (parsed.GetValue(common.Format))
        {
            case OutputFormat.Csv:
                using (Stream output = StandardStreams.OpenOutput())
                    AttributionTable.Table.Write(output, rows);
                break;
            case OutputFormat.Json:
                Console.Out.WriteLine(AttributionTable.Table.Json(rows));
                break;
            default:
                AttributionSummary.Print(names[0], names[1], plan, all, attribution);
                break;
        }

        if (!isQuiet)
            Screen.Messages.MarkupLineInterpolated(
                $"[grey]{clock.Elapsed.TotalSeconds:0.0} s. All of it:[/] [bold]{folder.Shown}[/]/attribution.csv{(figures == 0 ? "" : $", {figures} figures, report.html")}");
        return ExitCode.Done;
    }
}
