using PartnershipSim.Scenarios.Text;
using Xunit;

namespace PartnershipSim.Tests.Scenarios.Text;

/// <summary>Which characters no title, name or key may hold.</summary>
public sealed class HiddenCharactersTests
{
    [Theory]
    [InlineData("red \u001b[31m", "U+001B")]
    [InlineData("bell \u0007", "U+0007")]
    [InlineData("two\nlines", "U+000A")]
    [InlineData("a\ttab", "U+0009")]
    [InlineData("C1 \u009b31m", "U+009B")]
    [InlineData("deleted \u007f", "U+007F")]
    [InlineData("from right to left \u202e", "U+202E")]
    [InlineData("isolated \u2066", "U+2066")]
    [InlineData("no width \u200b", "U+200B")]
    [InlineData("line \u2028", "U+2028")]
    [InlineData("tag \U000E0041", "U+E0041")]
    public void Characters_that_act_but_are_not_seen_are_found_and_shown_by_name(string text, string name)
    {
        Assert.Equal(name, HiddenCharacters.First(text));
        Assert.Contains($"<{name}>", HiddenCharacters.Shown(text), StringComparison.Ordinal);
        Assert.Null(HiddenCharacters.First(HiddenCharacters.Shown(text)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Plain words, 100 %")]
    [InlineData("Türkiye, Česko, Ελλάς, Україна, საქართველო, 日本")]
    [InlineData("the joiners of Persian: می\u200cخواهم")]
    [InlineData("a flag 🇺🇦 and a family 👩\u200d👧")]
    public void Words_of_any_language_are_left_alone(string text)
    {
        Assert.Null(HiddenCharacters.First(text));
        Assert.Equal(text, HiddenCharacters.Shown(text));
    }
}
