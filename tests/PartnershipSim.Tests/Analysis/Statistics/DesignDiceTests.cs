using PartnershipSim.Analysis.Statistics;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Statistics;

public class DesignDiceTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 5)]
    [InlineData(5, 5)]
    [InlineData(1, 2)]
    [InlineData(500, 1001)]
    [InlineData(20_000, 40_000)]
    public void The_first_numbers_of_an_order_are_found_without_sorting_all(int wanted, int count)
    {
        DesignDice dice = new(DesignDice.Discovery, seed: 7);

        Assert.Equal(dice.Order(count, 3).Take(wanted).Order(), dice.First(wanted, count, 3).Order());
    }
}
