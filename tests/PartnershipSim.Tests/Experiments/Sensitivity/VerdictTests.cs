using PartnershipSim.Experiments.Designs;
using PartnershipSim.Experiments.Sensitivity;
using PartnershipSim.Model.Parameters;
using Xunit;

namespace PartnershipSim.Tests.Experiments.Sensitivity;

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

        string verdict = Verdict.Of("partner_troop_years", indices, key => key == "threat" ? Evidence.Assumed : Evidence.Measured);

        Assert.Equal(
            "Two parameters explain 75 % of the variance of partner_troop_years: pay 50 %, threat 25 %. " +
            "Interactions between parameters carry the other 20 %. " +
            "One parameter is indistinguishable from zero. Within single runs, chance makes up 25 % of all variance; it is not part of these shares. " +
            "Between 25 % and 30 % of the variance rests on parameters graded assumed (1 of 4). " +
            "About 1,800 more points would halve the interval of pay (60 % in total, give or take 10 %).",
            verdict);
    }

    [Fact]
    public void An_outcome_that_does_not_vary_gets_one_honest_sentence()
    {
        SobolIndices indices = new([Index("pay", 0, 0, 0)], [], 0, null, 10, 0, 0.95);

        Assert.Equal("Nothing that was varied changes cost by more than noise.", Verdict.Of("cost", indices));
    }

    [Fact]
    public void A_screening_names_the_movers_and_counts_the_rest()
    {
        MorrisEffects effects = new(
            [Effect("pay", 4, 0.5), Effect("threat", 12, 1), Effect("idle", 0.1, 0.2)], 0.95);

        Assert.Equal(
            "Two parameters move cost by more than noise, by mean size of effect over the whole range: threat (12), pay (4). " +
            "One parameter is indistinguishable from zero.",
            Verdict.Of("cost", effects));
    }

    [Fact]
    public void Points_that_were_run_once_leave_the_noise_unknown_and_the_verdict_says_so()
    {
        MorrisEffects effects = new([Effect("pay", 4, 0.5) with { NoiseFloor = null }], 0.95);
        SobolIndices indices = new([Index("pay", 0.99, 1, 0)], [], 1, null, 10, 0, 0.95);

        Assert.Equal(
            "One parameter moves cost, by mean size of effect over the whole range: pay (4). " +
            "Each point was run once: noise, if there is any, is counted as an effect.",
            Verdict.Of("cost", effects));
        Assert.Equal(
            "One parameter explains 99 % of the variance of cost: pay 99 %. " +
            "Each point was run once: noise, if there is any, is counted with the interactions. " +
            "None of the variance rests on parameters graded assumed.",
            Verdict.Of("cost", indices));
    }

    [Fact]
    public void The_evidence_of_a_parameter_is_the_one_declared_beside_its_equation() =>
        Assert.All(ParameterSpace.Parameters, parameter => Assert.Equal(parameter.Evidence, Verdict.DeclaredEvidence(parameter.Key)));

    private static SobolIndex Index(string key, double s1, double st, double conf) =>
        new(Axis.Real(key, 0, 1), Estimate(s1, conf), Estimate(st, conf));

    private static MorrisEffect Effect(string key, double size, double conf) =>
        new(Axis.Real(key, 0, 1), size, Estimate(size, conf), 0, 0.3, 10);

    private static Estimate Estimate(double value, double conf) => new(value, conf, new(value - conf, value + conf));
}
