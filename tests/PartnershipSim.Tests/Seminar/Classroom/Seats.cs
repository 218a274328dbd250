using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PartnershipSim.Tests.Browser;

namespace PartnershipSim.Tests.Seminar.Classroom;

/// <summary>What participants do in their browsers.</summary>
internal static class Seats
{
    /// <summary>A code as it stands on the board.</summary>
    public static readonly Regex Code = new("^[A-Z2-9]{4}-[A-Z2-9]{4}$");

    /// <summary>A round is counted meanwhile, on a machine that has other things to do.</summary>
    public static readonly LocatorAssertionsToContainTextOptions Patient = new() { Timeout = 60_000 };

    /// <summary>Somebody with a phone takes a seat.</summary>
    public static async Task<Visit> Joined(Chrome chrome, RunningSeminar seminar, string code, string name, string part)
    {
        Visit visit = await chrome.Open(seminar.Address + "join", width: 390);
        await Join(visit, code, name, part);
        return visit;
    }

    /// <summary>Takes a seat from a page for joining that is open.</summary>
    public static async Task Join(Visit visit, string code, string name, string part)
    {
        await visit.Page.Locator("#code").FillAsync(code);
        await visit.Page.Locator("#code-form button").ClickAsync();
        await visit.Page.Locator("#name").FillAsync(name);
        await visit.Page.GetByLabel(part).CheckAsync();
        await visit.Page.Locator("#seat-form button").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#who")).ToContainTextAsync(name);
    }

    /// <summary>Waits until there is something to decide.</summary>
    public static Task Open(Visit visit) =>
        Assertions.Expect(visit.Page.Locator("#form button.main")).ToBeVisibleAsync(new() { Timeout = 15_000 });

    public static async Task Choose(Visit visit, params string[] choices)
    {
        await Open(visit);
        foreach (string choice in choices)
            await visit.Page.Locator(".choice", new() { HasTextRegex = new Regex($"^{choice}(?! hard)") }).First
                .ClickAsync();
    }

    public static async Task HandIn(Visit visit)
    {
        await visit.Page.Locator("#form button.main").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#handed")).ToContainTextAsync("Handed in by");
    }
}
