using Microsoft.Playwright;
using PartnershipSim.Tests.Browser;
using Xunit;
using static PartnershipSim.Tests.Seminar.Classroom.Seats;

namespace PartnershipSim.Tests.Seminar.Classroom;

/// <summary>
/// A seminar as it goes: a teacher, four participants and a board, each in a browser profile of their own, in front of
/// the real server.
/// </summary>
public sealed class WholeGameTests(Chrome chrome, SeminarProcess seminar) : IClassFixture<SeminarProcess>
{
    [Fact]
    public async Task Three_rounds_are_played_through_a_reload_and_a_restart()
    {
        await using Visit teacher = await chrome.Open(seminar.Address + "teacher");
        teacher.Page.Dialog += (_, dialog) => dialog.AcceptAsync(); // not all have handed in
        await teacher.Page.Locator("#open-form button.main").ClickAsync();
        await Assertions.Expect(teacher.Page.Locator("#code")).ToHaveTextAsync(Code);
        string code = (await teacher.Page.Locator("#code").TextContentAsync())!;
        await using Visit board = await chrome.Open(seminar.Address + "board#" + code);
        await Assertions.Expect(board.Page.Locator("#invite .code")).ToHaveTextAsync(code);
        await Assertions.Expect(board.Page.Locator("#invite .qr")).ToBeVisibleAsync();
        await using Visit planner = await Joined(code, "Anna", "Plan for NATO");
        await using Visit georgia = await Joined(
            code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant(), "Bela", "Govern Georgia");
        await using Visit ukraine = await Joined(code, "Chloe", "Govern Ukraine");
        await using Visit observer = await Joined(code, "Dan", "Observe and predict");
        await Assertions.Expect(board.Page.Locator("#invite")).ToContainTextAsync("4 people are here");

        // round 1: everybody hands in, one reloads the page in between
        await teacher.Page.GetByRole(AriaRole.Button, new() { Name = "Open round 1: 2003–2006" }).ClickAsync();
        await Choose(georgia, "Send many more", "Push", "Raise");
        await HandIn(georgia);
        await Open(ukraine);
        await ukraine.Page.ReloadAsync();
        await Choose(ukraine, "Send no troops");
        await HandIn(ukraine);
        await georgia.Page.ReloadAsync();
        await Assertions.Expect(georgia.Page.Locator("#handed")).ToContainTextAsync("Handed in by Bela");
        await Assertions.Expect(georgia.Page.Locator("[name=offer][value='2']")).ToBeCheckedAsync();
        await Open(planner);
        await planner.Page.Locator("#s-budget").FillAsync("300");
        await HandIn(planner);
        await Open(observer);
        await observer.Page.Locator("#troops").FillAsync("12.5");
        await observer.Page.Locator("#form button").ClickAsync();
        await Assertions.Expect(observer.Page.Locator("#handed")).ToContainTextAsync("Your prediction: 12.5 thousand");
        await Assertions.Expect(teacher.Page.Locator("#next-words")).ToContainTextAsync("3 of 3 teams have handed in");
        await Assertions.Expect(board.Page.Locator("#teams li.done")).ToHaveCountAsync(3);
        await teacher.Page.GetByRole(AriaRole.Button, new() { Name = "Count the round" }).ClickAsync();
        await Assertions.Expect(board.Page.Locator("#debrief")).ToContainTextAsync(
            "If Georgia had held back and sent no troops", Patient);
        await Assertions.Expect(board.Page.Locator("#debrief svg polyline")).ToHaveCountAsync(2);
        await Assertions.Expect(georgia.Page.Locator("#debrief")).ToContainTextAsync("And without you?");
        await Assertions.Expect(georgia.Page.Locator("#debrief")).Not.ToContainTextAsync("Ukraine");
        await Assertions.Expect(board.Page.Locator("#past")).ToContainTextAsync("Predictions (it was");

        // round 2: something happens, and the server is killed and started again in the middle of it
        await teacher.Page.GetByRole(AriaRole.Button, new() { Name = "Open round 2: 2007–2010" }).ClickAsync();
        await teacher.Page.GetByRole(AriaRole.Button, new() { Name = "A crisis in Europe" }).ClickAsync();
        await Assertions.Expect(ukraine.Page.Locator("#news")).ToContainTextAsync("A crisis in Europe");
        await Choose(georgia, "Send fewer");
        await HandIn(georgia);
        seminar.Restart();
        await Choose(ukraine, "Send more");
        await HandIn(ukraine);
        await Assertions.Expect(georgia.Page.Locator("#handed")).ToContainTextAsync("Handed in by Bela");
        await Assertions.Expect(georgia.Page.Locator(".away")).ToBeHiddenAsync();
        await Assertions.Expect(teacher.Page.Locator("#next-words")).ToContainTextAsync("2 of 3 teams have handed in");
        await teacher.Page.GetByRole(AriaRole.Button, new() { Name = "Count the round" }).ClickAsync();
        await Assertions.Expect(planner.Page.Locator("#past")).ToContainTextAsync("Round 2: 2007–2010", Patient);

        // round 3: nobody hands anything in, and the engine plays for all
        await teacher.Page.GetByRole(AriaRole.Button, new() { Name = "Open round 3: 2011–2014" }).ClickAsync();
        await Open(georgia);
        await teacher.Page.GetByRole(AriaRole.Button, new() { Name = "Count the round" }).ClickAsync();
        await Assertions.Expect(teacher.Page.Locator("#next-words")).ToContainTextAsync("The last round was played");
        await Assertions.Expect(board.Page.Locator("#debrief")).ToContainTextAsync(
            "If Ukraine had left everything to the model", Patient);
        IDownload scenario = await teacher.Page.RunAndWaitForDownloadAsync(
            () => teacher.Page.GetByRole(AriaRole.Button, new() { Name = "Game as a scenario" }).ClickAsync());
        Assert.Equal("our_game.yaml", scenario.SuggestedFilename);
        Assert.All(new[] { planner, georgia, ukraine, observer, board, teacher }, visit => Assert.DoesNotContain(
            visit.Complaints, complaint => !IsOutage(complaint)));
        Assert.All(
            new[] { planner, georgia, ukraine, observer, board, teacher }.SelectMany(visit => visit.Requests),
            address => Assert.StartsWith(seminar.Address, address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_round_is_played_again_and_another_room_branches_off()
    {
        await using Visit teacher = await chrome.Open(seminar.Address + "teacher");
        teacher.Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await teacher.Page.Locator("#open-form button.main").ClickAsync();
        await Assertions.Expect(teacher.Page.Locator("#code")).ToHaveTextAsync(Code);
        string code = (await teacher.Page.Locator("#code").TextContentAsync())!;
        string room = teacher.Page.Url;
        await using Visit georgia = await Joined(code, "Bela", "Govern Georgia");
        await teacher.Page.GetByRole(AriaRole.Button, new() { Name = "Open round 1" }).ClickAsync();
        await Choose(georgia, "Send no troops");
        await HandIn(georgia);
        await teacher.Page.GetByRole(AriaRole.Button, new() { Name = "Count the round" }).ClickAsync();
        await Assertions.Expect(georgia.Page.Locator("#past")).ToContainTextAsync("offers to operations × 0", Patient);

        await teacher.Page.Locator("#rewind").ClickAsync();
        await Assertions.Expect(teacher.Page.Locator("#stage")).ToHaveTextAsync("Before the first round");
        await Assertions.Expect(georgia.Page.Locator("#past")).Not.ToContainTextAsync("Round 1");
        await teacher.Page.GetByRole(AriaRole.Button, new() { Name = "Open round 1" }).ClickAsync();
        await Choose(georgia, "Send more");
        await HandIn(georgia);
        await teacher.Page.GetByRole(AriaRole.Button, new() { Name = "Count the round" }).ClickAsync();
        await Assertions.Expect(georgia.Page.Locator("#past")).ToContainTextAsync(
            "offers to operations × 1.5", Patient);
        await teacher.Page.GetByRole(AriaRole.Button, new() { Name = "Open round 2" }).ClickAsync();
        await teacher.Page.GetByRole(AriaRole.Button, new() { Name = "Count the round" }).ClickAsync();

        await Assertions.Expect(teacher.Page.Locator("#rewind-round")).ToHaveValueAsync("2");
        await teacher.Page.Locator("#branch").ClickAsync();
        await Assertions.Expect(teacher.Page.Locator("#code")).Not.ToHaveTextAsync(code);
        await Assertions.Expect(teacher.Page.Locator("#stage")).ToHaveTextAsync("After round 1 of 3: 2003–2006");
        await Assertions.Expect(teacher.Page.Locator("#past")).ToContainTextAsync(
            "offers to operations × 1.5", Patient);
        Assert.NotEqual(room, teacher.Page.Url);
        Assert.Empty(teacher.Complaints);
    }

    [Fact]
    public async Task A_wrong_code_opens_nothing_and_says_so()
    {
        await using Visit visit = await chrome.Open(seminar.Address + "join", width: 390);
        await visit.Page.Locator("#code").FillAsync("AAAA-AAAA");

        await visit.Page.Locator("#code-form button").ClickAsync();

        await Assertions.Expect(visit.Page.Locator("#message")).ToContainTextAsync("no room has this code");
        await Assertions.Expect(visit.Page.Locator("#seat-form")).ToBeHiddenAsync();
    }

    /// <summary>While the server is away, the browser says so of each request; that is no fault of the page.</summary>
    private static bool IsOutage(string complaint) => complaint.Contains("net::ERR_", StringComparison.Ordinal);

    private Task<Visit> Joined(string code, string name, string part) =>
        Seats.Joined(chrome, seminar, code, name, part);
}
