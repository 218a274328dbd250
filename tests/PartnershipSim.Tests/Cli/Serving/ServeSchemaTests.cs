using NJsonSchema;
using PartnershipSim.Cli.Serving;
using PartnershipSim.Tests.Approved;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Cli.Serving;

/// <summary>The schema is the committed one, and describes what is read and written.</summary>
public sealed class ServeSchemaTests
{
    private static readonly string Baseline = Path.Combine(Repository.Scenarios, "baseline.yaml").Replace('\\', '/');

    public static TheoryData<string> Requests =>
    [
        $$"""{"id": 1, "request": "describe", "scenario": "{{Baseline}}"}""",
        $$"""{"id": "a", "request": "run", "scenario": "{{Baseline}}", "replicates": 2, "seed": 7, "outcomes": ["interop"], "tables": ["summary", "years"]}""",
        """{"request": "compare", "scenario": "BASE", "replicates": 1, "others": [{"changes": {"mechanisms": {"teaching": false}}}]}"""
            .Replace("BASE", Baseline, StringComparison.Ordinal),
        $$"""{"id": 1, "request": "points", "scenario": "{{Baseline}}", "axes": ["threat_events.2010"], "points": [[0.5]], "protocol": 1}""",
        """{"id": 1, "request": "cancel", "of": 7}""",
        """{"id": 1, "request": "stop"}""",
    ];

    [Fact]
    public void The_schema_is_the_committed_one() =>
        Approval.CheckFile(Path.Combine("scenarios", "schema", "serve.schema.json"), ServeSchema.Print());

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Requests_and_their_answers_obey_the_schema(string request)
    {
        JsonSchema schema = await JsonSchema.FromJsonAsync(ServeSchema.Print());

        string answer = Assert.Single(Conversation.Of(request));

        Assert.Empty(schema.Definitions["request"].Validate(request));
        Assert.Empty(schema.Definitions["answer"].Validate(answer));
        Assert.Contains("\"ok\":true", answer);
    }

    [Theory]
    [InlineData("""{"request": "run", "outcoms": []}""")]
    [InlineData("""{"request": "points", "axes": []}""")]
    [InlineData("""{"request": "fly"}""")]
    public async Task What_is_refused_breaks_the_schema(string request)
    {
        JsonSchema schema = await JsonSchema.FromJsonAsync(ServeSchema.Print());

        string answer = Assert.Single(Conversation.Of(request));

        Assert.NotEmpty(schema.Definitions["request"].Validate(request));
        Assert.Empty(schema.Definitions["answer"].Validate(answer));
        Assert.Contains("\"ok\":false", answer);
    }
}
