using PartnershipSim.Analysis.Designs;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Designs;

public class AxisTests
{
    [Fact]
    public void A_real_axis_takes_values_in_proportion()
    {
        Axis axis = Axis.Real("weight", 2, 6);

        Assert.Equal([2, 3, 6], [axis.ValueAt(0), axis.ValueAt(0.25), axis.ValueAt(1)]);
    }

    [Fact]
    public void Every_whole_number_has_a_slice_of_the_same_width()
    {
        Axis axis = Axis.Whole("years", 1, 3);

        double[] values = [.. Enumerable.Range(0, 9).Select(i => axis.ValueAt(i / 9.0))];

        Assert.Equal([1, 1, 1, 2, 2, 2, 3, 3, 3], values);
        Assert.Equal(3, axis.ValueAt(1));
    }

    [Fact]
    public void A_level_is_printed_by_name_and_read_back()
    {
        Axis axis = Axis.Categorical("region", "north", "east", "south");

        Assert.Equal("east", axis.Print(axis.ValueAt(0.5)));
        Assert.Equal(2, axis.Parse("south"));
        Assert.Null(axis.Parse("west"));
        Assert.Equal("on", Axis.Boolean("door").Print(1));
    }

    [Fact]
    public void A_number_is_printed_so_that_it_reads_back_as_itself()
    {
        Axis axis = Axis.Real("weight", 0, 1);

        Assert.Equal(1.0 / 3, axis.Parse(axis.Print(1.0 / 3)));
        Assert.Null(axis.Parse("1.5"));
    }

    [Fact]
    public void Rounding_never_carries_a_value_over_its_bound()
    {
        // 0.3 + (0.9 - 0.3) and its like may round upwards
        for (int i = 1; i < 1000; i++)
        {
            Axis axis = Axis.Real("weight", i / 1000.0, 1.7);
            Assert.True(
                axis.Has(axis.ValueAt(1)) && axis.Has(axis.ValueOfLevel(3, 4)) && axis.Has(axis.ValueAt(1 - 1e-16)));
        }
    }

    [Fact]
    public void An_empty_range_is_refused_by_name_and_one_of_a_single_value_is_not()
    {
        Assert.Contains(
            "weight", Assert.Throws<ArgumentException>(() => Axis.Real("weight", 1, 0)).Message,
            StringComparison.Ordinal);
        Assert.Equal([2, 2], [Axis.Real("weight", 2, 2).ValueAt(0), Axis.Whole("years", 2, 2).ValueAt(1)]);
    }

    [Fact]
    public void A_value_stands_somewhere_between_the_ends()
    {
        Assert.Equal([0, 0.25, 1], ((double[])[2, 3, 6]).Select(Axis.Real("weight", 2, 6).ShareOf));
        Assert.Equal(0, Axis.Whole("years", 5, 5).ShareOf(5));
    }

    [Fact]
    public void Levels_are_spread_evenly_with_both_ends_and_a_single_one_stands_in_the_middle()
    {
        Axis axis = Axis.Real("weight", 2, 6);

        Assert.Equal([2, 4, 6], Enumerable.Range(0, 3).Select(level => axis.ValueOfLevel(level, 3)));
        Assert.Equal(4, axis.ValueOfLevel(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => axis.ValueOfLevel(-1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => axis.ValueOfLevel(3, 3));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Coordinates_outside_the_unit_interval_are_refused(double unit) =>
        Assert.Contains(
            "a unit coordinate lies in [0, 1]",
            Assert.Throws<ArgumentOutOfRangeException>(() => Axis.Real("weight", 2, 6).ValueAt(unit)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Only_axes_of_separate_values_have_levels_to_count() =>
        Assert.Equal([0, 8, 3, 2],
        [
            Axis.Real("weight", 2, 9).LevelCount,
            Axis.Whole("years", 2, 9).LevelCount,
            Axis.Categorical("region", "north", "east", "south").LevelCount,
            Axis.Boolean("door").LevelCount,
        ]);
}
