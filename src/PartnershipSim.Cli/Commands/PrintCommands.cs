using System.CommandLine;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Model;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Tables;
using PartnershipSim.Scenarios.Schema;
using Spectre.Console;

namespace PartnershipSim.Cli.Commands;

/// <summary>
/// <c>parameters</c>, <c>outcomes</c>, <c>odd</c> and <c>schema</c>: what the declarations say, on standard output.
/// </summary>
internal static class PrintCommands
{
    public static IEnumerable<Command> All() =>
    [
        Tabular(
            "parameters", "Print every parameter: key, default, range, unit, role, evidence and meaning.",
            Odd.ParameterTable),
        Tabular("outcomes", "Print every outcome: key, unit, meaning and formula.", Odd.OutcomeTable),
        Schema(),
        Text("odd", "Print the model document (ODD protocol) as Markdown.", () => Odd.Document),
    ];

    private static Command Tabular(string name, string description, Func<PrintedTable> table)
    {
        CommonOptions common = new();
        Argument<string?> containing = new("containing")
        {
            Description = "Only rows that contain this word",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Command command = new(name, description) { containing, common.Format };
        command.SetAction(parsed =>
        {
            common.RefuseWorkbook(parsed, "a list is printed and leaves no folder");
            Show(table(), parsed.GetValue(containing), name, parsed.GetValue(common.Format));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Prints the rows of a table that contain a word, or all of them.</summary>
    public static void Show(PrintedTable table, string? word, string name, OutputFormat format)
    {
        PrintedTable shown = Filtered(table, word);
        if (shown.Rows.Length == 0)
            Screen.Message($"Nothing among the {name} contains '{word}'.");
        if (shown.Rows.Length > 0 || format != OutputFormat.Table)
            Print(shown, format); // a script gets a table without rows
    }

    private static Command Schema()
    {
        Argument<string> of = new("of")
        {
            Description = "Of which files: scenario or study",
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => "scenario",
        };
        of.AcceptOnlyFromAmong("scenario", "study");
        Command command =
            new("schema", "Print the JSON Schema of scenario files, or of study files (draft-07), for editors.") { of };
        command.SetAction(parsed =>
        {
            Console.Out.Write(parsed.GetRequiredValue(of) == "study" ? StudySchema.Print() : ScenarioSchema.Print());
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Text(string name, string description, Func<string> text)
    {
        Command command = new(name, description);
        command.SetAction(_ =>
        {
            Console.Out.Write(text());
            return ExitCode.Done;
        });
        return command;
    }

    private static PrintedTable Filtered(PrintedTable table, string? word) => word is null
        ? table
        : table with
        {
            Rows = [.. table.Rows.Where(row => row.Any(cell => cell.Contains(
                word, StringComparison.OrdinalIgnoreCase)))],
        };

    private static void Print(PrintedTable table, OutputFormat format)
    {
        switch (format)
        {
            case OutputFormat.Csv:
                using (Stream output = StandardStreams.OpenOutput())
                    Csv.Write(output, table.Header, table.Rows.Select(row => (IReadOnlyList<string>)row));
                break;
            case OutputFormat.Json:
                Console.Out.WriteLine(PrintedJson.Of(table));
                break;
            default:
                Table shown = new() { Border = TableBorder.Simple };
                shown.AddColumns([.. table.Header.Select(Markup.Escape)]);
                foreach (var row in table.Rows)
                    shown.AddRow([.. row.Select(Markup.Escape)]);
                Screen.Data.Write(shown);
                break;
        }
    }
}
