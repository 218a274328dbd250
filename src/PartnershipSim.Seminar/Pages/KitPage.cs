using System.Net;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PartnershipSim.Seminar.Pages;

/// <summary>A text of the kit as a page that can be read on a phone and printed.</summary>
internal static class KitPage
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .UseAutoLinks().DisableHtml().Build();

    /// <summary>Where the files that lie beside a text are on the server.</summary>
    private static readonly Dictionary<string, string> Neighbours = new()
    {
        ["handouts.html"] = "/kit/handouts",
        ["country_papers.md"] = "/kit/papers",
        ["README.md"] = "/kit/guide",
    };

    /// <summary>The page of a text in Markdown whose first line is its title.</summary>
    /// <param name="isInSheets">Whether each chapter is printed on a sheet of its own.</param>
    public static string Of(string markdown, bool isInSheets)
    {
        MarkdownDocument text = Markdown.Parse(WithoutNotes(markdown), Pipeline);
        foreach (LinkInline link in text.Descendants<LinkInline>().ToArray())
        {
            if (Neighbours.TryGetValue(link.Url ?? "", out string? address))
                link.Url = address;
            else if (link.Url is [not '#', ..] && !link.Url.StartsWith("http", StringComparison.Ordinal))
                Unlink(link);
        }

        string title = WebUtility.HtmlEncode(markdown.Split('\n')[0].TrimStart('#', ' '));
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title}</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="/seminar.css">
            <link rel="stylesheet" href="/kit.css">
            </head>
            <body>
            <main class="kit{(isInSheets ? " sheets" : "")}">
            {Scrolling(text.ToHtml(Pipeline))}
            </main>
            </body>
            </html>

            """;
    }

    // a table may be wider than a phone, and the keyboard must reach what scrolls
    private static string Scrolling(string html) => html
        .Replace("<table>", "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table>",
            StringComparison.Ordinal)
        .Replace(" style=\"text-align: right;\"", " class=\"number\"", StringComparison.Ordinal)
        .Replace("</table>", "</table></div>", StringComparison.Ordinal)
        .Replace("<pre>", "<pre tabindex=\"0\">", StringComparison.Ordinal);

    // a comment says how a block is printed; it is none of the reader's
    private static string WithoutNotes(string markdown) => string.Join('\n', markdown.Split('\n').Where(line =>
        !(line.StartsWith("<!--", StringComparison.Ordinal) && line.EndsWith("-->", StringComparison.Ordinal))));

    /// <summary>The words of a link to what is not on this server.</summary>
    private static void Unlink(LinkInline link)
    {
        while (link.FirstChild is { } child)
        {
            child.Remove();
            link.InsertBefore(child);
        }

        link.Remove();
    }
}
