using System.Text.Json.Nodes;

namespace PartnershipSim.Plotting.Markup;

/// <summary>
/// A piece of a page. A template is an interpolated string: its constant text is taken as it is written, every hole is
/// encoded where it stands, and only another piece goes in unchanged. There is no way from a text to a piece that
/// leaves the encoding out, except <see cref="Trusted"/>.
/// </summary>
public sealed class Html
{
    private readonly string _text;

    private Html(string text) => _text = text;

    /// <summary>Nothing.</summary>
    public static Html Empty { get; } = new("");

    /// <summary>A template with its holes filled: <c>Html.Of($"&lt;p&gt;{text}&lt;/p&gt;")</c>.</summary>
    public static Html Of(HtmlTemplate template) => new(template.Filled());

    /// <summary>Several pieces, one after the other.</summary>
    public static Html Of(IEnumerable<Html> pieces) => new(string.Concat(pieces));

    /// <summary>
    /// Data for a script of the page; angle brackets are escaped, so that nothing in them can end the element.
    /// </summary>
    public static Html Data(JsonNode data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new($"<script type=\"application/json\">{data.ToJsonString()}</script>");
    }

    /// <summary>
    /// Markup that this program made itself: its own assets, and drawings from an XML writer. Never a text of a user or
    /// of a file.
    /// </summary>
    internal static Html Trusted(string markup) => new(markup);

    public override string ToString() => _text;
}
