using Microsoft.Playwright;
using PartnershipSim.Tests.Browser;
using Xunit;

namespace PartnershipSim.Tests.Seminar;

/// <summary>
/// The picture of the explorer: in view beside the levers, under the hand, and true to what is looked at.
/// </summary>
public sealed class ExplorerPictureTests(Chrome chrome, RunningSeminar seminar) : IClassFixture<RunningSeminar>
{
    [Theory]
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

        await visit.Page.EvaluateAsync(
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
            """);
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
