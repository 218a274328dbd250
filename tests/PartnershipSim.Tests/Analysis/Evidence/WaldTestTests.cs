using PartnershipSim.Analysis.Evidence;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Evidence;

public sealed class WaldTestTests
{
    [Theory]
    [InlineData(ControlGroup.NeverTreated, Adjustment.None, 7.79123662720035, 0.16812)]
    [InlineData(ControlGroup.NotYetTreated, Adjustment.None, 7.79092771882739, 0.16814)]
    [InlineData(ControlGroup.NeverTreated, Adjustment.OutcomeRegression, 6.8612749537136, 0.23116)]
    public void The_test_of_parallel_trends_before_treatment_is_the_one_that_did_prints(
        ControlGroup controls, Adjustment adjustment, double statistic, double pValue)
    {
        GroupTimeSettings settings = new(controls, BasePeriod.Varying, adjustment);

        WaldTest test = GroupTimeDesign.Compile(Mpdta.Employment, Mpdta.MinimumWage, [Mpdta.LogPopulation], settings)
            .Estimate(Mpdta.Employment).PreTrend();

        Assert.Equal(5, test.Restrictions);
        Assert.Equal(statistic, test.Statistic, 1e-9);
        Assert.Equal(pValue, test.PValue, 1e-5);
    }

    [Fact]
    public void Independent_estimates_add_their_squares()
    {
        WaldTest test = WaldTest.Of([1, 4], [1, 0, 0, 4], clusters: 1_000_000);

        Assert.Equal(1 + 4, test.Statistic, 12);
        Assert.Equal(Math.Exp(-5 / 2.0), test.PValue, 12);
        Assert.Equal(test.PValue, test.PValueFewClusters, 4);
    }

    [Fact]
    public void One_estimate_and_few_clusters_give_the_p_value_of_Student()
    {
        WaldTest test = WaldTest.Of([2], [1], clusters: 11);

        Assert.Equal(new PointEstimate(2, 1, 10).PValue, test.PValueFewClusters, 9);
    }

    [Fact]
    public void As_many_estimates_as_clusters_are_refused()
    {
        NotEstimableException refusal =
            Assert.Throws<NotEstimableException>(() => WaldTest.Of([1, 1], [1, 0, 0, 1], clusters: 2));

        Assert.Equal(
            "2 estimates cannot be tested together with 2 clusters: their covariance is not known. Test fewer.",
            refusal.Message);
    }

    [Fact]
    public void An_estimate_that_follows_from_another_is_refused()
    {
        NotEstimableException refusal =
            Assert.Throws<NotEstimableException>(() => WaldTest.Of([1, 2], [1, 2, 2, 4], clusters: 50));

        Assert.Equal(
            "Estimate 2 of 2 is determined by those before it: the estimates cannot be tested together.",
            refusal.Message);
    }
}
