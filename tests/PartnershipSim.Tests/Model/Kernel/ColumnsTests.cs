using CsCheck;
using PartnershipSim.Model.Kernel;
using Xunit;

namespace PartnershipSim.Tests.Model.Kernel;

/// <summary>
/// Functions and draws of whole columns have the bits of those of one entry, whatever else is in the column.
/// </summary>
public class ColumnsTests
{
    private delegate void OfColumn(Span<Lanes> column);

    private static readonly double[] Edges =
    [
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.MinValue,
        0.0, -0.0, 1, -1, 0.5, 0.125, 0.875, 5e-324, 2.2250738585072014e-308, 708, -708, 709.78, 710, -745.2,
    ];

    private static readonly Gen<Lanes> Entry = Gen.Frequency(
            (1, Gen.Int[0, Edges.Length - 1].Select(edge => Edges[edge])),
            (6, Gen.Double[0, 1]),
            (3, Gen.Double[-800, 800]))
        .Array[Lanes.Count].Select(lanes => Lanes.From(lanes));

    private static readonly uint[] States = [.. new[] { "FIN", "USA", "AAA", "ZZZ" }.Select(Dice.StateAddress)];
    private static readonly uint[] Operations = [0, 1, Dice.OperationAddress("Alpha"), uint.MaxValue];

    [Fact]
    public void Exp_of_a_column_is_that_of_its_entries() => IsThatOfEntries(LaneMath.Exp, LaneMath.Exp);

    [Fact]
    public void Log_of_a_column_is_that_of_its_entries() => IsThatOfEntries(LaneMath.Log, LaneMath.Log);

    [Fact]
    public void Logistic_of_a_column_is_that_of_its_entries() => IsThatOfEntries(LaneMath.Logistic, LaneMath.Logistic);

    [Fact]
    public void Normal_quantile_of_a_column_is_that_of_its_entries() =>
        IsThatOfEntries(LaneMath.NormalQuantile, p => LaneMath.NormalQuantile(p));

    [Fact]
    public void Student_quantile_of_a_column_is_that_of_its_entries() =>
        IsThatOfEntries(LaneMath.StudentT4Quantile, p => LaneMath.StudentT4Quantile(p));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Uniform_draws_of_a_column_are_those_of_its_addresses(bool isDeterministic)
    {
        Dice dice = DiceOf(isDeterministic);
        Lanes[] alike = new Lanes[States.Length];
        Lanes[] apart = new Lanes[States.Length];

        dice.Uniform(Purpose.Join, 2001, States, Operations[2], alike);
        dice.Uniform(Purpose.Size, 2001, States, Operations, apart);

        Assert.Equal(States.Select(state => dice.Uniform(Purpose.Join, 2001, state, Operations[2])), alike);
        Assert.Equal(States.Zip(Operations, (s, o) => dice.Uniform(Purpose.Size, 2001, s, o)), apart);
    }

    [Theory]
    [InlineData(false, 0, 0)]
    [InlineData(false, 1, 1)]
    [InlineData(false, 0, 1)]
    [InlineData(true, 1, 1)]
    public void Shocks_of_a_column_are_those_of_its_addresses(bool isDeterministic, double first, double others)
    {
        Dice dice = DiceOf(isDeterministic);
        Lanes tails = Lanes.From([first, others, others, others, others, others, others, others]);
        Lanes[] alike = new Lanes[States.Length];
        Lanes[] apart = new Lanes[States.Length];

        dice.Shock(tails, Purpose.BudgetShock, 2001, States, alike);
        dice.Shock(tails, Purpose.Size, 2001, States, Operations, apart);

        Assert.Equal(States.Select(state => dice.Shock(tails, Purpose.BudgetShock, 2001, state)), alike);
        Assert.Equal(States.Zip(Operations, (s, o) => dice.Shock(tails, Purpose.Size, 2001, s, o)), apart);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Poisson_counts_of_a_column_are_those_of_its_addresses(bool isDeterministic)
    {
        Dice dice = DiceOf(isDeterministic);
        Lanes[] means = [0, 0.01, 3, Lanes.From([0, 1e-9, 0.5, 2, 4, 4.1, 30, double.NaN])];
        Lanes[] counts = [.. means];

        dice.Poisson(counts, Purpose.Deaths, 2001, States, Operations[2], new Lanes[States.Length]);

        Assert.Equal(
            States.Zip(means, (s, mean) => Bits(dice.Poisson(mean, Purpose.Deaths, 2001, s, Operations[2]))),
            counts.Select(Bits));
    }

    private static Dice DiceOf(bool isDeterministic) => isDeterministic ? Dice.Deterministic : Dice.ForBlock(7, 16);

    private static void IsThatOfEntries(OfColumn ofColumn, Func<Lanes, Lanes> ofEntry) =>
        Entry.Array[0, 9].Sample(column =>
        {
            Lanes[] result = [.. column];
            ofColumn(result);
            return column.Select(entry => Bits(ofEntry(entry))).SequenceEqual(result.Select(Bits));
        }, iter: 2_000);

    // any not-a-number is as good as another
    private static string Bits(Lanes x) => string.Join(' ', Enumerable.Range(0, Lanes.Count)
        .Select(lane => double.IsNaN(x[lane]) ? "NaN" : $"{BitConverter.DoubleToInt64Bits(x[lane]):x}"));
}
