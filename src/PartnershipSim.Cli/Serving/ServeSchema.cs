using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PartnershipSim.Cli.Serving;

/// <summary>The JSON Schema (draft-07) of the lines that <c>partnersim serve</c> reads and writes.</summary>
internal static class ServeSchema
{
    /// <summary>
    /// Rises when a line that was understood is understood no more; new keys and new requests leave it as it is.
    /// </summary>
    public const int Protocol = 1;

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Print() => new JsonObject
    {
        ["$schema"] = "http://json-schema.org/draft-07/schema#",
        ["$id"] = "serve.schema.json",
        ["title"] = $"PartnershipSim serve, protocol {Protocol}",
        ["description"] =
            "One JSON object a line, in both directions. Requests are answered in the order in which they came; "
            + "cancel and stop at once.",
        ["definitions"] = new JsonObject
        {
            ["request"] = new JsonObject { ["oneOf"] = new JsonArray([.. RequestKinds.All.Select(Request)]) },
            ["answer"] = new JsonObject { ["oneOf"] = new JsonArray(Done(), Refused(), Working()) },
        },
        ["anyOf"] = new JsonArray(
            new JsonObject { ["$ref"] = "#/definitions/request" },
            new JsonObject { ["$ref"] = "#/definitions/answer" }),
    }.ToJsonString(Readable) + "\n";

    private static JsonObject Request(RequestKind kind)
    {
        JsonObject properties = new()
        {
            ["id"] = Id("Returns in the answer; no two requests that wait have the same."),
            ["request"] = new JsonObject { ["enum"] = new JsonArray(kind.Name) },
            ["protocol"] =
                new JsonObject
                {
                    ["enum"] = new JsonArray(Protocol),
                    ["description"] = "Refused if the server speaks another.",
                },
        };
        foreach (RequestKey key in kind.Keys)
            properties[key.Name] = key.Shape();
        return new()
        {
            ["title"] = kind.Name,
            ["description"] = kind.Meaning,
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray(
                [.. kind.Keys.Where(key => key.IsRequired).Select(key => key.Name).Prepend("request")
                    .Select(name => JsonValue.Create(name))]),
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject Done() => Object(
        "done", "The answer of a request.",
        new()
        {
            ["id"] = Id("Of the request; null if it had none."),
            ["ok"] = new JsonObject { ["enum"] = new JsonArray(true) },
            ["answer"] = new JsonObject
            {
                ["enum"] = new JsonArray([.. RequestKinds.All.Select(kind => JsonValue.Create(kind.Name))]),
            },
            ["result"] = new JsonObject
            {
                ["type"] = "object",
                ["description"] = "Tables are objects of columns of one length; what is not defined is null.",
            },
            ["warnings"] = Problems("What was read, but probably not as meant."),
        },
        "id", "ok", "answer", "result");

    private static JsonObject Refused() => Object(
        "refused", "A request that cannot be answered, or was cancelled.",
        new()
        {
            ["id"] = Id("Of the request; null if the line could not be read."),
            ["ok"] = new JsonObject { ["enum"] = new JsonArray(false) },
            ["cancelled"] = new JsonObject { ["enum"] = new JsonArray(true) },
            ["problems"] = Problems("All that is wrong, at once."),
        },
        "id", "ok", "problems");

    private static JsonObject Working() => Object(
        "working", "Written each second while a request runs.",
        new()
        {
            ["id"] = Id("Of the request."),
            ["working"] = new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject
                {
                    ["seconds"] = new JsonObject { ["type"] = "number" },
                    ["done"] =
                        new JsonObject { ["type"] = "integer", ["description"] = "Runs of points that are finished." },
                    ["total"] = new JsonObject { ["type"] = "integer" },
                },
            },
        },
        "id", "working");

    private static JsonObject Object(string title, string meaning, JsonObject properties, params string[] required) =>
        new()
        {
            ["title"] = title,
            ["description"] = meaning,
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]),
            ["additionalProperties"] = false,
        };

    private static JsonObject Id(string meaning) => new()
    {
        ["type"] = new JsonArray("string", "integer", "null"),
        ["description"] = meaning,
    };

    private static JsonObject Problems(string meaning) => new()
    {
        ["type"] = "array",
        ["description"] = meaning,
        ["items"] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["place"] = new JsonObject
                {
                    ["type"] = "string",
                    ["description"] =
                        "JSON pointer into the request; file:line:column; or line and byte of what is not JSON.",
                },
                ["severity"] = new JsonObject { ["enum"] = new JsonArray("error", "warning") },
                ["message"] = new JsonObject { ["type"] = "string" },
            },
            ["required"] = new JsonArray("place", "severity", "message"),
            ["additionalProperties"] = false,
        },
    };
}
