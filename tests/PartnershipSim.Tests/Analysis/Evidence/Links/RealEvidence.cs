using PartnershipSim.Analysis.Evidence.Links;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Tests.Scenarios;

namespace PartnershipSim.Tests.Analysis.Evidence.Links;

/// <summary>Evidence on the data that are shipped.</summary>
internal static class RealEvidence
{
    public static Scenario Scenario { get; } =
        Scenario.Load(Path.Combine(Repository.Scenarios, "baseline.yaml")) with { NudgedTo = Scenario.Never };

    public static EvidenceData Data { get; } = Of(Scenario);

    /// <summary>The same with runs that end where history does, as the command has them.</summary>
    public static EvidenceData Ending { get; } = Of(Scenario with
    {
        Years = new(Scenario.Years.From, Math.Min(Scenario.Years.To, Scenario.Data.LastObserved)),
    });

    private static EvidenceData Of(Scenario scenario) => EvidenceData.Of(
        scenario, Compiler.Compile(scenario).Model, ProgrammeDates.Read(scenario.Data));

    public static EvidenceLink Link(string key) => EvidenceLink.All.Single(link => link.Key == key);

    public static LinkResult Result(string key, int permutations = 19, int imputations = 20) =>
        LinkResult.Of(Link(key), Data, permutations, imputations, seed: 1);
}
