using PartnershipSim.Model;
using PartnershipSim.Runs;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Model;

public sealed class OutcomesTests
{
    [Fact]
    public void An_outcome_is_found_by_its_key_and_written_as_its_key() =>
        Assert.All(Outcomes.All, outcome => Assert.Equal(
            (outcome, outcome.Key), (Outcomes.Find(outcome.Key), outcome.ToString())));

    /// <summary>
    /// The readers refuse by one rule, the measures have no number by another: they must not fall apart.
    /// </summary>
    [Fact]
    public void What_a_group_cannot_have_is_never_measured_of_it_and_everything_can_be_had_by_all()
    {
        RunResult real = ScenarioRun.Of(RealWorld.Compile(), new(1, 8), new(1996, 2014));
        bool IsMeasured(Outcome outcome, string group) =>
            real.Scalars.Of(outcome, group).ToArray().Any(double.IsFinite);

        Assert.All(
            Outcomes.All, outcome => Assert.True(Outcomes.IsDefinedFor(outcome, "all") && IsMeasured(outcome, "all")));
        Assert.All(
            real.Groups.SelectMany(group => Outcomes.All, (group, outcome) => (Group: group.Key, Outcome: outcome))
                .Where(each => !Outcomes.IsDefinedFor(each.Outcome, each.Group)),
            each => Assert.False(IsMeasured(each.Outcome, each.Group), $"{each.Outcome} of {each.Group}"));
    }

    [Fact]
    public void What_is_not_measured_is_not_found() => Assert.Null(Outcomes.Find("happiness"));

    [Fact]
    public void No_two_outcomes_have_the_same_key() =>
        Assert.Equal(Outcomes.All.Length, Outcomes.All.Select(outcome => outcome.Key).Distinct().Count());

    [Fact]
    public void Every_outcome_says_what_it_is_and_no_two_are_called_alike()
    {
        Assert.All(Outcomes.All, outcome => Assert.All(
            [outcome.Unit, outcome.Meaning, outcome.Label, outcome.ShortLabel, outcome.Formula, outcome.Group],
            text => Assert.NotEmpty(text)));
        Assert.Equal(Outcomes.All.Length, Outcomes.All.Select(outcome => outcome.Label).Distinct().Count());
        Assert.All(Outcomes.All, outcome => Assert.True(outcome.ShortLabel.Length <= outcome.Label.Length));
    }

    [Fact]
    public void The_two_headline_effects_are_on_contributions_and_on_effectiveness() =>
        Assert.Equal([Outcomes.PartnerTroopYears, Outcomes.Rme], Outcomes.With(Tags.Headline));

    [Fact]
    public void A_list_is_a_filter_in_the_order_of_declaration() => Assert.All(
        Enum.GetValues<Tags>().Where(tag => tag != Tags.None), tag =>
        {
            Outcome[] list = [.. Outcomes.With(tag)];

            Assert.NotEmpty(list);
            Assert.Equal(Outcomes.All.Where(list.Contains), list);
            Assert.All(list, outcome => Assert.True(outcome.Tags.HasFlag(tag)));
        });

    [Fact]
    public void What_takes_a_survey_could_be_observed() =>
        Assert.Empty(Outcomes.With(Tags.Surveyed).Except(Outcomes.With(Tags.Observable)));
}
