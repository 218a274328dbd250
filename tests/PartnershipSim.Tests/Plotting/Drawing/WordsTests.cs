using PartnershipSim.Model;
using PartnershipSim.Plotting.Drawing;
using Xunit;

namespace PartnershipSim.Tests.Plotting.Drawing;

/// <summary>Keys as a reader would say them.</summary>
public sealed class WordsTests
{
    [Theory]
    [InlineData("partner_troop_years", "partner troop-years")]
    [InlineData("partner_troop_years_before_entry", "partner troop-years before accession")]
    [InlineData("interop", "interoperability")]
    [InlineData("attitude_operations", "attitude to operations")]
    [InlineData("interop pfp", "interoperability pfp")]
    [InlineData("no_outcome_at_all", "no outcome at all")]
    public void An_outcome_has_a_short_name(string column, string name) => Assert.Equal(name, Words.Outcome(column));

    [Theory]
    [InlineData("partner_troop_years", "partners", "partners' troop-years")]
    [InlineData("rme", "partners", "partners' resource-management effectiveness")]
    [InlineData("interop", "global", "interoperability of Global partners")]
    public void An_outcome_of_a_group_is_said_in_one_breath(string key, string group, string name) => Assert.Equal(name, Words.Outcome(key, group));

    [Fact]
    public void No_title_shows_a_key()
    {
        foreach (Outcome outcome in Outcomes.All)
            Assert.DoesNotContain("_", Words.Outcome(outcome.Key));
        Assert.Equal(Outcomes.All.Length, Outcomes.All.Select(outcome => Words.Outcome(outcome.Key)).Distinct().Count());
    }
}
