using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Tests.Model;
using PartnershipSim.Tests.Oracle;
using Xunit;

namespace PartnershipSim.Tests.Laws;

/// <summary>
/// The engine on eight lanes against the plain twin, one run at a time: every column, every state, every year, in every
/// mode of the model, on a small world.
/// </summary>
public sealed class EngineEqualsOracleTests
{
    public static TheoryData<string> MechanismKeys => [.. Mechanisms.All.Select(mechanism => mechanism.Key)];

    [Theory]
    [InlineData(1UL)]
    [InlineData(20260101UL)]
    [InlineData(ulong.MaxValue)]
    public void History_is_the_same_whatever_the_seed(ulong seed) => Twins.AssertSame(SmallWorld.Compile(), seed);

    [Fact]
    public void The_deterministic_run_is_the_same() =>
        Twins.AssertSame(SmallWorld.Compile(2035), Dice.Deterministic, _ => PlainDice.Deterministic);

    [Fact]
    public void The_projection_is_the_same() => Twins.AssertSame(SmallWorld.Compile(2035), seed: 3);

    [Fact]
    public void A_nudged_run_is_the_same() => Twins.AssertSame(SmallWorld.Compile(nudgedTo: 2008), seed: 4);

    [Theory]
    [MemberData(nameof(MechanismKeys))]
    public void Without_one_mechanism_it_is_the_same(string key) =>
        Twins.AssertSame(
            SmallWorld.Compile(2030, ParameterSpace.Default.With(Mechanisms.All.Single(m => m.Key == key), 0)),
            seed: 5);

    [Fact]
    public void The_null_model_is_the_same() =>
        Twins.AssertSame(
            SmallWorld.Compile(2030, ParameterSpace.Default.With(Mechanisms.All.Select(m => ((Setting)m, 0.0)))),
            seed: 6);

    [Fact]
    public void A_world_with_imposed_attitudes_is_the_same()
    {
        CompiledModel model = SmallWorld.Compile();
        Recording elsewhere = Recording.Of(SmallWorld.Compile(point: Corners.Point(77)), Dice.ForBlock(7, 0));
        AttitudePath path = elsewhere.Attitudes();

        Twins.AssertSame(model, seed: 7, path);
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
        Twins.AssertSame(
            SmallWorld.Compile(2035, ParameterSpace.Default.With(ParameterSpace.Find(key)!, value)), seed: 8);

    [Theory]
    [InlineData(150)]
    [InlineData(0)]
    public void Programmes_with_money_of_their_own_are_the_same(double budget)
    {
        CompiledModel model = SmallWorld.Compile(
            2030, ParameterSpace.Default.With(ParameterSpace.Find("partnership.budget")!, budget));
        double[][] Line(double amount, int first, Func<int, bool> belongs) =>
        [
            .. Enumerable.Range(0, model.Horizon.Years).Select(t => Enumerable.Range(0, model.States.Length)
                .Select(i => t >= first && belongs(i) && model.Drivers.TakesPart[t][i] ? amount : 0).ToArray()),
        ];
        CompiledModel funded = model with
        {
            Drivers = SmallWorld.DriversOver(
                model.Horizon.Years, [Line(40, 5, i => i % 2 == 0), Line(7, 10, i => i < 4)]),
        };

        Twins.AssertSame(funded, seed: 9);
    }

    [Theory]
    [MemberData(nameof(Corners.Numbers), 20, MemberType = typeof(Corners))]
    public void A_corner_of_the_parameter_space_is_the_same(int corner) =>
        Twins.AssertSame(SmallWorld.Compile(2035, Corners.Point(corner)), (ulong)corner);

    [Theory]
    [MemberData(nameof(Corners.Numbers), 20, MemberType = typeof(Corners))]
    public void A_point_inside_the_parameter_space_is_the_same(int number) =>
        Twins.AssertSame(SmallWorld.Compile(2035, Corners.InsidePoint(number)), (ulong)number);

    [Fact]
    public void A_lever_that_moves_halfway_is_the_same()
    {
        CompiledModel model = SmallWorld.Compile();
        ParameterPoint closed = ParameterSpace.Default.With(ParameterSpace.Find("alliance.door")!, 0);

        Twins.AssertSame(model.With([.. model.Timetable.Select((point, year) => year < 3 ? point : closed)]), seed: 9);
    }
}
