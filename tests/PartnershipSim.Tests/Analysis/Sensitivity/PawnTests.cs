using System.Collections.Immutable;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.Sensitivity;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Sensitivity;

public class PawnTests
{
    [Fact]
    public void A_switch_that_decides_everything_moves_the_distribution_by_half()
    {
        // given the switch the outcome is certain; over all points it is 0 or 1 with even chances
        ImmutableArray<Axis> axes = [Axis.Boolean("door"), Axis.Real("idle", 0, 1)];
        double[][] points = new SobolSequence(512).Points(axes, 1);

        ImmutableArray<PawnIndex> indices = Pawn.Estimate(axes, points, points.Once(point => point[0]), 1);

        Assert.Equal((0.5, 0.5), (indices[0].Median.Value, indices[0].Max));
        Assert.True(indices[0].IsDistinct);
        Assert.False(indices[1].IsDistinct);
    }

    [Fact]
    public void The_distance_of_a_slice_is_the_one_drawn_on_paper()
    {
        // y = x at 1 .. 4 in two slices: the lower half is full when a half of all points is reached
        double[] distances = PawnSlices.Distances([1, 2, 3, 4], [0, 0, 1, 1], 2, [1, 1, 1, 1]);

        Assert.Equal([0.5, 0.5], distances);
    }

    [Fact]
    public void Equal_outcomes_are_counted_together()
    {
        // both slices hold the same two values, in another order: no distance at all
        Assert.Equal([0, 0], PawnSlices.Distances([1, 1, 2, 2], [0, 1, 1, 0], 2, [1, 1, 1, 1]));
    }

    [Fact]
    public void Ten_slices_of_a_ramp_have_distances_from_one_half_to_nine_tenths()
    {
        ImmutableArray<Axis> axes = [Axis.Real("x", 0, 1)];
        double[][] points = [.. Enumerable.Range(0, 1000).Select(i => new[] { (i + 0.5) / 1000 })];

        PawnIndex index = Pawn.Estimate(axes, points, points.Once(point => point[0]), 2)[0];

        // the i-th slice is over when (i + 1)/10 of all are reached and begins at i/10: max(1 - (i + 1)/10, i/10)
        Assert.Equal(0.9, index.Max, 9);
        Assert.Equal(0.7, index.Median.Value, 9);
    }

    [Fact]
    public void Points_that_share_coordinates_are_resampled_together_which_widens_the_interval()
    {
        // every point of an even sample, eight times over: no new information
        ImmutableArray<Axis> axes = [Axis.Real("x", 0, 1)];
        double[][] points = [.. new SobolSequence(64).Points(axes, 1).SelectMany(point => Enumerable.Repeat(point, 8))];
        double[][] y = points.Once(point => point[0] + Math.Sin(20 * point[0]));

        PawnIndex apart = Pawn.Estimate(axes, points, y, 1)[0];
        PawnIndex together = Pawn.Estimate(axes, points, y, 1, together: 8)[0];

        Assert.Equal(apart.Median.Value, together.Median.Value);
        Assert.True(together.Median.Conf > 1.5 * apart.Median.Conf);
    }

    [Fact]
    public void Distances_are_the_widest_gaps_between_the_curves_at_any_outcome()
    {
        for (int sample = 0; sample < 100; sample++)
        {
            int count = 5 + sample % 20;
            double[] sorted = [.. Enumerable.Range(0, count)
                .Select(p => Math.Floor(8 * Draws.Uniform(sample, p))).Order()];
            int[] slice = [.. Enumerable.Range(0, count).Select(p => (int)(4 * Draws.Uniform(sample, p, 1)))];
            double[] weights = [.. Enumerable.Range(0, count).Select(p => Math.Floor(3 * Draws.Uniform(sample, p, 2)))];
            double[] plain = [.. Enumerable.Range(0, 4).Where(s => Weight(s, 99) > 0).Select(
                s => sorted.Max(y => Math.Abs(Weight(s, y) / Weight(s, 99) - Weight(null, y) / Weight(null, 99))))];

            double[] distances = PawnSlices.Distances(sorted, slice, 4, weights);

            Assert.Equal(plain.Length, distances.Length);
            Assert.All(plain.Zip(distances), pair => Assert.Equal(pair.First, pair.Second, 12));

            double Weight(int? s, double most) => Enumerable.Range(0, count)
                .Where(p => (s is null || slice[p] == s) && sorted[p] <= most).Sum(p => weights[p]);
        }
    }

    [Fact]
    public void An_axis_of_few_values_is_sliced_at_them_and_any_other_by_counts()
    {
        Axis x = Axis.Real("x", 0, 10);

        Assert.Equal([0, 2, 0, 0, 1], PawnSlices.Of(x, [1, 9, 1, 1, 4], 3));
        Assert.Equal([0, 1, 0, 0, 1], PawnSlices.Of(x, [1, 9, 1, 1, 4], 2));
        Assert.Equal([3, 0, 2, 1], PawnSlices.Of(Axis.Categorical("region", "n", "e", "s", "w"), [3, 0, 2, 1], 2));
    }
}
