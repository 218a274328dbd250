using System.Reflection;
using Microsoft.AspNetCore.Builder;

namespace PartnershipSim.Seminar.Pages;

/// <summary>The pages, which lie in the assembly: no request can name a file of this machine.</summary>
internal static class StaticPages
{
    private static readonly (string Address, string Name, string Type)[] All =
    [
        ("/", "explorer.html", "text/html; charset=utf-8"),
        ("/explorer.js", "explorer.js", "text/javascript; charset=utf-8"),
        ("/drawing.js", "drawing.js", "text/javascript; charset=utf-8"),
        ("/page.js", "page.js", "text/javascript; charset=utf-8"),
        ("/teacher", "teacher.html", "text/html; charset=utf-8"),
        ("/teacher.js", "teacher.js", "text/javascript; charset=utf-8"),
        ("/join", "join.html", "text/html; charset=utf-8"),
        ("/join.js", "join.js", "text/javascript; charset=utf-8"),
        ("/play", "play.html", "text/html; charset=utf-8"),
        ("/play.js", "play.js", "text/javascript; charset=utf-8"),
        ("/board", "board.html", "text/html; charset=utf-8"),
        ("/board.js", "board.js", "text/javascript; charset=utf-8"),
        ("/classroom.js", "classroom.js", "text/javascript; charset=utf-8"),
        ("/classroom.css", "classroom.css", "text/css; charset=utf-8"),
        ("/seminar.css", "seminar.css", "text/css; charset=utf-8"),
    ];

    public static void Map(WebApplication app)
    {
        foreach ((string address, string name, string type) in All)
        {
            byte[] content = Read(name);
            app.MapGet(address, context =>
            {
                context.Response.ContentType = type;
                return context.Response.Body.WriteAsync(content).AsTask();
            });
        }
    }

    private static byte[] Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly");
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
