using PartnershipSim.Analysis.Evidence;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Evidence;

public sealed class AggregationTests
{
    private const double Tolerance = 1e-6;

    private static readonly GroupTimeEffects Never =
        Estimate(new(ControlGroup.NeverTreated, BasePeriod.Varying, Adjustment.None));

    [Theory]
    [InlineData("never", ControlGroup.NeverTreated, Adjustment.None)]
    [InlineData("not_yet", ControlGroup.NotYetTreated, Adjustment.None)]
    [InlineData("regression", ControlGroup.NeverTreated, Adjustment.OutcomeRegression)]
    [InlineData("doubly_robust", ControlGroup.NeverTreated, Adjustment.DoublyRobust)]
    public void Aggregated_effects_and_their_errors_are_those_that_did_prints(
        string @case, ControlGroup controls, Adjustment adjustment)
    {
        GroupTimeEffects effects = Estimate(new(controls, BasePeriod.Varying, adjustment));

        AssertPrinted(@case, "event", effects.Aggregate(new(AggregationKind.EventTime)));
        AssertPrinted(@case, "group", effects.Aggregate(new(AggregationKind.Group)));
        AssertPrinted(@case, "calendar", effects.Aggregate(new(AggregationKind.Calendar)));
        AssertPrinted(@case, "simple", effects.Aggregate(new(AggregationKind.Simple)));
    }

    [Fact]
    public void A_balanced_event_study_is_the_one_printed_in_the_vignette()
    {
        EffectSeries series = Never.Aggregate(new(AggregationKind.EventTime, BalancedTo: 1));

        Assert.Equal([-2, -1, 0, 1], series.Keys);
        Assert.Equal([0.0065, -0.0028, -0.0066, -0.0510], series.Estimates.Select(e => Math.Round(e.Value, 4)));
        Assert.Equal(-0.0288, series.Overall.Value, 4);
        Assert.Equal(0.0135, series.Overall.StandardError, 0.001);
    }

    [Fact]
    public void The_mean_over_a_window_of_event_times_is_the_mean_of_its_estimates()
    {
        EffectSeries series = Never.Aggregate(new(AggregationKind.EventTime));

        Assert.Equal((-0.0199318168 - 0.0509573671) / 2, series.MeanOf(0, 1).Value, 9);
        Assert.Equal(series.Overall, series.MeanOf(0, 3));
    }

    [Fact]
    public void Event_times_can_be_cut_to_a_window()
    {
        EffectSeries series = Never.Aggregate(new(AggregationKind.EventTime, From: -2, To: 1));

        Assert.Equal([-2, -1, 0, 1], series.Keys);
        Assert.Equal(series.MeanOf(0, 1).Value, series.Overall.Value, 12);
    }

    [Fact]
    public void A_window_in_which_nothing_is_observed_is_refused()
    {
        NotEstimableException refusal = Assert.Throws<NotEstimableException>(
            () => Never.Aggregate(new(AggregationKind.EventTime)).MeanOf(7, 9));

        Assert.Equal("No effect is observed between 7 and 9.", refusal.Message);
    }

    private static GroupTimeEffects Estimate(GroupTimeSettings settings) =>
        GroupTimeDesign.Compile(Mpdta.Employment, Mpdta.MinimumWage, [Mpdta.LogPopulation], settings)
            .Estimate(Mpdta.Employment);

    private static void AssertPrinted(string @case, string series, EffectSeries found)
    {
        foreach (Reference reference in Mpdta.ReferencesOf(@case, series))
            AssertPrinted(reference, found.Estimates[found.Keys.IndexOf(reference.Key)]);
        foreach (Reference reference in Mpdta.ReferencesOf(@case, series + "_overall"))
            AssertPrinted(reference, found.Overall);
    }

    private static void AssertPrinted(Reference reference, PointEstimate estimate)
    {
        Assert.Equal(reference.Estimate, estimate.Value, Tolerance);
        Assert.Equal(reference.StandardError, estimate.StandardError, Tolerance);
    }
}
