using System.Collections.Immutable;
using PartnershipSim.Analysis.Evidence;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Evidence;

public sealed class ClusterBootstrapTests
{
    private static readonly GroupTimeDesign Design = GroupTimeDesign.Compile(
        Mpdta.Employment, Mpdta.MinimumWage, new(ControlGroup.NeverTreated, BasePeriod.Varying, Adjustment.None));

    [Fact]
    public void Errors_of_the_event_study_are_those_that_did_prints_within_the_error_of_a_bootstrap()
    {
        ImmutableArray<Reference> printed = Mpdta.ReferencesOf("never", "event");

        BootstrapSample sample = ClusterBootstrap.Draw(500, 7, 400, seed: 1, (weights, estimates) =>
        {
            CompiledSeries series = new Aggregation(AggregationKind.EventTime).Compile(Design.Resampled(weights));
            for (int k = 0; k < 7; k++)
                estimates[k] = series.Series[k].Of(Mpdta.Employment);
        });

        // 400 draws know a standard error to 3.5 %
        for (int k = 0; k < 7; k++)
            Assert.Equal(1, sample.StandardError(k) / printed[k].StandardError, 0.12);
    }

    [Fact]
    public void Strata_keep_their_numbers()
    {
        ImmutableArray<int> strata = [0, 0, 1, 1, 1];

        ClusterBootstrap.Draw(strata, 1, 50, seed: 2, (weights, estimates) =>
        {
            Assert.Equal(2, weights[0] + weights[1]);
            Assert.Equal(3, weights[2] + weights[3] + weights[4]);
        });
    }

    [Fact]
    public void A_draw_does_not_depend_on_those_before_it()
    {
        List<double> Fifty(int draws)
        {
            List<double> first = [];
            ClusterBootstrap.Draw(9, 1, draws, seed: 3, (weights, estimates) => first.Add(weights[0]));
            return first;
        }

        Assert.Equal(Fifty(50), Fifty(80)[..50]);
    }

    [Fact]
    public void Resamples_that_often_have_no_estimate_are_refused()
    {
        NotEstimableException refusal = Assert.Throws<NotEstimableException>(
            () => ClusterBootstrap.Draw(5, 1, 100, seed: 4, (weights, estimates) =>
        {
            if (weights[0] == 0)
                throw new NotEstimableException("The only treated unit was not drawn.");
        }));

        Assert.EndsWith(
            "resamples of the clusters have no estimate: too few clusters carry it. The last reason: The only treated "
            + "unit was not drawn.",
            refusal.Message);
    }
}
