using System.Numerics;
using PartnershipSim.Analysis.Effects;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Effects;

public sealed class ShapleyTests
{
    // games whose values anybody can find by writing down all orders
    [Fact]
    public void A_right_glove_among_two_left_ones_is_worth_two_thirds()
    {
        double[] values = Shapley.Values(Game(3, team => team[2] && (team[0] || team[1]) ? 1 : 0));

        AssertNear([1.0 / 6, 1.0 / 6, 4.0 / 6], values);
    }

    [Fact]
    public void Who_adds_the_same_to_everybody_is_worth_that()
    {
        double[] values = Shapley.Values(Game(
            4, team => (team[0] ? 1 : 0) + (team[1] ? 20 : 0) + (team[2] ? -3 : 0) + (team[3] ? 0.5 : 0)));

        AssertNear([1, 20, -3, 0.5], values);
    }

    [Fact]
    public void Equal_votes_share_a_majority_equally() =>
        AssertNear([0.2, 0.2, 0.2, 0.2, 0.2], Shapley.Values(Game(5, team => team.Count(isIn => isIn) >= 3 ? 1 : 0)));

    [Fact]
    public void A_large_vote_is_worth_more_than_its_size()
    {
        // quota 3 with votes 2, 1, 1: the large vote decides when it comes second or third
        double[] values = Shapley.Values(Game(
            3, team => (team[0] ? 2 : 0) + (team[1] ? 1 : 0) + (team[2] ? 1 : 0) >= 3 ? 1 : 0));

        AssertNear([4.0 / 6, 1.0 / 6, 1.0 / 6], values);
    }

    [Fact]
    public void A_veto_is_shared_by_those_who_hold_it() =>
        AssertNear([0.5, 0.5, 0], Shapley.Values(Game(3, team => team[0] && team[1] ? 1 : 0)));

    [Fact]
    public void A_game_of_one_gives_all_to_one() => AssertNear([5], Shapley.Values([2, 7]));

    [Fact]
    public void A_game_without_players_has_no_values() => Assert.Empty(Shapley.Values([3]));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(7)]
    public void Values_sum_to_what_all_have_more_than_none(int players)
    {
        double[] worth = Arbitrary(players, game: players);

        Assert.Equal(worth[^1] - worth[0], Shapley.Values(worth).Sum(), 1e-12);
    }

    [Fact]
    public void Who_never_adds_anything_is_worth_nothing()
    {
        double[] small = Arbitrary(4, game: 1);
        double[] worth = [.. small, .. small]; // the fifth player

        double[] values = Shapley.Values(worth);
        Assert.Equal(0, values[4]);
        AssertNear(Shapley.Values(small), values[..4]);
    }

    [Fact]
    public void Who_adds_alike_is_worth_alike()
    {
        double[] arbitrary = Arbitrary(5, game: 2);
        double[] worth = [.. Enumerable.Range(0, 32)
            .Select(team => 0.5 * (arbitrary[team] + arbitrary[Exchanged(team, 1, 3)]))];
        double[] values = Shapley.Values(worth);

        Assert.Equal(values[1], values[3], 1e-12);
    }

    [Fact]
    public void Names_do_not_matter()
    {
        double[] worth = Arbitrary(5, game: 3);
        double[] renamed = [.. Enumerable.Range(0, 32).Select(team => worth[Exchanged(team, 0, 4)])];
        double[] values = Shapley.Values(worth);

        AssertNear([values[4], values[1], values[2], values[3], values[0]], Shapley.Values(renamed));
    }

    [Fact]
    public void The_value_of_two_games_is_the_sum_of_their_values()
    {
        double[] a = Arbitrary(4, game: 4);
        double[] b = Arbitrary(4, game: 5);

        AssertNear(
            [.. Shapley.Values(a).Zip(Shapley.Values(b), (x, y) => x + y)],
            Shapley.Values([.. a.Zip(b, (x, y) => x + y)]));
    }

    [Fact]
    public void Two_who_need_each_other_interact_and_a_third_does_not()
    {
        double[,] interactions = Shapley.Interactions(Game(
            3, team => (team[0] && team[1] ? 6 : 0) + (team[2] ? 100 : 0)));

        Assert.Equal(6, interactions[0, 1], 1e-12);
        Assert.Equal(6, interactions[1, 0], 1e-12);
        Assert.Equal(0, interactions[0, 2], 1e-12);
        Assert.Equal(0, interactions[1, 2], 1e-12);
        Assert.Equal(0, interactions[0, 0]);
    }

    [Fact]
    public void Two_who_can_stand_in_for_each_other_interact_negatively() =>
        Assert.Equal(-1, Shapley.Interactions(Game(2, team => team[0] || team[1] ? 1 : 0))[0, 1], 1e-12);

    [Fact]
    public void Three_who_are_needed_together_interact_by_half_in_pairs() =>
        // present in one of two coalitions of the third
        Assert.Equal(0.5, Shapley.Interactions(Game(3, team => team.All(isIn => isIn) ? 1 : 0))[0, 2], 1e-12);

    [Fact]
    public void A_table_that_is_no_game_is_refused() =>
        Assert.Throws<ArgumentException>(() => Shapley.Values([1, 2, 3]));

    private static double[] Game(int players, Func<bool[], double> worth) =>
        [.. Enumerable.Range(0, 1 << players)
            .Select(team => worth([.. Enumerable.Range(0, players).Select(p => (team >> p & 1) == 1)]))];

    private static double[] Arbitrary(int players, int game) =>
        [.. Enumerable.Range(0, 1 << players)
            .Select(team => BitOperations.PopCount((uint)team) + Draws.Normal(team, game, players))];

    private static int Exchanged(int team, int a, int b)
    {
        int hasA = team >> a & 1;
        int hasB = team >> b & 1;
        return (team & ~(1 << a) & ~(1 << b)) | hasA << b | hasB << a;
    }

    private static void AssertNear(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }
}
