using System.Collections.Immutable;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.Sensitivity;
using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using Xunit;
using Grade = PartnershipSim.Model.Parameters.Evidence;

namespace PartnershipSim.Tests.Analysis.Sensitivity;

public class VerdictTests
{
    [Fact]
    public void A_verdict_says_what_explains_what_does_not_and_on_what_it_rests()
    {
        SobolIndices indices = new(
            [
                Index("pay", s1: 0.50, st: 0.60, conf: 0.10), Index("threat", s1: 0.25, st: 0.30, conf: 0.05),
                Index("tuning", s1: 0.05, st: 0.06, conf: 0.02), Index("idle", s1: 0.00, st: 0.001, conf: 0.002),
            ],
            [], ParameterVariance: 3, NoiseVariance: 1, Rows: 100, RowsLeftOut: 0, Level: 0.95);

        string verdict = Verdict.Of(
            "partner_troop_years", indices, key => key == "threat" ? Grade.Assumed : Grade.Measured);

        Assert.Equal(
            "Two parameters explain 75 % of the variance of partner_troop_years: pay 50 %, threat 25 %. " +
            "Interactions between parameters carry the other 20 %. " +
            "One parameter is indistinguishable from zero. Within single runs, chance makes up 25 % of all variance; "
            + "it is not part of these shares. Between 25 % and 30 % of the variance rests on parameters "
            + "graded assumed (1 of 4). About 1,800 more points would halve the interval of pay (60 % in "
            + "total, give or take 10 %).",
            verdict);
    }

    [Fact]
    public void Estimates_that_add_up_to_more_than_everything_are_not_called_a_share()
    {
        SobolIndices indices = new(
            [Index("pay", 0.8, 0.8, 0.1), Index("threat", 0.3, 0.3, 0.1)], [], 3, 1, 10, 0, 0.95);

        Assert.StartsWith(
            "Two parameters explain all of the variance that can be told (the estimates add up to 110 %) of cost:",
            Verdict.Of("cost", indices), StringComparison.Ordinal);
    }

    [Fact]
    public void An_outcome_that_does_not_vary_gets_one_honest_sentence()
    {
        SobolIndices indices = new([Index("pay", 0, 0, 0)], [], 0, null, 10, 0, 0.95);

        Assert.Equal("Nothing that was varied changes cost by more than noise.", Verdict.Of("cost", indices));
    }

    [Fact]
    public void Interactions_are_not_claimed_where_the_intervals_are_wider_than_what_is_left()
    {
        SobolIndices indices = new(
            [Index("pay", 0.5, 0.9, 0.4), Index("threat", 0.2, 0.5, 0.3)], [], 3, 1, 10, 0, 0.95);

        Assert.DoesNotContain("Interactions", Verdict.Of("cost", indices));
    }

    [Fact]
    public void Only_pairs_that_stand_out_among_all_pairs_are_named()
    {
        // z is 1.96 for one pair and 2.39 among three: 0.11 with 0.10 does not stand out, 0.13 does
        Axis[] axes = [Axis.Real("pay", 0, 1), Axis.Real("threat", 0, 1), Axis.Real("door", 0, 1)];
        SobolIndices indices = new(
            [Index("pay", 0.5, 0.7, 0.02), Index("threat", 0.2, 0.4, 0.02), Index("door", 0.1, 0.2, 0.02)],
            [
                new(axes[0], axes[1], Estimate(0.13, 0.1)),
                new(axes[0], axes[2], Estimate(0.11, 0.1)),
                new(axes[1], axes[2], Estimate(0, 0.01)),
            ],
            3, 1, 10, 0, 0.95);

        Assert.Contains(
            "Interactions between parameters carry the other 20 %. Of three pairs of parameters, "
            + "one can be told from zero: pay with threat 13 %. ",
            Verdict.Of("cost", indices));
    }

    [Fact]
    public void A_shift_of_the_distribution_is_told_apart_from_that_of_an_idle_axis()
    {
        ImmutableArray<PawnIndex> indices =
        [
            Shift("pay", 0.30, 0.05), Shift("threat", 0.45, 0.04), Shift("idle", 0.12, 0.06),
        ];

        Assert.Equal(
            "Two axes move the distribution of cost by more than chance would, by median distance "
            + "(0 to 1) beyond that of an idle axis: threat (0.35), pay (0.20). Of these two movers, "
            + "one rests on an assumed value. One axis is indistinguishable from one that does nothing. "
            + "About 300 more points would halve the interval of idle (0.12, give or take 0.06).",
            Verdict.Of("cost", indices, 100, key => key == "threat" ? Grade.Assumed : null));
    }

    [Fact]
    public void A_screening_names_the_movers_and_counts_the_rest()
    {
        MorrisEffects effects = new(
            [Effect("pay", 4, 0.5), Effect("threat", 12, 1), Effect("idle", 0.1, 0.2)], 0.95);

        Assert.Equal(
            "Two parameters move cost by more than noise, by mean size of effect over the whole range: threat (12), "
            + "pay (4). Of these two movers, one rests on an assumed value. One parameter is indistinguishable from "
            + "zero. About 120 more points would halve the interval of threat (12, give or take 1).",
            Verdict.Of("cost", effects, key => key == "pay" ? Grade.Assumed : null));
    }

