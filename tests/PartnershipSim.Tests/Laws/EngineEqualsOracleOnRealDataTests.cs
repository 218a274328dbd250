using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Tests.Model;
using PartnershipSim.Tests.Oracle;
using Xunit;

namespace PartnershipSim.Tests.Laws;

/// <summary>The engine against the plain twin on the data of the repository.</summary>
public sealed class EngineEqualsOracleOnRealDataTests
{
    public static TheoryData<string> MechanismKeys => [.. Mechanisms.All.Select(mechanism => mechanism.Key)];

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(20260101UL)]
    public void The_baseline_is_the_same_whatever_the_seed(ulong seed) => Twins.AssertSame(RealWorld.Compile(), seed);

    [Fact]
    public void The_deterministic_run_is_the_same() =>
        Twins.AssertSame(RealWorld.Compile(projected: true), Dice.Deterministic, _ => PlainDice.Deterministic);

    [Fact]
    public void The_projection_is_the_same() => Twins.AssertSame(RealWorld.Compile(projected: true), seed: 3);

    [Fact]
    public void The_nudged_run_is_the_same() => Twins.AssertSame(RealWorld.Compile(nudgedTo: 2008), seed: 4);

    [Theory]
    [MemberData(nameof(MechanismKeys))]
    public void Without_one_mechanism_it_is_the_same(string key) =>
        Twins.AssertSame(
            RealWorld.Compile(point: ParameterSpace.Default.With(Mechanisms.All.Single(m => m.Key == key), 0)),
            seed: 5);

    [Fact]
    public void The_null_model_is_the_same() =>
        Twins.AssertSame(
            RealWorld.Compile(point: ParameterSpace.Default.With(Mechanisms.All.Select(m => ((Setting)m, 0.0)))),
            seed: 6);

    [Fact]
    public void A_world_with_imposed_attitudes_is_the_same()
    {
        ParameterPoint noProgrammes = ParameterSpace.Default.With(ParameterSpace.Find("partnership.budget")!, 0);
        Recording elsewhere = Recording.Of(RealWorld.Compile(point: noProgrammes), Dice.ForBlock(7, 40));

        Twins.AssertSame(RealWorld.Compile(), seed: 7, elsewhere.Attitudes());
    }

    [Theory]
    [MemberData(nameof(Corners.Numbers), 10, MemberType = typeof(Corners))]
    public void A_corner_of_the_parameter_space_is_the_same(int corner) =>
        Twins.AssertSame(RealWorld.Compile(projected: true, Corners.Point(corner)), (ulong)corner);

    [Theory]
    [MemberData(nameof(Corners.Numbers), 10, MemberType = typeof(Corners))]
    public void A_point_inside_the_parameter_space_is_the_same(int number) =>
        Twins.AssertSame(RealWorld.Compile(projected: true, Corners.InsidePoint(number)), (ulong)number);
}
