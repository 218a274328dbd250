using PartnershipSim.Model.Kernel;
using Xunit;

namespace PartnershipSim.Tests.Model.Kernel;

/// <summary>The count at a probability, by inversion up to a mean of 4 and by a rounded normal above.</summary>
public class PoissonTests
{
    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(2, 3)]
    [InlineData(9, 11)]
    public void The_worked_examples_at_seven_tenths(double mean, double count) =>
        Assert.Equal(count, Dice.PoissonQuantile(mean, 0.7)[0]);

    [Fact]
    public void A_mean_of_zero_yields_nobody() => Assert.Equal(0, Dice.PoissonQuantile(0, 1 - Math.ScaleB(1, -53)));

    [Fact]
    public void Up_to_four_the_count_is_where_the_distribution_passes_the_probability()
    {
        foreach (double mean in new[] { 0.01, 0.3, 1, 2.5, 4 })
        {
            for (int i = 1; i < 1000; i++)
                Assert.Equal(CountByDefinition(mean, i / 1000.0), Dice.PoissonQuantile(mean, i / 1000.0)[0]);
        }
    }

    [Fact]
    public void So_it_is_far_out_in_the_tail()
    {
        HashSet<double> seen = [];
        foreach (double above in Enumerable.Range(4, 32).Select(i => Math.Pow(10, -i / 4.0)))
        {
            double count = CountByDefinition(4, 1 - above);
            if (count > 15)
                break;
            seen.Add(count);
            Assert.Equal(count, Dice.PoissonQuantile(4, 1 - above)[0]);
        }

        Assert.Superset(new HashSet<double> { 12, 13, 14, 15 }, seen);
    }

    [Fact]
    public void Above_four_the_count_is_a_rounded_normal()
    {
        Assert.Equal(16, Dice.PoissonQuantile(16, 0.5)[0]);
        Assert.Equal(23.0 + 1, Dice.PoissonQuantile(16, 0.975)[0]);     // 16 + 4·1.96 = 23.84
        Assert.Equal(0, Dice.PoissonQuantile(5, 0.0001)[0]);            // 5 - 2.24·3.72 is below 0
    }

    [Fact]
    public void The_methods_change_above_four_and_not_at_four()
    {
        Lanes means = Lanes.From([4, Math.BitIncrement(4.0), 4, 5, 4, 6, 4, 7]);

        Lanes counts = Dice.PoissonQuantile(means, 0.02);

        Assert.Equal(1, counts[0]);     // the distribution at 0 is 0.0183
        Assert.Equal(0, counts[1]);     // 4 - 2·2.05 + 1/2 = 0.39
    }

    [Theory]
    [InlineData(double.NaN, 0.3)]
    [InlineData(double.NaN, 0.7)]
    [InlineData(-1, 0.3)]
    [InlineData(double.PositiveInfinity, 0.3)]
    public void A_mean_that_is_no_mean_stays_visible(double mean, double u) =>
        Assert.Equal(double.NaN, Dice.PoissonQuantile(mean, u)[0]);

    private static double CountByDefinition(double mean, double u)
    {
        double term = Math.Exp(-mean);
        double distribution = term;
        int count = 0;
        while (u > distribution)
        {
            count++;
            term *= mean / count;
            distribution += term;
        }

        return count;
    }
}
