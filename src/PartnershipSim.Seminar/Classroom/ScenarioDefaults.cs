using PartnershipSim.Model;
using PartnershipSim.Scenarios;
using PartnershipSim.Seminar.Engine;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>How the scenario of a room has the planners' levers, round by round: what happens if nobody touches them, interventions included.</summary>
internal sealed class ScenarioDefaults(RoomPlan plan, Scenario basis)
{
    private readonly Lazy<CompiledModel> _model = new(() => ScenarioRuns.ModelOf(basis with { Years = new(plan.FirstYear, plan.LastYear) }));

    /// <summary>The levers in the first year of a round.</summary>
    public PlannerDecision In(int round) => PlannerDecision.Of(_model.Value.Timetable[Horizon.IndexOf(plan.FirstOf(round))]);
}
