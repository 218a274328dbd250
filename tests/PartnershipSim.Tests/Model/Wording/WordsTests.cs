using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using Xunit;

namespace PartnershipSim.Tests.Model.Wording;

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
    public void An_outcome_of_a_group_is_said_in_one_breath(string key, string group, string name) =>
        Assert.Equal(name, Words.Outcome(key, group));

    [Theory]
    [InlineData("central_asia", "Troop-years of Central Asian states")]
    [InlineData("northern_europe", "Troop-years of Northern European states")]
    [InlineData("balkans", "Troop-years of Balkan states")]
    [InlineData("caucasus", "Troop-years of Caucasus states")]
    public void A_region_within_a_sentence_is_said_as_one_speaks(string region, string subject) =>
        Assert.Equal(subject, Words.Subject("nonlead_troop_years", region));

    [Fact]
    public void No_title_shows_a_key()
    {
        foreach (Outcome outcome in Outcomes.All)
            Assert.DoesNotContain("_", Words.Outcome(outcome.Key));
        Assert.Equal(
            Outcomes.All.Length, Outcomes.All.Select(outcome => Words.Outcome(outcome.Key)).Distinct().Count());
    }

    [Theory]
    [InlineData(1997, "1997")]
    [InlineData(1997.4, "1997")]
    [InlineData(12345678, "12345678")]
    [InlineData(-2500, "-2500")]
    [InlineData(999.4, "999")]
    [InlineData(0.25, "0.25")]
    [InlineData(0.00001234, "0.0000123")]
    [InlineData(-0.0, "0")]
    [InlineData(3, "3")]
    public void A_setting_may_be_a_year_and_is_never_grouped_nor_scientific(double value, string text) =>
        Assert.Equal(text, Words.Setting(value));

    [Theory]
    [InlineData(0.00001)]
    [InlineData(1234)]
    [InlineData(-98765.4)]
    [InlineData(1e12)]
    public void No_number_is_written_in_scientific_notation(double value) =>
        Assert.All(
            [
                Words.Number(value), Words.WithSign(value), Words.Fixed(value, 1), Words.Setting(value),
                Words.Percent(value),
            ],
            text => Assert.DoesNotContain("E", text));

    [Fact]
    public void Numbers_have_about_three_digits_thin_spaces_and_a_real_minus()
    {
        Assert.Equal("12\u2009345", Words.Number(12345.4));
        Assert.Equal("−0.12", Words.Number(-0.12));
        Assert.Equal("0.00", Words.Number(0));
        Assert.Equal("+1.50", Words.WithSign(1.5));
        Assert.Equal("no value", Words.Number(double.NaN));
    }

    [Fact]
    public void A_share_is_said_in_whole_per_cent_and_a_small_change_with_one_decimal()
    {
        Assert.Equal("12 %", Words.Percent(0.123));
        Assert.Equal("−1.2 %", Words.Percent(-0.0123, isSigned: true));
        Assert.Equal("+12 %", Words.Percent(0.123, isSigned: true));
    }

    [Fact]
    public void A_sentence_begins_with_a_capital()
    {
        Assert.Equal("Partners", Words.Capital("partners"));
        Assert.Equal("", Words.Capital(""));
        Assert.Equal("a, b and c", Words.List(["a", "b", "c"]));
    }
}
