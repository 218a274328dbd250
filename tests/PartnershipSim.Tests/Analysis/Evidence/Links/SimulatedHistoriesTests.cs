using System.Collections.Immutable;
using PartnershipSim.Analysis.Evidence.Links;
using PartnershipSim.Runs;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Evidence.Links;

public sealed class SimulatedHistoriesTests
{
    private static readonly ImmutableArray<HistoryStatistic> Statistics =
    [
        LinkStatistics.Effect(
            LinkDesign.Compile(RealEvidence.Link("map_spending"), LinkVariant.Main, RealEvidence.Data),
            RealEvidence.Data),
        new("spending 2010", history => history.At(EvidenceOutcome.Spending, 3, 2010)),
        new("willingness 2010", history => history.Willingness(3, 2010)),
    ];

    [Fact]
    public void The_number_of_threads_cannot_be_seen()
    {
        double[][][] one = Run(new(1, 16, Threads: 1)), two = Run(new(1, 16, Threads: 2));

        Assert.Equal(one.SelectMany(arm => arm.SelectMany(s => s)), two.SelectMany(arm => arm.SelectMany(s => s)));
    }

    [Fact]
    public void Without_the_attitude_pathway_attitudes_are_those_without_programmes()
    {
        double[][][] values = Run(new(1, 8));

        Assert.Equal(
            values[(int)ModelArm.WithoutProgrammes][2], values[(int)ModelArm.WithoutAttitudes][2]);
        Assert.NotEqual(values[(int)ModelArm.WithoutProgrammes][2], values[(int)ModelArm.All][2]);
    }

    [Fact]
    public void More_histories_begin_with_those_of_fewer()
    {
        double[][][] few = Run(new(1, 8)), more = Run(new(1, 16));

        Assert.Equal(few[1][0], more[1][0][..8]);
    }

    [Fact]
    public void What_was_written_before_does_not_matter()
    {
        SimulatedHistories histories = new(RealEvidence.Data.Model, threads: 2);
        histories.Of(Statistics, new(2, 24), []);

        Assert.Equal(Run(new(1, 16)), histories.Of(Statistics, new(1, 16), []));
    }

    private static double[][][] Run(RunPlan plan) =>
        new SimulatedHistories(RealEvidence.Data.Model, plan.WorkingThreads).Of(Statistics, plan, []);
}
