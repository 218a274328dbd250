using PartnershipSim.Analysis.Evidence;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Evidence;

public sealed class VarianceComponentsTests
{
    [Fact]
    public void The_published_example_has_the_published_reliability()
    {
        // Shrout and Fleiss 1979, tables 2 to 4: six targets, four judges; mean squares 11.24 and 6.26, ICC(1,1) .17,
        // ICC(1,4) .44
        Panel ratings = new(
            new(["1", "2", "3", "4", "5", "6"], [1, 2, 3, 4]),
            [9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7]);

        VarianceComponents components = VarianceComponents.Estimate(ratings);

        Assert.Equal(6.26, components.Within, 2);
        Assert.Equal((11.24 - 6.26) / 4, components.Between, 0.002);
        Assert.Equal(0.17, components.BetweenShare, 2);
        Assert.Equal(0.44, components.ReliabilityOfMean(4), 2);
    }

    [Fact]
    public void Holes_do_not_bias_the_components_of_a_known_world()
    {
        double between = 0, within = 0;
        PanelShape shape = new([.. Enumerable.Range(0, 50).Select(i => $"U{i}")], [.. Enumerable.Range(0, 10)]);
        for (int world = 0; world < 100; world++)
        {
            VarianceComponents found =
                VarianceComponents.Estimate(new(shape, [.. Enumerable.Range(0, shape.Cells).Select(cell =>
                KnownWorlds.Uniform(world, cell) < 0.4 && cell % 10 > cell / 10 % 8
                    ? double.NaN
                    : 2 * KnownWorlds.Noise(world, 1000 + cell / 10) + KnownWorlds.Noise(world, cell))]));
            between += found.Between / 100;
            within += found.Within / 100;
        }

        Assert.Equal(4, between, 0.25);
        Assert.Equal(1, within, 0.02);
    }

    [Fact]
    public void A_negative_variance_between_units_is_none() =>
        Assert.Equal(0, VarianceComponents.Estimate(new(new(["A", "B"], [1, 2]), [0, 2, 2, 0])).Between);

    [Fact]
    public void One_observation_a_unit_is_refused()
    {
        NotEstimableException refusal = Assert.Throws<NotEstimableException>(
            () => VarianceComponents.Estimate(new(new(["A", "B"], [1]), [0, 2])));

        Assert.Equal(
            "Variance between and within units needs two units and one observed twice; 2 units have 2 observations.",
            refusal.Message);
    }
}
