using PartnershipSim.Analysis.History;
using Xunit;

namespace PartnershipSim.Tests.Analysis.History;

public sealed class HindcastWordsTests
{
    private static readonly HindcastRecord Scored = HindcastRecord.Of(SmallHindcast.Value);
    private static readonly HindcastRecord Unscored = Scored with { Skills = [], Scores = [] };

    [Fact]
    public void Without_a_score_nothing_is_claimed()
    {
        Assert.False(HindcastWords.IsScored(Unscored, "all"));
        Assert.Equal(
            ["No score: it takes 8 states or more with forecasts and history, and there are fewer. "
                + "What was forecast, and what came, stands in forecasts.csv."],
            HindcastWords.Verdict(Unscored, "all"));
        Assert.Empty(HindcastWords.Parts(Unscored, "all"));
        Assert.Equal(
            "How often bands of 90 % hold what came cannot be told from so few cases.",
            HindcastWords.Coverage(Unscored));
    }

    [Fact]
    public void With_scores_of_one_group_only_that_group_is_judged()
    {
        HindcastRecord all = Scored with { Skills = [.. Scored.Skills.Where(row => row.Group == "all")] };

        Assert.True(HindcastWords.IsScored(all, "all"));
        Assert.False(HindcastWords.IsScored(all, "partners"));
        Assert.StartsWith(
            "Wins against every reference forecast: ", HindcastWords.Verdict(all, "all")[0], StringComparison.Ordinal);
    }
}
