using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using PartnershipSim.Results.Store;

namespace PartnershipSim.Plotting.Report;

/// <summary>
/// One HTML file of a report: it opens from a disk, asks nothing of any network (its own policy forbids it), prints on A4, follows light and
/// dark, and can be used with a keyboard. The same report gives the same bytes.
/// </summary>
public sealed class ReportPage
{
    /// <summary>The name of the file in a result folder.</summary>
    public const string FileName = "report.html";

    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:";

    private readonly StringBuilder _page = new();

    private ReportPage()
    {
    }

    public static string Of(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        ReportPage page = new();
        page.Write(report);
        return page._page.ToString();
    }

    /// <summary>Writes report.html into a folder, whole or not at all.</summary>
    public static void Write(Report report, string folder)
    {
        string text = Of(report);
        AtomicFile.Write(Path.Combine(folder, FileName), stream => stream.Write(new UTF8Encoding(false).GetBytes(text)));
    }

    private void Write(Report report)
    {
        Section[] sections = [new("The answer", [.. report.Answer.Select(sentence => new Prose(sentence))]), .. report.Sections];
        Line("<!DOCTYPE html>");
        Line("<html lang=\"en\">");
        Line("<head>");
        Line("<meta charset=\"utf-8\">");
        Line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        Line($"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\">");
        Line("<meta name=\"color-scheme\" content=\"light dark\">");
        Line($"<title>{Text(report.Subject)}: PartnershipSim report</title>");
        Line($"<style>\n{Asset("report.css")}</style>");
        Line("</head>");
        Line("<body>");
        Line("<a class=\"skip\" href=\"#answer\">To the answer</a>");
        Head(report, sections);
        Line("<main>");
        for (int i = 0; i < sections.Length; i++)
            Write(sections[i], i == 0 ? "answer" : Slug(sections[i].Title));
        Write(report.Origin);
        Line("</main>");
        Line($"<footer><p>{Text(report.Origin.Attribution)}</p><p>A what-if instrument, not a forecast. Made by PartnershipSim.</p></footer>");
        Line($"<script type=\"module\">\n{Asset("drawing.js")}\n{Asset("report.js")}</script>");
        Line("</body>");
        Line("</html>");
    }

    private void Head(Report report, Section[] sections)
    {
        Line("<header>");
        Line($"<p class=\"subject\">{Text(report.Subject)}</p>");
        Line($"<h1>{Text(report.Question)}</h1>");
        Line("<nav aria-label=\"Sections\"><ul>");
        for (int i = 0; i < sections.Length; i++)
            Line($"<li><a href=\"#{(i == 0 ? "answer" : Slug(sections[i].Title))}\">{Text(sections[i].Title)}</a></li>");
        Line("<li><a href=\"#origin\">Where it comes from</a></li>");
        Line("</ul><button type=\"button\" id=\"theme\" hidden>Dark page</button></nav>");
        Line("</header>");
    }

