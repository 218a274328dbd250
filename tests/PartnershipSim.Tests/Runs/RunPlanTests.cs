using PartnershipSim.Runs;
using Xunit;

namespace PartnershipSim.Tests.Runs;

public sealed class RunPlanTests
{
    private static readonly RunPlan OfThree = new(1, 40) { Ensemble = EnsembleTests.Sample(members: 3) };

    [Theory]
    [InlineData(0, 0)]
    [InlineData(7, 0)]
    [InlineData(8, 1)]
    [InlineData(16, 2)]
    [InlineData(23, 2)]
    [InlineData(24, 0)]
    public void Eight_replicates_share_a_member_and_members_take_turns(int replicate, int member) =>
        Assert.Equal(member, OfThree.MemberOf(replicate));

    [Fact]
    public void Without_an_ensemble_there_is_one_member_and_none_to_count()
    {
        RunPlan plan = OfThree with { Ensemble = null };

        Assert.Equal(0, plan.MemberOf(39));
        Assert.Equal(0, plan.Members);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(8, 1)]
    [InlineData(9, 2)]
    [InlineData(24, 3)]
    [InlineData(400, 3)]
    public void As_many_members_count_as_have_a_replicate(int replicates, int members) =>
        Assert.Equal(members, (OfThree with { Replicates = replicates }).Members);

    [Fact]
    public void Zero_threads_are_one_for_each_processor()
    {
        Assert.Equal(Environment.ProcessorCount, new RunPlan(1, 8).WorkingThreads);
        Assert.Equal(5, new RunPlan(1, 8, Threads: 5).WorkingThreads);
        Assert.Equal(1, new RunPlan(1, 8, Threads: 1).WorkingThreads);
    }
}
