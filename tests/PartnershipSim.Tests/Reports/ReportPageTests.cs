using Microsoft.Playwright;
using PartnershipSim.Tests.Browser;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Reports;

/// <summary>
/// Reports as a reader meets them: opened from a disk in Chromium, on a desk, on a phone, and on paper.
/// </summary>
public sealed class ReportPageTests(Chrome chrome, ReportShelf shelf)
{
    private const int Desk = 1280;
    private const int Phone = 390;

    /// <summary>A4 less the margins of the page, in CSS pixels.</summary>
    private const int Sheet = 680;

    public static TheoryData<string> Kinds => [.. Effort.Of(ReportShelf.Kinds.Select(kind => kind.Data))];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_report_asks_nothing_of_any_network_and_the_console_stays_quiet(string kind)
    {
        string address = Chrome.AddressOf(shelf[kind]);

        await using Visit visit = await chrome.Open(address);
        await visit.Page.EvaluateAsync("() => window.scrollTo(0, document.body.scrollHeight)");

        Assert.Equal([address], visit.Requests);
        Assert.Empty(visit.Complaints);
        Assert.True(await visit.Page.Locator("figure svg").CountAsync() > 0, "it has no figure");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Nothing_is_cut_off_on_a_desk_on_a_phone_or_on_paper(string kind)
    {
        await using Visit visit = await chrome.Open(Chrome.AddressOf(shelf[kind]), Desk);
        Assert.Empty(await visit.Clipped());

        await using (Visit phone = await chrome.Open(Chrome.AddressOf(shelf[kind]), Phone))
            Assert.Empty(await phone.Clipped());

        await visit.Page.SetViewportSizeAsync(Sheet, 1000);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Empty(await visit.Clipped());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Axe_finds_nothing_serious(string kind)
    {
        await using Visit visit = await chrome.Open(Chrome.AddressOf(shelf[kind]));

        Assert.Empty(await visit.Barriers());
    }

    [Theory]
    [InlineData(Desk, true)]
    [InlineData(Phone, false)]
    public async Task Axe_finds_nothing_serious_in_the_dark_or_on_a_phone(int width, bool isDark)
    {
        await using Visit visit = await chrome.Open(Chrome.AddressOf(shelf["run"]), width, isDark);

        Assert.Empty(await visit.Barriers());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_keyboard_reaches_answer_figures_and_tables_and_shows_where_it_is(string kind)
    {
        await using Visit visit = await chrome.Open(Chrome.AddressOf(shelf[kind]));

        Assert.Equal(1, await visit.TabTo("a.skip"));
        Assert.True(await visit.ShowsFocus());
        foreach (string place in (string[])["nav a", "button#theme", ".wide[role=region]", "thead button"])
        {
            Assert.True(await visit.TabTo(place) is not null, $"Tab never reaches {place}");
            Assert.True(await visit.ShowsFocus(), $"nothing shows that {place} has the focus");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_report_can_be_mailed(string kind)
    {
        string file = shelf[kind];

        Assert.InRange(new FileInfo(file).Length, 1, 5_000_000);
        string page = await File.ReadAllTextAsync(file);
        Assert.DoesNotContain(
            "NaN", page[..page.IndexOf("<script type=\"module\">", StringComparison.Ordinal)],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_sorts_by_the_column_that_is_pressed_and_says_so()
    {
        await using Visit visit = await chrome.Open(Chrome.AddressOf(shelf["run"]));
        ILocator table = visit.Page.Locator("table", new() { HasText = "States: troop-years" });
        ILocator head = table.Locator("thead th", new() { HasText = "troops per million" });
        int place = await head.EvaluateAsync<int>("cell => cell.cellIndex");
        string read = $"table => [...table.tBodies[0].rows].map(row => row.cells[{place}].dataset.sort).filter(text => "
            + "text !== undefined).map(Number)";

        await head.Locator("button").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        double[] first = await table.EvaluateAsync<double[]>(read);
        string? firstSort = await head.GetAttributeAsync("aria-sort");
        await visit.Page.Keyboard.PressAsync("Enter");
        double[] second = await table.EvaluateAsync<double[]>(read);

        Assert.True(first.Length > 10);
        Assert.Equal(first.OrderDescending(), first);
        Assert.Equal(second.Order(), second);
        Assert.NotEqual(first, second);
        Assert.Equal(("descending", "ascending"), (firstSort, await head.GetAttributeAsync("aria-sort")));
    }

    [Fact]
    public async Task An_outcome_a_state_and_a_year_can_be_chosen_and_the_chart_follows()
    {
        await using Visit visit = await chrome.Open(Chrome.AddressOf(shelf["run"]));
        ILocator explorer = visit.Page.Locator(".explorer");
        ILocator chart = explorer.Locator(".chart");
        string? before = await chart.GetAttributeAsync("aria-label");

        await explorer.GetByLabel("Outcome").SelectOptionAsync("interop");
        await explorer.GetByText("Choose states").ClickAsync();
        await explorer.GetByLabel("Georgia", new() { Exact = true }).CheckAsync();
        string? through = await chart.GetAttributeAsync("aria-label");
        string legend = await chart.Locator(".legend").TextContentAsync() ?? "";
        await explorer.GetByLabel("Show").SelectOptionAsync("year");
        await explorer.GetByLabel("Year", new() { Exact = false }).Last.FillAsync("2005");
        string? one = await chart.GetAttributeAsync("aria-label");

        Assert.DoesNotContain("Georgia", before);
        Assert.Contains("Georgia", through);
        Assert.Contains("Georgia", legend);
        Assert.Contains("2005", one);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_dark_page_is_a_press_away()
    {
        await using Visit visit = await chrome.Open(Chrome.AddressOf(shelf["compare"]));
        ILocator button = visit.Page.Locator("#theme");
        Task<string> Paper() =>
            visit.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor");
        string light = await Paper();

        await button.ClickAsync();

        Assert.Equal("Light page", await button.TextContentAsync());
        Assert.NotEqual(light, await Paper());
        Assert.Empty(await visit.Barriers());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Without_scripts_figures_tables_and_words_are_all_there()
    {
        await using Visit visit = await chrome.Open(Chrome.AddressOf(shelf["run"]), hasScript: false);

        Assert.True(await visit.Page.Locator("figure svg").First.IsVisibleAsync());
        Assert.Contains("needs JavaScript", await visit.Page.Locator(".explorer").InnerTextAsync());
        Assert.False(await visit.Page.Locator("#theme").IsVisibleAsync());
    }

    [Fact]
    public async Task Paper_holds_figures_and_tables_and_no_controls()
    {
        await using Visit visit = await chrome.Open(Chrome.AddressOf(shelf["run"]));

        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        byte[] pdf = await visit.Page.PdfAsync(new() { PreferCSSPageSize = true });

        Assert.False(await visit.Page.Locator("nav").IsVisibleAsync());
        Assert.False(await visit.Page.Locator(".explorer").IsVisibleAsync());
        Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);
    }
}
