using System.Text;
using System.Text.Json;
using PartnershipSim.Tests.Approved;
using Xunit;

namespace PartnershipSim.Tests.Cli.Serving;

/// <summary>
/// Every wrong line is answered with the place of what is wrong, and the next line is answered as ever.
/// </summary>
public sealed class ServeProblemsTests
{
    private static readonly string[] Wrong =
    [
        "nonsense",
        "[1]",
        "{}",
        """{"id": [1], "request": "run"}""",
        """{"id": 1, "request": "runn"}""",
        """{"id": 1, "request": "run", "request": "run"}""",
        """{"id": 1, "request": "run", "protocol": 2}""",
        """{"id": 1, "request": "run", "replicates": 0, "outcoms": []}""",
        """{"id": 1, "request": "run", "seed": -1, "deterministic": "yes", "tables": ["summry"]}""",
        """{"id": 1, "request": "run", "outcomes": ["introp", {"outcome": "interop", "group": "nowhere"}, "rme", "rme"]}""",
        """{"id": 1, "request": "run", "outcomes": [{"outcome": "fill", "group": "dialogue"}]}""",
        """{"id": 1, "request": "run", "scenario": "scenarios/basline.yaml"}""",
        """{"id": 1, "request": "run", "changes": {"parameters": {"partnership.budget": -5, "partnership.budgt": 5}, "extends": "x.yaml"}}""",
        """{"id": 1, "request": "run", "changes": {"parameters": {"partnership.budget": "5"}}}""",
        """{"id": 1, "request": "run", "changes": {"interventions": [{"from": 2000, "add": {"partnership.budget": 1000}}]}}""",
        """{"id": 1, "request": "run", "replicates": 1000000, "tables": ["histories"]}""",
        """{"id": 1, "request": "compare", "others": []}""",
        """{"id": 1, "request": "compare", "others": [3, {"scenaro": "x"}, {"name": "baseline"}]}""",
        """{"id": 1, "request": "points", "axes": ["partnership.budget"]}""",
        """{"id": 1, "request": "points", "axes": ["partnership.budgt", "democracy", "democracy.GEO.1066"], "points": [[1, 1, 1]]}""",
        """{"id": 1, "request": "points", "axes": ["partnership.budget"], "points": [[1], [-5], [2, 3], ["a"], [1e999], [null], 7]}""",
        """{"id": 1, "request": "points", "axes": ["partnership.budget"], "points": [[NaN]]}""",
        """{"id": 1, "request": "points", "axes": ["mechanisms.teaching"], "points": [[0.5]], "outcomes": [{"outcome": "interop", "group": "GEO"}]}""",
        """{"id": 1, "request": "points", "axes": [], "points": [[], []], "replicates": 1000000}""",
        """{"id": 1, "request": "cancel"}""",
        """{'id': 1}""",
    ];

    [Fact]
    public void Every_wrong_line_has_an_answer_with_the_place()
    {
        Directory.SetCurrentDirectory(Scenarios.Repository.Root);
        StringBuilder printed = new();
        foreach (string line in Wrong)
        {
            JsonElement answer = JsonDocument.Parse(Assert.Single(Conversation.Of(line))).RootElement;
            Assert.False(answer.GetProperty("ok").GetBoolean());
            printed.Append(line).Append('\n');
            foreach (JsonElement problem in answer.GetProperty("problems").EnumerateArray())
                printed.Append($"    {problem.GetProperty("place")}  {problem.GetProperty("message")}\n");
            printed.Append('\n');
        }

        Approval.Check(Path.Combine("serving", "problems.txt"), printed.ToString());
    }

    [Fact]
    public void A_wrong_line_does_not_hide_the_next()
    {
        string[] answers = Conversation.Of("nonsense", "", """{"id": "next", "request": "cancel", "of": 3}""");

        Assert.Equal(2, answers.Length);
        Assert.StartsWith("""{"id":"next","ok":true""", answers[1]);
    }

    [Fact]
    public void Ten_million_points_are_refused()
    {
        StringBuilder line = new("""{"id": 1, "request": "points", "axes": ["partnership.budget"], "points": [[1]""");
        for (int i = 1; i < 10_000_000; i++)
            line.Append(",[1]");
        line.Append("]}");

        Directory.SetCurrentDirectory(Scenarios.Repository.Root);
        string answer = Assert.Single(Conversation.Of(line.ToString()));

        Assert.Contains("\"place\":\"/points\"", answer);
        Assert.Contains("at most 100,000 points", answer);
    }

    [Fact]
    public void A_line_without_end_is_refused_and_skipped()
    {
        string[] answers = Conversation.Of(
            new string('x', 70 * 1024 * 1024), """{"id": 2, "request": "cancel", "of": 3}""");

        Assert.Contains("\"place\":\"line 1\"", answers[0]);
        Assert.Contains("is longer than 64 MB", answers[0]);
        Assert.StartsWith("""{"id":2,"ok":true""", answers[1]);
    }
}
