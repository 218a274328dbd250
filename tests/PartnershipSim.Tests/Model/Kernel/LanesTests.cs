using PartnershipSim.Model.Kernel;
using Xunit;
using static System.Double;

namespace PartnershipSim.Tests.Model.Kernel;

/// <summary>Arithmetic, comparison and choice act lane by lane, as on single numbers.</summary>
public class LanesTests
{
    private static readonly double[] OneToEight = [1, 2, 3, 4, 5, 6, 7, 8];

    private static Lanes Staircase => Lanes.From(OneToEight);

    [Fact]
    public void A_number_fills_every_lane()
    {
        Lanes seven = 7;

        Assert.Equal([7, 7, 7, 7, 7, 7, 7, 7], All(seven));
    }

    [Fact]
    public void Arithmetic_acts_lane_by_lane()
    {
        Lanes result = (Staircase * Staircase - 1) / (Staircase + 1);

        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], All(result));
    }

    [Fact]
    public void Minus_turns_the_sign_also_of_zero()
    {
        Lanes zero = 0;

        Assert.True(IsNegative((-zero)[0]));
        Assert.Equal([-1, -2, -3, -4, -5, -6, -7, -8], All(-Staircase));
    }

    [Fact]
    public void Lanes_are_written_in_order()
    {
        double[] destination = new double[10];

        Staircase.CopyTo(destination);

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 0, 0], destination);
    }

    [Fact]
    public void Comparisons_answer_lane_by_lane()
    {
        Assert.Equal([true, true, true, false, false, false, false, false], Answers(Staircase < 4));
        Assert.Equal([true, true, true, true, false, false, false, false], Answers(Staircase <= 4));
        Assert.Equal([false, false, false, false, true, true, true, true], Answers(Staircase > 4));
        Assert.Equal([false, false, false, true, true, true, true, true], Answers(Staircase >= 4));
        Assert.Equal([false, false, false, true, false, false, false, false], Answers(Staircase == 4));
        Assert.Equal([true, true, true, false, true, true, true, true], Answers(Staircase != 4));
    }

    [Fact]
    public void Not_a_number_is_neither_less_nor_more_nor_equal()
    {
        Lanes none = NaN;

        Assert.False((none < 1 | none > 1 | none <= 1 | none >= 1 | none == 1 | none == NaN).Any);
        Assert.True((none != NaN)[0]);
    }

    [Fact]
    public void Masks_combine_like_answers()
    {
        Mask isSmall = Staircase < 4;
        Mask isLarge = Staircase > 6;

        Assert.Equal([true, true, true, false, false, false, true, true], Answers(isSmall | isLarge));
        Assert.Equal([false, false, false, true, true, true, false, false], Answers(!isSmall & !isLarge));
    }

    [Fact]
    public void A_mask_is_one_where_yes_and_zero_where_no()
    {
        Lanes brackets = Staircase > 4;

        Assert.Equal([0, 0, 0, 0, 1, 1, 1, 1], All(brackets));
    }

    [Fact]
    public void Any_is_yes_if_one_lane_is()
    {
        Assert.True((Staircase == 8).Any);
        Assert.False((Staircase == 9).Any);
    }

    [Fact]
    public void Select_takes_each_lane_from_its_side()
    {
        Lanes chosen = LaneMath.Select(Staircase > 4, Staircase, -1);

        Assert.Equal([-1, -1, -1, -1, 5, 6, 7, 8], All(chosen));
    }

    [Fact]
    public void Select_lets_nothing_through_from_the_other_side()
    {
        Lanes poisoned = Lanes.From([NaN, NaN, NaN, NaN, 5, 6, 7, 8]);

        Assert.Equal([0, 0, 0, 0, 5, 6, 7, 8], All(LaneMath.Select(Staircase > 4, poisoned, 0)));
    }

    [Theory]
    [InlineData(1, 2, 1, 2)]
    [InlineData(2, 1, 1, 2)]
    [InlineData(NegativeInfinity, PositiveInfinity, NegativeInfinity, PositiveInfinity)]
    [InlineData(NaN, 1, 1, 1)]
    [InlineData(1, NaN, NaN, NaN)]
    public void Min_and_max_take_the_second_where_either_is_not_a_number(
        double a, double b, double smaller, double larger)
    {
        Assert.Equal(smaller, LaneMath.Min(a, b)[0]);
        Assert.Equal(larger, LaneMath.Max(a, b)[0]);
    }

    [Fact]
    public void Min_and_max_of_two_zeros_take_the_second()
    {
        Assert.True(IsNegative(LaneMath.Min(0.0, -0.0)[0]));
        Assert.True(IsNegative(LaneMath.Max(0.0, -0.0)[0]));
        Assert.False(IsNegative(LaneMath.Min(-0.0, 0.0)[0]));
        Assert.False(IsNegative(LaneMath.Max(-0.0, 0.0)[0]));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0.3, 0.3)]
    [InlineData(2, 1)]
    [InlineData(NegativeInfinity, 0)]
    [InlineData(PositiveInfinity, 1)]
    [InlineData(NaN, NaN)]
    public void Clip_keeps_within_the_bounds_and_hides_no_error(double x, double expected) =>
        Assert.Equal(expected, LaneMath.Clip(x, 0, 1)[0]);

    [Theory]
    [InlineData(-2.5, 2.5, -3)]
    [InlineData(2.5, 2.5, 2)]
    [InlineData(NegativeInfinity, PositiveInfinity, NegativeInfinity)]
    [InlineData(NaN, NaN, NaN)]
    public void Abs_and_floor_are_the_usual_ones(double x, double abs, double floor)
    {
        Assert.Equal(abs, LaneMath.Abs(x)[0]);
        Assert.Equal(floor, LaneMath.Floor(x)[0]);
    }

    [Fact]
    public void Equality_is_of_bits_so_that_not_a_number_equals_itself_and_the_zeros_differ()
    {
        Lanes none = NaN;
        Lanes zero = 0.0;

        Assert.True(none.Equals(none));
        Assert.False(zero.Equals(-zero));
        Assert.Equal(none.GetHashCode(), ((Lanes)NaN).GetHashCode());
    }

    [Fact]
    public void Lanes_print_as_a_list() => Assert.Equal("[1, 2, 3, 4, 5, 6, 7, 8]", Staircase.ToString());

    private static double[] All(Lanes lanes) => [.. Enumerable.Range(0, Lanes.Count).Select(lane => lanes[lane])];

    private static bool[] Answers(Mask mask) => [.. Enumerable.Range(0, Lanes.Count).Select(lane => mask[lane])];
}
