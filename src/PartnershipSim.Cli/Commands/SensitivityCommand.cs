using System.CommandLine;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.Sensitivity;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Plotting.Report;
using PartnershipSim.Results.Store;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Text;
using Spectre.Console;

namespace PartnershipSim.Cli.Commands;

/// <summary>Another program whose files a study can be written in.</summary>
internal enum ExportFormat
{
    None,
    SALib,
    Ema,
}

/// <summary><c>sensitivity STUDY</c>: which of its axes matter, and how much?</summary>
internal static class SensitivityCommand
{
    /// <summary>Rows of each outcome that are printed; sensitivity.csv holds all.</summary>
    private const int Printed = 8;

    public static Command Create()
    {
        StudyOptions options = new();
        CommonOptions common = new();
        Option<string?> only = new("--outcome")
        {
            Description = "Print this outcome only (the files hold all)",
            HelpName = "KEY",
        };
        Option<SensitivityMethod?> method = new("--method")
        {
            Description = "How to measure it (default: what the design was made for; pawn works with all)",
            HelpName = "morris|sobol|pawn",
        };
        Option<bool> plain = new("--plain")
        {
            Description = "Take the mean over replicates as exact, as SALib does; noise then counts as an effect",
        };
        Option<ExportFormat> export = new("--export")
        {
            Description = "Also write problem.json, param_values.txt and Y.txt for SALib or the EMA Workbench",
            HelpName = "salib|ema",
        };
        Command command = new(
            "sensitivity",
            """
            Say which axes of a study matter: Morris effects or Sobol' indices if the design is morris or saltelli, PAWN
            indices for any other (for every design with --method pawn); with 95 % intervals and a verdict in words. A sweep
            that is stored is taken as it is; if there is none, it is run first.

            Examples:
              partnersim sensitivity scenarios/studies/morris_screening.yaml
              partnersim sensitivity scenarios/studies/sobol_eight.yaml --second-order
              partnersim sensitivity scenarios/studies/policy_grid.yaml --method pawn
              partnersim sensitivity scenarios/studies/sobol_eight.yaml --plain --export salib
            """)
        {
            options.Study,
            only,
            method,
            plain,
            export,
        };
        options.AddTo(command);
        command.Add(common.Format);
        command.Add(common.NoFigures);
        command.SetAction((parsed, stop) => Task.Run(
            () => Execute(
                parsed, options, new(
                    parsed.GetValue(method), parsed.GetValue(plain), parsed.GetValue(export),
                    parsed.GetValue(common.Format), parsed.GetValue(only), !parsed.GetValue(common.NoFigures)),
                stop),
            stop));
        return command;
    }

    private static int Execute(ParseResult parsed, StudyOptions options, Wanted wanted, CancellationToken stop)
    {
        DateTimeOffset started = DateTimeOffset.UtcNow;
        SweepPlan plan = StoredStudy.Plan(parsed, options);
        string[] outcomes = [.. plan.Study.Outcomes.Select(outcome => outcome.Column)];
        if (wanted.Only is { } only && !outcomes.Contains(only))
            throw new UsageException(
                $"--outcome {only}: is no outcome of this study{Suggestion.WithList(only, outcomes)}");
        SensitivityMethod method = wanted.Method ?? OutcomeSensitivity.MethodOf(plan.Design);
        if (!OutcomeSensitivity.IsPossible(method, plan.Design))
            throw new UsageException(
                $"--method {Key(method)}: needs a {(method == SensitivityMethod.Sobol ? "saltelli" : "morris")} "
                + $"design, this study's is {plan.Design.Key}; pawn works with any");
        using SweptStudy swept = StoredStudy.Open(plan, parsed, options, stop);
        OutcomeRuns Read(string outcome) =>
            SweepColumns.Of(swept.Folder, plan.Points.Length, plan.Replicates, outcome);
        SensitivityTable table = SensitivityTable.Of(
            plan, method, outcome => wanted.IsPlain ? Read(outcome).Means() : Read(outcome), wanted.IsPlain);
        swept.Place.ForgetSensitivity();
        Asked asked = Asked.Until(DateTimeOffset.UtcNow, CommandText.Of(parsed), started);
        swept.Place.Write(table, new(
            asked, [.. table.Outcomes.Select(outcome => new OutcomeVerdict(outcome.Outcome, outcome.Verdict))]));
        ExportFormat export = wanted.Export;
        if (export != ExportFormat.None)
            swept.Place.Export(plan, export == ExportFormat.Ema, Read);
        int? figures = wanted.IsShown
            ? new FigureFolder(parsed.GetValue(options.Quiet), stop).Redraw(swept.Place)
            : null;

        if (wanted.Format == OutputFormat.Xlsx)
            swept.WriteWorkbook();
        Print(wanted.Only is null ? table : table.Of(wanted.Only), wanted.Format);
        if (!parsed.GetValue(options.Quiet))
        {
            swept.Say(Shard.Whole);
            if (figures is not null)
                Screen.Message(
                    $"All of it on one page: {Path.Combine(swept.Folder, ReportPage.FileName)}, and {figures} figures");
            Screen.Message(
                $"Indices in {swept.Folder}: sensitivity.csv{(export == ExportFormat.None ? "" : "; problem.json, param_values.txt, Y.txt for others to recompute")}");
            if (export != ExportFormat.None && plan.Replicates > 1 && !wanted.IsPlain
                && method != SensitivityMethod.Pawn)
                Screen.Message(
                    "Y.txt holds means over replicates, noise included; "
                    + "--plain prints the indices that follow from it.");
        }

        return swept.Outcome.Failed > 0 ? ExitCode.Partial : ExitCode.Done;
    }

    private static void Print(SensitivityTable table, OutputFormat format)
    {
        if (format == OutputFormat.Csv)
        {
            using Stream output = StandardStreams.OpenOutput();
            table.Write(output);
            return;
        }

        if (format == OutputFormat.Json)
        {
            Console.Out.WriteLine(table.Table.Json(table.Rows));
            return;
        }

        foreach (OutcomeSensitivity outcome in table.Outcomes)
        {
            Screen.Data.WriteLine(outcome.Verdict);
            if (outcome.Morris is null && outcome.Sobol is null && outcome.Pawn.IsEmpty)
                continue;
            Screen.Data.Write(SensitivitySummary.Of(outcome, Printed));
            if (outcome.Sobol is { Pairs.IsEmpty: false } indices)
                Screen.Data.Write(SensitivitySummary.OfPairs(indices, Printed));
        }
    }

    /// <summary>What was asked for beyond the study.</summary>
    private sealed record Wanted(
        SensitivityMethod? Method, bool IsPlain, ExportFormat Export, OutputFormat Format, string? Only, bool IsShown);

    private static string Key(SensitivityMethod method) => method.ToString().ToLowerInvariant();
}
