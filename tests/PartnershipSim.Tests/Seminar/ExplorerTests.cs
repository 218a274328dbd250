using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PartnershipSim.Tests.Browser;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Seminar;

/// <summary>The explorer in a real browser, in front of the real server.</summary>
public sealed class ExplorerTests(Chrome chrome, RunningSeminar seminar)
{
    [Fact]
    public async Task A_move_is_answered_at_once_and_then_with_a_band()
    {
        await using Visit visit = await Opened();
        string before = (await visit.Page.Locator("#effect").TextContentAsync())!;

        await visit.Page.Locator("[id='p-partnership.budget']").FillAsync("400");

        await Assertions.Expect(visit.Page.Locator("#effect")).ToContainTextAsync("%");
        await Refined(visit);
        Assert.Contains("Nothing has been moved yet", before, StringComparison.Ordinal);
        Assert.Equal(2, await visit.Page.Locator("#chart .band").CountAsync());
        Assert.Contains("partnership.budget=400", visit.Page.Url, StringComparison.Ordinal);
        Assert.Empty(visit.Complaints);
        Assert.All(visit.Requests, address => Assert.StartsWith(seminar.Address, address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Undo_takes_back_one_move()
    {
        await using Visit visit = await Opened();
        await visit.Page.Locator("[id='p-partnership.budget']").FillAsync("400");
        await visit.Page.Locator("[id='p-partnership.exercises']").FillAsync("3");

        await visit.Page.Locator("#undo").ClickAsync();

        Assert.Equal("400", await visit.Page.Locator("[id='p-partnership.budget']").InputValueAsync());
        Assert.Equal("1", await visit.Page.Locator("[id='p-partnership.exercises']").InputValueAsync());
    }

    [Fact]
    public async Task A_state_says_why_in_words_and_with_its_ledger()
    {
        await using Visit visit = await Opened();

        await visit.Page.Locator(".tile[data-iso3=GEO]").ClickAsync();

        await Assertions.Expect(visit.Page.Locator("#why-title"))
            .ToContainTextAsync("Why did Georgia decide so in 2008?");
        await Assertions.Expect(visit.Page.Locator("#why-body summary", new() { HasText = "Does it join ISAF?" }))
            .ToHaveCountAsync(1);
        Assert.Matches(
            new Regex("Georgia joins ISAF in [0-9]+ of 16 runs"),
            await visit.Page.Locator("#why-body").TextContentAsync() ?? "");
    }

    [Fact]
    public async Task What_was_saved_comes_back_when_it_is_loaded()
    {
        await using Visit visit = await Opened();
        await visit.Page.Locator("[id='p-partnership.budget']").FillAsync("300");
        await visit.Page.Locator("summary", new() { HasText = "Ways in which" }).ClickAsync();
        await visit.Page.Locator("[id='m-peers']").UncheckAsync();
        await visit.Page.Locator(".menu summary").ClickAsync();
        IDownload saved = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.Locator("#save").ClickAsync());
        string file = Path.Combine(Directory.CreateTempSubdirectory("partnersim-").FullName, saved.SuggestedFilename);
        await saved.SaveAsAsync(file);
        await visit.Page.Locator("#reset").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("[id='p-partnership.budget']")).ToHaveValueAsync("150");

        await visit.Page.Locator("#file").SetInputFilesAsync(file);

        await Assertions.Expect(visit.Page.Locator("[id='p-partnership.budget']")).ToHaveValueAsync("300");
        await Assertions.Expect(visit.Page.Locator("[id='m-peers']")).Not.ToBeCheckedAsync();
        string text = await File.ReadAllTextAsync(file);
        Assert.Contains(
            "extends: baseline.yaml\nparameters:\n  partnership.budget: 300\nmechanisms:\n  peers: off\n",
            text, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public async Task A_link_opens_the_same_what_if()
    {
        await using Visit visit = await chrome.Open(
            seminar.Address + "#from=no_programmes.yaml&partnership.exercises=2&outcome=interop&group=caucasus");

        await Assertions.Expect(visit.Page.Locator("#from")).ToHaveValueAsync("no_programmes.yaml");
        await Assertions.Expect(visit.Page.Locator("[id='p-partnership.exercises']")).ToHaveValueAsync("2");
        await Assertions.Expect(visit.Page.Locator("#effect")).ToContainTextAsync("Caucasus");
    }

    [Fact]
    public async Task A_link_contains_the_year_and_what_the_map_shows()
    {
        await using Visit visit = await chrome.Open(
            seminar.Address + "#partnership.budget=300&year=2012&shown=difference");
        await Refined(visit);

        await Assertions.Expect(visit.Page.Locator("#year-now")).ToHaveTextAsync("2012");
        await Assertions.Expect(visit.Page.Locator("#shown")).ToHaveValueAsync("difference");
        Assert.Contains("year=2012&shown=difference", visit.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(visit.Page.Locator("#message")).ToBeEmptyAsync();
    }

    [SlowTheory]
    [InlineData("partnership.budget=9999")]
    [InlineData("partnership.budgett=100")]
    [InlineData("from=gone.yaml")]
    [InlineData("outcome=happiness")]
    [InlineData("year=1066")]
    [InlineData("mechanisms.peers=on")]
    public async Task A_bad_link_says_what_it_cannot_show(string part)
    {
        await using Visit visit = await chrome.Open(seminar.Address + "#partnership.exercises=2&" + part);

        await Assertions.Expect(visit.Page.Locator("#message")).ToContainTextAsync(part);
        Assert.Equal("2", await visit.Page.Locator("[id='p-partnership.exercises']").InputValueAsync());
    }

    /// <summary>A drag once sent sixty quick requests and fifty-six refinements that nobody looked at.</summary>
    [Fact]
    public async Task A_drag_has_one_request_on_its_way_and_refines_when_it_rests()
    {
        await using Visit visit = await Opened();
        await visit.Page.EvaluateAsync(
            """
            () => {
              const ask = window.fetch;
              window.asked = { open: 0, most: 0, quick: 0, refined: 0, budgets: [] };
              window.fetch = async (address, options) => {
                const body = JSON.parse(options.body);
                if (address !== "/api/picture") return ask(address, options);
                window.asked.budgets.push(body.move.parameters["partnership.budget"]);
                if (body.isRefined) { window.asked.refined++; return ask(address, options); }
                window.asked.quick++;
                window.asked.most = Math.max(window.asked.most, ++window.asked.open);
                try { return await ask(address, options); } finally { window.asked.open--; }
              };
            }
            """);
        await visit.Page.EvaluateAsync(
            """
            async () => {
              const lever = document.getElementById("p-partnership.budget");
              document.body.dataset.refined = "false";
              for (let i = 0; i < 60; i++) {
                lever.value = 200 + i;
                lever.dispatchEvent(new Event("input", { bubbles: true }));
                await new Promise(done => setTimeout(done, 15));
              }
            }
            """);
        await Refined(visit);

        Assert.Equal(1, await visit.Page.EvaluateAsync<int>("() => window.asked.most"));
        Assert.Equal(259, await visit.Page.EvaluateAsync<double>("() => window.asked.budgets.at(-1)"));
        Assert.InRange(await visit.Page.EvaluateAsync<int>("() => window.asked.quick - window.asked.refined"), 0, 59);
    }

    /// <summary>A slider of round steps would move a value that it was only meant to show.</summary>
    [Fact]
    public async Task Nothing_is_moved_by_being_looked_at()
    {
        await using Visit visit = await chrome.Open(seminar.Address + "#partnership.exercises=2.017");
        await Refined(visit);

        Assert.Equal("2.017", await visit.Page.Locator("[id='p-partnership.exercises']").InputValueAsync());
        Assert.Contains("partnership.exercises=2.017", visit.Page.Url, StringComparison.Ordinal);
    }

    [SlowTheory]
    [InlineData("#csv", "what_if_troops.csv")]
    [InlineData("#png", "what_if_troops.png")]
    [InlineData("#report", "what_if.html")]
    public async Task What_is_seen_can_be_taken_away(string button, string name)
    {
        await using Visit visit = await Opened();

        await visit.Page.Locator(".menu summary").ClickAsync();
        IDownload taken = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.Locator(button).ClickAsync());

        Assert.Equal(name, taken.SuggestedFilename);
        await using Stream content = await taken.CreateReadStreamAsync();
        byte[] start = new byte[8];
        await content.ReadExactlyAsync(start);
        Assert.StartsWith(
            name.EndsWith("png", StringComparison.Ordinal)
                ? "PNG"
                : name.EndsWith("csv", StringComparison.Ordinal) ? "utcome" : "!doctype"[..6],
            System.Text.Encoding.Latin1.GetString(start)[1..], StringComparison.Ordinal);
        Assert.Empty(visit.Complaints);
    }

    [SlowTheory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task Every_page_is_accessible_and_whole(int width, bool isDark)
    {
        await using Visit visit = await chrome.Open(seminar.Address, width, isDark);
        await Refined(visit);
        await visit.Page.Locator(".tile[data-iso3=GEO]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#why-title")).ToContainTextAsync("Georgia");

        Assert.Empty(await visit.Barriers());
        Assert.Empty(await visit.Clipped());
        Assert.Empty(visit.Complaints);
    }

    private async Task<Visit> Opened()
    {
        Visit visit = await chrome.Open(seminar.Address);
        await Refined(visit);
        return visit;
    }

    private static Task Refined(Visit visit) => Assertions.Expect(visit.Page.Locator("body"))
        .ToHaveAttributeAsync("data-refined", "true", new() { Timeout = 30_000 });
}
