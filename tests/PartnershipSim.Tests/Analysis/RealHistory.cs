using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Tests.Scenarios;

namespace PartnershipSim.Tests.Analysis;

/// <summary>The baseline as it stands in its file.</summary>
internal static class RealHistory
{
    public static string File { get; } = Path.Combine(Repository.Scenarios, "baseline.yaml");

    public static Scenario Scenario { get; } = Scenario.Load(File);
}
