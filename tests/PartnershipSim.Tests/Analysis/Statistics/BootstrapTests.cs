using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Model.Parameters;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Statistics;

public sealed class BootstrapTests
{
    [Fact]
    public void The_same_study_gives_the_same_resamples() =>
        Assert.Equal(
            Bootstrap.OfReplicates(30, 5).MeansOf(Sample(30)), Bootstrap.OfReplicates(30, 5).MeansOf(Sample(30)));

    [Fact]
    public void Another_seed_gives_others() =>
        Assert.NotEqual(
            Bootstrap.OfReplicates(30, 5).MeansOf(Sample(30)), Bootstrap.OfReplicates(30, 6).MeansOf(Sample(30)));

    [Fact]
    public void Resampled_sums_are_sums_of_resampled_parts()
    {
        Bootstrap bootstrap = Bootstrap.OfReplicates(30, 1);
        double[] a = Sample(30);
        double[] b = [.. a.Select(value => value * value)];
        double[] both = bootstrap.MeansOf([.. a.Zip(b, (x, y) => x + y)]);

        Assert.All(
            bootstrap.MeansOf(a).Zip(bootstrap.MeansOf(b), (x, y) => x + y).Zip(both),
            pair => Assert.Equal(pair.Second, pair.First, 1e-12));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(60)] // 40 pairs of the study were undefined
    [InlineData(51)]
    public void Every_value_is_as_likely_as_any_other(int defined)
    {
        // 1 in the first half and 0 in the second: the mean of all resamples is the share of the first half
        double[] sample = [.. Enumerable.Range(0, defined).Select(r => r < defined / 2 ? 1.0 : 0)];
        double share = (double)(defined / 2) / defined;
        double mean = Bootstrap.OfReplicates(100, 1).MeansOf(sample).Average();

        double error = Math.Sqrt(share * (1 - share) / (defined * (double)Bootstrap.Resamples));
        Assert.InRange(mean, share - 4 * error, share + 4 * error);
    }

    [Fact]
    public void Resampled_means_spread_as_the_mean_does()
    {
        double[] sample = Sample(200);
        double mean = sample.Average();
        double sd = Math.Sqrt(sample.Sum(value => (value - mean) * (value - mean)) / sample.Length);
        double[] means = Bootstrap.OfReplicates(200, 1).MeansOf(sample);
        double spread = Math.Sqrt(means.Sum(value => (value - mean) * (value - mean)) / means.Length);

        // the relative error of a spread from 1,000 resamples is 1/sqrt(2,000)
        Assert.InRange(spread / (sd / Math.Sqrt(200)), 1 - 4 / Math.Sqrt(2000), 1 + 4 / Math.Sqrt(2000));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(71)]
    public void Weights_add_up_to_the_count_and_give_the_mean_of_the_resample(int count)
    {
        Bootstrap bootstrap = Bootstrap.OfReplicates(count, 1);
        double[] sample = Sample(count);
        double[] means = bootstrap.MeansOf(sample);

        for (int b = 0; b < 20; b++)
        {
            double[] weights = bootstrap.Weights(b);
            Assert.Equal(count, weights.Sum());
            Assert.Equal(means[b], weights.Zip(sample, (weight, value) => weight * value).Sum() / count, 1e-12);
        }
    }

    [Fact]
    public void Replicates_rows_of_a_design_and_states_are_drawn_independently_of_each_other()
    {
        double[][] drawn =
        [
            Bootstrap.OfReplicates(71, 1).Weights(0),
            Bootstrap.OfDesign(71, 1).Weights(0),
            Bootstrap.OfStates(71, 1).Weights(0),
        ];

        Assert.All(drawn, weights => Assert.Equal(71, weights.Sum()));
        Assert.Equal(3, drawn.Select(weights => string.Join(' ', weights)).Distinct().Count());
    }

    [Fact]
    public void An_empty_sample_does_no_harm() =>
        Assert.Equal(Bootstrap.Resamples, Bootstrap.OfReplicates(10, 1).MeansOf([]).Length);

    private static double[] Sample(int count) => [.. Enumerable.Range(0, count).Select(r => Draws.Normal(r))];
}
