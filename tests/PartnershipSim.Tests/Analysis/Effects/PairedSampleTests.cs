using PartnershipSim.Analysis.Effects;
using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Effects;

public sealed class PairedSampleTests
{
    [Fact]
    public void The_interval_is_students()
    {
        PairedSample sample = new([0, 0, 0, 0], [1, 2, 3, 4]);

        // sd² = 5/3, error = sqrt(5/12), t(.95; 3) = 2.353363
        Interval interval = sample.IntervalAt(0.90);
        Assert.Equal(2.5, sample.Mean);
        Assert.Equal(2.5 - 2.353363 * Math.Sqrt(5.0 / 12), interval.Low, 1e-6);
        Assert.Equal(2.5 + 2.353363 * Math.Sqrt(5.0 / 12), interval.High, 1e-6);
    }

    [Fact]
    public void More_confidence_is_a_wider_interval()
    {
        PairedSample sample = new([0, 0, 0, 0], [1, 2, 3, 4]);

        Assert.True(sample.IntervalAt(0.95).Width > sample.IntervalAt(0.90).Width);
    }

    [Fact]
    public void Pairs_without_a_number_on_either_side_are_left_out()
    {
        PairedSample sample = new([1, double.NaN, 3, 4], [2, 2, double.NaN, 7]);

        Assert.Equal([1, 3], sample.Differences.ToArray());
    }

    [Fact]
    public void A_single_pair_tells_nothing() =>
        Assert.Equal(
            new Interval(double.NegativeInfinity, double.PositiveInfinity),
            new PairedSample([1], [2]).IntervalAt(0.90));

    [Fact]
    public void Pairs_that_all_differ_alike_have_an_interval_of_no_width() =>
        Assert.Equal(new Interval(1, 1), new PairedSample([1, 2, 3], [2, 3, 4]).IntervalAt(0.95));

    [Fact]
    public void Sides_of_different_length_are_no_pairs() =>
        Assert.Throws<ArgumentException>(() => new PairedSample([1, 2], [1]));

    [Fact]
    public void The_share_of_higher_runs_counts_strictly_higher_ones() =>
        Assert.Equal(0.25, Describe([1, 1, 1, 1], [2, 1, 1, 0]).ShareHigher); // one of four; ties do not count

    [Fact]
    public void The_standardised_size_is_the_mean_over_the_pooled_spread() =>
        Assert.Equal(1.5 / 2, Describe([0, 2, 4], [1.5, 3.5, 5.5]).Standardised, 1e-15); // both spreads are 2

    [Fact]
    public void Shared_luck_makes_the_difference_clearer_where_worlds_are_alike()
    {
        double[] luck = [.. Enumerable.Range(0, 400).Select(r => Draws.Normal(r))];
        double[] other = [.. luck.Select((z, r) => z + 0.5 * Draws.Normal(r, 1))];

        // Var(base) + Var(other) = 1 + 1.25; Var(difference) = .25
        Assert.InRange(Describe(luck, other).VarianceReduction, 9 * 0.75, 9 * 1.25);
    }

    [Fact]
    public void Shared_luck_that_does_harm_is_said_to_do_harm()
    {
        double[] luck = [.. Enumerable.Range(0, 400).Select(r => Draws.Normal(r))];
        double[] other = [.. luck.Select((z, r) => -z + 0.5 * Draws.Normal(r, 1))];

        // Var(difference) = 4.25
        Assert.InRange(Describe(luck, other).VarianceReduction, 2.25 / 4.25 * 0.85, 2.25 / 4.25 * 1.15);
    }

    [Fact]
    public void No_difference_in_any_pair_is_exactly_zero()
    {
        Effect effect = Describe([3, 1, 2], [3, 1, 2]);

        Assert.True(effect.IsExactlyZero);
        Assert.Equal((0, 0, 0), (effect.Mean, effect.ShareHigher, effect.Standardised));
        Assert.Equal(new Interval(0, 0), effect.Bootstrap95);
    }

    [Fact]
    public void Differences_that_cancel_are_not_exactly_zero() => Assert.False(Describe([0, 0], [1, -1]).IsExactlyZero);

    [Fact]
    public void A_relative_effect_keeps_its_sign_where_the_base_is_negative() =>
        Assert.Equal(0.5, Describe([-2, -2], [-1, -1]).Relative);

    [Fact]
    public void The_pooled_spread_is_that_of_both_worlds()
    {
        Effect effect = Describe([0, 2, 4], [0, 4, 8]); // variances 4 and 16; differences 0, 2, 4

        Assert.Equal(2 / Math.Sqrt(10), effect.Standardised, 1e-15);
        Assert.Equal(5, effect.VarianceReduction, 1e-15);
    }

    [Fact]
    public void Of_a_single_pair_only_the_pair_is_said()
    {
        Effect effect = Describe([2], [5]);

        Assert.Equal((1, 2, 3, 1), (effect.Replicates, effect.Base, effect.Mean, effect.ShareHigher));
        Assert.Equal((double.NaN, double.NaN), (effect.Standardised, effect.VarianceReduction));
        Assert.Equal(effect.Interval95, effect.Bootstrap95);
        Assert.True(double.IsPositiveInfinity(effect.Bootstrap90.High));
    }

    [Fact]
    public void Of_no_pair_nothing_is_higher() => Assert.Equal(0, Describe([double.NaN], [1]).ShareHigher);

    [Fact]
    public void Pairs_that_all_differ_alike_gain_without_bound() =>
        Assert.Equal(double.PositiveInfinity, Describe([1, 2, 3], [2, 3, 4]).VarianceReduction);

    [Fact]
    public void The_base_is_that_of_the_pairs() =>
        Assert.Equal(2, new PairedSample([1, 90, 3], [1, double.NaN, 3]).BaseMean);

    [Fact]
    public void Two_samples_meet_in_the_replicates_that_both_define()
    {
        PairedSample one = new([0, 0, double.NaN, 0], [10, 11, 12, 13]);
        PairedSample other = new([0, double.NaN, 0, 0], [20, 21, 22, 23]);

        Assert.Equal([(10, 20), (13, 23)], PairedSample.Together(one, other));
    }

    private static Effect Describe(double[] @base, double[] other) =>
        new PairedSample(@base, other).Describe(Outcomes.Troops, "partners", Bootstrap.OfReplicates(@base.Length, 1));
}
