using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PartnershipSim.Analysis.Designs;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Designs;

/// <summary>What every design owes its reader.</summary>
public class DesignTests
{
    private static readonly ImmutableArray<Axis> Axes =
    [
        Axis.Real("weight", -1, 1), Axis.Whole("years", 2, 9), Axis.Categorical("region", "north", "east", "south"),
        Axis.Boolean("door"),
    ];

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
        Assert.All(All[design].Points(Axes, 2), point => Assert.All(
            point.Select((value, axis) => Axes[axis].Has(value)), has => Assert.True(has)));

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
            design =>
            {
                Assert.NotEqual(BytesOf(design.Points(Axes, 5)), BytesOf(design.Points(Axes, 6)));
                Assert.NotEqual(BytesOf(design.Points(Axes, 5)), BytesOf(design.Points(Axes, 5 + (1UL << 40))));
            });

    [Fact]
    public void A_design_is_called_what_a_study_file_calls_it_and_says_whether_it_can_grow()
    {
        Assert.Equal(
            ["factorial", "latin_hypercube", "sobol", "morris", "saltelli", "saltelli", "list"],
            All.Select(design => design.Key));
        Assert.Equal([false, false, true, true, true, true, true], All.Select(design => design.IsExtensible));
    }

    [Fact]
    public void A_factorial_design_that_nobody_could_count_is_refused()
    {
        ImmutableArray<Axis> many = [.. Enumerable.Range(0, 60).Select(number => Axis.Real($"a{number}", 0, 1))];

        Assert.Throws<OverflowException>(() => new Factorial(3).CountOf(many));
        Assert.Throws<OverflowException>(() => new Factorial(3).Points(many[..25], 0));
    }

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
            int[] moved = [.. Enumerable.Range(1, 4)
                .Select(p => Enumerable.Range(0, 4).Single(axis => path[p][axis] != path[p - 1][axis]))];
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

    [Fact]
    public void A_list_with_a_row_too_short_is_refused()
    {
        ListDesign list = new([[0.5, 3, 2, 1], [0.5, 3, 2]]);

        ArgumentException error = Assert.Throws<ArgumentException>(() => list.Points(Axes, 0));

        Assert.Contains("row 2 has 3 values for 4 axes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_are_equal_if_their_values_are()
    {
        ListDesign list = new([[1, 2], [3, 4]]);
        ListDesign same = new([[1, 2], [3, 4]]);

        Assert.Equal(list, same);
        Assert.Equal(list.GetHashCode(), same.GetHashCode());
        Assert.All(
            [
                new([[1, 2], [3, 5]]), new([[1, 2]]), new([[1, 2], [3, 4], [5, 6]]), new([[0, 2], [3, 4]]),
                (ListDesign?)null,
            ],
            other => Assert.False(list.Equals(other)));
        Assert.Equal(new ListDesign([]), new ListDesign([]));
        Assert.Equal(new ListDesign([[]]).GetHashCode(), new ListDesign([[]]).GetHashCode());
        Assert.NotEqual(list.GetHashCode(), new ListDesign([[0, 2], [3, 4]]).GetHashCode());
    }

    [Fact]
    public void Morris_moves_a_category_to_any_other_and_a_short_axis_over_all_its_values()
    {
        ImmutableArray<Axis> axes =
        [
            Axis.Categorical("region", "north", "east", "south", "west", "nowhere"),
            Axis.Whole("rounds", 1, 3),
        ];
        double[][] points = new MorrisDesign(200).Points(axes, 12);

        (double From, double To)[] regions = [.. Enumerable.Range(0, 200)
            .Select(trajectory => (points[3 * trajectory][0], points[3 * trajectory + 2][0]))];
        (double From, double To)[] rounds = [.. Enumerable.Range(0, 200)
            .Select(trajectory => (points[3 * trajectory][1], points[3 * trajectory + 2][1]))];

        Assert.Equal(5 * 4, regions.Distinct().Count());
        Assert.Equal([(1, 2), (2, 1), (2, 3), (3, 2)], rounds.Distinct().Order());
    }

    [Fact]
    public void Morris_needs_axes_that_can_move_and_an_even_number_of_levels()
    {
        ImmutableArray<Axis> still = [Axis.Real("weight", 0, 1), Axis.Whole("years", 3, 3)];

        Assert.Contains(
            "years has one value only: it cannot move",
            Assert.Throws<ArgumentException>(() => new MorrisDesign(2).Points(still, 0)).Message,
            StringComparison.Ordinal);
        Assert.All([0, 3], levels => Assert.Contains(
            "even number of levels",
            Assert.Throws<InvalidOperationException>(() => new MorrisDesign(2, levels).Points(Axes, 0)).Message,
            StringComparison.Ordinal));
        Assert.Equal(
            [-1, 1], new MorrisDesign(9, Levels: 2).Points(Axes, 0).Select(point => point[0]).Distinct().Order());
        Assert.Throws<OverflowException>(() => new MorrisDesign(int.MaxValue).Points(Axes, 0));
    }

    [Fact]
    public void Designs_on_Sobol_s_sequence_know_how_many_axes_it_has_directions_for()
    {
        ImmutableArray<Axis> many = [.. Enumerable.Range(0, SobolSequence.MostAxes + 1)
            .Select(number => Axis.Real($"a{number}", 0, 1))];

        Assert.Contains(
            $"at most {SobolSequence.MostAxes} dimensions",
            Assert.Throws<ArgumentOutOfRangeException>(() => new SobolSequence(2).Points(many, 0)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            $"at most {SobolSequence.MostAxes / 2} axes",
            Assert.Throws<ArgumentException>(() => new SaltelliDesign(2).Points(many[..^1], 0)).Message,
            StringComparison.Ordinal);
        Assert.Equal(
            SobolSequence.MostAxes / 2,
            new SaltelliDesign(1).Points(many[..(SobolSequence.MostAxes / 2)], 0)[0].Length);
    }

    private static byte[] BytesOf(double[][] points) =>
        [.. points.SelectMany(point => MemoryMarshal.AsBytes(point.AsSpan()).ToArray())];
}
