using System.Collections.Immutable;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.Sensitivity;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Sensitivity;

public class PrimSearchTests
{
    private static readonly ImmutableArray<Axis> Axes =
    [
        Axis.Real("money", 0, 1), Axis.Real("threat", 0, 10),
        Axis.Categorical("region", "north", "east", "south", "west"), Axis.Boolean("door"), Axis.Real("idle", 0, 1),
    ];

    private static readonly double[][] Points = new SobolSequence(2048).Points(Axes, 1);

    [Fact]
    public void A_planted_box_is_found_with_its_categorical_side()
    {
        PrimSearch discovery = PrimSearch.Find(
            Axes, Points, Points.Once(IsPlanted), seed: 1, resamples: 10, TestContext.Current.CancellationToken);

        Assert.Equal(["money", "threat", "region"], discovery.Found.Box.Restricted.Select(side => side.Axis.Key));
        Assert.Equal(0.6, discovery.Found.Box.Sides[0].Range.Low, 0.03);
        Assert.Equal(5, discovery.Found.Box.Sides[1].Range.High, 0.3);
        Assert.Equal([1, 3], discovery.Found.Box.Sides[2].Levels);
        Assert.InRange(discovery.Found.Coverage, 0.95, 1);
        Assert.InRange(discovery.Found.Density, 0.95, 1);
        Assert.Equal(0.4 * 0.5 * 0.5, discovery.Found.Mass, 0.02);
        Assert.StartsWith("money at least 0.", discovery.Found.Box.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("region east or west", discovery.Found.Box.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_planted_is_found_in_every_half_of_the_points()
    {
        PrimSearch discovery = PrimSearch.Find(
            Axes, Points, Points.Once(IsPlanted), seed: 2, resamples: 20, TestContext.Current.CancellationToken);

        Assert.All(discovery.Stability, stability => Assert.Equal(1, stability.Share));
        Assert.Equal([0, 1, 0, 1], discovery.Stability[2].LevelShares);
        Assert.InRange(
            0.6, discovery.Stability[0].Low!.Value.Low - 0.03, discovery.Stability[0].Low!.Value.High + 0.03);
        Assert.All(discovery.QuasiP, pair => Assert.InRange(pair.P, 0, 1e-6));
    }

    [Fact]
    public void Peeling_gives_up_mass_and_coverage_for_density()
    {
        ImmutableArray<BoxStep> steps = PrimSearch.Find(
            Axes, Points, Points.Once(IsPlanted), seed: 3, resamples: 0,
            TestContext.Current.CancellationToken).Trajectory;

        Assert.Equal((1.0, 1.0), (steps[0].Coverage, steps[0].Mass));
        Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.True(
            pair.Second.Density > pair.First.Density && pair.Second.Mass < pair.First.Mass));
    }

    [Fact]
    public void A_side_cut_too_far_is_pasted_back_and_an_idle_one_is_dropped()
    {
        PrimSample sample = new(Axes, Points, [.. Points.Select(IsPlanted)]);
        Box whole = Box.Whole(Axes);
        Box cut = whole
            .With(0, whole.Sides[0] with { Range = new(0.8, 1) })
            .With(1, whole.Sides[1] with { Range = new(0, 3) })
            .With(2, whole.Sides[2] with { Levels = [1] })
            .With(4, whole.Sides[4] with { Range = new(0.1, 1) });

        Box tidy = PrimPasting.Tidy(sample, cut, patience: 0.05, significance: 0.05);

        Assert.Equal("money, threat, region", string.Join(", ", tidy.Restricted.Select(side => side.Axis)));
        Assert.Equal(0.6, tidy.Sides[0].Range.Low, 0.03);
        Assert.Equal(5, tidy.Sides[1].Range.High, 0.3);
        Assert.Equal([1, 3], tidy.Sides[2].Levels);
    }

    [Fact]
    public void A_restriction_that_luck_explains_is_dropped_though_it_raises_the_density()
    {
        // 10 cases among 20 points inside, none among 2 outside: as many come by luck four times in ten
        double[][] points = [.. Enumerable.Range(0, 22).Select(i => new[] { i / 22.0 })];
        PrimSample sample = new(
            [Axis.Real("money", 0, 1)], points,
            [.. Enumerable.Range(0, 22).Select(i => i >= 2 && i % 2 == 0 ? 1.0 : 0.0)]);
        Box whole = Box.Whole(sample.Axes);
        Box box = whole.With(0, whole.Sides[0] with { Range = new(2 / 22.0, 1) });

        Assert.InRange(PrimPasting.QuasiP(sample, box, 0), 0.3, 0.5);
        Assert.Empty(PrimPasting.Tidy(sample, box, patience: 0.05, significance: 0.05).Restricted);
        Assert.Single(PrimPasting.Tidy(sample, box, patience: 0.05, significance: 0.9).Restricted);
    }

    [Fact]
    public void Between_two_numbers_without_a_number_between_the_upper_one_starts_the_box()
    {
        // halfway between them is rounded to the lower one: a box from there on keeps everything, again and again
        double upper = Math.BitIncrement(1.0);
        PrimSample sample = new(
            [Axis.Real("money", 0, 2)], [[1], [1], [upper], [upper]], [0, 0, 1, 1]);

        BoxStep last = PrimPeeling.Run(sample, patience: 0.05, leastMass: 0.05)[^1];

        Assert.Equal((upper, 1, 0.5), (last.Box.Sides[0].Range.Low, last.Density, last.Mass));
    }

    [Fact]
    public void Cases_scattered_by_chance_leave_no_box_worth_the_name()
    {
        double[][] coins = [.. Points.Select((_, p) => new[] { Draws.Uniform(p) < 0.3 ? 1.0 : 0.0 })];

        PrimSearch discovery = PrimSearch.Find(
            Axes, Points, coins, seed: 4, resamples: 0, TestContext.Current.CancellationToken);

        Assert.InRange(discovery.Found.Density, 0.25, 0.45);
        Assert.InRange(discovery.Found.Mass, 0.5, 1);
    }

    private static double IsPlanted(double[] point) =>
        point[0] >= 0.6 && point[1] <= 5 && (point[2] == 1 || point[2] == 3) ? 1 : 0;
}
