using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PartnershipSim.Tests.Browser;
using Xunit;

namespace PartnershipSim.Tests.Seminar;

/// <summary>The explorer in a real browser, in front of the real server.</summary>
public sealed class ExplorerTests(Chrome chrome, RunningSeminar seminar) : IClassFixture<RunningSeminar>
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

        await Assertions.Expect(visit.Page.Locator("#why-title")).ToContainTextAsync("Why did Georgia decide so in 2008?");
        await Assertions.Expect(visit.Page.Locator("#why-body summary", new() { HasText = "Does it join ISAF?" })).ToHaveCountAsync(1);
        Assert.Matches(new Regex("It joins in [0-9]+ of 16 runs"), await visit.Page.Locator("#why-body").TextContentAsync() ?? "");
    }

    [Fact]
    public async Task What_was_saved_comes_back_when_it_is_loaded()
    {
        await using Visit visit = await Opened();
        await visit.Page.Locator("[id='p-partnership.budget']").FillAsync("300");
        await visit.Page.Locator("summary", new() { HasText = "Ways in which" }).ClickAsync();
        await visit.Page.Locator("[id='m-peers']").UncheckAsync();
        IDownload saved = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.Locator("#save").ClickAsync());
        string file = Path.Combine(Directory.CreateTempSubdirectory("partnersim-").FullName, saved.SuggestedFilename);
        await saved.SaveAsAsync(file);
        await visit.Page.Locator("#reset").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("[id='p-partnership.budget']")).ToHaveValueAsync("150");

        await visit.Page.Locator("#file").SetInputFilesAsync(file);

        await Assertions.Expect(visit.Page.Locator("[id='p-partnership.budget']")).ToHaveValueAsync("300");
        await Assertions.Expect(visit.Page.Locator("[id='m-peers']")).Not.ToBeCheckedAsync();
        string text = await File.ReadAllTextAsync(file);
        Assert.Contains("extends: baseline.yaml\nparameters:\n  partnership.budget: 300\nmechanisms:\n  peers: off\n", text, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public async Task A_link_opens_the_same_what_if()
    {
        await using Visit visit = await chrome.Open(seminar.Address + "#from=no_programmes.yaml&partnership.exercises=2&outcome=interop&group=caucasus");

        await Assertions.Expect(visit.Page.Locator("#from")).ToHaveValueAsync("no_programmes.yaml");
        await Assertions.Expect(visit.Page.Locator("[id='p-partnership.exercises']")).ToHaveValueAsync("2");
        await Assertions.Expect(visit.Page.Locator("#effect")).ToContainTextAsync("Caucasus");
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

    [Theory]
    [InlineData("#csv", "what_if_troops.csv")]
    [InlineData("#png", "what_if_troops.png")]
    [InlineData("#report", "what_if.html")]
    public async Task What_is_seen_can_be_taken_away(string button, string name)
    {
        await using Visit visit = await Opened();

        IDownload taken = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.Locator(button).ClickAsync());

        Assert.Equal(name, taken.SuggestedFilename);
        await using Stream content = await taken.CreateReadStreamAsync();
        byte[] start = new byte[8];
        await content.ReadExactlyAsync(start);
        Assert.StartsWith(name.EndsWith("png", StringComparison.Ordinal) ? "PNG" : name.EndsWith("csv", StringComparison.Ordinal) ? "utcome" : "!doctype"[..6], System.Text.Encoding.Latin1.GetString(start)[1..], StringComparison.Ordinal);
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task Nobody_is_kept_out_and_nothing_is_cut_off(int width, bool isDark)
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

    private static Task Refined(Visit visit) => Assertions.Expect(visit.Page.Locator("body")).ToHaveAttributeAsync("data-refined", "true", new() { Timeout = 30_000 });
}
