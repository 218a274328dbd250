using System.Collections.Immutable;
using System.Text.Json;

namespace PartnershipSim.Scenarios.Text;

/// <summary>
/// Turns JSON into <see cref="Node"/>s, so that a request of another program is checked by the readers of files. JSON
/// that arrives on a pipe has no useful lines: a node is numbered in place of its column, and its place is shown as a
/// JSON pointer (RFC 6901), <c>/changes/parameters/partnership.budget</c>.
/// </summary>
internal sealed class JsonText
{
    /// <summary>Names this text among the files that problems come from.</summary>
    public const string File = "(request)";

    private readonly List<string> _pointers = [];

    /// <summary>The value at a place as a node.</summary>
    /// <param name="pointer">Where it stands in the request.</param>
    public Node Read(JsonElement value, string pointer) => value.ValueKind switch
    {
        JsonValueKind.Object => Keys(value, pointer),
        JsonValueKind.Array => List(value, pointer),
        JsonValueKind.Null => new Word(1, Number(pointer), "", IsQuoted: false),
        JsonValueKind.String => new Word(1, Number(pointer), value.GetString()!, IsQuoted: true),
        _ => new Word(1, Number(pointer), value.GetRawText(), IsQuoted: false),
    };

    /// <summary>A problem of a node, with its pointer as the place; one of a file stays as it is.</summary>
    public Problem Placed(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.File == File
            ? problem with { File = PointerOf(problem.Column), Line = 0, Column = 0 }
            : problem;
    }

    /// <summary>The place of an intervention, kept for what is found out later.</summary>
    public Origin Placed(Origin origin) => origin.File == File ? new(PointerOf(origin.Column), 0, 0) : origin;

    /// <summary>The pointer to a member: a tilde and a slash are written as RFC 6901 says.</summary>
    public static string Below(string pointer, string key) =>
        $"{pointer}/{key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    private string PointerOf(int number) => _pointers[Math.Clamp(number, 1, _pointers.Count) - 1];

    private int Number(string pointer)
    {
        _pointers.Add(pointer);
        return _pointers.Count;
    }

    private Map Keys(JsonElement value, string pointer)
    {
        int number = Number(pointer);
        ImmutableArray<(Word, Node)>.Builder entries = ImmutableArray.CreateBuilder<(Word, Node)>();
        long size = 1;
        foreach (JsonProperty property in value.EnumerateObject())
        {
            string below = Below(pointer, property.Name);
            Node inner = Read(property.Value, below);
            size += 1 + inner.Size;
            entries.Add((new Word(1, Number(below), property.Name, IsQuoted: false), inner));
        }

        return new(1, number, size, entries.ToImmutable());
    }

    private Items List(JsonElement value, string pointer)
    {
        int number = Number(pointer);
        ImmutableArray<Node>.Builder values = ImmutableArray.CreateBuilder<Node>();
        long size = 1;
        foreach (JsonElement item in value.EnumerateArray())
        {
            values.Add(Read(item, Below(pointer, values.Count.ToString())));
            size += values[^1].Size;
        }

        return new(1, number, size, values.ToImmutable());
    }
}
