using PartnershipSim.Analysis.History;
using Xunit;

namespace PartnershipSim.Tests.Analysis.History;

public sealed class SkillTests
{
    private static readonly Window Any = Window.All[0];

    [Fact]
    public void Who_is_better_in_every_state_wins_for_certain()
    {
        Skill skill = Compare(state => 1, state => 2);

        Assert.Equal(SkillVerdict.Wins, skill.Verdict);
        Assert.Equal(0.5, skill.Value, 12);
        Assert.Equal(0.5, skill.Interval.Low, 12);
        Assert.Equal(0.5, skill.Interval.High, 12);
    }

    [Fact]
    public void Who_is_worse_in_every_state_loses() =>
        Assert.Equal(SkillVerdict.Loses, Compare(state => 3, state => 2).Verdict);

    [Fact]
    public void Who_owes_his_lead_to_one_state_only_ties()
    {
        Skill skill = Compare(state => state == 0 ? 0 : 1.05, state => state == 0 ? 5 : 1);

        Assert.True(skill.Value > 0);
        Assert.Equal(SkillVerdict.Ties, skill.Verdict);
    }

    [Fact]
    public void Cases_of_one_state_are_drawn_together()
    {
        // a hundred cases of one state weigh no more than one draw
        Skill skill = Compare(state => state == 0 ? 0 : 1.05, state => state == 0 ? 5 : 1, casesOfFirst: 100);

        Assert.True(skill.Interval.Low < 0);
    }

    [Fact]
    public void Too_few_states_have_no_verdict() =>
        Assert.Null(Skill.Of(
            Any, "level", "all", Scores.Mae, "other", Errors(3, _ => 1, 1), Errors(3, _ => 2, 1), seed: 1));

    [Fact]
    public void The_same_cases_have_the_same_interval() =>
        Assert.Equal(
            Compare(state => state % 3, state => 1 + state % 2), Compare(state => state % 3, state => 1 + state % 2));

    [Fact]
    public void The_area_under_the_curve_is_resampled_as_it_is_computed()
    {
        Verification[] good = Joining(state => state % 2 == 0 ? 0.9 - state / 100.0 : 0.1 + state / 50.0);
        Verification[] poor = Joining(state => 0.5 + (state % 3) / 10.0);

        Skill skill = Skill.Of(Any, "participation", "all", Scores.Auc, "other", good, poor, seed: 3)!;

        Assert.Equal(Scores.Auc.Skill(Scores.Auc.Of(good), Scores.Auc.Of(poor)), skill.Value);
        Assert.InRange(skill.Value, skill.Interval.Low, skill.Interval.High);
    }

    private static Skill Compare(Func<int, double> ours, Func<int, double> theirs, int casesOfFirst = 1) =>
        Skill.Of(
            Any, "level", "all", Scores.Mae, "other", Errors(20, ours, casesOfFirst),
            Errors(20, theirs, casesOfFirst), seed: 1)!;

    private static Verification[] Errors(int states, Func<int, double> error, int casesOfFirst) =>
    [
        .. Enumerable.Range(0, states).SelectMany(state => Enumerable.Repeat(state, state == 0 ? casesOfFirst : 1))
            .Select(state => new Verification(new(state, -1, 2010, 2009, 10), Prediction.Point(10 + error(state)))),
    ];

    private static Verification[] Joining(Func<int, double> chance) =>
        [.. Enumerable.Range(0, 20).Select(state => new Verification(
            new(state, 0, 2010, 2009, state % 2 == 0 ? 1 : 0), Prediction.Point(1, chance(state))))];
}
