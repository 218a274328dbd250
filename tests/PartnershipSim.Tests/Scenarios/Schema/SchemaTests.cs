using System.Globalization;
using System.Text.Json.Nodes;
using NJsonSchema;
using PartnershipSim.Scenarios.Schema;
using PartnershipSim.Scenarios.Text;
using PartnershipSim.Tests.Scenarios.Reading;
using Xunit;

namespace PartnershipSim.Tests.Scenarios.Schema;

public sealed class SchemaTests
{
    private static readonly string Committed = Path.Combine(Repository.Scenarios, "schema", "scenario.schema.json");

    /// <summary>
    /// What only the reader can know: data, other files, years that must fit together, and YAML itself.
    /// </summary>
    private static readonly string[] BeyondASchema =
    [
        "expectation_claims_nothing", "expectation_missing_file", "expectation_unknown_group", "expectation_undefined",
        "expectation_without_versus", "expectation_between_reversed",
        "extends_absolute", "extends_circle", "extends_itself", "extends_missing", "extends_outside",
        "data_missing", "data_outside", "nudged_beyond_data", "problem_in_base",
        "intervention_beyond_horizon", "intervention_drives_driver_out_of_range", "intervention_reversed",
        "intervention_scales_out_of_range",
        "operation_before_it_begins", "operation_fact", "operation_incomplete", "operation_new_scaled",
        "operation_unknown_predecessor",
        "outcome_twice",
        "programme_incomplete", "programme_of_history_eligible", "programme_reversed", "question_in_two_lines",
        "state_not_simulated", "unknown_state", "war_in_no_state", "where_of_lead_power_only", "where_on_parameter",
        "where_on_world_driver", "where_selects_no_state", "where_unknown_programme", "where_unknown_region",
        "years_reversed",
    ];

    [Fact]
    public void The_committed_schema_is_the_printed_one() =>
        Assert.True(
            File.ReadAllText(Committed).ReplaceLineEndings("\n") == ScenarioSchema.Print(),
            "print it again: dotnet run --project src/PartnershipSim.Cli -- schema > "
            + "scenarios/schema/scenario.schema.json");

    [Theory]
    [MemberData(nameof(LibraryTests.Files), MemberType = typeof(LibraryTests))]
    public async Task The_schema_accepts_every_scenario_of_the_library(string file)
    {
        JsonSchema schema = await JsonSchema.FromJsonAsync(
            ScenarioSchema.Print(), TestContext.Current.CancellationToken);
        JsonNode content = Json(Path.Combine(Repository.Scenarios, file))!;

        Assert.Empty(schema.Validate(content.ToJsonString()).Select(error => error.ToString()));
    }

    [Fact]
    public async Task The_schema_rejects_every_broken_file_that_a_schema_can_reject()
    {
        JsonSchema schema = await JsonSchema.FromJsonAsync(
            ScenarioSchema.Print(), TestContext.Current.CancellationToken);
        List<string> accepted = [];
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository.Tests, "Malformed"), "*.yaml"))
        {
            if (Json(file) is { } content && schema.Validate(content.ToJsonString()).Count == 0)
                accepted.Add(Path.GetFileNameWithoutExtension(file));
        }

        Assert.Equal(BeyondASchema.Order(StringComparer.Ordinal), accepted.Order(StringComparer.Ordinal));
    }

    /// <summary>The file as an editor sees it; null if it is not even YAML of our kind.</summary>
    private static JsonNode? Json(string file)
    {
        Problems problems = new();
        Map? content = YamlText.Read(file, File.ReadAllBytes(file), problems);
        return content is null || problems.HasErrors ? null : Json(content);
    }

    private static JsonNode? Json(Node node) => node switch
    {
        Map map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, Json(entry.Value)))),
        Items items => new JsonArray([.. items.Values.Select(Json)]),
        Word { IsBlank: true } => null,
        Word word when ValueReader.TryNumber(word, out double number) => Number(number),
        Word { IsQuoted: false, Text: "true" or "false" } word => JsonValue.Create(word.Text == "true"),
        Word word => JsonValue.Create(word.Text),
        _ => throw new ArgumentException(node.Kind),
    };

    private static JsonValue Number(double number) =>
        number == Math.Floor(number) && Math.Abs(number) < 1e15
            ? JsonValue.Create(long.Parse(
                number.ToString("F0", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))
            : JsonValue.Create(number);
}
