using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Tests.Model;
using Xunit;

namespace PartnershipSim.Tests.Laws;

/// <summary>
/// Every invariant of the model's description, in every year, on the real data: at the defaults and at corners of the
/// parameter space.
/// </summary>
public sealed class InvariantTests
{
    private const int CornersInAll = 200;

    public static TheoryData<int> Blocks => [.. Enumerable.Range(0, CornersInAll / Lanes.Count)];

    public static TheoryData<string> MechanismKeys => [.. Mechanisms.All.Select(mechanism => mechanism.Key)];

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    public void Hold_at_the_defaults(ulong seed) => AssertHold(RealWorld.Compile(), Dice.ForBlock(seed, 0));

    [Fact]
    public void Hold_without_chance() => AssertHold(RealWorld.Compile(projected: true), Dice.Deterministic);

    [Fact]
    public void Hold_in_the_projection() => AssertHold(RealWorld.Compile(projected: true), Dice.ForBlock(4, 0));

    [Fact]
    public void Hold_while_and_after_observations_are_imposed() =>
        AssertHold(RealWorld.Compile(nudgedTo: 2008), Dice.ForBlock(5, 0));

    [Theory]
    [MemberData(nameof(MechanismKeys))]
    public void Hold_without_one_mechanism(string key) =>
        AssertHold(
            RealWorld.Compile(point: ParameterSpace.Default.With(Mechanisms.All.Single(m => m.Key == key), 0)),
            Dice.ForBlock(6, 0));

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Hold_at_the_corners_of_history(int block) => AssertHoldAtCorners(RealWorld.Compile(), block);

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(13)]
    [InlineData(21)]
    public void Hold_at_the_corners_of_the_projection(int block) =>
        AssertHoldAtCorners(RealWorld.Compile(projected: true), block);

    [Fact]
    public void Are_broken_by_a_hole_in_the_data()
    {
        CompiledModel model = SmallWorld.Compile();
        model.Drivers.Gdp[7][SmallWorld.StateNamed("POL")] = double.NaN;

        List<string> broken = Invariants.Check(model, Dice.ForBlock(1, 0));

        Assert.StartsWith("2001", broken[0]);
    }

    [Fact]
    public void Are_broken_by_spending_below_zero()
    {
        CompiledModel model = SmallWorld.Compile();
        int lead = SmallWorld.StateNamed("USA");
        model.Drivers.Gdp[7][lead] = -1;

        List<string> broken = Invariants.Check(model, Dice.ForBlock(1, 0));

        Assert.Contains("2001 (USA): not in every run is it true that spending is positive", broken);
    }

    private static void AssertHoldAtCorners(CompiledModel model, int block)
    {
        IReadOnlyList<ParameterPoint>[] timetables =
        [
            .. Enumerable.Range(Lanes.Count * block, Lanes.Count)
                .Select(corner => SmallWorld.Constant(Corners.Point(corner), model.Horizon.Years)),
        ];
        AssertHold(model, Dice.ForBlock((ulong)block, 0), timetables);
    }

    private static void AssertHold(CompiledModel model, Dice dice, IReadOnlyList<ParameterPoint>[]? timetables = null)
    {
        List<string> broken = Invariants.Check(model, dice, timetables);

        Assert.True(broken.Count == 0, $"{broken.Count} broken, first: {string.Join('\n', broken.Take(8))}");
    }
}
