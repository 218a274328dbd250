using PartnershipSim.Analysis.Evidence.Links;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Evidence.Links;

/// <summary>Statistics of a history, of which a fit could be made.</summary>
public sealed class MomentsTests
{
    [Fact]
    public void Statistics_up_to_a_year_ask_for_no_later_one()
    {
        string[] all = Keys(until: null), early = Keys(until: 2008);

        Assert.Contains("spending 2014 allies", all);
        Assert.Contains("spending 2008 allies", early);
        Assert.DoesNotContain(early, key => key.Contains("2014") || key.Contains("2020") || key.Contains("RSM"));
        Assert.Empty(early.Except(all));
    }

    private static string[] Keys(int? until) =>
        [.. Moments.Of(RealEvidence.Data, until: until).Select(moment => moment.Statistic.Key)];
}
