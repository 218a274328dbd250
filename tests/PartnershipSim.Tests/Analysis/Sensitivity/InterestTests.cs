using PartnershipSim.Analysis.Sensitivity;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Sensitivity;

public class InterestTests
{
    private static readonly Study Grid = Study.Load(Path.Combine(Repository.Scenarios, "studies", "policy_grid.yaml"));

    [Theory]
    [InlineData("rme > 2", 0, 0, 1)]
    [InlineData("rme >= 2", 0, 1, 1)]
    [InlineData("rme < 2", 1, 0, 0)]
    [InlineData("rme <= 2", 1, 1, 0)]
    public void A_run_is_of_interest_if_its_outcome_lies_on_the_side_that_was_asked_for(
        string text, int below, int at, int above)
    {
        Interest interest = Interest.Parse(text, Grid, out _)!;

        Assert.Equal(text, interest.ToString());
        Assert.Equal([[below, at, above, double.NaN]], interest.Of([[1.9, 2, 2.1, double.NaN]]));
    }

    [Fact]
    public void Blanks_do_not_matter_and_numbers_may_be_long() =>
        Assert.Equal(new Interest("rme", "<=", -0.25e-3), Interest.Parse("  rme<= -0.25e-3 ", Grid, out _));

    [Theory]
    [InlineData("rme = 2")]
    [InlineData("rme >")]
    [InlineData("rme > much")]
    [InlineData("rme > 1e999")]
    public void What_is_no_comparison_is_answered_with_one(string text)
    {
        Assert.Null(Interest.Parse(text, Grid, out string problem));
        Assert.Equal(
            "write an outcome, one of > < >= <=, and a number, for instance \"partner_troop_years > 200\"", problem);
    }

    [Fact]
    public void An_unknown_outcome_is_answered_with_the_one_that_was_meant()
    {
        Assert.Null(Interest.Parse("interopp > 2", Grid, out string problem));
        Assert.StartsWith(
            "interopp is no outcome of this study; did you mean interop? Valid are partner_troop_",
            problem, StringComparison.Ordinal);
    }
}
