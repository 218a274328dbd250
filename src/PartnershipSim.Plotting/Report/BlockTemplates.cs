using System.Collections.Immutable;
using System.Globalization;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Markup;

namespace PartnershipSim.Plotting.Report;

/// <summary>How each kind of block of a report looks in a page.</summary>
internal sealed class BlockTemplates
{
    private readonly Dictionary<Figure, string> _drawings;

    private BlockTemplates(Dictionary<Figure, string> drawings) => _drawings = drawings;

    /// <summary>Draws the figures, on as many threads as there are.</summary>
    public static BlockTemplates For(IEnumerable<Figure> figures)
    {
        Figure[] all = [.. figures];
        return new(all.AsParallel().AsOrdered().Select(figure => (figure, Svg: ThemedSvg.Of(figure)))
            .ToDictionary(pair => pair.figure, pair => pair.Svg));
    }

    public Html Of(Block block) => block switch
    {
        Prose prose => Html.Of($"<p>{prose.Text}</p>\n"),
        Points points =>
            Html.Of($"<ul class=\"points\">\n{points.Lines.Select(line => Html.Of($"<li>{line}</li>\n"))}</ul>\n"),
        Shown shown => Of(shown.Figure),
        ReportTable table => Of(table),
        Commands commands => Html.Of($"<p>{commands.Text}</p>\n{Of(commands.Lines, "advice", "Commands")}"),
        Explorer { IsEmpty: true } explorer =>
            Html.Of($"<h3>{explorer.Title}</h3>\n<p>There is nothing to look at here.</p>\n"),
        Explorer explorer => Of(explorer),
        _ => throw new ArgumentException($"a report cannot show a {block.GetType().Name}", nameof(block)),
    };

    private Html Of(Figure figure) => Html.Of($"""
        <figure id="figure-{figure.Name}">
        <div class="wide" tabindex="0" role="region" aria-label="Figure: {figure.Title}">
        {Html.Trusted(_drawings[figure])}
        </div>
        <figcaption><span class="alt">{figure.AltText}</span> {Numbers(figure)}</figcaption>
        </figure>

        """);

    private static Html Numbers(Figure figure) => Html.Of(
        $"<a class=\"data\" download=\"{figure.Name}.csv\" href=\"data:text/csv;charset=utf-8,"
        + $"{Uri.EscapeDataString(figure.Data.ToString())}\">Numbers of this figure (CSV)</a>");

    public static Html Of(ReportTable table) => Html.Of($"""
        <div class="wide table" tabindex="0" role="region" aria-label="Table: {table.Title}">
        <table class="sorts">
        <caption>{table.Title}</caption>
        <thead><tr>
        {table.Columns.Select(column => Html.Of($"<th scope=\"col\"{Numeric(column)}>{column.Name}</th>\n"))}</tr></thead>
        <tbody>
        {table.Rows.Select(row => RowOf(table.Columns, row))}</tbody></table></div>
        {(table.Rows.IsEmpty ? Html.Of($"<p>There is nothing to list here.</p>\n") : Html.Empty)}
        """);

    private static Html RowOf(ImmutableArray<ReportColumn> columns, ImmutableArray<ReportCell> row) =>
        Html.Of($"<tr>{row.Select((cell, i) => CellOf(columns[i], cell, isFirst: i == 0))}</tr>\n");

    private static Html CellOf(ReportColumn column, ReportCell cell, bool isFirst)
    {
        Html sort = cell.Sort is { } value && double.IsFinite(value)
            ? Html.Of($" data-sort=\"{value.ToString("R", CultureInfo.InvariantCulture)}\"") : Html.Empty;
        return isFirst
            ? Html.Of($"<th scope=\"row\"{Numeric(column)}{sort}>{cell.Text}</th>")
            : Html.Of($"<td{Numeric(column)}{sort}>{cell.Text}</td>");
    }

    private static Html Numeric(ReportColumn column) => column.IsNumeric ? Html.Of($" class=\"number\"") : Html.Empty;

    private static Html Of(Explorer explorer) => Html.Of($"""
        <div class="explorer" id="explorer-{explorer.Id}">
        <h3>{explorer.Title}</h3>
        <p>{explorer.Advice}</p>
        <noscript><p>This chart needs JavaScript; figures and tables contain the same numbers.</p></noscript>
        <div class="controls"></div><div class="chart" role="img" aria-label="{explorer.Title}"></div>
        {Html.Data(ExplorerData.Of(explorer))}
        </div>

        """);

    /// <summary>Lines to type.</summary>
    /// <param name="kind">The class of the element.</param>
    /// <param name="name">What a screen reader calls them.</param>
    public static Html Of(ImmutableArray<string> commands, string kind, string name) => Html.Of($"""
        <div class="wide" tabindex="0" role="region" aria-label="{name}"><pre class="{kind}"><code>{string.Join('\n', commands)}</code></pre></div>

        """);
}
