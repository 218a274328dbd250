using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Tests.Model;
using PartnershipSim.Tests.Oracle;
using Xunit;

namespace PartnershipSim.Tests.Laws;

/// <summary>
/// The engine on eight lanes against the plain twin, one run at a time: every column, every state, every year, in every mode of the model.
/// </summary>
public sealed class EngineEqualsOracleTests
{
    private const double Tolerance = 1e-12;

    public static TheoryData<string> MechanismKeys => [.. Mechanisms.All.Select(mechanism => mechanism.Key)];

    [Theory]
    [InlineData(1UL)]
    [InlineData(20260101UL)]
    [InlineData(ulong.MaxValue)]
    public void History_is_the_same_whatever_the_seed(ulong seed) => AssertSame(SmallWorld.Compile(), seed);

    [Fact]
    public void The_deterministic_run_is_the_same() =>
        AssertSame(SmallWorld.Compile(2035), Dice.Deterministic, _ => PlainDice.Deterministic);

    [Fact]
    public void The_projection_is_the_same() => AssertSame(SmallWorld.Compile(2035), seed: 3);

    [Fact]
    public void A_nudged_run_is_the_same() => AssertSame(SmallWorld.Compile(nudgedTo: 2008), seed: 4);

    [Theory]
    [MemberData(nameof(MechanismKeys))]
    public void Without_one_mechanism_it_is_the_same(string key) =>
        AssertSame(SmallWorld.Compile(2030, ParameterPoint.Default.With(Mechanisms.All.Single(m => m.Key == key), 0)), seed: 5);

    [Fact]
    public void The_null_model_is_the_same() =>
        AssertSame(SmallWorld.Compile(2030, ParameterPoint.Default.With(Mechanisms.All.Select(m => ((Dial)m, 0.0)))), seed: 6);

    [Fact]
    public void A_world_with_imposed_attitudes_is_the_same()
    {
        CompiledModel model = SmallWorld.Compile();
        Recording elsewhere = Recording.Of(SmallWorld.Compile(point: Corners.Point(77)), Dice.ForBlock(7, 0));
        AttitudePath path = elsewhere.Attitudes();

        AssertSame(model, seed: 7, path);
    }

    [Theory]
    [InlineData("alliance.door", 0)]
    [InlineData("alliance.door", 0.3)]
    [InlineData("partnership.budget", 0)]
    [InlineData("operations.demand_scale", 0)]
    [InlineData("operations.demand_scale", 3)]
    [InlineData("operations.side_payment", 1)]
    [InlineData("prospect.hazard", 0.2)]
    public void A_lever_at_its_end_is_the_same(string key, double value) =>
        AssertSame(SmallWorld.Compile(2035, ParameterPoint.Default.With(ParameterSpace.Find(key)!, value)), seed: 8);

    [Theory]
    [MemberData(nameof(Corners.Numbers), 20, MemberType = typeof(Corners))]
    public void A_corner_of_the_parameter_space_is_the_same(int corner) =>
        AssertSame(SmallWorld.Compile(2035, Corners.Point(corner)), (ulong)corner);

    [Theory]
    [MemberData(nameof(Corners.Numbers), 20, MemberType = typeof(Corners))]
    public void A_point_inside_the_parameter_space_is_the_same(int number) =>
        AssertSame(SmallWorld.Compile(2035, Corners.InsidePoint(number)), (ulong)number);

    [Fact]
    public void A_lever_that_moves_halfway_is_the_same()
    {
        CompiledModel model = SmallWorld.Compile();
        ParameterPoint closed = ParameterPoint.Default.With(ParameterSpace.Find("alliance.door")!, 0);

        AssertSame(model.With([.. model.Timetable.Select((point, year) => year < 3 ? point : closed)]), seed: 9);
    }

    private static void AssertSame(CompiledModel model, ulong seed, AttitudePath? imposed = null) =>
        AssertSame(model, Dice.ForBlock(seed, 40), lane => new PlainDice(seed, 40 + (uint)lane), imposed);

    private static void AssertSame(CompiledModel model, Dice dice, Func<int, PlainDice> plainDice, AttitudePath? imposed = null)
    {
        Recording engine = Recording.Of(model, dice, imposed: imposed);
        PlainSimulation oracle = new(model);
        List<string> differences = [];
        for (int lane = 0; lane < Lanes.Count; lane++)
            oracle.Run(model.Timetable, plainDice(lane), world => Compare(engine, world, lane, differences), imposed, lane);

        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(12)));
    }

    private static void Compare(Recording engine, PlainWorld world, int lane, List<string> differences)
    {
        for (int column = 0; column < engine.Columns.Count; column++)
        {
            string name = engine.Columns[column].Name;
            double[] plain = PlainColumns.Find(world, name) ?? throw new KeyNotFoundException($"the oracle has no column {name}");
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
