using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Tests.Oracle;

/// <summary>
/// The plain twin of the engine: one object per state, one run at a time, ordinary numbers and ordinary ifs, written
/// from the model's description. It is slow and readable; the engine must give the same numbers, only sooner.
/// </summary>
public sealed class PlainSimulation(CompiledModel model)
{
    public PlainWorld World { get; } = new(model);

    /// <summary>
    /// Runs 1994 to the end of the horizon; <paramref name="observe"/> sees the world after every year, in <c>Now</c>.
    /// </summary>
    public void Run(
        IReadOnlyList<ParameterPoint> timetable, PlainDice dice, Action<PlainWorld>? observe = null,
        AttitudePath? imposed = null, int imposedLane = 0)
    {
        World.Dice = dice;
        World.Imposed = imposed;
        World.ImposedLane = imposedLane;
        for (int index = 0; index < World.Model.Horizon.Years; index++)
        {
            World.YearIndex = index;
            World.Point = timetable[index];
            if (index == 0)
                PlainStart.Fill(World);
            else
                Advance();
            observe?.Invoke(World);
        }
    }

    private void Advance()
    {
        foreach (PlainCountry country in World.Countries)
            country.TurnYear();
        foreach (PlainOperation operation in World.Operations)
            operation.TurnYear();

        PlainStatus.Advance(World);
        PlainIncentives.Advance(World);
        PlainPersuasion.Advance(World);
        PlainBudget.Advance(World);
        PlainForces.Advance(World);
        PlainOperations.Advance(World);
        PlainAftermath.Advance(World);
    }
}
