using PartnershipSim.Analysis.History;
using PartnershipSim.Results.Tables;
using Xunit;

namespace PartnershipSim.Tests.Analysis.History;

/// <summary>One small hindcast of the real baseline: what must hold whatever the numbers are.</summary>
public sealed class HindcastTests
{
    private static Hindcast Hindcast => SmallHindcast.Value;

    private static HindcastRecord Record => HindcastRecord.Of(SmallHindcast.Value);

    [Fact]
    public void Every_headline_can_be_answered_for_all_states() =>
        Assert.All(Headline.All, headline => Assert.NotNull(headline.Against("no_change", "all", Record)));

    [Fact]
    public void Every_headline_is_of_held_out_years() =>
        Assert.All(Headline.All, headline => Assert.True(
            Window.All.Single(window => window.Key == headline.Window).IsHeldOut));

    [Fact]
    public void A_skill_is_what_its_two_scores_make() =>
        Assert.All(Hindcast.Windows.SelectMany(window => window.Skills), skill => Assert.Equal(
            1 - Math.Abs(skill.Model - skill.Score.Best) / Math.Abs(skill.Other - skill.Score.Best), skill.Value, 12));

    [Fact]
    public void Point_forecasts_have_a_ranked_probability_score_equal_to_their_absolute_error()
    {
        foreach (Examination window in Hindcast.Windows)
        {
            double Of(string score) => window.Scores
                .FirstOrDefault(own => own.Forecaster == "no_change" && own.Group == "all" && own.Score.Key == score)
                ?.Value
                ?? double.NaN;
            Assert.Equal(Of("mae"), Of("crps"), 12);
        }
    }

    [Fact]
    public void The_null_model_and_every_mechanism_are_taken_away_in_turn() =>
        Assert.Equal(7 + 1 + 2, Hindcast.Ablations.Length);

    [Fact]
    public void An_ablation_compares_the_same_cases()
    {
        Skill whole = Hindcast.Windows.Single(window => window.Window.Key == "spending_2009_2014").Skills
            .First(skill => skill.Score == Scores.Mae && skill.Group == "all");

        Assert.All(
            Hindcast.Ablations.SelectMany(ablation => ablation.Worth).Where(
                skill => skill.Window.Key == "spending_2009_2014" && skill.Score == Scores.Mae && skill.Group == "all"),
            worth => Assert.Equal((whole.Cases, whole.Model), (worth.Cases, worth.Model)));
    }

    [Fact]
    public void Nothing_that_is_lost_is_left_out_of_the_words()
    {
        string words = string.Join("\n", HindcastWords.Verdict(Record, "all"));
        string losses = words[words.IndexOf("Loses:", StringComparison.Ordinal)..];

        Assert.All(
            Headline.All.Where(
                headline => headline.Against("no_change", "all", Record) is { Verdict: SkillVerdict.Loses }),
            headline => Assert.Contains(headline.Asks, losses));
    }

    [Fact]
    public void A_picture_of_a_region_shows_the_sum_of_its_states()
    {
        HindcastSeries baltic = HindcastSeries.IsafByRegion(Hindcast, _ => true)
            .Single(series => series.Key == "baltic");
        SeriesYear year = baltic.Years.Single(each => each.Year == 2010);

        Assert.Equal(
            Held.Troops("ISAF", 2010, "EST") + Held.Troops("ISAF", 2010, "LVA") + Held.Troops("ISAF", 2010, "LTU"),
            year.Observed, 12);
        Assert.True(year.Expected.P95 > 0);
        Assert.Equal(0, baltic.Years.Single(each => each.Year == 2008).Expected.Count);
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        using TemporaryFolder folder = new();
        foreach ((string name, Action<Stream> write) in HindcastFiles.Of(Record))
            File.WriteAllBytes(folder[name], SmallStudy.Bytes(write));

        HindcastRecord read = HindcastFiles.Read(folder.Path);

        Assert.Equal(Record.Skills, read.Skills);
        Assert.Equal(Record.Scores, read.Scores);
        Assert.Equal(Record.Facts, read.Facts);
        Assert.Equal(
            Record.Panels.SelectMany(panel => panel.Series).SelectMany(series => series.Years),
            read.Panels.SelectMany(panel => panel.Series).SelectMany(series => series.Years));
    }
}
