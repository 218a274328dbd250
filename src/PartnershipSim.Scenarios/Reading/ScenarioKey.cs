using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Reading;

/// <summary>
/// Reads what stands under one key of a scenario file into the scenario. What it cannot use it reports and leaves out.
/// </summary>
internal delegate Scenario Section(ValueReader reader, Node value, Scenario scenario, FolderTree tree);

/// <summary>A key of a scenario file with everything that depends on it, so that no part can be forgotten.</summary>
/// <param name="Name">As written in YAML.</param>
/// <param name="Shape">What the JSON Schema says of its value.</param>
/// <param name="Read">How its value enters the scenario.</param>
/// <param name="Write">
/// The lines of the canonical text that stand for it; <see cref="CanonicalText.Nothing"/> where it changes no number.
/// </param>
internal sealed record ScenarioKey(
    string Name, Func<JsonNode> Shape, Section Read, Func<Scenario, IEnumerable<string>> Write) : IFileKey
{
    /// <inheritdoc/>
    public ImmutableArray<string> OldNames { get; init; } = [];
}
