using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace PartnershipSim.Plotting.Markup;

/// <summary>
/// What the compiler makes of <c>$"&lt;p&gt;{text}&lt;/p&gt;"</c> where an <see cref="Html"/> is wanted. It takes
/// texts, whole numbers and pieces, and nothing else, so a hole of another kind does not compile.
/// </summary>
/// <remarks>
/// An encoded text is safe between tags and between the quotes of an attribute; a hole that follows "=" without a quote
/// is refused.
/// </remarks>
[InterpolatedStringHandler]
public sealed class HtmlTemplate(int literalLength, int formattedCount)
{
    private const int UsualHole = 24;

    private readonly StringBuilder _page = new(literalLength + UsualHole * formattedCount);

    public void AppendLiteral(string markup) => _page.Append(markup);

    public void AppendFormatted(string? text)
    {
        if (_page is { Length: > 0 } && _page[^1] == '=')
            throw new ArgumentException("the value of an attribute stands in quotes", nameof(text));
        _page.Append(WebUtility.HtmlEncode(Printable(text ?? "")));
    }

    public void AppendFormatted(int number) => _page.Append(CultureInfo.InvariantCulture, $"{number}");

    public void AppendFormatted(Html? piece) => _page.Append(piece);

    public void AppendFormatted(IEnumerable<Html> pieces) => _page.AppendJoin("", pieces);

    internal string Filled() => _page.ToString();

    /// <summary>A page may not contain control characters; a reader sees that one was there.</summary>
    private static string Printable(string text) => text.Any(IsUnprintable)
        ? string.Concat(text.Select(letter => IsUnprintable(letter) ? '\uFFFD' : letter)) : text;

    private static bool IsUnprintable(char letter) => char.IsControl(letter) && letter is not ('\n' or '\t');
}
