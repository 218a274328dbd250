using System.Text.Json.Nodes;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Scenarios.Text;

/// <summary>The few shapes of JSON Schema that scenario files are made of.</summary>
internal static class Shape
{
    public static JsonObject Text(string description) =>
        new() { ["type"] = "string", ["minLength"] = 1, ["description"] = description };

    public static JsonObject Pattern(string pattern, string description) =>
        new() { ["type"] = "string", ["pattern"] = pattern, ["description"] = description };

    public static JsonObject OneOf(IEnumerable<string> words, string description) =>
        new() { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]), ["description"] = description };

    public static JsonObject Number(Interval range, string description, double? @default = null) =>
        Ranged("number", range, description, @default);

    public static JsonObject Whole(Interval range, string description, double? @default = null) =>
        Ranged("integer", range, description, @default);

    public static JsonObject Switch(string description) =>
        new() { ["enum"] = new JsonArray("on", "off", true, false), ["description"] = description };

    public static JsonObject List(JsonNode items, string description) =>
        new() { ["type"] = "array", ["items"] = items, ["description"] = description };

    /// <summary>Either of several shapes.</summary>
    public static JsonObject Any(string description, params JsonNode[] shapes) =>
        new() { ["anyOf"] = new JsonArray(shapes), ["description"] = description };

    /// <summary>A block of exactly these keys.</summary>
    public static JsonObject Block(
        string description, IEnumerable<(string Key, JsonNode Shape)> keys, params string[] required)
    {
        JsonObject properties = [];
        foreach ((string key, JsonNode shape) in keys)
            properties[key] = shape;
        JsonObject block = new()
        {
            ["type"] = "object",
            ["description"] = description,
            ["additionalProperties"] = false,
            ["properties"] = properties,
        };
        if (required.Length > 0)
            block["required"] = new JsonArray([.. required.Select(key => (JsonNode)key)]);
        return block;
    }

    /// <summary>A block whose keys follow a pattern.</summary>
    public static JsonObject Keyed(string description, string pattern, JsonNode shape) => new()
    {
        ["type"] = "object",
        ["description"] = description,
        ["minProperties"] = 1,
        ["additionalProperties"] = false,
        ["patternProperties"] = new JsonObject { [pattern] = shape },
    };

    /// <summary>One word or a list of words.</summary>
    public static JsonObject OneOrMore(Func<JsonNode> word, string description) =>
        Any(description, word(), List(word(), "several"));

    private static JsonObject Ranged(string type, Interval range, string description, double? @default)
    {
        JsonObject shape = new() { ["type"] = type, ["minimum"] = range.Low, ["maximum"] = range.High };
        if (@default is { } value)
            shape["default"] = value;
        shape["description"] = description;
        return shape;
    }
}
