using System.Text.Json.Nodes;
using Microsoft.Playwright;
using PartnershipSim.Tests.Browser;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Seminar.Classroom;

/// <summary>
/// Each page of the classroom on a seminar, on a phone and in the dark: nothing cut off, nobody kept out, no complaint.
/// </summary>
public sealed class ClassroomPageTests(Chrome chrome, RunningSeminar seminar) : IClassFixture<RunningSeminar>
{
    private static readonly string[] Georgia = ["GEO"];

    public static TheoryData<int, int, bool> Screens =>
        [.. Effort.Of<(int, int, bool)>([(390, 844, true), (1280, 800, false), (1920, 1080, false)])];

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Every_page_is_accessible_and_whole(int width, int height, bool isDark)
    {
        Caller teacher = await Caller.Teacher(seminar);
        string code = await teacher.Code();
        Caller georgia = await teacher.Join(code, "Ann", "government", "GEO");
        Caller planner = await teacher.Join(code, "Bo", "planner");
        Caller observer = await teacher.Join(code, "Dan", "observer");
        foreach (string page in new[] { "kit/guide", "kit/papers", "kit/handouts" })
            await Looks(page, "h1, h2", null);
        await Looks("teacher", "#open-form button.main", null);
        await Looks("join", "#code-form button", null);
        await Looks("join#" + code, "#seat-form button", null);
        await Looks("play", "#aims li", Seat(georgia));
        await Looks("board#" + code, "#invite .qr", null, isOneScreen: true);
        await Looks(
            "teacher#" + teacher.Room, "#next button", Kept("teacher", $$"""{"{{teacher.Room}}":"{{teacher.Key}}"}"""));
        await teacher.Act("start", 1);
        await teacher.Act("inject", 1, "crisis");
        await Looks("play", "#form button.main", Seat(georgia));
        await Looks("play", "#form button.main", Seat(planner));
        await Looks("play", "#form button.main", Seat(observer));
        await georgia.Govern(1, offer: 0);
        await Looks("board#" + code, "#teams li.done", null, isOneScreen: true);
        await teacher.Act("count", 1);
        await teacher.Report();
        await Looks("play", "#debrief svg", Seat(georgia));
        await Looks("board#" + code, "#debrief svg", null, isOneScreen: true);
        await Looks(
            "teacher#" + teacher.Room, "#debrief svg", Kept("teacher", $$"""{"{{teacher.Room}}":"{{teacher.Key}}"}"""));

        async Task Looks(string page, string selector, string? script, bool isOneScreen = false)
        {
            await using Visit visit = await chrome.Open(
                seminar.Address + page, width, isDark, height: height, before: script);
            await Assertions.Expect(visit.Page.Locator(selector).First).ToBeVisibleAsync();
            foreach (ILocator fold in await visit.Page.Locator(".privacy:not([open]) summary").AllAsync())
                await fold.ClickAsync();

            // what is open to all is open to all on a larger screen as well
            if (width <= 1280)
                Assert.Empty(await visit.Barriers());
            Assert.Empty(await visit.Clipped());
            Assert.Empty(visit.Complaints);
            if (isOneScreen && width == 1920)
                Assert.True(await visit.Page.EvaluateAsync<bool>(
                    "() => document.documentElement.scrollHeight <= innerHeight"), $"{page} needs a second screen");
        }
    }

    /// <summary>An unbroken title of eighty letters once widened every page.</summary>
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_title_without_a_gap_breaks_no_page(int width)
    {
        JsonNode opened = await Caller.Stranger(seminar).Ask("open", new
        {
            title = new string('W', 80),
            from = "baseline.yaml",
            firstYear = 2003,
            yearsPerRound = 4,
            rounds = 1,
            minutes = 10,
            states = Georgia,
        });
        Caller teacher = new(seminar, (string)opened["room"]!, (string)opened["key"]!);
        string code = await teacher.Code();
        Caller georgia = await teacher.Join(code, "Ann", "government", "GEO");

        foreach ((string page, string? script) in new (string, string?)[]
        {
            ("board#" + code, null), ("join#" + code, null), ("play", Seat(georgia)),
            ("teacher#" + teacher.Room, Kept("teacher", $$"""{"{{teacher.Room}}":"{{teacher.Key}}"}""")),
        })
        {
            await using Visit visit = await chrome.Open(seminar.Address + page, width, before: script);
            await Assertions.Expect(visit.Page.Locator("h1, #room-title").Filter(new() { HasText = "WWWW" }))
                .ToBeVisibleAsync();

            Assert.Empty(await visit.Clipped());
        }
    }

    private static string Kept(string name, string json) =>
        $"localStorage.setItem('partnersim.{name}', '{json}')";

    private static string Seat(Caller caller) =>
        Kept("seat", $$"""{"room":"{{caller.Room}}","key":"{{caller.Key}}"}""");
}
