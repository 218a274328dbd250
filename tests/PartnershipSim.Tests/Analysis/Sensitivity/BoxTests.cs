using System.Collections.Immutable;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.Sensitivity;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Sensitivity;

/// <summary>A box says in words what it allows, and allows what it says.</summary>
public class BoxTests
{
    private static readonly ImmutableArray<Axis> Axes =
    [
        Axis.Real("money", 0, 1), Axis.Whole("years", 2, 9), Axis.Categorical("region", "north", "east", "south"),
        Axis.Boolean("door"),
    ];

    private static readonly Box Whole = Box.Whole(Axes);

    [Theory]
    [InlineData(0, 1, "money anywhere")]
    [InlineData(0.25, 1, "money at least 0.25")]
    [InlineData(0, 0.3333, "money at most 0.333")]
    [InlineData(0.25, 0.75, "money between 0.25 and 0.75")]
    public void A_range_in_words(double low, double high, string words) =>
        Assert.Equal(words, (Whole.Sides[0] with { Range = new(low, high) }).ToString());

    [Fact]
    public void Only_what_is_restricted_is_named()
    {
        Box box = Whole.With(1, Whole.Sides[1] with { Range = new(4, 9) }).With(
            2, Whole.Sides[2] with { Levels = [0, 2] });

        Assert.Equal("years at least 4; region north or south", box.ToString());
        Assert.Equal(["years", "region"], box.Restricted.Select(side => side.Axis.Key));
        Assert.Equal("everywhere", Whole.ToString());
    }

    [Fact]
    public void A_point_is_inside_if_every_side_allows_it()
    {
        Box box = Whole.With(1, Whole.Sides[1] with { Range = new(4, 6) }).With(
            3, Whole.Sides[3] with { Levels = [1] });

        Assert.True(box.Contains([0.5, 4, 0, 1]));
        Assert.True(box.Contains([1, 6, 2, 1]));
        Assert.All(
            (double[][])[[0.5, 3, 0, 1], [0.5, 7, 0, 1], [0.5, 5, 0, 0], [1.1, 5, 0, 1]],
            outside => Assert.False(box.Contains(outside)));
    }

    [Theory]
    [InlineData(0.5, 0.5, 0.5)]
    [InlineData(1, 0.25, 0.4)]
    [InlineData(0, 1, 0)]
    [InlineData(0, 0, 0)]
    public void Balance_is_the_harmonic_mean_of_coverage_and_density(double coverage, double density, double balance) =>
        Assert.Equal(balance, new BoxStep(Whole, coverage, density, Mass: 0.1).Balance, 12);
}
