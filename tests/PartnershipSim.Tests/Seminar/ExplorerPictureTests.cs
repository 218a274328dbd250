using Microsoft.Playwright;
using PartnershipSim.Tests.Browser;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Seminar;

/// <summary>
/// The picture of the explorer: in view beside the levers, under the hand, and true to what is looked at.
/// </summary>
public sealed class ExplorerPictureTests(Chrome chrome, RunningSeminar seminar)
{
    private const string Drag =
        """
        async () => {
          const lever = document.getElementById("p-partnership.budget");
          document.body.dataset.refined = "false";
          for (let i = 0; i < 100; i++) {
            lever.value = 200 + i;
            lever.dispatchEvent(new Event("input", { bubbles: true }));
            await new Promise(done => setTimeout(done, 16));
          }
        }
        """;

    [SlowTheory]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    [InlineData(1920, 1080)]
    public async Task The_picture_stays_in_view_whichever_lever_is_moved(int width, int height)
    {
        await using Visit visit = await Opened();
        await visit.Page.SetViewportSizeAsync(width, height);

        foreach (string lever in new[] { "alliance.door", "partnership.aid", "operations.side_payment" })
        {
            await visit.Page.Locator($"[id='p-{lever}']").FocusAsync();
            await visit.Page.Locator($"[id='p-{lever}']").PressAsync("ArrowRight");
            await Assertions.Expect(visit.Page.Locator($"[id='p-{lever}']")).ToBeInViewportAsync(new() { Ratio = 1 });
            await Assertions.Expect(visit.Page.Locator("#difference svg, #chart svg").Locator("visible=true").First)
                .ToBeInViewportAsync(new() { Ratio = 0.99f });
            Assert.False(await visit.Page.EvaluateAsync<bool>(
                """
                lever => {
                  const range = document.getElementById(lever).getBoundingClientRect();
                  const top = document.elementFromPoint(range.left + range.width / 2, range.top + range.height / 2);
                  return top.id !== lever;
                }
                """,
                "p-" + lever), $"{lever} lies below the picture");
        }

        Assert.Empty(await visit.Clipped());
    }

    /// <summary>Letters once shrank with the picture, to nine pixels on a phone.</summary>
    [SlowTheory]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    [InlineData(1920, 1080)]
    public async Task Letters_of_a_picture_can_be_read_at_every_size(int width, int height)
    {
        await using Visit visit = await chrome.Open(
            seminar.Address + "#partnership.budget=400", width, height: height);
        await Refined(visit);

        double[] sizes = await visit.Page.EvaluateAsync<double[]>(
            """
            () => [...document.querySelectorAll(".charts text, #key text")].filter(text => text.getClientRects().length).map(text => {
              const drawing = text.ownerSVGElement;
              return (text.getAttribute("font-size") * drawing.getBoundingClientRect().width) / drawing.viewBox.baseVal.width;
            })
            """);

        Assert.NotEmpty(sizes);
        Assert.All(sizes, size => Assert.InRange(size, 10.4, 20));
    }

    /// <summary>Each answer is drawn, none is refined that nobody waits for, and the last one is.</summary>
    [Fact]
    public async Task A_drag_draws_every_answer_and_refines_once_when_it_rests()
    {
        await using Visit visit = await Opened();
        List<string> asked = [];
        visit.Page.Request += (_, request) =>
        {
            if (request.Url.EndsWith("/api/picture", StringComparison.Ordinal))
            {
                lock (asked)
                    asked.Add(request.PostData!.Contains("\"isRefined\":true", StringComparison.Ordinal)
                        ? "refined"
                        : "quick");
            }
        };
        int before = await Pictures(visit);

        await visit.Page.EvaluateAsync(Drag);
        string[] meanwhile;
        lock (asked)
            meanwhile = [.. asked];
        int drawn = await Pictures(visit) - before;
        await Refined(visit);

        Assert.DoesNotContain("refined", meanwhile);
        Assert.InRange(drawn, 2, 100);
        string[] all;
        lock (asked)
            all = [.. asked];
        Assert.Single(all, each => each == "refined");
        Assert.Equal(all.Length, await Pictures(visit) - before);
    }

