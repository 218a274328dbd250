using PartnershipSim.Analysis.History;
using PartnershipSim.Model;
using PartnershipSim.Scenarios.Data;
using Xunit;

namespace PartnershipSim.Tests.Analysis.History;

/// <summary>Missions of the United Nations are history without being in the model.</summary>
public sealed class UnMissionsTests
{
    private static readonly UnMissions Missions = new(RealHistory.Scenario.Data, Held.Model);

    [Fact]
    public void They_are_known_from_1990_to_2021() => Assert.Equal((1990, 2021), (UnMissions.First, Missions.Last));

    [Fact]
    public void Persons_are_those_of_the_data() =>
        Assert.Equal(
            RealHistory.Scenario.Data.Deployments.Single(row => row is { Iso3: "PAK", Year: 2005 }
                && row.Operation == Deployment.UnTotal).Troops / 1000,
            Missions.Sum([Held.State("PAK")], 2005), 12);

    [Theory]
    [InlineData("LUX", 2013, false)] // there
    [InlineData("EST", 1990, true)] // complete list, no row
    [InlineData("LUX", 2016, true)] // not there, by a list that covers it
    public void A_state_without_a_row_contributed_nothing_where_the_list_covers_it(
        string iso3, int year, bool isZero) =>
        Assert.Equal(isZero, Missions.Sum([Held.State(iso3)], year) == 0);

    [Fact]
    public void A_state_that_a_list_does_not_cover_is_not_known_and_neither_is_its_group()
    {
        Assert.True(double.IsNaN(Missions.Sum([Held.State("SWE")], 2016)));
        Assert.True(double.IsNaN(Missions.Contributing([Held.State("DEU"), Held.State("SWE")], 2016)));
        Assert.Equal(2, Missions.Contributing([Held.State("DEU"), Held.State("SWE")], 2012));
    }

    [Fact]
    public void Nothing_is_known_after_the_last_list() =>
        Assert.True(double.IsNaN(Missions.Sum([Held.State("DEU")], 2022)));

    [Fact]
    public void Regions_have_history_and_no_forecast() =>
        Assert.All(Missions.ByRegion(_ => true), region => Assert.All(region.Years, year =>
            Assert.True(double.IsNaN(year.Expected.P50))));

    [Fact]
    public void No_outcome_of_the_model_has_their_names()
    {
        Assert.Null(Outcomes.Find(UnMissions.Persons));
        Assert.Null(Outcomes.Find(UnMissions.Contributors));
    }
}
