using System.Collections.Immutable;
using PartnershipSim.Analysis.History;
using PartnershipSim.Model;
using Xunit;

namespace PartnershipSim.Tests.Analysis.History;

/// <summary>The rolling hindcast: the same questions from one origin after the other.</summary>
public sealed class WhoWinsTests
{
    /// <summary>Those of data that reach beyond the years with which version 2.0 was made.</summary>
    private static readonly ImmutableArray<int> Origins = WhoWins.OriginsOf(2025);

    private static readonly HindcastRecord Record = HindcastRecord.Of(SmallHindcast.Value);

    [Fact]
    public void Every_question_is_asked_of_windows_that_begin_where_its_column_says()
    {
        foreach (WhoWins line in WhoWins.All)
        {
            Assert.Equal(Origins.Length, line.Windows.Length);
            foreach ((string key, int origin) in line.Windows.Zip(Origins).Where(pair => pair.First.Length > 0))
            {
                Window window = Window.Named(key);
                Assert.Equal(origin, window.Legs[0].Origin);
                Assert.Contains(line.Score, window.Quantity == Quantity.Troops
                    ? Scores.OfParticipation.Concat(Scores.OfTroops).Concat(Scores.OfSizes)
                    : Scores.OfLevels);
            }
        }
    }

    [Fact]
    public void Every_question_has_an_answer_from_each_of_the_first_three_origins() =>
        Assert.All(WhoWins.All, line => Assert.All(line.In(Record).Take(3), row => Assert.NotNull(row)));

    [Fact]
    public void Windows_that_only_roll_are_not_ablated() =>
        Assert.DoesNotContain(Record.Skills, row => Ablation.All.Any(part => part.Key == row.Against)
            && Window.All.Single(window => window.Key == row.Window).IsRolling);

    [Fact]
    public void Nato_europe_is_forecast_from_every_origin_and_persistence_is_what_was_last_seen()
    {
        NatoEurope[] all = [.. SmallHindcast.Value.NatoEurope];
        NatoEurope fromLast = all.Single(each => each.Origin == 2020);

        Assert.Equal(
            WhoWins.OriginsOf(2024), all.Where(each => each.Origin > Horizon.Start).Select(each => each.Origin));
        Assert.Equal(2024, fromLast.Year);
        Assert.Equal(2.02, fromLast.Observed, 0.03); // the design's number
        Assert.Equal(1.75, fromLast.Persistence, 0.05); // of 2020, in other weights
        Assert.All(all, each => Assert.InRange(each.Median, each.Interval.Low, each.Interval.High));
    }

    [Fact]
    public void Sizes_of_one_state_differ_as_much_in_the_runs_as_they_did()
    {
        SizeDispersion sizes = SmallHindcast.Value.Dispersion!;

        Assert.InRange(sizes.Observed, sizes.Mean - 3 * sizes.Sd, sizes.Mean + 3 * sizes.Sd);
    }

    [Fact]
    public void Every_aim_says_what_was_needed_and_what_was_reached() =>
        Assert.All(Aim.Of(SmallHindcast.Value, Record), aim => Assert.False(
            aim.Needed.Length == 0 || aim.Reached.Length == 0));
}
