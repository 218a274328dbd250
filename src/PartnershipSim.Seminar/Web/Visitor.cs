using Microsoft.AspNetCore.Http;

namespace PartnershipSim.Seminar.Web;

/// <summary>
/// Who asks: an address, and the page in it. A school is one address, so that limits go by page; a page without a
/// number is its address.
/// </summary>
/// <param name="Address">The address of the network.</param>
/// <param name="Page">A random number that a page draws when it opens, or nothing.</param>
internal readonly record struct Visitor(string Address, string Page)
{
    /// <summary>The header in which a page sends its number.</summary>
    public const string Header = "X-Session";

    private const int LongestPage = 40;

    public static Visitor Of(HttpContext context)
    {
        string page = context.Request.Headers[Header].ToString();
        bool isNumber = page.Length is > 0 and <= LongestPage && page.All(char.IsAsciiLetterOrDigit);
        return new(context.Connection.RemoteIpAddress?.ToString() ?? "", isNumber ? page : "");
    }
}
