using PartnershipSim.Analysis.History;
using PartnershipSim.Model;
using Xunit;

namespace PartnershipSim.Tests.Analysis.History;

public sealed class WindowTests
{
    public static TheoryData<string> Keys => [.. Window.All.Select(window => window.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Fit_years_and_held_out_years_never_mix(string key)
    {
        Window window = Find(key);

        Assert.All(window.Legs, leg => Assert.True(
            window.IsHeldOut ? leg.From > Window.LastFitYear : leg.To <= Window.LastFitYear));
        Assert.All(window.Legs, leg => Assert.True(
            leg.Origin < leg.From && leg.From <= leg.To && leg.To <= RealHistory.Scenario.Data.LastObserved));
    }

    // the numbers of cases that section 10 of the model description gives, and with troops the states that lists of
    // 2014 cover in KFOR and EUFOR-Althea
    [Theory]
    [InlineData("spending_2009_2014", 401)]
    [InlineData("spending_2015_2020", 397)]
    [InlineData("troops_next_year", 755)]
    [InlineData("troops_2010_2014", 686)]
    public void The_cases_are_those_of_the_model_description(string key, int expected) =>
        Assert.Equal(expected, Find(key).Cases(Held.Model, Held.History, _ => true).Count());

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_case_was_observed(string key)
    {
        ForecastCase[] cases = [.. Find(key).Cases(Held.Model, Held.History, _ => true)];

        Assert.NotEmpty(cases);
        Assert.All(cases, each => Assert.True(double.IsFinite(each.Observed) && each.Year > each.Origin));
    }

    [Fact]
    public void Only_the_states_that_count_are_asked()
    {
        int georgia = Held.State("GEO");

        Assert.All(
            Find("troops_2010_2014").Cases(Held.Model, Held.History, i => i == georgia),
            each => Assert.Equal(georgia, each.State));
    }

    [Fact]
    public void In_the_lists_of_some_states_joining_is_scored_of_those_states_only()
    {
        ForecastCase[] cases =
        [
            .. Find("troops_2015_2020").Cases(Held.Model, Held.History, _ => true)
                .Where(each => Held.Model.Operations[each.Operation].Name == "RSM"),
        ];

        Assert.All(cases, each => Assert.Equal(
            Held.History.IsCovered(each.Operation, each.Year, each.State), each.IsComplete));
        Assert.Contains(cases, each => each.IsComplete && each.Observed == 0);
        Assert.All(cases.Where(each => !each.IsComplete), each => Assert.True(each.Observed > 0));
    }

    /// <summary>No year is asked for that the data do not have, whatever their last is.</summary>
    [Theory]
    [InlineData(2013)]
    [InlineData(2020)]
    [InlineData(2024)]
    [InlineData(2027)]
    public void The_windows_end_where_the_data_end(int last)
    {
        Leg[] legs = [.. Window.Of(last).SelectMany(window => window.Legs)];

        Assert.All(legs, leg => Assert.True(leg.From <= leg.To && leg.To <= last));
        Assert.Equal(last, legs.Max(leg => leg.To));
    }

    [Fact]
    public void Years_after_those_that_the_form_was_chosen_with_have_windows_of_their_own()
    {
        Assert.Equal(Window.All.Select(window => window.Key), Window.Of(2024).Select(window => window.Key));

        Window clean = Window.Of(2027).Single(window => window.Key == "spending_after_2024");
        Assert.Equal([new(2024, 2025, 2027)], clean.Legs);
        Assert.True(clean.IsHeldOut);
        Assert.Equal(3, Window.Of(2027).Single(window => window.Key == "spending_next_year_after_2024").Legs.Length);
    }

    private static Window Find(string key) => Window.All.Single(window => window.Key == key);
}
