using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Tests.Model;
using PartnershipSim.Tests.Oracle;
using Xunit;

namespace PartnershipSim.Tests.Laws;

/// <summary>
/// Sets the engine against the oracle: the same compiled model, the same luck, every number of every year.
/// </summary>
internal static class Twins
{
    // known limit: where rationing leaves hundredths of a soldier, a rounding of 1e-16 k is 7e-12 of the contingent,
    // and the next year's offer goes by its logarithm. Of many random scenarios one met it so far (1.3e-12 at 0.31)
    private const double Tolerance = 1e-12;

    public static void AssertSame(CompiledModel model, ulong seed, AttitudePath? imposed = null) =>
        AssertSame(model, Dice.ForBlock(seed, 40), lane => new PlainDice(seed, 40 + (uint)lane), imposed);

    public static void AssertSame(
        CompiledModel model, Dice dice, Func<int, PlainDice> plainDice, AttitudePath? imposed = null)
    {
        Recording engine = Recording.Of(model, dice, imposed: imposed);
        PlainSimulation oracle = new(model);
        List<string> differences = [];
        for (int lane = 0; lane < Lanes.Count; lane++)
            oracle.Run(
                model.Timetable, plainDice(lane), world => Compare(engine, world, lane, differences), imposed, lane);

        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(12)));
    }

    private static void Compare(Recording engine, PlainWorld world, int lane, List<string> differences)
    {
        for (int column = 0; column < engine.Columns.Count; column++)
        {
            string name = engine.Columns[column].Name;
            double[] plain = PlainColumns.Find(world, name)
                ?? throw new KeyNotFoundException($"the oracle has no column {name}");
            Lanes[] lanes = engine[world.YearIndex, column];
            Assert.Equal(plain.Length, lanes.Length);
            for (int row = 0; row < plain.Length; row++)
            {
                double expected = plain[row];
                double actual = lanes[row][lane];
                bool isSame = name == "fill" && double.IsNaN(expected)
                    ? double.IsNaN(actual)
                    : Math.Abs(actual - expected) <= Tolerance * Math.Max(1, Math.Abs(expected));
                if (!isSame)
                    differences.Add($"{world.Year} lane {lane} {name}[{row}]: oracle {expected:R}, engine {actual:R}");
            }
        }
    }
}
