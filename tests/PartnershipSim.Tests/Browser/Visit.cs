using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace PartnershipSim.Tests.Browser;

/// <summary>
/// A page that somebody looks at, and all that went on behind it: what the console said and what was asked of which
/// address.
/// </summary>
public sealed class Visit : IAsyncDisposable
{
    // the package for Playwright asks it of a second page each time, to be safe from frames of others; we have none
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly List<string> _complaints = [];
    private readonly List<string> _requests = [];

    internal Visit(IPage page)
    {
        Page = page;
        page.Console += (_, message) => Note(
            _complaints, message.Type is "error" or "warning" ? $"console {message.Type}: {message.Text}" : null);
        page.PageError += (_, error) => Note(_complaints, $"uncaught: {error}");
        page.Request += (_, request) => Note(
            _requests, request.Url.StartsWith("data:", StringComparison.Ordinal)
                || request.Url.StartsWith("blob:", StringComparison.Ordinal)
                ? null
                : request.Url);
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings on the console and exceptions that nobody caught, so far.</summary>
    public string[] Complaints => Copy(_complaints);

    /// <summary>Addresses that were asked for so far, the page itself among them.</summary>
    public string[] Requests => Copy(_requests);

    /// <summary>
    /// Parts of the page that stick out to the right of its window, as "tag#id.class: right edge"; empty if nothing
    /// must be scrolled sideways.
    /// </summary>
    /// <remarks>What scrolls inside a box of its own may be as wide as it likes.</remarks>
    public Task<string[]> Clipped() => Page.EvaluateAsync<string[]>(
        """
        () => {
          const root = document.documentElement;
          if (root.scrollWidth <= root.clientWidth) return [];
          const scrolls = e => e && e !== document.body && (getComputedStyle(e).overflowX !== "visible" || scrolls(e.parentElement));
          const out = [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > root.clientWidth + 0.5 && !scrolls(e.parentElement));
          return ["the page: " + root.scrollWidth + " in " + root.clientWidth, ...out.slice(0, 8).map(e => `${e.tagName.toLowerCase()}#${e.id}.${e.className.baseVal ?? e.className}: ${Math.round(e.getBoundingClientRect().right)}`)];
        }
        """);

    /// <summary>What axe finds that is serious or worse, one line for each rule and place.</summary>
    /// <remarks>
    /// It looks at a drawing as a whole, not into it: it cannot judge shapes, and thousands of them, even left out,
    /// take it long.
    /// </remarks>
    public async Task<string[]> Barriers()
    {
        await Page.EvaluateAsync(
            """
            () => window.drawn = [...document.querySelectorAll("svg > *")].filter(shape => !["title", "desc"].includes(shape.tagName)).map(shape => {
              const gap = document.createComment("");
              shape.replaceWith(gap);
              return [gap, shape];
            })
            """);
        await Page.EvaluateAsync(Axe);
        string[] barriers = await Page.EvaluateAsync<string[]>(
            """
            async () => {
              const found = await axe.run(document, { resultTypes: ["violations"] });
              if (!found.passes.length) throw new Error("axe looked at nothing");
              return found.violations.filter(rule => ["serious", "critical"].includes(rule.impact))
                .flatMap(rule => rule.nodes.slice(0, 3)
                  .map(node => `${rule.id} (${rule.impact}): ${rule.help}: ${node.html}`));
            }
            """);
        await Page.EvaluateAsync("() => { for (const [gap, shape] of window.drawn) gap.replaceWith(shape); }");
        return [.. barriers.Select(Short)];
    }

    /// <summary>Whether what has the focus can be seen to have it.</summary>
    public Task<bool> ShowsFocus() => Page.EvaluateAsync<bool>(
        "() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle !== 'none' && "
        + "parseFloat(s.outlineWidth) > 0; }");

    /// <summary>
    /// Presses Tab until something in the page has the focus that a selector names, at most so often; how often it
    /// took, or null.
    /// </summary>
    public async Task<int?> TabTo(string selector, int most = 200)
    {
        for (int i = 1; i <= most; i++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await Page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                return i;
        }

        return null;
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private static string Short(string line) => line.Length > 300 ? line[..300] + "…" : line;

    private static void Note(List<string> list, string? line)
    {
        if (line is null)
            return;
        lock (list)
            list.Add(line);
    }

    private static string[] Copy(List<string> list)
    {
        lock (list)
            return [.. list];
    }
}
