using System.Collections.Immutable;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>What a partner government hands in for a round.</summary>
/// <param name="Budget">Yearly change of the military's share of GDP, on top of what the model says.</param>
/// <param name="Reform">Factor on the odds of reform.</param>
/// <param name="Offer">Factor on offers to operations; 0: nobody goes.</param>
internal sealed record Governing(double Budget, double Reform, double Offer)
{
    /// <summary>As the engine would play it.</summary>
    public static Governing Usual { get; } = new(0, 1, 1);

    private const double LargestStance = 0.1;

    /// <exception cref="RefusedException">A choice lies outside its range.</exception>
    public void Check()
    {
        if (!(Math.Abs(Budget) <= LargestStance))
            throw new RefusedException("the budget can move by at most 10 % a year");
        if (!Driver.ReformEffort.Range.Contains(Reform))
            throw new RefusedException($"reform effort lies in {Driver.ReformEffort.Range}");
        if (!Driver.OperationsOffer.Range.Contains(Offer))
            throw new RefusedException($"the offer to operations lies in {Driver.OperationsOffer.Range}");
    }
}

/// <summary>What NATO's planners hand in for a round.</summary>
/// <param name="Budget">Programme money of all donors, m$ a year.</param>
/// <param name="Door">Openness of membership, 0 to 1.</param>
/// <param name="Conditionality">Share of the money that depends on compliance.</param>
/// <param name="South">Weight of partners in the Middle East, North Africa and the Gulf when the money is divided.</param>
/// <param name="Weights">Weight of single states in play when the money is divided, by iso3; 1 where nothing is said.</param>
internal sealed record Planning(
    double Budget, double Door, double Conditionality, double Exercises, double Education, double Aid, double South, ImmutableSortedDictionary<string, double>? Weights)
{
    /// <summary>The planners' levers as the model declares them, with what was chosen.</summary>
    public IEnumerable<(Parameter Lever, double Value)> Levers() =>
    [
        (Incentives.ProgrammeBudget, Budget), (Status.Door, Door), (Incentives.Conditionality, Conditionality), (Incentives.Exercises, Exercises),
        (Incentives.Education, Education), (Incentives.AidLevel, Aid), (Incentives.MenaWeight, South),
    ];

    /// <summary>The levers as they stand in a year of a scenario.</summary>
    public static Planning Of(ParameterPoint year) => new(
        year[Incentives.ProgrammeBudget], year[Status.Door], year[Incentives.Conditionality], year[Incentives.Exercises],
        year[Incentives.Education], year[Incentives.AidLevel], year[Incentives.MenaWeight], Weights: null);

    /// <exception cref="RefusedException">A choice lies outside its range, or a weight is given to a state that is not in play.</exception>
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
