using Microsoft.Playwright;
using PartnershipSim.Tests.Browser;
using Xunit;

namespace PartnershipSim.Tests.Seminar.Classroom;

/// <summary>
/// What others do in a room does not take the focus, close what was opened, or leave old words standing.
/// </summary>
public sealed class PagesStayPutTests(Chrome chrome, SeminarProcess seminar) : IClassFixture<SeminarProcess>
{
    [Fact]
    public async Task A_prediction_of_somebody_else_moves_nothing_on_the_pages_of_the_others()
    {
        Caller teacher = await Caller.Teacher(seminar);
        string code = await teacher.Code();
        Caller georgia = await teacher.Join(code, "Ann", "government", "GEO");
        Caller observer = await teacher.Join(code, "Dan", "observer");
        await teacher.Act("start", 1);
        await teacher.Act("count", 1);
        await teacher.Report();
        await teacher.Act("start", 2);
        await teacher.Act("inject", 2, "crisis");
        await using Visit desktop = await Open(
            "teacher#" + teacher.Room, "teacher", $$"""{"{{teacher.Room}}":"{{teacher.Key}}"}""", "#next button");
        await using Visit phone = await Open(
            "play", "seat", $$"""{"room":"{{georgia.Room}}","key":"{{georgia.Key}}"}""", "#past summary");
        await desktop.Page.GetByRole(AriaRole.Button, new() { Name = "Count the round" }).FocusAsync();
        await phone.Page.Locator("#past summary").ClickAsync(); // closes what is open at first
        await phone.Page.Locator("#past summary").FocusAsync();
        foreach (Visit visit in new[] { desktop, phone })
            await visit.Page.EvaluateAsync(
                "() => { window.news = 0; new MutationObserver(() => { window.news++; "
                + "}).observe(document.querySelector('#news, #injects'), { childList: true, subtree: "
                + "true, characterData: true }); }");

        await observer.Ask("decide", new { round = 2, troops = 12 });
        await Assertions.Expect(desktop.Page.Locator("#people")).ToContainTextAsync("✓ handed in");
        await phone.Page.WaitForTimeoutAsync(2500); // the page asks every two seconds

        Assert.Equal(
            "Count the round", await desktop.Page.EvaluateAsync<string>("() => document.activeElement.textContent"));
        Assert.Equal("SUMMARY", await phone.Page.EvaluateAsync<string>("() => document.activeElement.tagName"));
        Assert.False(await phone.Page.EvaluateAsync<bool>("() => document.querySelector('#past details').open"));
        Assert.Equal((0, 0), (
            await desktop.Page.EvaluateAsync<int>("() => window.news"),
            await phone.Page.EvaluateAsync<int>("() => window.news")));
    }

    [Fact]
    public async Task What_was_said_of_one_round_is_not_said_of_the_next()
    {
        Caller teacher = await Caller.Teacher(seminar);
        Caller georgia = await teacher.Join(await teacher.Code(), "Ann", "government", "GEO");
        await teacher.Act("start", 1);
        await using Visit phone = await Open(
            "play", "seat", $$"""{"room":"{{georgia.Room}}","key":"{{georgia.Key}}"}""", "#form button.main");
        await phone.Page.Locator("#form button.main").ClickAsync();
        await Assertions.Expect(phone.Page.Locator("#message")).ToHaveTextAsync("Handed in.");

        await teacher.Act("count", 1);
        await teacher.Act("start", 2);

        await Assertions.Expect(phone.Page.Locator("#handed")).ToHaveTextAsync("Nothing handed in yet.");
        await Assertions.Expect(phone.Page.Locator("#message")).ToHaveTextAsync("");
    }

    [Fact]
    public async Task A_server_that_hangs_is_noticed_and_so_is_its_return()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs signals");
        Caller teacher = await Caller.Teacher(seminar);
        await using Visit board = await Open("board#" + await teacher.Code(), "none", "{}", "#invite .qr");
        try
        {
            seminar.Hang();
            await Assertions.Expect(board.Page.Locator("body")).ToHaveAttributeAsync(
                "data-away", "true", new() { Timeout = 30_000 });
        }
        finally
        {
            seminar.GoOn();
        }

        await Assertions.Expect(board.Page.Locator("body")).ToHaveAttributeAsync(
            "data-away", "false", new() { Timeout = 30_000 });
    }

    /// <summary>
    /// A lever that the scenario has turned to where no button stands stays there, unless somebody moves it.
    /// </summary>
    [Fact]
    public async Task An_untouched_form_hands_in_what_the_scenario_has()
    {
        var opened = await Caller.Stranger(seminar).Ask("open", Caller.Plan(["GEO"], from: "budget_doubled.yaml"));
        Caller teacher = new(seminar, (string)opened["room"]!, (string)opened["key"]!);
        Caller planner = await teacher.Join(await teacher.Code(), "Bo", "planner");
        await teacher.Act("start", 1);
        await using Visit page = await Open(
            "play", "seat", $$"""{"room":"{{planner.Room}}","key":"{{planner.Key}}"}""", "#form button.main");
        await page.Page.Locator("#form button.main").ClickAsync();
        await Assertions.Expect(page.Page.Locator("#handed")).ToContainTextAsync("Handed in by Bo");

        var view = await planner.Ask("play", new { });
        foreach (string lever in new[] { "budget", "door", "conditionality", "exercises", "education", "aid", "south" })
            Assert.Equal((double)view["usual"]![lever]!, (double)view["handed"]!["planning"]![lever]!);
    }

    private async Task<Visit> Open(string address, string name, string kept, string selector)
    {
        Visit visit = await chrome.Open(seminar.Address + "join");
        await visit.Page.EvaluateAsync($"() => localStorage.setItem('partnersim.{name}', '{kept}')");
        await visit.Page.GotoAsync(seminar.Address + address);
        await Assertions.Expect(visit.Page.Locator(selector).First).ToBeVisibleAsync(new() { Timeout = 15_000 });
        return visit;
    }
}
