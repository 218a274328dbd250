using System.Collections.Immutable;
using PartnershipSim.Analysis.Evidence;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Evidence;

/// <summary>
/// Size, power and coverage with dates as uneven as those of the partnerships (<see cref="KnownWorlds"/>). With 400
/// worlds a share of 5 % has a Monte Carlo error of 1.1 points.
/// </summary>
public sealed class KnownWorldsTests
{
    private const int Worlds = 400;

    private static readonly GroupTimeDesign Design = GroupTimeDesign.Compile(
        KnownWorlds.Draw(0), KnownWorlds.Dates,
        new(ControlGroup.NotYetTreated, BasePeriod.Universal, Adjustment.None));

    private static readonly StackedDesign Stacked =
        StackedDesign.Compile(KnownWorlds.Draw(0), KnownWorlds.Dates, 3, 0, 3, []);

    private static readonly RegressionDesign TwoWay = RegressionDesign.Compile(
        RegressionRows.From(KnownWorlds.Draw(0), [KnownWorlds.Treated]), FixedEffects.Unit | FixedEffects.Period);

    public static TheoryData<string> Estimators => ["staggered", "simple", "stacked", "two-way"];

    [Theory]
    [MemberData(nameof(Estimators))]
    public void Without_an_effect_one_in_twenty_is_rejected(string estimator) =>
        Assert.InRange(
            KnownWorlds.Share(Worlds, world => Estimate(estimator, KnownWorlds.Draw(world)).PValue < 0.05),
            0.02, 0.085);

    [Theory]
    [MemberData(nameof(Estimators))]
    public void Intervals_contain_the_effect_at_their_level(string estimator) =>
        Assert.InRange(
            KnownWorlds.Share(
                Worlds, world => Estimate(estimator, KnownWorlds.Draw(world, 0.7)).IntervalAt(0.9).Contains(0.7)),
            0.86, 0.95);

    [Theory]
    [MemberData(nameof(Estimators))]
    public void The_minimum_detectable_effect_is_found_with_power_80(string estimator)
    {
        // other worlds than those it is tried on, and more: the error of a quantile enters twice
        double size = Power.MinimumDetectableEffect(
            [.. Enumerable.Range(1000, 1200).Select(world => Estimate(estimator, KnownWorlds.Draw(world)).Value)]);

        double found =
            KnownWorlds.Share(Worlds, world => Estimate(estimator, KnownWorlds.Draw(world, size)).PValue < 0.05);

        Assert.Equal(0.8, found, 0.08);
    }

    [Fact]
    public void Parallel_trends_are_rejected_in_one_of_twenty()
    {
        Aggregation leads = new(AggregationKind.EventTime, From: -4, To: -1);

        double rejected = KnownWorlds.Share(
            Worlds,
            world => Design.Estimate(KnownWorlds.Draw(world)).Aggregate(leads).PreTrend().PValueFewClusters < 0.05);

        Assert.InRange(rejected, 0.01, 0.075);
    }

    [Fact]
    public void A_group_of_three_keeps_its_size_and_a_single_unit_has_no_test()
    {
        // the groups of three units and of one
        int small = 0, single = 0;
        for (int world = 0; world < Worlds; world++)
        {
            ImmutableArray<PointEstimate> groups =
                Design.Estimate(KnownWorlds.Draw(world)).Aggregate(new(AggregationKind.Group)).Estimates;
            small += groups[2].PValue < 0.05 ? 1 : 0;
            single += groups[3].PValue < 0.05 ? 1 : 0;
        }

        Assert.InRange(small / (double)Worlds, 0.005, 0.085);
        Assert.Equal(0, single);
    }

    [Fact]
    public void Percentiles_of_the_cluster_bootstrap_contain_the_effect_at_their_level()
    {
        Panel[] worlds = [.. Enumerable.Range(0, Worlds).Select(world => KnownWorlds.Draw(world, 0.7))];
        ImmutableArray<int> strata = [.. KnownWorlds.Dates.First.Select(first => first == Cohorts.Never ? 0 : 1)];

        // compiled once for each draw, applied to all worlds
        BootstrapSample sample = ClusterBootstrap.Draw(strata, Worlds, 199, seed: 1, (weights, estimates) =>
            new Aggregation(AggregationKind.EventTime, From: 0, To: 3)
                .Compile(Design.Resampled(weights)).Overall.Of(worlds).CopyTo(estimates));

        Assert.InRange(KnownWorlds.Share(Worlds, world => sample.IntervalAt(0.9, world).Contains(0.7)), 0.84, 0.94);
    }

    [Fact]
    public void Permuted_dates_reject_one_in_twenty_without_an_effect()
    {
        ImmutableArray<int> dates = KnownWorlds.Dates.First;
        ImmutableArray<int> strata = [.. new int[60]];

        // compiled once for each permutation, applied to all worlds
        Panel[] worlds = [.. Enumerable.Range(0, Worlds).Select(world => KnownWorlds.Draw(world))];
        List<double[]> statistics = [];
        RandomisationTest.Of(dates, strata, 99, seed: 2, order =>
        {
            int[] permuted = new int[60];
            for (int i = 0; i < 60; i++)
                permuted[i] = dates[order[i]];
            GroupTimeDesign design = GroupTimeDesign.Compile(
                worlds[0], new([.. permuted]), new(ControlGroup.NotYetTreated, BasePeriod.Universal, Adjustment.None));
            statistics.Add(new Aggregation(AggregationKind.Simple).Compile(design).Overall.Of(worlds));
            return 0;
        });

        double found = KnownWorlds.Share(Worlds, world =>
        {
            int asFar = statistics.Count(other => Math.Abs(other[world]) >= Math.Abs(statistics[0][world]));
            return asFar <= 0.05 * statistics.Count;
        });

        Assert.InRange(found, 0.02, 0.085);
    }

    private static PointEstimate Estimate(string estimator, Panel world) => estimator switch
    {
        "staggered" => Design.Estimate(world).Aggregate(new(AggregationKind.EventTime)).MeanOf(0, 3),
        "simple" => Design.Estimate(world).Aggregate(new(AggregationKind.Simple)).Overall,
        "stacked" => Stacked.Estimate(world),
        _ => TwoWay.Fit(world).Coefficients[0].Estimate,
    };
}
