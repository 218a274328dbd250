using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Builder;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Pages;

/// <summary>The pages, which lie in the assembly: no request can name a file of this machine.</summary>
internal static class StaticPages
{
    private static readonly (string Address, string Name, string Type)[] All =
    [
        ("/", "explorer.html", "text/html; charset=utf-8"),
        ("/explorer.js", "explorer.js", "text/javascript; charset=utf-8"),
        ("/drawing.js", "drawing.js", "text/javascript; charset=utf-8"),
        ("/why.js", "why.js", "text/javascript; charset=utf-8"),
        ("/abbreviations.js", "abbreviations.js", "text/javascript; charset=utf-8"),
        ("/words.js", "words.js", "text/javascript; charset=utf-8"),
        ("/page.js", "page.js", "text/javascript; charset=utf-8"),
        ("/teacher", "teacher.html", "text/html; charset=utf-8"),
        ("/teacher.js", "teacher.js", "text/javascript; charset=utf-8"),
        ("/join", "join.html", "text/html; charset=utf-8"),
        ("/join.js", "join.js", "text/javascript; charset=utf-8"),
        ("/play", "play.html", "text/html; charset=utf-8"),
        ("/seat.js", "seat.js", "text/javascript; charset=utf-8"),
        ("/play.js", "play.js", "text/javascript; charset=utf-8"),
        ("/board", "board.html", "text/html; charset=utf-8"),
        ("/board.js", "board.js", "text/javascript; charset=utf-8"),
        ("/classroom.js", "classroom.js", "text/javascript; charset=utf-8"),
        ("/classroom.css", "classroom.css", "text/css; charset=utf-8"),
        ("/explorer.css", "explorer.css", "text/css; charset=utf-8"),
        ("/kit.css", "kit.css", "text/css; charset=utf-8"),
        ("/seminar.css", "seminar.css", "text/css; charset=utf-8"),
    ];

    /// <summary>Languages whose words lie in the assembly, by their two letters.</summary>
    public static IEnumerable<string> Languages => Language.Codes;

    public static void Map(WebApplication app)
    {
        foreach ((string address, string name, string type) in All.Concat(Languages.Select(language =>
            ($"/words/{language}.json", $"words.{language}.json", "application/json; charset=utf-8"))))
            Serve(app, address, type, Read(name));
        foreach ((string address, string name, bool isInSheets) in (ReadOnlySpan<(string, string, bool)>)
            [("/kit/guide", "kit.README.md", false), ("/kit/papers", "kit.country_papers.md", true)])
            Serve(app, address, "text/html; charset=utf-8",
                Encoding.UTF8.GetBytes(KitPage.Of(Encoding.UTF8.GetString(Read(name)), isInSheets)));
        // the handouts have their style inside, so that one file can be passed on; our pages may have none
        string handouts = Encoding.UTF8.GetString(Read("kit.handouts.html"));
        int from = handouts.IndexOf("<style>", StringComparison.Ordinal);
        int to = handouts.IndexOf("</style>", StringComparison.Ordinal);
        string link = "<link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"/kit/handouts.css\">";
        Serve(app, "/kit/handouts.css", "text/css; charset=utf-8",
            Encoding.UTF8.GetBytes(handouts[(from + "<style>".Length)..to]));
        Serve(app, "/kit/handouts", "text/html; charset=utf-8",
            Encoding.UTF8.GetBytes(handouts[..from] + link + handouts[(to + "</style>".Length)..]));
    }

    private static void Serve(WebApplication app, string address, string type, byte[] content) =>
        app.MapGet(address, context =>
        {
            context.Response.ContentType = type;
            return context.Response.Body.WriteAsync(content).AsTask();
        });

    private static byte[] Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly");
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
