using System.Collections.Immutable;
using PartnershipSim.Analysis.Evidence.Links;
using PartnershipSim.Results.Tables;
using PartnershipSim.Scenarios.Questions;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Evidence.Links;

public sealed class EvidenceQuoteTests
{
    private static readonly ImmutableArray<EvidenceRow> Kept =
        EvidenceTable.Table.Read(Path.Combine(Repository.Scenarios, "ensembles"));

    [Theory]
    [InlineData("partnership.budget", "partner_troop_years", "programmes_troops")]
    [InlineData("partnership.budget", "spending_share", "map_spending")]
    [InlineData("partnership.budget", "active", "parp_strength")]
    [InlineData("accession_year", "partner_troop_years", "accession_isaf")]
    [InlineData("alliance.door", "spending_share", "accession_spending")]
    [InlineData("map", "partner_troop_years", "map_un_missions")]
    [InlineData("ipap", "partner_troop_years", "ipap_isaf_troops")]
    // of troops nothing could be estimated
    [InlineData("pfp", "partner_troop_years", "pfp_un_missions")]
    // of a programme without a link of its own all programmes speak, and no other one
    [InlineData("md", "partner_troop_years", "programmes_troops")]
    [InlineData("md", "spending_share", "programmes_troops")]
    // history has no interoperability: the headline effect is quoted
    [InlineData("partnership.budget", "interop", "programmes_troops")]
    public void The_link_from_what_is_changed_to_what_is_asked_is_quoted(string change, string outcome, string link)
    {
        EvidenceQuote? quote = EvidenceQuote.Of(Question(change, outcome), Kept);

        Assert.Equal(link, quote?.Link);
        EvidenceRow row = Kept.Single(each => each.Link == link);
        Assert.StartsWith($"History by itself: {EvidenceWords.Name(row)} ", quote!.Sentence, StringComparison.Ordinal);
        Assert.Contains(EvidenceWords.Estimate(row), quote.Sentence);
    }

    [Fact]
    public void A_change_of_the_budget_and_the_door_is_about_programmes() =>
        Assert.Equal(
            "programmes_troops",
            EvidenceQuote.Of(Question("alliance.door", "rme", "partnership.budget"), Kept)?.Link);

    [Theory]
    [InlineData("threat_events")]
    [InlineData("ISAF")]
    public void A_change_of_something_else_is_no_matter_of_evidence(string change) =>
        Assert.Null(EvidenceQuote.Of(Question(change, "partner_troop_years"), Kept));

    /// <summary>Each verdict has its own words, and none claims more than its design.</summary>
    [Theory]
    [InlineData(HistoryVerdict.NotShown, ModelVerdict.Untestable, "no effect is shown; this statistic cannot tell the")]
    [InlineData(HistoryVerdict.Suggested, ModelVerdict.TooNarrow, "suggested but not shown; the model is not tested")]
    [InlineData(HistoryVerdict.Shown, ModelVerdict.Refuted, "shown if trends would have been parallel; it refutes")]
    [InlineData(HistoryVerdict.Shown, ModelVerdict.Supported, "and not with the model without programmes.")]
    [InlineData(HistoryVerdict.Shown, ModelVerdict.Compatible, "and with the model without programmes.")]
    [InlineData(HistoryVerdict.NotShown, ModelVerdict.NotInModel, "the model does not have this outcome")]
    [InlineData(HistoryVerdict.NotEstimable, ModelVerdict.NotCompared, "has no estimate.")]
    public void A_verdict_is_quoted_in_plain_words(HistoryVerdict history, ModelVerdict model, string words)
    {
        EvidenceRow row = Kept.Single(each => each.Link == "programmes_troops") with
        {
            History = history,
            Verdict = model,
        };

        Assert.Contains(words, EvidenceQuote.Of(Question("partnership.budget", "troops"), [row])?.Sentence);
    }

    [Fact]
    public void Accession_has_no_verdict_and_no_power()
    {
        EvidenceQuote? quote = EvidenceQuote.Of(Question("accession_year", "partner_troop_years"), Kept);

        Assert.EndsWith(
            "Accession is as it was in both sets of histories, so that no verdict is given on it.", quote?.Sentence,
            StringComparison.Ordinal);
        Assert.DoesNotContain("power", quote!.Sentence);
        Assert.Equal("", quote.OfAttitudes);
    }

    [Fact]
    public void Few_states_that_never_joined_are_counted_in_the_sentence()
    {
        EvidenceRow row = Kept.Single(each => each.Link == "parp_strength") with { Treated = 31, Controls = 2 };

        Assert.Contains(
            " 31 joined, 2 never did: late joiners are compared with very few states.", EvidenceWords.Sentence(row));
        Assert.DoesNotContain("never did", EvidenceWords.Sentence(row with { Controls = 5 }));
        Assert.DoesNotContain(
            "never did", EvidenceWords.Sentence(Kept.Single(each => each.Link == "programmes_troops")));
    }

    [Theory]
    [InlineData(0.07, "cannot test that share")]
    [InlineData(0.8, "can test whether there is such a share")]
    public void The_attitude_pathway_is_judged_by_its_power(double power, string words)
    {
        EvidenceRow row = Kept.Single(each => each.Link == "programmes_troops") with { PowerOfAttitudes = power };

        Assert.Contains(words, EvidenceQuote.Of(Question("partnership.budget", "troops"), [row])?.OfAttitudes);
    }

    private static ScenarioQuestion Question(string change, string outcome, string? second = null) => new(
        "other", null, null, [Aim.Named(outcome, null)],
        [new(change, "", null), .. second is null ? [] : (ScenarioChange[])[new(second, "", null)]]);
}
