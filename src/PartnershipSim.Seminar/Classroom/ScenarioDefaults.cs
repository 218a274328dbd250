using PartnershipSim.Model;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Seminar.Engine;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>
/// The planners' levers in the scenario of a room, round by round, interventions included: their values if nobody moves
/// them.
/// </summary>
internal sealed class ScenarioDefaults(RoomPlan plan, Scenario basis)
{
    private readonly Lazy<CompiledModel> _model = new(
        () => ScenarioRuns.ModelOf(basis with { Years = new(plan.FirstYear, plan.LastYear) }));

    /// <summary>The levers in the first year of a round.</summary>
    public PlannerDecision In(int round) =>
        PlannerDecision.Of(_model.Value.Timetable[Horizon.IndexOf(plan.FirstOf(round))]);
}
