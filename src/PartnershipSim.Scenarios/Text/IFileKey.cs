using System.Collections.Immutable;

namespace PartnershipSim.Scenarios.Text;

/// <summary>A key of a file, or of a block in it.</summary>
internal interface IFileKey
{
    /// <summary>As written in YAML.</summary>
    string Name { get; }

    /// <summary>What it was called before; still read, with a warning that names the new word.</summary>
    ImmutableArray<string> OldNames { get; }
}
