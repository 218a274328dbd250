using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PartnershipSim.Tests.Browser;
using PartnershipSim.Tests.Seminar.Classroom;
using Xunit;

namespace PartnershipSim.Tests.Seminar;

/// <summary>
/// What a teacher prints is as many sheets as it has to say, without an empty one, and nothing is cut at the edge.
/// </summary>
public sealed partial class PrintTests(Chrome chrome, RunningSeminar seminar)
{
    private const int PaperWidth = 688; // A4 without its margins, in CSS pixels

    [Theory]
    [InlineData("", "body[data-refined=true]", 1)]
    [InlineData("kit/papers", "h1", 6)]
    [InlineData("kit/handouts", "section", 8)]
    public async Task A_page_for_everybody_is_printed_on_its_sheets(string page, string selector, int sheets)
    {
        await using Visit visit = await chrome.Open(seminar.Address + page);

        await IsPrintedOn(visit, selector, sheets, sheets);
    }

    [Fact]
    public async Task Invitation_role_cards_and_the_debrief_are_printed_on_their_sheets()
    {
        Caller teacher = await Caller.Teacher(seminar);
        string code = await teacher.Code();
        Caller georgia = await teacher.Join(code, "Ann", "government", "GEO");
        Caller planner = await teacher.Join(code, "Bo", "planner");
        await teacher.Report();
        await Prints("board#" + code, "#invite .qr", 1, 1);
        await Prints("play", "#aims li", 1, 1, georgia);
        await Prints("play", "#card-aim", 1, 1, planner);
        await teacher.Act("start", 1);
        await teacher.Act("inject", 1, "crisis");
        await georgia.Govern(1, offer: 0);
        await teacher.Act("count", 1);
        await teacher.Report();
        await Prints("board#" + code, "#debrief svg", 1, 2);
        await Prints("play", "#debrief svg", 1, 3, georgia);

        async Task Prints(string page, string selector, int least, int most, Caller? seat = null)
        {
            await using Visit visit = await chrome.Open(seminar.Address + "join");
            if (seat is not null)
                await visit.Page.EvaluateAsync(
                    "seat => localStorage.setItem('partnersim.seat', seat)",
                    $$"""{"room":"{{seat.Room}}","key":"{{seat.Key}}"}""");
            await visit.Page.GotoAsync(seminar.Address + page);
            await IsPrintedOn(visit, selector, least, most);
        }
    }

    private static async Task IsPrintedOn(Visit visit, string selector, int least, int most)
    {
        await Assertions.Expect(visit.Page.Locator(selector).First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        byte[] pdf = await visit.Page.PdfAsync(new() { PreferCSSPageSize = true });
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await visit.Page.SetViewportSizeAsync(PaperWidth, 980);

        Assert.InRange(SheetMark().Count(Encoding.Latin1.GetString(pdf)), least, most);
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Assert.Equal(0, await visit.Page.Locator("button:visible, select:visible").CountAsync()
            - await visit.Page.Locator("button.tile:visible").CountAsync());
    }

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex SheetMark();
}
