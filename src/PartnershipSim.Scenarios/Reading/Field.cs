using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Reading;

/// <summary>
/// A key inside a block, with what the JSON Schema says of it and how it enters the thing that the block describes.
/// </summary>
/// <param name="Name">As written in YAML.</param>
/// <param name="Shape">What the JSON Schema says of its value.</param>
/// <param name="Read">The thing with the value that is given.</param>
internal sealed record Field<T>(string Name, Func<JsonNode> Shape, Func<T, FieldValue, T> Read) : IFileKey
{
    /// <inheritdoc/>
    public ImmutableArray<string> OldNames { get; init; } = [];

    /// <summary>A property that the reader of the block asks for: what it means stands there.</summary>
    public bool IsMarked { get; init; }
}

/// <summary>What stands under a key of a block, and what is needed to read it.</summary>
/// <param name="Path">The key with its block, for messages: ISAF.until.</param>
/// <param name="Key">The key as it stands in the file.</param>
internal sealed record FieldValue(
    ValueReader Reader, string Path, Word Key, Node Value, Scenario Scenario, FolderTree? Tree = null)
{
    public double? Number(double low, double high, string unit) => Reader.Number(Value, Path, new(low, high), unit);

    public int? Year() => Reader.Year(Value, Path, Scenario.Horizon);

    public string? Text() => Reader.Text(Value, Path);

    public bool? Switch() => Reader.Switch(Value, Path);

    /// <summary>A file of the tree, as it can be loaded.</summary>
    public string? File() => Text() is { } text ? Tree!.Existing(Reader, Value, Path, text) : null;
}
