using PartnershipSim.Analysis.History;
using Xunit;

namespace PartnershipSim.Tests.Analysis.History;

public sealed class HeadlineTests
{
    [Fact]
    public void Every_headline_has_words_for_a_table_and_for_a_sentence_and_names_a_window()
    {
        Assert.All(Headline.All, headline =>
        {
            Assert.NotEqual("", headline.Label.Trim());
            Assert.Matches("^(who|how|the|spending|strength)", headline.Asks);
            Assert.Contains(Window.All, window => window.Key == headline.Window && window.IsHeldOut);
            Assert.Contains(headline.Task, (string[])["level", "participation", "troops", "size"]);
        });
        Assert.Equal(
            Headline.All.Length,
            Headline.All.Select(headline => (headline.Window, headline.Task, headline.Score)).Distinct().Count());
        Assert.Equal(Headline.All.Length, Headline.All.Select(headline => headline.Asks).Distinct().Count());
    }

    [Fact]
    public void Every_headline_has_a_score_against_a_rule_of_thumb() =>
        Assert.All(Headline.All, headline => Assert.NotNull(headline.Against(
            "no_change", "all", HindcastRecord.Of(SmallHindcast.Value))));
}
