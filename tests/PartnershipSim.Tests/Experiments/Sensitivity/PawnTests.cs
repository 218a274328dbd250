using System.Collections.Immutable;
using PartnershipSim.Experiments.Designs;
using PartnershipSim.Experiments.Sensitivity;
using Xunit;

namespace PartnershipSim.Tests.Experiments.Sensitivity;

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
}
