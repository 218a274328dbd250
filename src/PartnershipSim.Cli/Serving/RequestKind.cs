using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace PartnershipSim.Cli.Serving;

/// <summary>A key of a request: its reader checks names with it, and the schema is printed from it.</summary>
/// <param name="Name">As written in JSON.</param>
/// <param name="Shape">What the JSON Schema says of its value.</param>
internal sealed record RequestKey(string Name, Func<JsonObject> Shape)
{
    public bool IsRequired { get; init; }
}

/// <summary>One of the things that can be asked.</summary>
/// <param name="Name">As written under the key <c>request</c>.</param>
/// <param name="Meaning">What the answer is.</param>
/// <param name="Keys">What may stand in it, beside <c>id</c> and <c>request</c>.</param>
internal sealed record RequestKind(string Name, string Meaning, ImmutableArray<RequestKey> Keys);
