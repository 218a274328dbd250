using PartnershipSim.Seminar.Texts;
using PartnershipSim.Seminar.Web;
using Xunit;

namespace PartnershipSim.Tests.Seminar.Texts;

/// <summary>Names as people have them, and names that are made to be invisible.</summary>
public sealed class TypedTextTests
{
    [Theory]
    [InlineData("Ann")]
    [InlineData("José Ñuñez-O’Brien")]
    [InlineData("Nguyễn Thị Ngọc")]
    [InlineData("Олена Коваль")]
    [InlineData("محمد")]
    [InlineData("می\u200Cروم")] // Persian writes a joiner of no width inside of words
    [InlineData("क्\u200Dष")] // and so does Hindi
    [InlineData("李小龍")]
    [InlineData("Ann 👩‍🚀")]
    [InlineData("👨‍👩‍👧‍👦")]
    [InlineData("🏳️‍🌈")]
    [InlineData("❤️")]
    [InlineData("👍🏽")]
    [InlineData("1️⃣")]
    [InlineData("🇺🇦 🇬🇪")]
    [InlineData("🏴󠁧󠁢󠁥󠁮󠁧󠁿")]
    public void A_name_that_can_be_seen_is_taken(string name) =>
        Assert.Equal(name, TypedText.Checked(name, 30, "name"));

    [Theory]
    [InlineData("\u200B")] // a space of no width
    [InlineData("Ann\u200D")]
    [InlineData("A\u200Dn")]
    [InlineData("Ann\u200C")]
    [InlineData("Ann\uFEFF")]
    [InlineData("Ann\u00AD")] // a hyphen that only shows at the end of a line
    [InlineData("hid\u202Eden")]
    [InlineData("\u2066Ann")]
    [InlineData("Ann\uFE0F")]
    [InlineData("\uFE0FAnn")]
    [InlineData("\u3164")] // a letter of Korean that is blank
    [InlineData("\u115F\u1160")]
    [InlineData("\u2800\u2800")] // Braille without a dot
    [InlineData("Ann\u034F")]
    [InlineData("Ann\U000E0041")] // a letter for machines
    [InlineData("two\nlines")]
    [InlineData("\u0301")]
    [InlineData("Z\u0335\u0336\u0337\u0338\u0321")] // letters under towers of strokes
    [InlineData("\uE000")]
    public void A_name_with_something_that_cannot_be_seen_is_refused(string name) =>
        Assert.Equal(
            "the name contains characters that cannot be seen",
            Assert.Throws<RefusedException>(() => TypedText.Checked(name, 30, "name")).Message);

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    [InlineData("\u00A0\u3000")]
    public void A_name_of_blanks_is_empty(string? name) =>
        Assert.Equal(
            "the name is empty", Assert.Throws<RefusedException>(() => TypedText.Checked(name, 30, "name")).Message);

    [Fact]
    public void Half_of_an_emoji_is_refused() =>
        Assert.Throws<RefusedException>(() => TypedText.Checked("\uD83D", 30, "name"));

    [Fact]
    public void Blanks_of_every_width_are_one_blank() =>
        Assert.Equal("Ann B", TypedText.Checked(" Ann \u2003\u00A0 B ", 30, "name"));

    [Fact]
    public void A_name_is_as_long_as_it_looks()
    {
        Assert.NotEmpty(TypedText.Checked(string.Concat(Enumerable.Repeat("👍🏽", 30)), 30, "name"));
        Assert.Throws<RefusedException>(() => TypedText.Checked(new string('a', 31), 30, "name"));
        Assert.Throws<RefusedException>(() => TypedText.Checked(new string('a', 100_000), 30, "name"));
    }
}
