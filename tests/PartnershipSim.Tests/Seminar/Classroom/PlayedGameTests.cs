using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PartnershipSim.Tests.Browser;
using Xunit;
using static PartnershipSim.Tests.Seminar.Classroom.Seats;

namespace PartnershipSim.Tests.Seminar.Classroom;

/// <summary>
/// Three rounds with all that makes them a game, each step on the page of the one who takes it: an envelope, secret
/// aims, an event and the same game without it, a participant who was removed, what is taken back, and a branch to
/// which everybody comes along.
/// </summary>
public sealed class PlayedGameTests(Chrome chrome, RunningSeminar seminar) : IClassFixture<RunningSeminar>
{
    [Fact]
    public async Task A_game_is_played_with_envelope_aims_an_event_a_removed_participant_undo_and_a_branch()
    {
        await using Visit teacher = await chrome.Open(seminar.Address + "teacher");
        teacher.Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await teacher.Page.Locator("#open-form button.main").ClickAsync();
        await Assertions.Expect(teacher.Page.Locator("#code")).ToHaveTextAsync(Code);
        string code = (await teacher.Page.Locator("#code").TextContentAsync())!;
        await using Visit board = await chrome.Open(
            seminar.Address + "board#" + code, width: 1920, height: 1080);
        await using Visit planner = await Joined(chrome, seminar, code, "Anna", "Plan for NATO");
        await using Visit georgia = await Joined(chrome, seminar, code, "Bela", "Govern Georgia");
        await using Visit ukraine = await Joined(chrome, seminar, code, "Chloe", "Govern Ukraine");
        await using Visit observer = await Joined(chrome, seminar, code, "Dan", "Observe and predict");

        // the lobby says what to do, and each government has aims of its own
        await Assertions.Expect(georgia.Page.Locator("#next-step")).ToContainTextAsync("read your card");
        await Assertions.Expect(georgia.Page.Locator("#aims li b")).ToHaveCountAsync(2, new() { Timeout = 60_000 });
        string[] aims = [.. (await georgia.Page.Locator("#aims li b").AllTextContentsAsync())
            .Select(name => name.Trim(' ', '.'))];
        await Assertions.Expect(board.Page.Locator("body")).Not.ToContainTextAsync(aims[0] + ".");

        // round 1: an envelope that is too small for everything
        await Press(teacher, "Open round 1");
        await Open(planner);
        await Set(planner, "s-budget", 500);
        await Set(planner, "s-exercises", 3);
        await Assertions.Expect(planner.Page.Locator("#purse")).ToHaveClassAsync(new Regex("bad"));
        await planner.Page.Locator("#form button.main").ClickAsync();
        await Assertions.Expect(planner.Page.Locator("#message")).ToContainTextAsync("million dollars are left");
        await Assertions.Expect(planner.Page.Locator("#message")).ToBeInViewportAsync();
        await Set(planner, "s-exercises", 1);
        await Set(planner, "s-budget", 200);
        await Assertions.Expect(planner.Page.Locator("#purse")).ToContainTextAsync("costs 800 million dollars");
        await HandIn(planner);
        await Choose(georgia, "Raise", "Send many more");
        await Assertions.Expect(georgia.Page.Locator("#purse")).ToContainTextAsync("points of political capital");
        await Assertions.Expect(georgia.Page.Locator("#purse")).Not.ToContainTextAsync("costs 0 ");
        await HandIn(georgia);
        await Open(observer);
        await observer.Page.Locator("#troops").FillAsync("12");
        await observer.Page.Locator("#chance").FillAsync("70");
        await observer.Page.Locator("#form button").ClickAsync();
        await Assertions.Expect(observer.Page.Locator("#handed")).ToContainTextAsync("12.0 thousand");

        // an event by mistake is taken back; then it happens
        await Press(teacher, "A crisis in Europe");
        await Assertions.Expect(georgia.Page.Locator("#news")).ToContainTextAsync("A crisis in Europe");
        await Assertions.Expect(teacher.Page.Locator("#undo")).ToContainTextAsync("It happened: A crisis in Europe.");
        await teacher.Page.Locator("#undo button").ClickAsync();
        await Assertions.Expect(georgia.Page.Locator("#news")).Not.ToContainTextAsync("A crisis in Europe");
        await Press(teacher, "A crisis in Europe");
        await Assertions.Expect(board.Page.Locator("#news")).ToContainTextAsync("A crisis in Europe");

        // somebody is removed, learns why, and comes back with the code
        await Press(teacher, "Remove Chloe");
        await Assertions.Expect(ukraine.Page.Locator("#gone")).ToContainTextAsync(
            "Your teacher has taken your seat away", Patient);
        await Assertions.Expect(teacher.Page.Locator("#undo")).ToContainTextAsync("Chloe was removed.");
        await Join(ukraine, code, "Chloe", "Govern Ukraine");
        await Choose(ukraine, "Send more");
        await HandIn(ukraine);

        // a count by mistake is taken back, and nothing that was handed in is lost
        await Press(teacher, "Count the round");
        await Assertions.Expect(teacher.Page.Locator("#stage")).ToContainTextAsync("After round 1 of 3");
        await teacher.Page.Locator("#undo button").ClickAsync();
        await Assertions.Expect(teacher.Page.Locator("#stage")).ToContainTextAsync("Round 1 of 3");
        await Assertions.Expect(georgia.Page.Locator("#handed")).ToContainTextAsync("Handed in by Bela");
        await Press(teacher, "Count the round");

        // the event is answered by the same game without it, as a bar and in words
        await Assertions.Expect(board.Page.Locator("#debrief svg .row title", new() { HasText = "A crisis in Europe" }))
            .ToHaveCountAsync(1, new() { Timeout = 60_000 });
        await Assertions.Expect(board.Page.Locator("#debrief .otherwise")).ToContainTextAsync(
            "Without this event (A crisis in Europe)");
        await Assertions.Expect(georgia.Page.Locator("#debrief")).ToContainTextAsync("And without you?", Patient);

        // round 2, and a branch from before it: everybody comes along
        await Press(teacher, "Open round 2");
        await Choose(georgia, "Send no troops");
        await HandIn(georgia);
        await Press(teacher, "Count the round");
        await Assertions.Expect(teacher.Page.Locator("#rewind-round")).ToHaveValueAsync("2");
        await teacher.Page.Locator("#branch").ClickAsync();
        await Assertions.Expect(teacher.Page.Locator("#code")).Not.ToHaveTextAsync(code, new() { Timeout = 30_000 });
        await Assertions.Expect(teacher.Page.Locator("#code")).ToHaveTextAsync(Code);
        string branch = (await teacher.Page.Locator("#code").TextContentAsync())!;
        await Assertions.Expect(teacher.Page.Locator("#people")).ToContainTextAsync("Bela");
        await Assertions.Expect(georgia.Page.Locator("#branch")).ToContainTextAsync("another room", Patient);
        await georgia.Page.Locator("#branch button").ClickAsync();
        await Assertions.Expect(georgia.Page.Locator("#who")).ToContainTextAsync("Bela, Georgia");
        await Assertions.Expect(georgia.Page.Locator("#stage")).ToContainTextAsync("After round 1 of 3");

        // the branch is played to its end: the seat decides there, aims are told, and points follow
        await Press(teacher, "Open round 2");
        await Choose(georgia, "Send many more");
        await HandIn(georgia);
        await Press(teacher, "Count the round");
        await Press(teacher, "Open round 3");
        await Open(georgia);
        await Press(teacher, "Count the round");
        await Assertions.Expect(georgia.Page.Locator("#score")).ToContainTextAsync("of 100 points", Patient);
        await using Visit projector = await chrome.Open(
            seminar.Address + "board#" + branch, width: 1920, height: 1080);
        await Assertions.Expect(projector.Page.Locator(".scores")).ToContainTextAsync("Georgia", Patient);
        string points = await projector.Page.Locator(".scores tr", new() { HasText = "Georgia" }).InnerTextAsync();
        Assert.All(aims, aim => Assert.Contains(aim, points, StringComparison.Ordinal));
        Assert.True(await projector.Page.EvaluateAsync<bool>(
            "() => document.documentElement.scrollHeight <= innerHeight"), "the last board needs a second screen");
        Assert.Empty(await projector.Clipped());
        Assert.Empty(await georgia.Clipped());
        // a browser notes on its console what was refused: to planners their first plan, and to Chloe her old seat
        Assert.Single(planner.Complaints);
        Assert.All(new[] { georgia, observer, board, teacher, projector }, visit => Assert.Empty(visit.Complaints));
    }

    private static Task Press(Visit teacher, string button) =>
        teacher.Page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync(new() { Timeout = 60_000 });

    private static Task Set(Visit visit, string slider, double value) =>
        visit.Page.Locator("#" + slider).FillAsync(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