    private void Write(Section section, string id)
    {
        Line($"<section id=\"{id}\" aria-labelledby=\"{id}-title\">");
        Line($"<h2 id=\"{id}-title\">{Text(section.Title)}</h2>");
        foreach (Block block in section.Blocks)
            Write(block);
        Line("</section>");
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case Prose prose:
                Line($"<p>{Text(prose.Text)}</p>");
                break;
            case Points points:
                Line("<ul class=\"points\">");
                foreach (string line in points.Lines)
                    Line($"<li>{Text(line)}</li>");
                Line("</ul>");
                break;
            case Shown shown:
                Write(shown.Figure);
                break;
            case ReportTable table:
                Write(table);
                break;
            case Commands commands:
                Line($"<p>{Text(commands.Text)}</p>");
                Write(commands.Lines, "advice");
                break;
            case Explorer { IsEmpty: true } explorer:
                Line($"<h3>{Text(explorer.Title)}</h3>");
                Line("<p>There is nothing to look at here.</p>");
                break;
            case Explorer explorer:
                Write(explorer);
                break;
            default:
                throw new ArgumentException($"a report cannot show a {block.GetType().Name}", nameof(block));
        }
    }

    private void Write(Figure figure)
    {
        string csv = figure.Data.ToString();
        Line($"<figure id=\"figure-{figure.Name}\">");
        Line($"<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Figure: {Attribute(figure.Title)}\">");
        Line(ThemedSvg.Of(figure));
        Line("</div>");
        Line($"<figcaption><span class=\"alt\">{Text(figure.AltText)}</span> "
            + $"<a class=\"data\" download=\"{figure.Name}.csv\" href=\"data:text/csv;charset=utf-8,{Uri.EscapeDataString(csv)}\">Numbers of this figure (CSV)</a></figcaption>");
        Line("</figure>");
    }

    private void Write(ReportTable table)
    {
        Line($"<div class=\"wide table\" tabindex=\"0\" role=\"region\" aria-label=\"Table: {Attribute(table.Title)}\">");
        Line("<table class=\"sorts\">");
        Line($"<caption>{Text(table.Title)}</caption>");
        Line("<thead><tr>");
        foreach (ReportColumn column in table.Columns)
            Line($"<th scope=\"col\"{(column.IsNumeric ? " class=\"number\"" : "")}>{Text(column.Name)}</th>");
        Line("</tr></thead>");
        Line("<tbody>");
        foreach (ImmutableArray<ReportCell> row in table.Rows)
        {
            _page.Append("<tr>");
            for (int i = 0; i < row.Length; i++)
            {
                string tag = i == 0 ? "th scope=\"row\"" : "td";
                string sort = row[i].Sort is { } value && double.IsFinite(value) ? $" data-sort=\"{value.ToString("R", CultureInfo.InvariantCulture)}\"" : "";
                string number = table.Columns[i].IsNumeric ? " class=\"number\"" : "";
                _page.Append(CultureInfo.InvariantCulture, $"<{tag}{number}{sort}>{Text(row[i].Text)}</{tag[..2]}>");
            }

            Line("</tr>");
        }

        Line("</tbody></table></div>");
        if (table.Rows.IsEmpty)
            Line("<p>There is nothing to list here.</p>");
    }

    private void Write(Explorer explorer)
    {
        Line($"<div class=\"explorer\" id=\"explorer-{explorer.Id}\">");
        Line($"<h3>{Text(explorer.Title)}</h3>");
        Line($"<p>{Text(explorer.Advice)}</p>");
        Line("<noscript><p>This chart needs JavaScript; figures and tables hold the same numbers.</p></noscript>");
        Line($"<div class=\"controls\"></div><div class=\"chart\" role=\"img\" aria-label=\"{Attribute(explorer.Title)}\"></div>");
        Line($"<script type=\"application/json\">{ExplorerData.Of(explorer)}</script>");
        Line("</div>");
    }

    private void Write(Origin origin)
    {
        Line("<section id=\"origin\" aria-labelledby=\"origin-title\">");
        Line("<h2 id=\"origin-title\">Where it comes from</h2>");
        Line("<p>These commands give the same numbers again, to the last digit, on any machine; <code>partnersim</code> stands for "
            + "<code>dotnet run --project src/PartnershipSim.Cli -c Release --</code> in a clone of the repository.</p>");
        Write(origin.Commands, "reproduce");
        Facts(origin.Facts);
        if (!origin.Filled.IsEmpty)
        {
            Write(ReportTable.Of(
                "Missing data values that were filled in by the documented rules; run.json names each", ["rule", "values"],
                origin.Filled.Select(rule => (IEnumerable<ReportCell>)[rule.Rule, ReportCell.Whole(rule.Count)])));
        }

        Line("<h3>When and on what it was run</h3>");
        Facts(origin.ClockFacts);
        Line("</section>");
    }

    private void Write(ImmutableArray<string> commands, string kind)
    {
        Line($"<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{(kind == "reproduce" ? "Commands that reproduce this" : "Commands")}\"><pre class=\"{kind}\"><code>{Text(string.Join('\n', commands))}</code></pre></div>");
    }

    private void Facts(ImmutableArray<(string Name, string Value)> facts)
    {
        Line("<dl>");
        foreach ((string name, string value) in facts)
            Line($"<div><dt>{Text(name)}</dt><dd>{Text(value)}</dd></div>");
        Line("</dl>");
    }

    private void Line(string text) => _page.Append(text).Append('\n');

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Attribute(string text) => WebUtility.HtmlEncode(text);

    internal static string Slug(string title) =>
        string.Join('-', new string([.. title.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Asset(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the program");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
