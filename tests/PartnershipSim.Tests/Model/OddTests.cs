using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using Xunit;

namespace PartnershipSim.Tests.Model;

public sealed class OddTests
{
    [Fact]
    public void Every_section_that_can_be_printed_stands_in_the_document() =>
        Assert.All(Odd.Sections.Keys, name => Assert.Contains($"<!-- printed: {name} -->", Odd.Document));

    [Fact]
    public void Every_parameter_is_printed_exactly_once_in_the_document() =>
        Assert.All(
            ParameterSpace.Parameters, parameter => Assert.Equal(1, Count(Odd.Document, $"| {parameter.Key} | ")));

    [Fact]
    public void Prose_around_a_printed_section_is_left_as_it_was()
    {
        string reprinted = Odd.Reprint("before\n<!-- printed: outcomes -->\nold\n<!-- end -->\nafter");

        Assert.StartsWith("before\n<!-- printed: outcomes -->\n\n| outcome |", reprinted);
        Assert.EndsWith(" |\n\n<!-- end -->\nafter", reprinted);
        Assert.DoesNotContain("old", reprinted);
        Assert.Equal(reprinted, Odd.Reprint(reprinted));
    }

    [Fact]
    public void A_marker_that_names_no_section_is_refused_with_the_names_there_are()
    {
        FormatException refusal = Assert.Throws<FormatException>(
            () => Odd.Reprint("<!-- printed: element 8 -->\n<!-- end -->"));

        Assert.Contains("'element 8'", refusal.Message);
        Assert.Contains("element 7", refusal.Message);
    }

    [Fact]
    public void A_section_without_an_end_is_refused() =>
        Assert.Throws<FormatException>(() => Odd.Reprint("<!-- printed: outcomes -->\n"));

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
