using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PartnershipSim.Experiments.Designs;
using Xunit;

namespace PartnershipSim.Tests.Experiments.Designs;

/// <summary>What every design owes its reader.</summary>
public class DesignTests
{
    private static readonly ImmutableArray<Axis> Axes =
        [Axis.Real("weight", -1, 1), Axis.Whole("years", 2, 9), Axis.Categorical("region", "north", "east", "south"), Axis.Boolean("door")];

    private static readonly Design[] All =
    [
        new Factorial(3), new LatinHypercube(40), new SobolSequence(32), new MorrisDesign(20), new SaltelliDesign(16),
        new SaltelliDesign(16, HasSecondOrder: true),
        new ListDesign([[0.5, 3, 2, 1], [-1, 9, 1, 0], [0, 2, 0, 0]]),
    ];

    public static TheoryData<int> Designs => [.. Enumerable.Range(0, All.Length)];

    [Theory, MemberData(nameof(Designs))]
    public void A_design_has_as_many_points_as_it_says(int design) =>
        Assert.Equal(All[design].CountOf(Axes), All[design].Points(Axes, 1).Length);

    [Theory, MemberData(nameof(Designs))]
    public void Every_value_is_one_that_its_axis_can_take(int design) =>
        Assert.All(All[design].Points(Axes, 2), point => Assert.All(point.Select((value, axis) => Axes[axis].Has(value)), has => Assert.True(has)));

    [Theory, MemberData(nameof(Designs))]
    public void Every_level_of_a_categorical_axis_occurs(int design)
    {
        double[][] points = All[design].Points(Axes, 3);

        Assert.Equal([0, 1, 2], points.Select(point => point[2]).Distinct().Order());
        Assert.Equal([0, 1], points.Select(point => point[3]).Distinct().Order());
    }

    [Theory, MemberData(nameof(Designs))]
    public void The_same_seed_gives_the_same_bytes(int design)
    {
        byte[] once = BytesOf(All[design].Points(Axes, 4));
        byte[] again = BytesOf(All[design].Points(Axes, 4));

        Assert.Equal(once, again);
    }

    [Fact]
    public void Another_seed_gives_other_points() =>
        Assert.All(
            All.Where(design => design is not Factorial and not ListDesign),
            design => Assert.NotEqual(BytesOf(design.Points(Axes, 5)), BytesOf(design.Points(Axes, 6))));

    [Fact]
    public void A_design_that_can_grow_keeps_its_points()
    {
        (Design Small, Design Large)[] pairs =
        [
            (new SobolSequence(10), new SobolSequence(33)), (new MorrisDesign(3), new MorrisDesign(8)),
            (new SaltelliDesign(5, true), new SaltelliDesign(9, true)),
        ];

        Assert.All(pairs, pair =>
        {
            double[][] small = pair.Small.Points(Axes, 7);
            Assert.True(pair.Small.IsExtensible);
            Assert.Equal(BytesOf(small), BytesOf(pair.Large.Points(Axes, 7)[..small.Length]));
        });
    }

    [Fact]
    public void A_factorial_design_is_every_combination_once()
    {
        double[][] points = new Factorial(3).Points(Axes, 0);

        Assert.Equal(3 * 3 * 3 * 2, points.Length);
        Assert.Equal(points.Length, points.Select(point => string.Join(' ', point)).Distinct().Count());
        Assert.Equal([-1, 0, 1], points.Select(point => point[0]).Distinct());
    }

    [Fact]
    public void A_latin_hypercube_has_one_point_in_every_slice_of_every_axis()
    {
        ImmutableArray<Axis> axes = [Axis.Real("a", 0, 1), Axis.Real("b", 0, 1), Axis.Real("c", 0, 1)];

        double[][] points = new LatinHypercube(50).Points(axes, 8);

        for (int axis = 0; axis < axes.Length; axis++)
            Assert.Equal(Enumerable.Range(0, 50), points.Select(point => (int)(point[axis] * 50)).Order());
    }

    [Fact]
    public void The_axes_of_a_latin_hypercube_know_nothing_of_each_other()
    {
        double[][] points = new LatinHypercube(400).Points([Axis.Real("a", -1, 1), Axis.Real("b", -1, 1)], 8);

        // the correlation of independent axes has a standard deviation of 1/20
        Assert.InRange(points.Average(point => point[0] * point[1]) * 3, -0.15, 0.15);
    }

    [Fact]
    public void Morris_moves_one_axis_at_a_time_and_each_axis_once()
    {
        double[][] points = new MorrisDesign(30).Points(Axes, 9);

        for (int trajectory = 0; trajectory < 30; trajectory++)
        {
            double[][] path = points[(5 * trajectory)..(5 * trajectory + 5)];
            int[] moved = [.. Enumerable.Range(1, 4).Select(p => Enumerable.Range(0, 4).Single(axis => path[p][axis] != path[p - 1][axis]))];
            Assert.Equal([0, 1, 2, 3], moved.Order());
            Assert.Equal(4.0 / 3, Math.Abs(path[4][0] - path[0][0]), 12);
        }
    }

    [Fact]
    public void A_saltelli_block_mixes_a_and_b_in_the_order_of_SALib()
    {
        ImmutableArray<Axis> axes = [Axis.Real("a", 0, 1), Axis.Real("b", 0, 1)];

        double[][] block = new SaltelliDesign(1, HasSecondOrder: true).Points(axes, 10);

        double[] a = block[0], b = block[5];
        Assert.Equal([b[0], a[1]], block[1]);
        Assert.Equal([a[0], b[1]], block[2]);
        Assert.Equal([a[0], b[1]], block[3]);
        Assert.Equal([b[0], a[1]], block[4]);
    }

    [Fact]
    public void A_list_with_a_value_outside_its_axis_is_refused()
    {
        ListDesign list = new([[0.5, 3, 3, 1]]);

        ArgumentException error = Assert.Throws<ArgumentException>(() => list.Points(Axes, 0));

        Assert.Contains("row 1: 3 is no value of region", error.Message, StringComparison.Ordinal);
    }

    private static byte[] BytesOf(double[][] points) => [.. points.SelectMany(point => MemoryMarshal.AsBytes(point.AsSpan()).ToArray())];
}
