using PartnershipSim.Experiments.Designs;
using Xunit;

namespace PartnershipSim.Tests.Experiments.Designs;

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
            Assert.True(axis.Has(axis.ValueAt(1)) && axis.Has(axis.ValueOfLevel(3, 4)) && axis.Has(axis.ValueAt(1 - 1e-16)));
        }
    }

    [Fact]
    public void An_empty_range_is_refused() => Assert.Throws<ArgumentException>(() => Axis.Real("weight", 1, 0));
}
