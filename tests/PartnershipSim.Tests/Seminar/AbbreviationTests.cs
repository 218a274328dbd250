using System.Text.Json;
using Microsoft.Playwright;
using PartnershipSim.Tests.Browser;
using PartnershipSim.Tests.Laws;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Seminar;

/// <summary>A touch or the keyboard says what PARP stands for, in every language.</summary>
public sealed class AbbreviationTests(Chrome chrome, RunningSeminar seminar)
{
    private const string Unmarked =
        """
        known => {
          const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${known.join("|")})(?![\\p{L}\\p{N}])`, "u");
          const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT), found = [];
          while (walker.nextNode()) {
            const text = walker.currentNode;
            if (pattern.test(text.data) && !text.parentElement.closest("abbr, button, summary, label, option, svg"))
              found.push(text.data);
          }
          return found;
        }
        """;

    public static TheoryData<string> Languages => [.. Effort.Of<string>(["en", "fr", "de", "uk"])];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task An_abbreviation_says_what_it_stands_for_when_it_is_touched_or_reached_with_the_keyboard(
        string language)
    {
        JsonElement words = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(
            Repository.Root, "src", "PartnershipSim.Seminar", "Words", language + ".json"))).RootElement;
        string[] known = [.. words.EnumerateObject().Select(word => word.Name)
            .Where(name => name.StartsWith("abbr.", StringComparison.Ordinal)).Select(name => name[5..])];
        await using Visit visit = await chrome.Open(
            $"{seminar.Address}?lang={language}", width: 390, height: 844, hasTouch: true);
        await Assertions.Expect(visit.Page.Locator("body")).ToHaveAttributeAsync(
            "data-refined", "true", new() { Timeout = 60_000 });
        string before = await Shown("#lever-list abbr");

        int? tabs = await visit.TabTo("#lever-list abbr");
        string byKeyboard = await Shown("#lever-list abbr:focus");
        await visit.Page.Locator("#lever-list abbr", new() { HasText = "OCC" }).First.TapAsync();
        string byTouch = await Shown("#lever-list abbr:focus");
        await visit.Page.Locator(".tile[data-iso3=GEO]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#why abbr").First).ToBeVisibleAsync();

        Assert.Equal("none", before);
        Assert.NotNull(tabs);
        Assert.Contains(words.GetProperty("abbr.PARP").GetString()!, byKeyboard, StringComparison.Ordinal);
        Assert.Contains(words.GetProperty("abbr.OCC").GetString()!, byTouch, StringComparison.Ordinal);
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(Unmarked, known));
        Assert.Empty(await visit.Clipped());
        Assert.Empty(visit.Complaints);

        Task<string> Shown(string selector) => visit.Page.EvaluateAsync<string>(
            "selector => getComputedStyle(document.querySelector(selector), '::after').content", selector);
    }
}
