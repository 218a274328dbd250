using CsCheck;
using PartnershipSim.Model.Kernel;
using Xunit;

namespace PartnershipSim.Tests.Model.Kernel;

/// <summary>
/// A lane never learns what its neighbours do: whatever stands beside it, its result has the same bits as alone.
/// </summary>
public class LaneIndependenceTests
{
    private const double Ordinary = 0.75;   // takes the plain branch of every function

    private static readonly double[] Edges =
    [
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.MinValue,
        0.0, -0.0, 1, -1, 0.5, 5e-324, 2.2250738585072014e-308, 708, -708, 709.78, 710, -745.2, 1e305,
        0.075, 0.925, 1.38e-11, 4, 4.000000000000001,
    ];

    private static readonly Gen<double> Anything = Gen.Frequency(
        (3, Gen.Int[0, Edges.Length - 1].Select(edge => Edges[edge])),
        (3, Gen.Double[0, 1]),
        (2, Gen.Double[-800, 800]),
        (1, Gen.Double));

    private static readonly Gen<double[]> Mixes = Anything.Array[Lanes.Count];

    [Fact]
    public void Exp_of_a_lane_ignores_its_neighbours() => IgnoresNeighbours(LaneMath.Exp);

    [Fact]
    public void Log_of_a_lane_ignores_its_neighbours() => IgnoresNeighbours(LaneMath.Log);

    [Fact]
    public void Logistic_of_a_lane_ignores_its_neighbours() => IgnoresNeighbours(LaneMath.Logistic);

    [Fact]
    public void Logit_of_a_lane_ignores_its_neighbours() => IgnoresNeighbours(LaneMath.Logit);

    [Fact]
    public void Normal_quantile_of_a_lane_ignores_its_neighbours() =>
        IgnoresNeighbours(p => LaneMath.NormalQuantile(p));

    [Fact]
    public void Pow_of_a_lane_ignores_its_neighbours() => IgnoresNeighbours(LaneMath.Pow);

    [Fact]
    public void Poisson_quantile_of_a_lane_ignores_its_neighbours() =>
        IgnoresNeighbours((mean, u) => Dice.PoissonQuantile(mean, u));

    private static void IgnoresNeighbours(Func<Lanes, Lanes> function) => IgnoresNeighbours((x, _) => function(x));

    private static void IgnoresNeighbours(Func<Lanes, Lanes, Lanes> function) =>
        Gen.Select(Mixes, Mixes).Sample((x, y) =>
        {
            Lanes mixed = function(Lanes.From(x), Lanes.From(y));
            return Enumerable.Range(0, Lanes.Count).All(lane =>
                SameBits(mixed[lane], function(Alone(x[lane], lane), Alone(y[lane], lane))[lane]));
        }, iter: 5_000);

    private static Lanes Alone(double value, int lane) =>
        Lanes.From([.. Enumerable.Range(0, Lanes.Count).Select(other => other == lane ? value : Ordinary)]);

    // which of the many not-a-numbers it is means nothing, and processors differ in it
    private static bool SameBits(double a, double b) =>
        BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) || (double.IsNaN(a) && double.IsNaN(b));
}
