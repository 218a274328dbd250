using System.Collections.Immutable;
using System.Globalization;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Results.Tables;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Tests.Analysis;
using PartnershipSim.Tests.Analysis.History;
using Xunit;

namespace PartnershipSim.Tests.Results.Tables;

public sealed class HistoryTableTests
{
    private static readonly CompiledModel Model = Compiler.Compile(RealHistory.Scenario).Model;

    private static readonly Dictionary<(string Outcome, string Subject, int Year), double> Rows = SmallStudy
        .Rows(stream => HistoryTable.Table.Write(stream, HistoryTable.Of(RealHistory.Scenario, Model))).Skip(1)
        .ToDictionary(
            row => (row[0], row[2], int.Parse(row[3], CultureInfo.InvariantCulture)),
            row => double.Parse(row[4], CultureInfo.InvariantCulture));

    [Fact]
    public void Troops_of_a_state_are_those_of_all_its_contingents() =>
        Assert.Equal(
            Held.Troops("ISAF", 2010, "GEO") + Held.Troops("KFOR", 2010, "GEO")
                + Held.Troops("EUFOR-Althea", 2010, "GEO"),
            Rows[("troops", "GEO", 2010)], 12);

    [Fact]
    public void A_year_with_one_unknown_contingent_has_no_row()
    {
        Assert.True(double.IsNaN(Held.Troops("ISAF", 2005, "ALB")));
        Assert.False(Rows.ContainsKey(("troops", "ALB", 2005)));
        Assert.False(Rows.ContainsKey(("troops", "partners", 2005)));
        Assert.All(Rows.Values, value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void Troops_of_a_group_are_those_of_its_states()
    {
        double sum = Model.States.Where(state => Group.IsPartner(state.Cohort))
            .Sum(state => Rows[("troops", state.Iso3, 2010)]);

        Assert.Equal(sum, Rows[("troops", "partners", 2010)], 9);
        Assert.Equal(sum, Rows[("partner_troop_years", "all", 2010)], 9);
    }

    [Fact]
    public void Spending_of_a_group_lies_between_those_of_its_states()
    {
        double[] states = [.. Model.States.Where(state => state.Cohort == Cohort.Ally1994)
            .Select(state => Rows[("spending_share", state.Iso3, 2005)])];

        Assert.InRange(Rows[("spending_share", "ally1994", 2005)], states.Min(), states.Max());
        Assert.Equal(
            100 * Held.History.Spending[Horizon.IndexOf(2005)][Held.State("POL")],
            Rows[("spending_share", "POL", 2005)], 12);
    }

    [Theory]
    [InlineData("members_now", true)]
    [InlineData("partners_now", false)]
    public void Troops_of_a_group_by_status_are_those_of_the_states_that_had_it_in_the_year(string group, bool isMember)
    {
        double sum = Model.States
            .Where(state => isMember ? state.MayContribute : Group.IsPartner(state.Cohort))
            .Where(state => state.AccessionByData <= 2010 == isMember)
            .Sum(state => Rows[("troops", state.Iso3, 2010)]);

        Assert.Equal(sum, Rows[("troops", group, 2010)], 9);
        Assert.NotEqual(Rows[("troops", isMember ? "members" : "partners", 2010)], sum, 0.1);
    }

    [Fact]
    public void Observed_members_are_those_of_history_though_a_scenario_lets_another_state_join()
    {
        Scenario joined = RealHistory.Scenario with
        {
            Drivers = RealHistory.Scenario.Drivers.WithYear(Driver.AccessionYear, "UKR", 2000),
        };

        ImmutableArray<HistoryRow> rows = HistoryTable.Of(joined, Compiler.Compile(joined).Model);

        Assert.Equal(
            Rows[("troops", "members_now", 2010)],
            rows.Single(row => (row.Outcome, row.Subject, row.Year) == ("troops", "members_now", 2010)).Value);
    }
}
