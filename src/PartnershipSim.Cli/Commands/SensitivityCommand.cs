using System.CommandLine;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Experiments.Results;
using PartnershipSim.Experiments.Sweeping;
using PartnershipSim.Plotting.Report;
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
        Option<ExportFormat> export = new("--export") { Description = "Also write problem.json, param_values.txt and Y.txt for SALib or the EMA Workbench", HelpName = "salib|ema" };
        Command command = new(
            "sensitivity",
            """
            Run a study, or go on with it, and say which of its axes matter: Morris effects or Sobol' indices if the design is morris or
            saltelli, PAWN indices for any other; with 95 % intervals and a verdict in words.

            Examples:
              partnersim sensitivity scenarios/studies/morris_screening.yaml
              partnersim sensitivity scenarios/studies/sobol_eight.yaml --points 512 --export salib
            """)
        {
            options.Study,
            export,
        };
        options.AddTo(command);
        command.Add(common.Format);
        command.Add(common.NoFigures);
        command.SetAction((parsed, stop) => Task.Run(() => Execute(parsed, options, parsed.GetValue(export), parsed.GetValue(common.Format), !parsed.GetValue(common.NoFigures), stop), stop));
        return command;
    }

    private static int Execute(ParseResult parsed, StudyOptions options, ExportFormat export, OutputFormat format, bool isShown, CancellationToken stop)
    {
        DateTimeOffset started = DateTimeOffset.UtcNow;
        SweepPlan plan = options.Load(parsed);
        SweptStudy swept = SweptStudy.Run(plan, Shard.Whole, parsed, options, stop);
        double[][] Read(string outcome) => SweepColumns.Read(swept.Folder, plan, outcome);
        SensitivityTable table = SensitivityTable.Of(plan, Read);
        AtomicFile.Write(Path.Combine(swept.Folder, "sensitivity.csv"), table.Write);
        if (export != ExportFormat.None)
            SweepExport.Write(swept.Folder, plan, export == ExportFormat.Ema, Read);

        StudyAnswers.Write(swept.Folder, SensitivityAnswer.FileName, new SensitivityAnswer(
            Origins.Asked(parsed, started), [.. plan.Study.Outcomes.Select(outcome => outcome.Column).Zip(table.Verdicts, (outcome, verdict) => new OutcomeVerdict(outcome, verdict))]));
        int? figures = isShown ? FigureFolder.Write(swept.Folder, parsed.GetValue(options.Quiet), stop) : null;

        Print(table, plan, format);
        if (!parsed.GetValue(options.Quiet))
        {
            swept.Say(Shard.Whole);
            if (figures is not null)
                Screen.Message($"All of it on one page: {Path.Combine(swept.Folder, ReportPage.FileName)}, and {figures} figures");
            Screen.Message($"Indices in {swept.Folder}: sensitivity.csv{(export == ExportFormat.None ? "" : "; problem.json, param_values.txt, Y.txt for others to recompute")}");
        }

        return swept.Outcome.Failed > 0 ? ExitCode.Partial : ExitCode.Done;
    }

    private static void Print(SensitivityTable table, SweepPlan plan, OutputFormat format)
    {
        if (format == OutputFormat.Csv)
        {
            using Stream output = Console.OpenStandardOutput();
            table.Write(output);
            return;
        }

        if (format == OutputFormat.Json)
        {
            Console.Out.WriteLine(JsonText.Of(table.Header, table.Rows.Select(row => (IReadOnlyList<object>)[.. row.Select(ValueOf)])));
            return;
        }

        for (int k = 0; k < table.Verdicts.Length; k++)
        {
            Screen.Data.WriteLine(table.Verdicts[k]);
            Table shown = Screen.NewTable();
            shown.AddColumn(Screen.Left("parameter"));
            foreach (string column in table.Header[2..])
                shown.AddColumn(column == "evidence" ? Screen.Left(column) : Screen.Right(column));
            string outcome = plan.Study.Outcomes[k].Column;
            foreach (var row in table.Rows.Where(row => row[0] == outcome).Take(Printed))
                shown.AddRow([.. row.Skip(1).Select(cell => Markup.Escape(ValueOf(cell) is double number ? Words.Number(number) : cell))]);
            Screen.Data.Write(shown);
        }
    }

    private static object ValueOf(string cell) => double.TryParse(cell, out double number) ? number : cell;
}
