using System.Text.Json.Nodes;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Schema;

/// <summary>
/// The JSON Schema (draft-07) of scenario files, printed from the table of keys, so that an editor completes keys and
/// shows ranges.
/// </summary>
public static class ScenarioSchema
{
    /// <summary>The schema as committed under <c>scenarios/schema</c>.</summary>
    public static string Print() => SchemaText.Of(Document(), "scenario.schema.json", "PartnershipSim scenario");

    private static JsonObject Document()
    {
        JsonObject schema = Shape.Block(
            "A scenario: a question, and what differs from its base.",
            ScenarioKeys.All.Select(key => (key.Name, key.Shape())),
            ScenarioKeys.Scenario.Name);
        schema["definitions"] = new JsonObject { ["where"] = ScenarioShapes.Where() };
        return schema;
    }
}
