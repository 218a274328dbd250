using System.Collections.Immutable;

namespace PartnershipSim.Scenarios.Text;

/// <summary>A piece of YAML as typed, and where it stands.</summary>
/// <param name="Size">How many pieces it has, itself included and aliases written out.</param>
internal abstract record Node(int Line, int Column, long Size)
{
    /// <summary>What it is, for messages.</summary>
    public abstract string Kind { get; }
}

/// <summary>A word, a number or a text.</summary>
internal sealed record Word(int Line, int Column, string Text, bool IsQuoted) : Node(Line, Column, 1)
{
    public override string Kind => Text.Length == 0 && !IsQuoted ? "nothing" : $"'{Text}'";

    /// <summary>Nothing was written after the colon.</summary>
    public bool IsBlank => Text.Length == 0 || (!IsQuoted && Text is "~" or "null");
}

/// <summary>Keys with values.</summary>
internal sealed record Map(int Line, int Column, long Size, ImmutableArray<(Word Key, Node Value)> Entries)
    : Node(Line, Column, Size)
{
    public override string Kind => "a block of keys";
}

/// <summary>Values in order.</summary>
internal sealed record Items(int Line, int Column, long Size, ImmutableArray<Node> Values) : Node(Line, Column, Size)
{
    public override string Kind => "a list";
}
