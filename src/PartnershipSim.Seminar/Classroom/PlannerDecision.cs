using System.Collections.Immutable;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>What NATO's planners hand in for a round.</summary>
/// <param name="Budget">Programme money of all donors, m$ a year.</param>
/// <param name="Door">Openness of membership, 0 to 1.</param>
/// <param name="Conditionality">Share of the money that depends on compliance.</param>
/// <param name="South">Weight of partners in the Middle East, North Africa and the Gulf when the money is
/// divided.</param>
/// <param name="Weights">Weight of single states in play when the money is divided, by iso3; 1 where nothing is
/// said.</param>
internal sealed record PlannerDecision(
    double Budget, double Door, double Conditionality, double Exercises, double Education, double Aid,
    double South, ImmutableSortedDictionary<string, double>? Weights)
{
    /// <summary>The planners' levers as the model declares them, with what was chosen.</summary>
    public IEnumerable<(Parameter Lever, double Value)> Levers() =>
    [
        (Incentives.ProgrammeBudget, Budget), (Status.Door, Door), (Incentives.Conditionality, Conditionality),
        (Incentives.Exercises, Exercises),
        (Incentives.Education, Education), (Incentives.AidLevel, Aid), (Incentives.MenaWeight, South),
    ];

    /// <summary>The levers as they stand in a year of a scenario.</summary>
    public static PlannerDecision Of(ParameterPoint year) => new(
        year[Incentives.ProgrammeBudget], year[Status.Door], year[Incentives.Conditionality],
        year[Incentives.Exercises],
        year[Incentives.Education], year[Incentives.AidLevel], year[Incentives.MenaWeight], Weights: null);

    /// <exception cref="RefusedException">A choice lies outside its range, or a weight is given to a state that is not
    /// in play.</exception>
    public void Check(RoomPlan plan)
    {
        foreach ((Parameter lever, double value) in Levers())
        {
            if (!lever.Range.Contains(value))
                throw new RefusedException($"{lever.Key} lies in {lever.Range}");
        }

        foreach ((string state, double weight) in Weights ?? ImmutableSortedDictionary<string, double>.Empty)
        {
            if (!plan.States.Contains(state))
                throw new RefusedException($"{state} is not in play");
            if (!Driver.PartnershipWeight.Range.Contains(weight))
                throw new RefusedException($"a weight lies in {Driver.PartnershipWeight.Range}");
        }
    }
}
