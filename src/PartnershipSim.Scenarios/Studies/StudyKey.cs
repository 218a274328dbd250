using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Studies;

/// <summary>
/// Reads what stands under one key of a study file into the study. What it cannot use it reports and leaves out.
/// </summary>
internal delegate Study StudySection(ValueReader reader, Node value, Study study, StudySources sources);

/// <summary>A key of a study file with everything that depends on it, so that no part can be forgotten.</summary>
/// <param name="Name">As written in YAML.</param>
/// <param name="Shape">What the JSON Schema says of its value.</param>
/// <param name="Read">How its value enters the study.</param>
internal sealed record StudyKey(string Name, Func<JsonNode> Shape, StudySection Read) : IFileKey
{
    /// <inheritdoc/>
    public ImmutableArray<string> OldNames { get; init; } = [];
}
