using Microsoft.Playwright;
using PartnershipSim.Tests.Browser;
using Xunit;

namespace PartnershipSim.Tests.Seminar.Classroom;

/// <summary>
/// Computers that others use next: keys expire, a click forgets them, and a private link brings the teacher back.
/// </summary>
public sealed class SharedComputerTests(Chrome chrome, RunningSeminar seminar) : IClassFixture<RunningSeminar>
{
    private const int HalfADay = 12 * 3600 * 1000;

    [Fact]
    public async Task Who_leaves_the_computer_leaves_no_key_behind()
    {
        Caller teacher = await Caller.Teacher(seminar);
        await using Visit visit = await chrome.Open(seminar.Address + "join#" + await teacher.Code(), width: 390);
        await visit.Page.Locator("#name").FillAsync("Ann 👩‍🚀");
        await visit.Page.GetByLabel("Govern Georgia").CheckAsync();
        await visit.Page.Locator("#seat-form button").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#who")).ToContainTextAsync("Ann 👩‍🚀, Georgia");
        visit.Page.Dialog += (_, dialog) => dialog.AcceptAsync();

        await visit.Page.Locator("#leave").ClickAsync();
        await visit.Page.WaitForURLAsync("**/join");

        Assert.Equal("{} 0", await visit.Page.EvaluateAsync<string>(
            "() => JSON.stringify(localStorage) + ' ' + Object.keys(localStorage).length"));
        await Assertions.Expect(visit.Page.Locator("#back")).ToBeHiddenAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_key_of_yesterday_is_removed_by_whatever_page_opens_next()
    {
        Caller teacher = await Caller.Teacher(seminar);
        Caller ann = await teacher.Join(await teacher.Code(), "Ann", "observer");
        await using Visit visit = await chrome.Open(seminar.Address + "join");
        await visit.Page.EvaluateAsync(
            $$"""() => localStorage.setItem('partnersim.seat', JSON.stringify({ value: { room: '{{ann.Room}}', key: '{{ann.Key}}' }, until: Date.now() - 1 }))""");

        await visit.Page.GotoAsync(seminar.Address);
        await Assertions.Expect(visit.Page.Locator("#effect")).Not.ToBeEmptyAsync(new() { Timeout = 30_000 });

        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("() => localStorage.length"));
        await visit.Page.GotoAsync(seminar.Address + "play");
        await visit.Page.WaitForURLAsync("**/join");
    }

    [Fact]
    public async Task A_key_that_an_earlier_version_kept_for_ever_expires_as_well()
    {
        Caller teacher = await Caller.Teacher(seminar);
        Caller ann = await teacher.Join(await teacher.Code(), "Ann", "observer");
        await using Visit visit = await chrome.Open(seminar.Address + "join");
        await visit.Page.EvaluateAsync(
            $$"""() => localStorage.setItem('partnersim.seat', '{"room":"{{ann.Room}}","key":"{{ann.Key}}"}')""");

        await visit.Page.GotoAsync(seminar.Address + "play");
        await Assertions.Expect(visit.Page.Locator("#who")).ToContainTextAsync("Ann");

        double left = await visit.Page.EvaluateAsync<double>(
            "() => JSON.parse(localStorage.getItem('partnersim.seat')).until - Date.now()");
        Assert.InRange(left, 1, HalfADay);
    }

    [Fact]
    public async Task A_private_link_brings_the_teacher_back_and_the_key_leaves_the_address()
    {
        Caller teacher = await Caller.Teacher(seminar);
        await using Visit visit = await chrome.Open($"{seminar.Address}teacher#{teacher.Room}.{teacher.Key}");

        await Assertions.Expect(visit.Page.Locator("#code")).ToHaveTextAsync(await teacher.Code());

        Assert.Equal($"{seminar.Address}teacher#{teacher.Room}", visit.Page.Url);
        await visit.Page.Locator("#private-link").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#private-link-text"))
            .ToHaveValueAsync($"{seminar.Address}teacher#{teacher.Room}.{teacher.Key}");
    }

    [Fact]
    public async Task A_newcomer_waits_until_the_teacher_lets_them_in()
    {
        Caller caller = await Caller.Teacher(seminar);
        string code = await caller.Code();
        await using Visit teacher = await chrome.Open($"{seminar.Address}teacher#{caller.Room}.{caller.Key}");
        await teacher.Page.GetByLabel("I approve everybody who joins").CheckAsync();
        await using Visit phone = await chrome.Open(seminar.Address + "join#" + code, width: 390);
        await Assertions.Expect(phone.Page.Locator("#message"))
            .ToContainTextAsync("The teacher approves everybody who joins");
        await phone.Page.Locator("#name").FillAsync("Bo");
        await phone.Page.GetByLabel("Plan for NATO").CheckAsync();
        await phone.Page.Locator("#seat-form button").ClickAsync();
        await Assertions.Expect(phone.Page.Locator("#waiting")).ToBeVisibleAsync();
        await Assertions.Expect(teacher.Page.Locator("#waiting")).ToContainTextAsync("1 person waits");
        Assert.Empty(await teacher.Barriers());
        Assert.Empty(await phone.Barriers());

        await teacher.Page.GetByRole(AriaRole.Button, new() { Name = "Let in Bo" }).ClickAsync();

        await Assertions.Expect(phone.Page.Locator("#waiting")).ToBeHiddenAsync();
        await Assertions.Expect(teacher.Page.Locator("#people")).ToContainTextAsync("Bo");
        await teacher.Page.GetByLabel("Close the room to newcomers").CheckAsync();
        await using Visit late = await chrome.Open(seminar.Address + "join#" + code, width: 390);
        await Assertions.Expect(late.Page.Locator("#message")).ToContainTextAsync("has locked this room");
        Assert.Empty(teacher.Complaints);
        Assert.Empty(phone.Complaints);
    }
}
