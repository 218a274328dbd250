using System.Reflection;
using System.Text;
using PartnershipSim.Plotting.Markup;
using PartnershipSim.Results.Store;

namespace PartnershipSim.Plotting.Report;

/// <summary>
/// One HTML file of a report: it opens from a disk, asks nothing of any network (its own policy forbids it), prints on
/// A4, follows light and dark, and can be used with a keyboard. The same report gives the same bytes.
/// </summary>
public static class ReportPage
{
    /// <summary>The name of the file in a result folder.</summary>
    public const string FileName = "report.html";

    /// <summary>Where the answer stands in the page.</summary>
    private const string Answer = "answer";

    private const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:";

    /// <summary>Writes report.html into a folder, whole or not at all.</summary>
    public static void Write(Report report, string folder)
    {
        string text = Of(report);
        AtomicFile.Write(
            Path.Combine(folder, FileName), stream => stream.Write(new UTF8Encoding(false).GetBytes(text)));
    }

    public static string Of(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Section[] sections =
        [
            new("The answer", [.. report.Answer.Select(sentence => new Prose(sentence))]),
            .. report.Sections,
        ];
        (Section Section, string Id)[] named = [.. sections.Select(
            (section, i) => (section, i == 0 ? Answer : Slug(section.Title)))];
        BlockTemplates blocks = BlockTemplates.For(report.Figures);
        return Html.Of($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <meta name="color-scheme" content="light dark">
            <title>{report.Subject}: PartnershipSim report</title>
            <style>
            {Asset("report.css")}</style>
            </head>
            <body>
            <a class="skip" href="#{Answer}">To the answer</a>
            {Header(report, named)}
            <main>
            {named.Select(each => SectionOf(each.Section, each.Id, blocks))}{OriginTemplate.Of(report.Origin)}
            </main>
            <footer><p>{report.Origin.Attribution}</p><p>A what-if instrument, not a forecast. Made by PartnershipSim.</p></footer>
            <script type="module">
            {Asset("drawing.js")}
            {Asset("report.js")}</script>
            </body>
            </html>

            """).ToString();
    }

    private static Html Header(Report report, (Section Section, string Id)[] sections) => Html.Of($"""
        <header>
        <p class="subject">{report.Subject}</p>
        <h1>{report.Question}</h1>
        <nav aria-label="Sections"><ul>
        {sections.Select(each => Html.Of($"<li><a href=\"#{each.Id}\">{each.Section.Title}</a></li>\n"))}<li><a href="#origin">Where it comes from</a></li>
        </ul><button type="button" id="theme" hidden>Dark page</button></nav>
        </header>
        """);

    private static Html SectionOf(Section section, string id, BlockTemplates blocks) => Html.Of($"""
        <section id="{id}" aria-labelledby="{id}-title">
        <h2 id="{id}-title">{section.Title}</h2>
        {section.Blocks.Select(blocks.Of)}</section>

        """);

    internal static string Slug(string title) => string.Join(
        '-', new string([.. title.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static Html Asset(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the program");
        using StreamReader reader = new(stream);
        return Html.Trusted(reader.ReadToEnd());
    }
}
