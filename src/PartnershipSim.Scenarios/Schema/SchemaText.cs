using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PartnershipSim.Scenarios.Schema;

/// <summary>A JSON Schema as a file.</summary>
internal static class SchemaText
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>With its head: the draft, its identity and its title.</summary>
    public static string Of(JsonObject schema, string id, string title)
    {
        schema.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        schema.Insert(1, "$id", id);
        schema.Insert(2, "title", title);
        return schema.ToJsonString(Readable) + "\n";
    }
}
