using PartnershipSim.Model;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Analysis.History;

/// <summary>
/// The models of one scenario as they forecast from each year. Compiled once: years differ only in how far observations
/// reach, and parameters and mechanisms only in the timetable.
/// </summary>
internal sealed class OriginModels(Scenario scenario)
{
    private readonly Lazy<CompiledModel> _first = new(() => Compiler.Compile(scenario, Horizon.Start).Model);

    /// <param name="asked">The scenario itself, or one that differs from it; then it may have to be compiled.</param>
    public CompiledModel Of(Scenario asked, int origin)
    {
        bool isAlike = asked with { Parameters = scenario.Parameters, Mechanisms = scenario.Mechanisms } == scenario;
        return isAlike && _first.Value is { Nudge: { } observed } first
            ? first.With(Compiler.TimetableOf(asked)).With(observed.UpTo(origin))
            : Compiler.Compile(asked, origin).Model;
    }
}
