using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PartnershipSim.Model;
using PartnershipSim.Model.Measurement;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Tests.Browser;
using PartnershipSim.Tests.Laws;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Seminar;

/// <summary>All words of the pages stand in one file a language, and none is missing in any.</summary>
public sealed partial class WordsTests(Chrome chrome, RunningSeminar seminar)
{
    private static readonly string Room = Path.Combine(Repository.Root, "src", "PartnershipSim.Seminar");

    private static readonly Dictionary<string, string[]> Plurals = new()
    {
        ["en"] = ["one", "other"],
        ["fr"] = ["one", "other"],
        ["de"] = ["one", "other"],
        ["uk"] = ["one", "few", "many", "other"],
    };

    public static TheoryData<string> Translations => ["fr", "de", "uk"];

    [Theory]
    [MemberData(nameof(Translations))]
    public void No_word_of_a_page_is_missing_and_each_has_the_same_blanks(string language)
    {
        JsonElement english = Read("en");
        JsonElement words = Read(language);

        foreach (JsonProperty word in english.EnumerateObject())
        {
            Assert.True(words.TryGetProperty(word.Name, out JsonElement translated), $"{language} lacks {word.Name}");
            Assert.Equal(word.Value.ValueKind, translated.ValueKind);
            if (translated.ValueKind == JsonValueKind.Object)
                Assert.Equal(Plurals[language], translated.EnumerateObject().Select(form => form.Name));
            Assert.Equal(Blanks(word.Value), Blanks(translated));
            Assert.All(Texts(translated), text => Assert.False(string.IsNullOrWhiteSpace(text), word.Name));
        }
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void No_word_of_the_model_is_missing(string language)
    {
        JsonElement words = Read(language);
        IEnumerable<string> needed =
        [
            .. ParameterSpace.Settings.Where(setting => PlainName.Of(setting) is not null)
                .SelectMany(setting => new[] { $"p.{setting.Key}.name", $"p.{setting.Key}.says" }),
            .. Outcomes.All.Select(outcome => $"o.{outcome.Key}"),
        ];

        Assert.DoesNotContain(needed, key => !words.TryGetProperty(key, out _));
    }

    /// <summary>A lever has one name: that of its declaration, in the explorer and in the game.</summary>
    [SlowTheory]
    [InlineData("slide.exercises", "partnership.exercises")]
    [InlineData("slide.education", "partnership.education")]
    [InlineData("slide.aid", "partnership.aid")]
    [InlineData("slide.south", "partnership.mena_weight")]
    [InlineData("slide.budget", "partnership.budget")]
    [InlineData("ask.door", "alliance.door")]
    public void A_lever_of_the_game_is_called_as_it_is_declared(string word, string key)
    {
        string Said(string language) => Read(language).GetProperty(word).GetString()!;

        Assert.StartsWith(PlainName.Of(ParameterSpace.Find(key)!)!.Name, Said("en"), StringComparison.Ordinal);
        Assert.All((string[])["fr", "de", "uk"], language => Assert.StartsWith(
            Read(language).GetProperty($"p.{key}.name").GetString()!, Said(language), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_word_that_a_page_asks_for_is_there_and_none_is_left_over()
    {
        HashSet<string> known = [.. Read("en").EnumerateObject().Select(word => word.Name)];
        string pages = string.Concat(Directory.EnumerateFiles(Path.Combine(Room, "Pages"))
            .Concat(Directory.EnumerateFiles(Path.Combine(Room, "Classroom"))).Select(File.ReadAllText));
        string[] asked = [.. Marked().Matches(pages).Concat(Asked().Matches(pages))
            .Select(found => found.Groups["key"].Value)
            .Where(key => !key.EndsWith('.'))];

        Assert.DoesNotContain(asked, key => !known.Contains(key));
        // families are put together: submodel. + key
        string[] families = [.. Families().Matches(pages).Select(found => found.Groups["start"].Value).Distinct()];
        Assert.DoesNotContain(known, key => !pages.Contains($"\"{key}\"", StringComparison.Ordinal)
            && !families.Any(start => key.StartsWith(start, StringComparison.Ordinal)));
    }

    [Fact]
    public void Pages_have_no_words_of_their_own()
    {
        foreach (string page in Directory.EnumerateFiles(Path.Combine(Room, "Pages"), "*.html"))
        {
            string body = File.ReadAllText(page).Split("<body")[1];
            string[] words = [.. TextOf().Matches(NoScript().Replace(body, ""))
                .Select(found => found.Groups["text"].Value.Trim())
                .Where(text => text.Any(char.IsLetter))];
            Assert.True(words.Length == 0, $"{Path.GetFileName(page)}: {string.Join(", ", words)}");
        }
    }

    [SlowTheory]
    [InlineData("en", "1.5")]
    [InlineData("fr", "1,5")]
    [InlineData("de", "1,5")]
    [InlineData("uk", "1,5")]
    public async Task Every_page_speaks_the_language_that_is_asked_for(string language, string number)
    {
        foreach (string page in new[] { "", "join", "board", "teacher" })
        {
            await using Visit visit = await chrome.Open($"{seminar.Address}{page}?lang={language}");
            await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
            await Assertions.Expect(visit.Page.Locator("h1")).Not.ToBeEmptyAsync();
            if (page == "")
            {
                await Assertions.Expect(visit.Page.Locator("#effect")).Not.ToBeEmptyAsync(new() { Timeout = 30_000 });
            }

            string text = await visit.Page.Locator("body").InnerTextAsync();
            Assert.DoesNotMatch(BareKey(), text);
            Assert.Equal(number, await visit.Page.EvaluateAsync<string>(
                "async () => (await import('/drawing.js')).number(1.5).replace(/0$/, '')"));
            Assert.Empty(visit.Complaints);
        }
    }

    private static JsonElement Read(string language) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Room, "Words", language + ".json"))).RootElement;

    private static IEnumerable<string> Texts(JsonElement word) => word.ValueKind == JsonValueKind.Object
        ? word.EnumerateObject().Select(form => form.Value.GetString()!)
        : [word.GetString()!];

    private static string Blanks(JsonElement word) =>
        string.Join(' ', Texts(word).SelectMany(text => Blank().Matches(text).Select(found => found.Value)).Distinct()
            .Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Blank();

    [GeneratedRegex("data-t(?:-label|-value)?=\"(?<key>[^\"]+)\"")]
    private static partial Regex Marked();

    [GeneratedRegex("\\bt\\(\"(?<key>[a-z][\\w.-]*)\"")]
    private static partial Regex Asked();

    [GeneratedRegex(
        "[\"`](?<start>[a-z][\\w-]*\\.)(?:\"|\\$\\{)|\"(?<start>[a-z]+\\.[a-z]+\\.)\"|choice\\([^,]+, "
        + "\"(?<start>[^\"]+)\"")]
    private static partial Regex Families();

    [GeneratedRegex(">(?<text>[^<>]+)<")]
    private static partial Regex TextOf();

    [GeneratedRegex("<noscript>.*?</noscript>")]
    private static partial Regex NoScript();

    [GeneratedRegex(@"(?m)^(explorer|desk|open|play|join|board|why|teacher|next)\.[a-z-]+")]
    private static partial Regex BareKey();
}
