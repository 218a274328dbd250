using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Tests.Model;
using PartnershipSim.Tests.Scenarios;

namespace PartnershipSim.Tests.Laws;

/// <summary>The baseline on the country data of the repository: 71 states, six operations.</summary>
internal static class RealWorld
{
    public static Scenario Baseline { get; } =
        ScenarioReader.Read(Path.Combine(Repository.Scenarios, "baseline.yaml")).Value!;

    private static readonly CompiledModel History = Compiler.Compile(Baseline).Model;
    private static readonly CompiledModel Future =
        Compiler.Compile(Baseline with { Years = new(1996, Horizon.LastPossible) }).Model;

    public static CompiledModel Compile(bool projected = false, ParameterPoint? point = null, int? nudgedTo = null)
    {
        CompiledModel model = nudgedTo is { } origin
            ? Compiler.Compile(Baseline, origin).Model
            : projected ? Future : History;
        return point is null ? model : model.With(SmallWorld.Constant(point, model.Horizon.Years));
    }
}
