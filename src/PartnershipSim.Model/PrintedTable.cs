using System.Collections.Immutable;
using System.Text;

namespace PartnershipSim.Model;

/// <summary>
/// A table of words, ready to be printed: as Markdown here, as CSV or JSON by those who know how to write files.
/// </summary>
/// <param name="Header">Column names, lower snake_case.</param>
/// <param name="Rows">One cell per column, in plain text; numbers in round-trip precision with a decimal point.</param>
public sealed record PrintedTable(ImmutableArray<string> Header, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>The table in Markdown, headings with spaces instead of underscores.</summary>
    public string ToMarkdown()
    {
        StringBuilder text = new();
        Line(text, Header.Select(name => name.Replace('_', ' ')));
        Line(text, Header.Select(_ => "---"));
        foreach (ImmutableArray<string> row in Rows)
            Line(text, row.Select(Escape));
        return text.ToString();
    }

    private static void Line(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Escape(string cell) => cell.Replace("|", "\\|").Replace("<", "&lt;");
}
