using PartnershipSim.Results.Tables;

namespace PartnershipSim.Cli.Terminal;

/// <summary>Standard output of a command: its table for programs, or a screen for a reader.</summary>
internal static class TableOutput
{
    /// <summary>Prints the rows in the format that <c>--format</c> asks for; a reader gets the screen.</summary>
    public static void Print<TRow>(
        this Table<TRow> table, OutputFormat format, IReadOnlyCollection<TRow> rows, Action screen)
    {
        switch (format)
        {
            case OutputFormat.Csv:
                using (Stream output = StandardStreams.OpenOutput())
                    table.Write(output, rows);
                break;
            case OutputFormat.Json:
                Console.Out.WriteLine(table.Json(rows));
                break;
            default:
                screen();
                break;
        }
    }
}
