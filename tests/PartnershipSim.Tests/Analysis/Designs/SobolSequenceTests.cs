using System.Collections.Immutable;
using PartnershipSim.Analysis.Designs;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Designs;

public class SobolSequenceTests
{
    [Fact]
    public void The_first_points_are_those_that_Joe_and_Kuo_publish()
    {
        // the output of their program for ten points in three dimensions
        double[][] published =
        [
            [0, 0, 0], [0.5, 0.5, 0.5], [0.75, 0.25, 0.25], [0.25, 0.75, 0.75], [0.375, 0.375, 0.625],
            [0.875, 0.875, 0.125], [0.625, 0.125, 0.875], [0.125, 0.625, 0.375], [0.1875, 0.3125, 0.9375],
            [0.6875, 0.8125, 0.4375],
        ];

        Assert.Equal(published, new SobolSequence(10, IsScrambled: false).Points(Unit(3), 0));
    }

    [Fact]
    public void Points_in_256_dimensions_are_those_of_SciPy()
    {
        // scipy.stats.qmc.Sobol(256, scramble=False): dimensions 1, 2, 10, 64, 128 and 256 of points 100, 777 and 1023
        double[][] published =
        [
            [0.4140625, 0.2578125, 0.6953125, 0.6484375, 0.4609375, 0.5703125],
            [0.6923828125, 0.9365234375, 0.3232421875, 0.4267578125, 0.1181640625, 0.6357421875],
            [0.0009765625, 0.7529296875, 0.8505859375, 0.0400390625, 0.7001953125, 0.8427734375],
        ];

        double[][] points = new SobolSequence(1024, IsScrambled: false).Points(Unit(256), 0);

        int[] numbers = [100, 777, 1023];
        int[] dimensions = [0, 1, 9, 63, 127, 255];
        Assert.Equal(published, numbers.Select(p => dimensions.Select(axis => points[p][axis]).ToArray()));
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Every_dimension_of_the_first_256_points_has_one_point_in_each_256th(bool isScrambled)
    {
        double[][] points = new SobolSequence(256, isScrambled).Points(Unit(256), 11);

        for (int axis = 0; axis < 256; axis++)
            Assert.Equal(Enumerable.Range(0, 256), points.Select(point => (int)(point[axis] * 256)).Order());
    }

    [Theory, InlineData(false), InlineData(true)]
    public void The_first_two_dimensions_are_a_net_scrambled_or_not(bool isScrambled)
    {
        // a (0, 8, 2)-net in base 2: one of 256 points in every box of area 1/256, whatever its shape
        double[][] points = new SobolSequence(256, isScrambled).Points(Unit(2), 12);

        for (int digits = 0; digits <= 8; digits++)
        {
            int columns = 1 << digits, rows = 256 / columns;
            Assert.Equal(
                256, points.Select(point => ((int)(point[0] * columns), (int)(point[1] * rows))).Distinct().Count());
        }
    }

    [Fact]
    public void Scrambling_keeps_the_prefixes_that_two_points_share()
    {
        // nested: points in the same dyadic interval before are in the same dyadic interval after
        double[][] plain = new SobolSequence(64, IsScrambled: false).Points(Unit(5), 0);
        double[][] scrambled = new SobolSequence(64).Points(Unit(5), 13);

        for (int axis = 0; axis < 5; axis++)
        {
            foreach (int slices in (int[])[2, 4, 8, 32])
            {
                int pairs = plain.Zip(scrambled)
                    .Select(pair => ((int)(pair.First[axis] * slices), (int)(pair.Second[axis] * slices)))
                    .Distinct().Count();
                Assert.Equal(slices, pairs);
            }
        }
    }

    [Fact]
    public void Each_half_of_an_axis_flips_its_digits_by_dice_of_its_own()
    {
        // a mere digital shift would flip the second digit of 0 and of 1/2 alike under every seed
        int alike = Enumerable.Range(0, 400).Count(seed =>
        {
            double[][] points = new SobolSequence(2).Points(Unit(1), (ulong)seed);
            return (int)(points[0][0] * 4) % 2 == (int)(points[1][0] * 4) % 2;
        });

        Assert.InRange(alike, 160, 240);
    }

    [Fact]
    public void Scrambled_points_integrate_a_smooth_function_far_better_than_chance()
    {
        // the variance over seeds of the mean of a product, against that of independent points
        double[] means = [.. Enumerable.Range(0, 30)
            .Select(seed => new SobolSequence(256).Points(Unit(4), (ulong)seed).Average(Product))];

        double error = Math.Sqrt(means.Average(mean => (mean - 1) * (mean - 1)));
        double byChance = Math.Sqrt((Math.Pow(1 + 1.0 / 12, 4) - 1) / 256);
        Assert.InRange(error, 0, byChance / 10);

        static double Product(double[] point) => point.Aggregate(1.0, (product, u) => product * (0.5 + u));
    }

    private static ImmutableArray<Axis> Unit(int count) =>
        [.. Enumerable.Range(0, count).Select(axis => Axis.Real($"x{axis}", 0, 1))];
}
