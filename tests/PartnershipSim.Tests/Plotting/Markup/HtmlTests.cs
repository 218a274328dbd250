using System.Text.Json.Nodes;
using PartnershipSim.Plotting.Markup;
using Xunit;

namespace PartnershipSim.Tests.Plotting.Markup;

/// <summary>What is put into a page is encoded where it is put.</summary>
public sealed class HtmlTests
{
    private const string Hostile = "<script>alert('x')</script> & \"quoted\"";

    [Fact]
    public void A_text_is_encoded_and_a_piece_is_not()
    {
        Html piece = Html.Of($"<b>{Hostile}</b>");

        Assert.Equal(
            "<p><b>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;quoted&quot;</b></p>",
            Html.Of($"<p>{piece}</p>").ToString());
    }

    [Fact]
    public void A_text_cannot_leave_the_quotes_of_an_attribute() =>
        Assert.Equal(
            "<i title=\"&quot; onclick=&quot;alert(1)\">",
            Html.Of($"<i title=\"{"\" onclick=\"alert(1)"}\">").ToString());

    [Fact]
    public void A_text_right_after_an_equals_sign_is_refused() =>
        Assert.Throws<ArgumentException>(() => Html.Of($"<i title={Hostile}>"));

    [Fact]
    public void Data_cannot_end_the_script_that_holds_them()
    {
        string page = Html.Data(new JsonObject { ["label"] = "</script><script>alert(1)</script><!--" }).ToString();

        Assert.Equal(1, page.Split("</script>").Length - 1);
        Assert.DoesNotContain("<!--", page, StringComparison.Ordinal);
        string json = page["<script type=\"application/json\">".Length..^"</script>".Length];
        Assert.Equal("</script><script>alert(1)</script><!--", (string?)JsonNode.Parse(json)!["label"]);
    }

    [Fact]
    public void A_control_character_is_shown_as_one_that_is_not_known() =>
        Assert.Equal("a\uFFFDb\tc", Html.Of($"{"a\u0007b\tc"}").ToString());

    [Fact]
    public void Pieces_of_a_list_stand_one_after_the_other() =>
        Assert.Equal(
            "<ul><li>a&amp;b</li><li>2</li></ul>",
            Html.Of($"<ul>{new[] { Html.Of($"<li>{"a&b"}</li>"), Html.Of($"<li>{2}</li>") }}</ul>").ToString());
}
