using PartnershipSim.Analysis.Evidence;
using PartnershipSim.Analysis.Evidence.Links;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Evidence.Links;

public sealed class ModelComparisonTests
{
    [Theory]
    [InlineData(5, 5, 0, ModelVerdict.Supported)]
    [InlineData(9, 5, 0, ModelVerdict.Refuted)]
    [InlineData(0, 5, 0, ModelVerdict.Refuted)]
    [InlineData(1.5, 2.5, 0, ModelVerdict.Compatible)]
    [InlineData(0, 0.1, 0, ModelVerdict.Untestable)]
    public void The_verdict_follows_from_where_history_lies(
        double history, double with, double without, ModelVerdict verdict)
    {
        ModelComparison comparison = ModelComparison.Of(history, null, [Around(without), Around(with), Around(with)]);

        Assert.Equal(verdict, comparison.Verdict);
    }

    [Fact]
    public void A_wide_interval_of_history_cannot_refute_the_model()
    {
        double[][] arms = [Around(0), Around(5), Around(5)];

        Assert.Equal(ModelVerdict.TooNarrow, ModelComparison.Of(9, new(4, 14), arms).Verdict);
        Assert.Equal(ModelVerdict.Refuted, ModelComparison.Of(9, new(8, 10), arms).Verdict);
    }

    [Fact]
    public void A_wide_interval_of_history_cannot_support_the_model()
    {
        double[][] arms = [Around(0), Around(5), Around(5)];

        Assert.Equal(ModelVerdict.Compatible, ModelComparison.Of(5, new(-1, 11), arms).Verdict);
        Assert.Equal(ModelVerdict.Supported, ModelComparison.Of(5, new(1, 9), arms).Verdict);
    }

    /// <summary>Histories with and without programmes both contain it.</summary>
    [Theory]
    [InlineData(5, 5, 0, ModelVerdict.NotCompared)]
    [InlineData(1.5, 2.5, 0, ModelVerdict.NotCompared)]
    [InlineData(0, 0.1, 0, ModelVerdict.NotCompared)]
    [InlineData(9, 5, 0, ModelVerdict.Refuted)]
    public void Accession_can_refute_the_model_but_has_no_other_verdict_and_no_power(
        double history, double with, double without, ModelVerdict verdict)
    {
        ModelComparison comparison =
            ModelComparison.Of(history, null, [Around(without), Around(with), Around(with)]).OfWhatIsInAll();

        Assert.Equal(verdict, comparison.Verdict);
        Assert.True(double.IsNaN(comparison.Power) && double.IsNaN(comparison.PowerOfAttitudes));
        Assert.NotNull(comparison.All);
    }

    [Fact]
    public void A_part_that_changes_nothing_is_found_as_often_as_the_test_errs()
    {
        ModelComparison comparison = ModelComparison.Of(0, null, [Around(0), Around(0), Around(0)]);

        Assert.InRange(comparison.Power, 0, 0.06);
        Assert.InRange(comparison.PowerOfAttitudes, 0, 0.06);
    }

    [Fact]
    public void Histories_without_the_statistic_do_not_count_and_too_few_are_not_compared()
    {
        double[] few = new double[200];
        Array.Fill(few, double.NaN);
        few[0] = 1;

        Assert.Equal(ModelVerdict.NotCompared, ModelComparison.Of(0, null, [few, few, few]).Verdict);
    }

    [Fact]
    public void A_finding_that_lacks_a_test_is_suggested_and_not_shown()
    {
        LinkResult result = new(
            EvidenceLink.All[0], new PointEstimate(0.3, 0.1), null, 20, 20, PreTrend: 0.5, Randomisation: 0.01, 0.3);

        Assert.Equal(HistoryVerdict.Shown, Find(result).History);
        Assert.Equal(HistoryVerdict.Suggested, Find(result with { PreTrend = double.NaN }).History);
        Assert.Equal(HistoryVerdict.Suggested, Find(result with { Randomisation = 0.2 }).History);
        Assert.Equal(
            HistoryVerdict.Suggested,
            Find(result with { Imputed = new(new(0.1, 0.1), 0.5, 0.2, 50) }).History);
        Assert.Equal(HistoryVerdict.NotShown, Find(result with { Estimate = new(0.1, 0.1) }).History);
    }

    [Fact]
    public void A_discovery_has_to_survive_its_family()
    {
        LinkResult one = new(
            EvidenceLink.All[0], new PointEstimate(0.2, 0.1), null, 20, 20, PreTrend: 0.5, Randomisation: 0.01, 0.3);
        LinkResult nothing = one with { Estimate = new(0.01, 0.1) };

        LinkFinding finding = LinkFinding.Judge(
            [one, nothing, nothing, nothing, nothing], _ => ModelComparison.NotInModel(0))[0];

        Assert.Equal(HistoryVerdict.Suggested, finding.History);
        Assert.Contains("no discovery among the tests of its family", finding.Doubts);
    }

    private static LinkFinding Find(LinkResult result) =>
        LinkFinding.Judge([result], _ => ModelComparison.NotInModel(0))[0];

    /// <summary>Standard deviation 1, evenly over the quantiles.</summary>
    private static double[] Around(double mean) =>
        [.. Enumerable.Range(0, 200).Select(h =>
            mean + MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (h + 0.5) / 200))];
}
