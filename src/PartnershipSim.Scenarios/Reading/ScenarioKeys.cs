using System.Collections.Immutable;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Reading;

/// <summary>
/// The keys of a scenario file, one row each: the reader, the JSON Schema, the canonical text and the lists in
/// messages are made of it. In the order in which they are read and written down, whatever their order in a file.
/// </summary>
internal static class ScenarioKeys
{
    public static readonly ScenarioKey Scenario = new(
        "scenario", ScenarioShapes.Name, Alone(HeadSections.Name), CanonicalText.Nothing);

    /// <summary>Read before the other keys: it says on what they are laid.</summary>
    public static readonly ScenarioKey Extends = new(
        "extends", ScenarioShapes.Extends, ReadBefore, CanonicalText.Nothing);

    /// <summary>Read before the other keys. The data have a checksum of their own.</summary>
    public static readonly ScenarioKey Data = new(
        "data", ScenarioShapes.Data, ReadBefore, CanonicalText.Nothing);

    public static ImmutableArray<ScenarioKey> All { get; } =
    [
        Scenario,
        new("title", ScenarioShapes.Title, Alone(HeadSections.Title), CanonicalText.Nothing),
        new("question", ScenarioShapes.Question, Alone(HeadSections.Question), CanonicalText.Nothing),
        Extends,
        Data,
        new("years", ScenarioShapes.Years, Alone(HeadSections.Years), CanonicalText.Years),
        new("nudged_to", ScenarioShapes.NudgedTo, Alone(HeadSections.NudgedTo), CanonicalText.NudgedTo),
        new("replicates", ScenarioShapes.Replicates, Alone(HeadSections.Replicates), CanonicalText.Nothing),
        new("seed", ScenarioShapes.Seed, Alone(HeadSections.Seed), CanonicalText.Seed),
        new("parameters", ScenarioShapes.Parameters, Alone(SettingSections.Parameters), CanonicalText.Parameters),
        new("mechanisms", ScenarioShapes.Mechanisms, Alone(SettingSections.Mechanisms), CanonicalText.Mechanisms),
        new("dates", ScenarioShapes.Dates, Alone(HeadSections.Dates), CanonicalText.Dates),
        new("programmes", ScenarioShapes.Programmes, Alone(ProgrammeSection.Read), CanonicalText.Programmes),
        new("operations", ScenarioShapes.Operations, Alone(OperationSection.Read), CanonicalText.Operations),
        new("drivers", ScenarioShapes.Drivers, Alone(DriverSection.Read), CanonicalText.Drivers),
        new(
            "interventions", ScenarioShapes.Interventions, Alone(InterventionSection.Read),
            CanonicalText.Interventions),
        new("states", ScenarioShapes.ReportedStates, Alone(HeadSections.States), CanonicalText.ReportedStates),
        new("outcomes", ScenarioShapes.ReportedOutcomes, Alone(HeadSections.Outcomes), CanonicalText.ReportedOutcomes),
        new("expect", ScenarioShapes.Expectations, ExpectationSection.Read, CanonicalText.Nothing),
        new("evidence", ScenarioShapes.Evidence, Alone(EvidenceSection.Read), CanonicalText.Nothing),
    ];

    /// <summary>A section that reads no other file.</summary>
    private static Section Alone(Func<ValueReader, Node, Scenario, Scenario> read) =>
        (reader, value, scenario, _) => read(reader, value, scenario);

    private static Scenario ReadBefore(ValueReader reader, Node value, Scenario scenario, FolderTree tree) => scenario;
}
