using System.Collections.Immutable;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.Sensitivity;
using PartnershipSim.Analysis.Statistics;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Sensitivity;

public class SobolIndicesTests
{
    [Fact]
    public void Ishigami_lies_within_its_own_99_percent_intervals()
    {
        SobolIndices indices = Estimate(
            TestFunctions.IshigamiAxes, TestFunctions.Ishigami, rows: 1024, seed: 1, hasSecondOrder: true);

        AssertWithin(TestFunctions.IshigamiFirst, indices.Axes.Select(axis => axis.S1));
        AssertWithin(TestFunctions.IshigamiTotal, indices.Axes.Select(axis => axis.ST));
        AssertWithin([0, TestFunctions.IshigamiPair13, 0], indices.Pairs.Select(pair => pair.S2));
        Assert.Equal(TestFunctions.IshigamiVariance, indices.ParameterVariance, 0.5);
    }

    [Fact]
    public void Sobol_G_lies_within_its_own_99_percent_intervals()
    {
        SobolIndices indices = Estimate(
            TestFunctions.GAxes, TestFunctions.SobolG, rows: 1024, seed: 2, hasSecondOrder: false);

        AssertWithin(TestFunctions.GFirst, indices.Axes.Select(axis => axis.S1));
        AssertWithin(TestFunctions.GTotal, indices.Axes.Select(axis => axis.ST));
        Assert.Empty(indices.Pairs);
        Assert.Null(indices.NoiseVariance); // one replicate: nobody knows
    }

    [Fact]
    public void Errors_fall_at_least_with_the_root_of_the_rows()
    {
        int[] rows = [128, 256, 512, 1024, 2048];
        double[] errors = [.. rows.Select(ErrorAt)];

        // the slope of log error over log rows: -1/2 for chance, steeper for scrambled nets
        double[] x = [.. Enumerable.Range(0, errors.Length).Select(i => (double)i)];
        double[] y = [.. errors.Select(Math.Log2)];
        double slope = x.Zip(y).Sum(pair => (pair.First - x.Average()) * (pair.Second - y.Average()))
            / x.Sum(value => Math.Pow(value - x.Average(), 2));
        Assert.InRange(slope, -1.6, -0.4);

        static double ErrorAt(int count) => Math.Sqrt(Enumerable.Range(0, 12).Average(seed =>
        {
            SaltelliDesign design = new(count);
            double[][] y = design.Points(TestFunctions.IshigamiAxes, (ulong)seed).Once(TestFunctions.Ishigami);
            SobolTerms.Indices indices = new SobolTerms(
                design, 3, OutcomeRuns.Of(y), [.. Enumerable.Repeat(true, count)]).Value();
            return indices.First.Zip(TestFunctions.IshigamiFirst).Concat(indices.Total.Zip(TestFunctions.IshigamiTotal))
                .Average(pair => (pair.First - pair.Second) * (pair.First - pair.Second));
        }));
    }

    [Fact]
    public void The_pair_of_Ishigami_is_found_under_noise_and_lies_within_its_99_percent_interval()
    {
        // noise with a standard deviation of 2 against a parameter variance of 13.8; four replicates
        SaltelliDesign design = new(4096, HasSecondOrder: true);
        double[][] points = design.Points(TestFunctions.IshigamiAxes, 7);
        double[][] y = [.. points.Select((point, p) => Enumerable.Range(0, 4)
            .Select(r => TestFunctions.Ishigami(point) + 2 * Draws.Normal(p, r)).ToArray())];

        SobolIndices indices = SobolIndices.Estimate(design, TestFunctions.IshigamiAxes, y, 7, level: 0.99);

        AssertWithin([0, TestFunctions.IshigamiPair13, 0], indices.Pairs.Select(pair => pair.S2));
        Assert.Contains("one can be told from zero: x1 with x3 24 %", Verdict.Of("y", indices));
    }

    [Fact]
    public void Sums_under_four_weights_are_those_of_a_plain_loop()
    {
        double[][] columns = [.. Enumerable.Range(0, 3)
            .Select(c => Enumerable.Range(0, 21).Select(n => (double)(n * (c + 1))).ToArray())];
        double[][] weights = [.. Enumerable.Range(0, 4)
            .Select(set => Enumerable.Range(0, 21).Select(n => (double)((n + set) % 3)).ToArray())];

        double[][] sums = WeightedSums.Of(columns, weights);

        for (int set = 0; set < 4; set++)
        {
            for (int c = 0; c < 3; c++)
                Assert.Equal(weights[set].Zip(columns[c], (weight, value) => weight * value).Sum(), sums[set][c]);
        }
    }

