using CsCheck;
using PartnershipSim.Runs;
using Xunit;

namespace PartnershipSim.Tests.Runs;

public class OrderStatisticsTests
{
    // few different numbers, so that many are equal, and infinities
    private static readonly Gen<double> Value = Gen.OneOf(
        Gen.Int[-3, 3].Select(number => (double)number), Gen.Double[-1e9, 1e9],
        Gen.Bool.Select(isPositive => isPositive ? double.PositiveInfinity : double.NegativeInfinity));

    [Fact]
    public void What_is_asked_for_stands_where_sorting_puts_it_and_nothing_is_lost() =>
        Gen.Select(Value.Array[1, 600], Gen.Int[0, 599].Array[0, 12]).Sample((values, wanted) =>
        {
            int[] places = [.. wanted.Where(place => place < values.Length).Distinct().Order()];
            double[] sorted = [.. values.Order()];
            double[] settled = [.. values];

            OrderStatistics.Settle(settled, places);

            Assert.All(places, place => Assert.Equal(sorted[place], settled[place]));
            Assert.Equal(sorted, settled.Order());
        });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Orders_that_choose_bad_pivots_are_settled_too(int order)
    {
        const int count = 100_000;
        double[] values = order switch
        {
            0 => [.. Enumerable.Range(0, count).Select(k => (double)k)],
            1 => [.. Enumerable.Range(0, count).Select(k => (double)(count - k))],
            2 => [.. Enumerable.Repeat(1.0, count)],
            _ => [.. Enumerable.Range(0, count).Select(k => (double)Math.Min(k, count - k))], // an organ pipe
        };
        double[] sorted = [.. values.Order()];

        OrderStatistics.Settle(values, [count / 20, count / 2, count - count / 20]);

        Assert.Equal(sorted[count / 2], values[count / 2]);
        Assert.Equal(sorted[count - count / 20], values[count - count / 20]);
    }
}
