using PartnershipSim.Model;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Seminar.Explorer;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>How the scenario of a room has the planners' levers, round by round: what happens if nobody touches them, interventions included.</summary>
internal sealed class Customs(RoomPlan plan, Scenario basis)
{
    private readonly Lazy<CompiledModel> _model = new(() => Answers.ModelOf(basis with { Years = new(plan.FirstYear, plan.LastYear) }));

    /// <summary>The levers in the first year of a round.</summary>
    public Planning In(int round) => Planning.Of(_model.Value.Timetable[Horizon.IndexOf(plan.FirstOf(round))]);
}