    [Fact]
    public void Noise_of_replicates_is_not_laid_to_the_parameters()
    {
        // noise with a standard deviation of 5 against a parameter variance of 13.8; four replicates
        SaltelliDesign design = new(2048);
        double[][] points = design.Points(TestFunctions.IshigamiAxes, 3);
        double[][] y = [.. points.Select((point, p) => Enumerable.Range(0, 4)
            .Select(r => TestFunctions.Ishigami(point) + 5 * Draws.Normal(p, r)).ToArray())];

        SobolIndices indices = SobolIndices.Estimate(design, TestFunctions.IshigamiAxes, y, 3, level: 0.99);

        AssertWithin(TestFunctions.IshigamiFirst, indices.Axes.Select(axis => axis.S1));
        AssertWithin(TestFunctions.IshigamiTotal, indices.Axes.Select(axis => axis.ST));
        Assert.Equal(25, indices.NoiseVariance!.Value, 1.0);
        Assert.Equal(TestFunctions.IshigamiVariance, indices.ParameterVariance, 1.0);
    }

    [Fact]
    public void Dice_common_to_all_points_are_no_noise_at_all()
    {
        SaltelliDesign design = new(256);
        double[][] points = design.Points(TestFunctions.IshigamiAxes, 4);
        double[][] y = [.. points.Select(
            point => Enumerable.Range(0, 4).Select(r => TestFunctions.Ishigami(point) + 100 * r).ToArray())];

        SobolIndices indices = SobolIndices.Estimate(design, TestFunctions.IshigamiAxes, y, 4);
        SobolIndices alone = Estimate(
            TestFunctions.IshigamiAxes, TestFunctions.Ishigami, 256, 4, hasSecondOrder: false);

        Assert.Equal(alone.Axes[0].ST.Value, indices.Axes[0].ST.Value, 9);
        Assert.Equal(alone.Axes[1].S1.Value, indices.Axes[1].S1.Value, 9);
        Assert.Equal(alone.ParameterVariance, indices.ParameterVariance, 9);
    }

    [Fact]
    public void A_categorical_axis_has_indices_like_any_other()
    {
        // y = 2 on level "east" and 0 elsewhere, plus a coin: variances 4 * (1/3)(2/3) and 1/4
        ImmutableArray<Axis> axes = [Axis.Categorical("region", "north", "east", "south"), Axis.Boolean("door")];

        SobolIndices indices = Estimate(
            axes, point => (point[0] == 1 ? 2 : 0) + point[1], rows: 1024, seed: 5, hasSecondOrder: false);

        double variance = 8.0 / 9 + 0.25;
        AssertWithin([8.0 / 9 / variance, 0.25 / variance], indices.Axes.Select(axis => axis.S1));
        AssertWithin([8.0 / 9 / variance, 0.25 / variance], indices.Axes.Select(axis => axis.ST));
    }

    [Fact]
    public void Rows_with_an_undefined_result_are_left_out_and_counted()
    {
        SaltelliDesign design = new(256);
        double[][] y = design.Points(TestFunctions.IshigamiAxes, 6).Once(TestFunctions.Ishigami);
        y[7][0] = double.NaN;

        SobolIndices indices = SobolIndices.Estimate(design, TestFunctions.IshigamiAxes, y, 6);

        Assert.Equal((255, 1), (indices.Rows, indices.RowsLeftOut));
        Assert.True(double.IsFinite(indices.Axes[0].ST.Value));
    }

    private static SobolIndices Estimate(
        ImmutableArray<Axis> axes, Func<double[], double> function, int rows, ulong seed, bool hasSecondOrder)
    {
        SaltelliDesign design = new(rows, hasSecondOrder);
        return SobolIndices.Estimate(design, axes, design.Points(axes, seed).Once(function), seed, level: 0.99);
    }

    private static void AssertWithin(double[] expected, IEnumerable<Estimate> estimates) =>
        Assert.All(expected.Zip(estimates), pair => Assert.InRange(
            pair.First, pair.Second.Interval.Low - 1e-12, pair.Second.Interval.High + 1e-12));
}