    /// <summary>
    /// The server computes the next picture while the page draws one, and the page writes little meanwhile.
    /// </summary>
    [Fact]
    public async Task A_drag_asks_for_the_next_picture_before_it_draws_one()
    {
        await using Visit visit = await Opened();
        await visit.Page.EvaluateAsync(
            """
            () => {
              window.order = [];
              window.links = 0;
              const ask = window.fetch, replace = history.replaceState;
              window.fetch = async (address, options) => {
                if (address !== "/api/picture") return ask(address, options);
                window.order.push("ask");
                const reply = await ask(address, options);
                window.order.push("answer");
                return reply;
              };
              history.replaceState = function (...given) { window.links++; return replace.apply(this, given); };
              new MutationObserver(() => window.order.push("draw"))
                .observe(document.body, { attributes: true, attributeFilter: ["data-pictures"] });
            }
            """);
        await visit.Page.EvaluateAsync(Drag);
        await Refined(visit);

        string order = string.Join(' ', await visit.Page.EvaluateAsync<string[]>("() => window.order"));
        int links = await visit.Page.EvaluateAsync<int>("() => window.links");

        Assert.Contains("ask answer ask draw answer ask draw", order, StringComparison.Ordinal);
        Assert.DoesNotContain("ask ask", order, StringComparison.Ordinal);
        Assert.EndsWith("answer draw ask answer draw", order, StringComparison.Ordinal); // the last, and it refined
        Assert.InRange(links, 1, 4); // one for each move was more than a browser allows
        Assert.Contains("partnership.budget=299", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_difference_is_a_picture_of_its_own_and_the_sentence_follows_year_and_outcome()
    {
        await using Visit visit = await Opened();
        await visit.Page.Locator("[id='p-partnership.budget']").FillAsync("400");
        await Refined(visit);

        await Assertions.Expect(visit.Page.Locator("#difference .band")).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Page.Locator("#effect")).ToContainTextAsync("Partners, 2008: +");
        await visit.Page.Locator("#year").FillAsync("2012");
        await Assertions.Expect(visit.Page.Locator("#effect")).ToContainTextAsync("Partners, 2012: +");
        await visit.Page.Locator("#outcome").SelectOptionAsync("partner_troop_years");
        await Assertions.Expect(visit.Page.Locator("#effect")).ToContainTextAsync("Summed over 1996–2014: +");
        await visit.Page.Locator("#difference svg").HoverAsync();
        await Assertions.Expect(visit.Page.Locator("#difference .readout text").First)
            .ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[12][0-9]{3}$"));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task History_is_drawn_where_it_is_observed_and_what_is_projected_says_so()
    {
        await using Visit visit = await Opened();

        Assert.InRange(await visit.Page.Locator("#chart .seen").CountAsync(), 5, 20);
        Assert.Equal(0, await visit.Page.Locator("#chart .projection").CountAsync());
        await visit.Page.Locator("#ahead").CheckAsync();
        await Assertions.Expect(visit.Page.Locator("#chart .projection")).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Page.Locator("#chart")).ToContainTextAsync("projection");
        await Assertions.Expect(visit.Page.Locator("#year")).ToHaveAttributeAsync("max", "2035");
    }

    [Fact]
    public async Task Escape_closes_the_reasons_and_the_focus_returns_to_the_state()
    {
        await using Visit visit = await Opened();
        await visit.Page.Locator(".tile[data-iso3=GEO]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#why .reasons li").First).ToBeVisibleAsync();

        await visit.Page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(visit.Page.Locator("#why")).ToBeHiddenAsync();
        await Assertions.Expect(visit.Page.Locator(".tile[data-iso3=GEO]")).ToBeFocusedAsync();
    }

    private static Task<int> Pictures(Visit visit) =>
        visit.Page.EvaluateAsync<int>("() => Number(document.body.dataset.pictures)");

    private async Task<Visit> Opened()
    {
        Visit visit = await chrome.Open(seminar.Address);
        await Refined(visit);
        return visit;
    }

    private static Task Refined(Visit visit) => Assertions.Expect(visit.Page.Locator("body"))
        .ToHaveAttributeAsync("data-refined", "true", new() { Timeout = 30_000 });
}
