using System.Text.Json.Nodes;
using Microsoft.Playwright;
using PartnershipSim.Tests.Browser;
using PartnershipSim.Tests.Scenarios;
using PartnershipSim.Tests.Seminar.Classroom;
using Xunit;

namespace PartnershipSim.Tests.Seminar;

/// <summary>The explorer loads what the project writes: scenarios of the library and the kit, and a game.</summary>
public sealed class LoadedFileTests(Chrome chrome, RunningSeminar seminar)
{
    private static readonly string[] Peers = ["peers"];

    [Fact]
    public async Task Every_scenario_of_the_library_and_of_the_kit_is_loaded()
    {
        string[] files =
        [
            .. Directory.EnumerateFiles(Repository.Scenarios, "*.yaml"),
            .. Directory.EnumerateFiles(Path.Combine(Repository.Scenarios, "seminars"), "*.yaml"),
        ];

        foreach (string file in files)
        {
            using HttpResponseMessage reply = await seminar.Post(
                "api/load", new { text = await File.ReadAllTextAsync(file) });
            Assert.True(reply.IsSuccessStatusCode, $"{file}: {await reply.Content.ReadAsStringAsync()}");
        }

        Assert.True(files.Length > 20, "the library is there");
    }

    [Fact]
    public async Task A_game_that_was_exported_is_explored_and_its_link_opens_it_again()
    {
        Caller teacher = await Caller.Teacher(seminar);
        Caller georgia = await teacher.Join(await teacher.Code(), "Ann", "government", "GEO");
        await teacher.Act("start", 1);
        await georgia.Govern(1, offer: 0);
        await teacher.Act("count", 1);
        JsonNode exported = await teacher.Ask(
            "file", new { what = "scenario", team = (string?)null, without = (string?)null });
        await using Visit visit = await chrome.Open(seminar.Address);
        await Assertions.Expect(visit.Page.Locator("#effect")).Not.ToBeEmptyAsync(new() { Timeout = 60_000 });

        await visit.Page.Locator("#file").SetInputFilesAsync(new FilePayload
        {
            Name = "our_game.yaml",
            MimeType = "text/yaml",
            Buffer = System.Text.Encoding.UTF8.GetBytes((string)exported["text"]!),
        });

        await Assertions.Expect(visit.Page.Locator("#message")).ToHaveTextAsync(
            "our_game.yaml is loaded.", new() { Timeout = 60_000 });
        await Assertions.Expect(visit.Page.Locator("#question")).ToContainTextAsync("It changes 1 thing on the way.");
        string link = visit.Page.Url;
        await using Visit again = await chrome.Open(link);
        await Assertions.Expect(again.Page.Locator("#question")).ToContainTextAsync("It changes 1 thing on the way.");
        await Assertions.Expect(again.Page.Locator("#message")).ToBeEmptyAsync();
        Assert.Empty(again.Complaints);
    }

    [Fact]
    public async Task What_was_moved_on_top_of_a_loaded_scenario_is_saved_with_it()
    {
        string text = await File.ReadAllTextAsync(Path.Combine(
            Repository.Scenarios, "seminars", "georgia_holds_back.yaml"));
        Dictionary<string, double> moved = new() { ["partnership.budget"] = 300 };

        using HttpResponseMessage reply = await seminar.Post(
            "api/save", new { move = new { from = "", parameters = moved, off = Peers, text } });
        string saved = (string)JsonNode.Parse(await reply.Content.ReadAsStringAsync())!["text"]!;

        Assert.Contains("parameters:\n  partnership.budget: 300\n", saved, StringComparison.Ordinal);
        Assert.Contains("mechanisms:\n  peers: off\n", saved, StringComparison.Ordinal);
        Assert.Contains("set: { operations_offer: 0 }", saved, StringComparison.Ordinal);
    }
}
