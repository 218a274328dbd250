using System.Collections.Immutable;
using PartnershipSim.Analysis.Evidence.Links;
using PartnershipSim.Analysis.Expectations;
using PartnershipSim.Results.Tables;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Expectations;

public sealed class EvidenceCheckTests
{
    private static readonly ImmutableArray<EvidenceRow> Links =
        EvidenceTable.Table.Read(Path.Combine(Repository.Scenarios, "ensembles"));

    [Theory]
    [InlineData("suggested", "too_narrow", 0, 0.4, true)]
    [InlineData("shown", "too_narrow", 0, 0.4, false)]
    [InlineData("suggested", "supported", 0, 0.4, false)]
    [InlineData("suggested", "too_narrow", 0.3, 0.4, false)]
    public void Every_part_of_a_claim_has_to_hold(string history, string verdict, double low, double high, bool isMet)
    {
        EvidenceClaim claim = new("map_spending")
        {
            History = [history],
            Verdict = [verdict],
            Between = new(low, high),
        };

        Assert.Equal(isMet, EvidenceCheck.Of(claim, Links).IsMet);
    }

    [Fact]
    public void One_of_several_words_is_enough() =>
        Assert.True(EvidenceCheck.Of(new("map_spending") { History = ["shown", "suggested"] }, Links).IsMet);

    [Fact]
    public void A_link_that_is_not_there_is_not_met_and_the_others_are_named()
    {
        EvidenceCheck check = EvidenceCheck.Of(new("map_money") { History = ["shown"] }, Links);

        Assert.False(check.IsMet);
        Assert.Contains("no such link; there are pfp_un_missions, map_spending", check.Observed);
    }

    [Fact]
    public void A_file_says_verdicts_in_the_words_of_the_table()
    {
        Assert.Equal(
            Enum.GetValues<HistoryVerdict>().Select(EvidenceWords.Key).Order(), EvidenceClaim.HistoryWords.Order());
        Assert.Equal(
            Enum.GetValues<ModelVerdict>().Select(EvidenceWords.Key).Order(), EvidenceClaim.VerdictWords.Order());
    }
}
