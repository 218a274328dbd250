using PartnershipSim.Analysis.Calibration;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Calibration;

/// <summary>
/// The sampler against a posterior that is known: half of the axes normal with sd 0.05 around 0.4, the others free.
/// </summary>
public sealed class AbcSmcTests
{
    private const double Centre = 0.4;
    private const double Spread = 0.05;

    private static Fit[] Fits(IReadOnlyList<double[]> units, int replicates) =>
    [
        .. units.Select(unit =>
        {
            double deviance = unit.Where((_, axis) => axis % 2 == 0)
                .Sum(value => (value - Centre) * (value - Centre) / (Spread * Spread));
            return new Fit([deviance], deviance, deviance);
        }),
    ];

    private static Generation Run(int axes, int population, ulong seed = 1, PopulationFit? fit = null)
    {
        AbcSmc sampler = new(axes, population, seed, fit ?? Fits);
        Generation generation = sampler.Start();
        while (!generation.IsLast)
            generation = sampler.Next(generation);
        return generation;
    }

    private static (double Mean, double Sd) Of(Generation generation, int axis)
    {
        double[] values = [.. generation.Population.Select(each => each.Unit[axis])];
        double mean = values.Average();
        return (mean, Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void A_normal_posterior_is_recovered_in_place_and_width(int axes)
    {
        Generation last = Run(axes, 400);

        for (int axis = 0; axis < axes; axis += 2)
        {
            (double mean, double sd) = Of(last, axis);
            Assert.InRange(mean, Centre - 0.015, Centre + 0.015);
            Assert.InRange(sd, 0.8 * Spread, 1.2 * Spread);
        }
    }

    [Fact]
    public void What_nothing_holds_stays_spread_over_its_whole_range()
    {
        Generation last = Run(8, 400);

        for (int axis = 1; axis < 8; axis += 2)
        {
            (double mean, double sd) = Of(last, axis);
            Assert.InRange(mean, 0.42, 0.58);
            Assert.InRange(sd, 0.24, 0.33); // of a uniform distribution: 0.289
        }
    }

    [Fact]
    public void It_says_in_how_many_directions_the_observations_hold() =>
        Assert.InRange(Run(8, 600).Directions, 3, 5.5);

    [Fact]
    public void No_accepted_point_is_beyond_the_tolerance_and_tolerances_fall_until_the_goal()
    {
        AbcSmc sampler = new(6, 200, 1, Fits);
        Generation generation = sampler.Start();
        while (!generation.IsLast)
        {
            Generation next = sampler.Next(generation);
            Assert.All(next.Population, each => Assert.True(each.Distance <= next.Tolerance));
            if (next.Settled == 0)
                Assert.True(next.Tolerance < generation.Tolerance);
            Assert.True(next.Best.Distance <= generation.Best.Distance);
            generation = next;
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_population_and_another_seed_another()
    {
        double[] once = [.. Run(4, 100).Population.SelectMany(each => each.Unit)];

        Assert.Equal(once, Run(4, 100).Population.SelectMany(each => each.Unit));
        Assert.NotEqual(once, Run(4, 100, seed: 2).Population.SelectMany(each => each.Unit));
    }

    [Fact]
    public void Lucks_are_doubled_until_noise_is_small_beside_what_must_be_told_apart()
    {
        // the two halves of every fit disagree by a noise that falls with the square root of the lucks
        Fit[] Noisy(IReadOnlyList<double[]> units, int replicates) =>
        [
            .. Fits(units, replicates).Select((fit, k) =>
            {
                double noise = 40 * Math.Sqrt(16.0 / replicates) * (units[k][0] * 1e4 % 1 - 0.5);
                return fit with { Even = fit.Distance + noise, Odd = fit.Distance - noise };
            }),
        ];

        Assert.Equal(FitEngine.LeastReplicates, Run(4, 100).Replicates);
        Assert.True(Run(4, 100, fit: Noisy).Replicates > FitEngine.LeastReplicates);
    }
}
