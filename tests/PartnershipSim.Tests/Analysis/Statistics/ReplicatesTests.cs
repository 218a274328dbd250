using System.Collections.Immutable;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.Sensitivity;
using PartnershipSim.Analysis.Statistics;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Statistics;

public class ReplicatesTests
{
    private static readonly ImmutableArray<Axis> Axes = [Axis.Real("x", 0, 1), Axis.Real("y", 0, 1)];

    [Fact]
    public void Sums_means_and_moments_are_those_on_paper()
    {
        Assert.Equal(4, Sample.Mean([1, 3, 8]));
        Assert.Equal(1 * 2 + 3 * 5, Replicates.Dot([1, 3], [2, 5]));
        Assert.Equal((-1 * -2 + 0 * 1 + 1 * 1) / 2.0, Sample.Covariance([1, 2, 3], [0, 3, 3]));
        Assert.Equal([1, -2], Replicates.Difference([3, 4], [2, 6]));
    }

    [Fact]
    public void The_product_of_two_means_is_that_of_different_replicates()
    {
        // all pairs of different replicates: 1 * 5, 1 * 6, 2 * 4, 2 * 6, 3 * 4, 3 * 5
        Assert.Equal((5 + 6 + 8 + 12 + 12 + 15) / 6.0, Replicates.Product([1, 2, 3], [4, 5, 6]), 12);
        Assert.Equal(12, Replicates.Product([3], [4]));
        Assert.Equal(0, Sample.Covariance([3], [4]));
    }

    [Fact]
    public void Results_are_defined_if_there_are_some_and_all_are_finite()
    {
        Assert.True(Replicates.AreDefined([0, -1]));
        Assert.False(Replicates.AreDefined([0, double.NaN]));
        Assert.False(Replicates.AreDefined([double.PositiveInfinity]));
        Assert.False(Replicates.AreDefined([]));
    }

    [Fact]
    public void Results_of_another_number_of_points_or_of_unequal_replicates_are_refused_by_every_method()
    {
        MorrisDesign morris = new(2);
        SaltelliDesign saltelli = new(8);
        foreach ((int points, Action<double[][]> method) in (ReadOnlySpan<(int, Action<double[][]>)>)
            [
                (6, y => MorrisEffects.Estimate(morris, Axes, 1, y)),
                (32, y => SobolIndices.Estimate(saltelli, Axes, y, 1)),
                (5, y => Pawn.Estimate(Axes, new SobolSequence(5).Points(Axes, 1), y, 1)),
                (5, y => PrimSearch.Find(
                    Axes, new SobolSequence(5).Points(Axes, 1), y, 1, resamples: 0,
                    TestContext.Current.CancellationToken)),
            ])
        {
            double[][] right = [.. Enumerable.Range(0, points).Select(p => new[] { p % 2.0, 1 })];
            method(right);

            Assert.Contains(
                $"{points - 1} results for {points} points",
                Assert.Throws<ArgumentException>(() => method(right[1..])).Message);
            Assert.Contains(
                "same number of replicates",
                Assert.Throws<ArgumentException>(() => method([[1], .. right[1..]])).Message);
        }
    }
}
