using PartnershipSim.Model.Kernel;
using Xunit;

namespace PartnershipSim.Tests.Model.Kernel;

/// <summary>
/// Is the luck fair? One fixed seed, so a verdict never changes from run to run. Bounds are four or five standard
/// errors of the statistic under fair dice: about one seed in ten thousand would fail the first, one in a million the
/// second.
/// </summary>
public class DiceLuckTests
{
    private const ulong Seed = 20260101;
    private const int Blocks = 32768;
    private const int Draws = Blocks * Lanes.Count;

    [Fact]
    public void Uniform_draws_fill_every_bin_alike()
    {
        const int bins = 1024;
        int[] counts = new int[bins];

        foreach (double u in Uniforms())
            counts[(int)(u * bins)]++;

        double expected = (double)Draws / bins;
        double chiSquare = counts.Sum(count => (count - expected) * (count - expected) / expected);
        Assert.Equal(bins - 1, chiSquare, 5 * Math.Sqrt(2 * (bins - 1)));
    }

    [Fact]
    public void Uniform_draws_follow_the_diagonal()
    {
        double[] sorted = [.. Uniforms().Order()];

        double distance =
            sorted.Select((u, rank) => Math.Max((rank + 1.0) / Draws - u, u - (double)rank / Draws)).Max();

        // p = 5e-5
        Assert.True(distance * Math.Sqrt(Draws) < 2.3, $"Kolmogorov-Smirnov {distance * Math.Sqrt(Draws):0.000}");
    }

    [Fact]
    public void The_low_bits_are_as_fair_as_the_high_ones()
    {
        int[] ones = new int[52];

        foreach (double u in Uniforms())
        {
            long k = (long)(u * 4503599627370496);
            for (int bit = 0; bit < 52; bit++)
                ones[bit] += (int)(k >> bit & 1);
        }

        Assert.All(ones, count => Assert.Equal(Draws / 2.0, count, 5 * Math.Sqrt(Draws) / 2));
    }

    [Theory]
    [InlineData("replicate")]
    [InlineData("purpose")]
    [InlineData("year")]
    [InlineData("state")]
    [InlineData("operation")]
    [InlineData("seed")]
    [InlineData("high word of the seed")]
    public void Neighbours_know_nothing_of_each_other(string part)
    {
        double sum = 0;

        for (uint state = 0; state < Blocks; state++)
        {
            Lanes here = Draw(state, "");
            Lanes there = Draw(state, part);
            for (int lane = 0; lane < Lanes.Count; lane++)
                sum += (here[lane] - 0.5) * (there[lane] - 0.5);
        }

        double correlation = 12 * sum / Draws;
        Assert.Equal(0, correlation, 4 / Math.Sqrt(Draws));
    }

    [Fact]
    public void Normal_draws_have_the_moments_of_the_normal()
    {
        double[] z = Each(Blocks, state => Dice.ForBlock(Seed, 0).Normal(Purpose.BudgetShock, 2000, state));

        Assert.Equal(0, z.Average(), 4 / Math.Sqrt(Draws));
        Assert.Equal(1, z.Average(x => x * x), 4 * Math.Sqrt(2.0 / Draws));
        Assert.Equal(0, z.Average(x => x * x * x), 4 * Math.Sqrt(15.0 / Draws));
        Assert.Equal(3, z.Average(x => x * x * x * x), 4 * Math.Sqrt(96.0 / Draws));
    }

    [Theory]
    [InlineData(0.05, 0)]
    [InlineData(0.5, 0)]
    [InlineData(2, 0)]
    [InlineData(4, 0)]
    [InlineData(25, 1.0 / 12)]      // rounding to whole numbers adds a twelfth
    [InlineData(400, 1.0 / 12)]
    public void Poisson_draws_have_the_mean_and_the_variance_of_the_Poisson(double mean, double rounding)
    {
        double[] counts = Each(Blocks, state => Dice.ForBlock(Seed, 0).Poisson(mean, Purpose.Deaths, 2000, state, 7));

        Assert.Equal(mean, counts.Average(), 4 * Math.Sqrt(mean / Draws));
        Assert.Equal(
            mean + rounding, counts.Average(n => (n - mean) * (n - mean)),
            4 * Math.Sqrt((mean + 2 * mean * mean) / Draws));
    }

    private static Lanes Draw(uint state, string neighbour)
    {
        ulong seed = Seed + (neighbour == "seed" ? 1UL : neighbour == "high word of the seed" ? 1UL << 32 : 0);
        Dice dice = Dice.ForBlock(seed, neighbour == "replicate" ? 1u : 0);
        Purpose purpose = neighbour == "purpose" ? Purpose.Size : Purpose.Join;
        int year = neighbour == "year" ? 2001 : 2000;
        return dice.Uniform(purpose, year, neighbour == "state" ? state + 1 : state, neighbour == "operation" ? 8u : 7);
    }

    private static double[] Uniforms() =>
        Each(Blocks, state => Dice.ForBlock(Seed, 0).Uniform(Purpose.Join, 2000, state, 7));

    private static double[] Each(int blocks, Func<uint, Lanes> draw)
    {
        double[] draws = new double[blocks * Lanes.Count];
        for (int block = 0; block < blocks; block++)
            draw((uint)block).CopyTo(draws.AsSpan(block * Lanes.Count));
        return draws;
    }
}
