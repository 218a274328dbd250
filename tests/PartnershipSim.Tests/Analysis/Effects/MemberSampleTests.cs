using PartnershipSim.Analysis.Effects;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Effects;

/// <summary>Values under members of an ensemble, by hand.</summary>
public sealed class MemberSampleTests
{
    [Fact]
    public void Members_have_the_means_of_their_lucks()
    {
        MemberSample sample = MemberSample.Of([0, 0, 1, 1, 2, 2], [1, 3, 10, 12, 5, 5]);

        Assert.Equal([2, 11, 5], sample.Means.ToArray());
        Assert.Equal([0, 1, 2], sample.Numbers);
    }

    [Fact]
    public void If_lucks_agree_all_variance_is_the_parameters()
    {
        Assert.Equal(1, MemberSample.Of([0, 0, 1, 1], [1, 1, 2, 2]).ShareOfParameters);
    }

    [Fact]
    public void If_members_agree_all_variance_is_luck()
    {
        Assert.Equal(0, MemberSample.Of([0, 0, 1, 1], [1, 3, 3, 1]).ShareOfParameters);
    }

    [Fact]
    public void The_share_is_that_of_an_analysis_of_variance()
    {
        // between: 2 members x 4 lucks, means 2 and 6, grand 4: mean square 32; within: 4 squares of 1 each: 8/6;
        // component (32 - 4/3)/4 = 23/3
        MemberSample sample = MemberSample.Of([0, 0, 0, 0, 1, 1, 1, 1], [1, 3, 1, 3, 5, 7, 5, 7]);

        Assert.Equal(23.0 / 3 / (23.0 / 3 + 4.0 / 3), sample.ShareOfParameters, 12);
    }

    [Fact]
    public void One_luck_a_member_tells_nothing_of_luck() =>
        Assert.True(double.IsNaN(MemberSample.Of([0, 1, 2], [1, 2, 3]).ShareOfParameters));
}