    [Fact]
    public void Points_that_were_run_once_leave_the_noise_unknown_and_the_verdict_says_so()
    {
        MorrisEffects effects = new([Effect("pay", 4, 0.5) with { NoiseFloor = null }], 0.95);
        SobolIndices indices = new([Index("pay", 0.99, 1, 0)], [], 1, null, 10, 0, 0.95);

        Assert.Equal(
            "One parameter moves cost, by mean size of effect over the whole range: pay (4). "
            + "It does not rest on an assumed value. Each point has one result: noise, if there is any, "
            + "is counted as an effect. About 60 more points would halve the interval of pay (4, give or take 0.5).",
            Verdict.Of("cost", effects));
        Assert.Equal(
            "One parameter explains 99 % of the variance of cost: pay 99 %. " +
            "Each point has one result: noise, if there is any, is counted with the interactions. " +
            "None of the variance rests on parameters graded assumed.",
            Verdict.Of("cost", indices));
    }

    [Fact]
    public void Plurals_follow_the_count_and_what_needs_no_more_points_asks_for_none()
    {
        ImmutableArray<PawnIndex> shifts = [Shift("pay", 0.30, 0), Shift("idle", 0.05, 0), Shift("calm", 0.02, 0)];
        MorrisEffects effects = new([Effect("pay", 4, 0), Effect("threat", 0.2, 0), Effect("door", 0.1, 0)], 0.95);

        Assert.Equal(
            "One axis moves the distribution of cost by more than chance would, "
            + "by median distance (0 to 1) beyond that of an idle axis: pay (0.20). It rests on an assumed value. "
            + "Two axes are indistinguishable from one that does nothing.",
            Verdict.Of("cost", shifts, 100, _ => Grade.Assumed));
        Assert.Equal(
            "One parameter moves cost by more than noise, by mean size of effect over the whole range: pay (4). "
            + "It rests on an assumed value. Two parameters are indistinguishable from zero.",
            Verdict.Of("cost", effects, _ => Grade.Assumed));
        Assert.Equal(
            "Two axes move the distribution of cost by more than chance would, by median distance (0 to 1) beyond that "
            + "of an idle axis: pay (0.20), door (0.10). Of these two movers, two rest on an assumed value.",
            Verdict.Of("cost", [Shift("door", 0.20, 0), Shift("pay", 0.30, 0)], 100, _ => Grade.Assumed));
    }

    [Fact]
    public void Where_nothing_moves_anything_one_sentence_is_enough()
    {
        Assert.Equal("No axis moves the distribution of cost by more than chance would.", Verdict.Of(
            "cost", [Shift("idle", 0.05, 0.1)], 10));
        Assert.Equal("No parameter moves cost by more than noise.", Verdict.Of(
            "cost", new MorrisEffects([Effect("idle", 0.1, 0.2)], 0.95)));
        Assert.StartsWith(
            "No single parameter explains a share of the variance of cost that can be told from zero. "
            + "Interactions between parameters carry the other 100 %.",
            Verdict.Of("cost", new SobolIndices(
                [Index("pay", 0, 0.5, 0.1), Index("door", 0, 0.4, 0.1)], [], 3, 1, 10, 0, 0.95)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Long_lists_name_five_and_count_the_rest()
    {
        MorrisEffects effects = new([.. Enumerable.Range(1, 14).Select(i => Effect($"p{i}", 10 + i, 1))], 0.95);

        Assert.StartsWith(
            "14 parameters move cost by more than noise, by mean size of effect over the whole range: "
            + "p14 (24), p13 (23), p12 (22), p11 (21), p10 (20) and 9 more. Of these 14 movers, "
            + "none rest on an assumed value. About 450 more points",
            Verdict.Of("cost", effects, _ => null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_share_that_is_certain_is_one_number_and_a_small_one_is_not_called_nothing()
    {
        SobolIndices certain = new([Index("pay", 0.5, 0.5, 0), Index("door", 0.003, 0.003, 0)], [], 3, 1, 10, 0, 0.95);

        Assert.Contains("50 % of the variance rests on parameters graded assumed (1 of 2).", Verdict.Of(
            "cost", certain, key => key == "pay" ? Grade.Assumed : null));
        Assert.Contains("Less than 1 % of the variance rests on parameters graded assumed (1 of 2).", Verdict.Of(
            "cost", certain, key => key == "door" ? Grade.Assumed : null));
    }

    [Fact]
    public void Pairs_that_cannot_be_told_from_zero_are_counted()
    {
        Axis[] axes = [Axis.Real("pay", 0, 1), Axis.Real("door", 0, 1)];
        SobolIndices indices = new(
            [Index("pay", 0.5, 0.7, 0.02), Index("door", 0.1, 0.2, 0.02)], [new(axes[0], axes[1], Estimate(0.1, 0.11))],
            3, 1, 10, 0, 0.95);

        Assert.Contains("Of one pair of parameters none can be told from zero.", Verdict.Of("cost", indices));
    }

    [Fact]
    public void The_evidence_of_a_parameter_is_the_one_declared_beside_its_equation() =>
        Assert.All(ParameterSpace.Parameters, parameter => Assert.Equal(
            parameter.Evidence, Verdict.DeclaredEvidence(parameter.Key)));

    private static SobolIndex Index(string key, double s1, double st, double conf) =>
        new(Axis.Real(key, 0, 1), Estimate(s1, conf), Estimate(st, conf));

    private static MorrisEffect Effect(string key, double size, double conf) =>
        new(Axis.Real(key, 0, 1), size, Estimate(size, conf), 0, 0.3, 10);

    private static PawnIndex Shift(string key, double median, double conf) =>
        new(Axis.Real(key, 0, 1), Estimate(median, conf), median, 0.1);

    private static Estimate Estimate(double value, double conf) => new(value, conf, new(value - conf, value + conf));
}
