using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Text;
using Xunit;

namespace PartnershipSim.Tests.Scenarios.Compilation;

public sealed class CompilerTests
{
    private static readonly CountryData Data = CountryData.Load(Repository.Data);
    private static readonly Scenario Baseline = new() { Name = "baseline", Data = Data };

    [Fact]
    public void The_order_of_rows_in_the_files_does_not_matter()
    {
        using DataFolder folder = new();
        foreach (string file in new[]
        {
            "countries.csv", "panel.csv", "deployments.csv", "operations.csv", "operation_years.csv",
        })
            folder.Edit(file, lines => lines.Reverse(1, lines.Count - 1));
        Scenario shuffled = Baseline with { Data = folder.Load() };

        Assert.Equal(
            SameModel.Text(Compiler.Compile(Baseline).Model), SameModel.Text(Compiler.Compile(shuffled).Model));
        Assert.Equal(Compiler.Compile(Baseline).Fills, Compiler.Compile(shuffled).Fills);
    }

    [Fact]
    public void Years_without_a_change_share_one_point()
    {
        Scenario closed = Baseline.With(Interventions.Between(1999, 2003).Set("alliance.door", 0));

        var timetable = Compiler.Compile(closed).Model.Timetable;

        Assert.Equal(2, timetable.Distinct().Count());
        Assert.Same(timetable[0], timetable[Horizon.IndexOf(1998)]);
        Assert.Same(timetable[Horizon.IndexOf(1999)], timetable[Horizon.IndexOf(2003)]);
    }

    [Fact]
    public void A_change_acts_from_its_first_year_to_its_last()
    {
        Parameter budget = ParameterSpace.Find("partnership.budget")!;
        Scenario changed = Baseline.With(Interventions.Between(2000, 2001).Scale("partnership.budget", 2))
            .With(Interventions.From(2001).Add("partnership.budget", 10));

        var timetable = Compiler.Compile(changed).Model.Timetable;

        Assert.Equal(
            [150, 300, 310, 160], In(1999, 2000, 2001, 2002).Select(year => timetable[Horizon.IndexOf(year)][budget]));
    }

    [Fact]
    public void A_mechanism_can_be_switched_off_for_some_years()
    {
        Scenario changed = Baseline.With(Interventions.In(2000).Set("mechanisms.teaching", 0));

        var timetable = Compiler.Compile(changed).Model.Timetable;

        Assert.Equal(
            [1, 0, 1], In(1999, 2000, 2001).Select(year => timetable[Horizon.IndexOf(year)][Mechanisms.Teaching]));
    }

    [Fact]
    public void A_driver_changes_only_where_it_is_said_to()
    {
        Scenario changed = Baseline.With(Interventions.From(2005).Add("democracy", 0.1, Where.State("GEO")));

        double[][] before = Compiler.Compile(Baseline).Model.Drivers[Driver.Democracy];
        double[][] after = Compiler.Compile(changed).Model.Drivers[Driver.Democracy];

        int geo = Data.States.ToList().FindIndex(state => state.Iso3 == "GEO");
        Assert.Equal(before[10], after[10]);
        Assert.Equal(before[11][geo] + 0.1, after[11][geo]);
        Assert.Equal(before[11].Where((_, i) => i != geo), after[11].Where((_, i) => i != geo));
    }

    [Theory]
    [InlineData("member", "POL", 1999, 2020)]
    [InlineData("partner", "POL", 1994, 1998)]
    [InlineData("partner", "GEO", 1994, 2009)]
    [InlineData("member", "GEO", 2010, 2020)]
    [InlineData("member", "FRA", 1994, 2020)]
    [InlineData("partner", "FRA", 0, 0)]
    [InlineData("member", "USA", 0, 0)]
    [InlineData("member", "RUS", 0, 0)]
    public void A_status_is_that_of_the_year_by_the_calendar_of_the_scenario(
        string status, string iso3, int from, int to)
    {
        Scenario invited = Baseline with { Drivers = Baseline.Drivers.WithYear(Driver.AccessionYear, "GEO", 2010) };
        int state = Data.States.ToList().FindIndex(one => one.Iso3 == iso3);

        double[][] before = Compiler.Compile(invited).Model.Drivers[Driver.Democracy];
        double[][] after =
            Compiler.Compile(invited.With(Interventions.From(1994).Scale("democracy", 0.5, Where.Status(status)))).Model
                .Drivers[Driver.Democracy];

        int[] changed = [.. Enumerable.Range(1994, 27)
            .Where(year => after[Horizon.IndexOf(year)][state] != before[Horizon.IndexOf(year)][state])];
        Assert.Equal(from == 0 ? [] : Enumerable.Range(from, to - from + 1), changed);
    }

    [Fact]
    public void A_programme_for_partners_ends_for_a_state_that_joins()
    {
        Programme tier = new("tier", "Tier", 0.4, 0.2, 0.1) { From = 1996, Eligible = Where.Status("partner") };
        CompiledModel with = Compiler.Compile(Baseline with { Programmes = [.. Baseline.Programmes, tier] }).Model;
        CompiledModel without = Compiler.Compile(Baseline).Model;
        int pol = Data.States.ToList().FindIndex(state => state.Iso3 == "POL");

        int[] years = [.. Enumerable.Range(1994, 27)
            .Where(year => with.Drivers.TeachingWeight[Horizon.IndexOf(year)][pol]
                != without.Drivers.TeachingWeight[Horizon.IndexOf(year)][pol])];

        Assert.Equal([1996, 1997, 1998], years);
    }

    [Fact]
    public void Lost_growth_stays_lost_and_a_factor_ends_when_it_ends()
    {
        int bel = Data.States.ToList().FindIndex(state => state.Iso3 == "BEL");
        double[][] basis = Compiler.Compile(Baseline).Model.Drivers.Gdp;
        double[][] slow =
            Compiler.Compile(Baseline.With(Interventions.In(2009).Add("gdp_growth", -0.05, Where.State("BEL"))))
                .Model.Drivers.Gdp;
        double[][] factor = Compiler
            .Compile(Baseline.With(Interventions.In(2009).Scale("gdp", 0.9, Where.State("BEL")))).Model.Drivers.Gdp;

        Assert.Equal([1, 0.9, 1], In(14, 15, 16).Select(year => Math.Round(factor[year][bel] / basis[year][bel], 12)));
        Assert.Equal(slow[15][bel] / basis[15][bel], slow[26][bel] / basis[26][bel], precision: 12);
        Assert.Equal(basis[15][bel] / basis[14][bel] - 0.05, slow[15][bel] / slow[14][bel], precision: 12);
    }

    [Fact]
    public void The_lead_power_alone_has_its_spending_set()
    {
        Scenario changed = Baseline.With(Interventions.From(2011).Scale("spending_share", 0.7));
        int usa = Data.States.ToList().FindIndex(state => state.Iso3 == "USA");

        double[] before = Compiler.Compile(Baseline).Model.Drivers.SpendingShare[17];
        double[] after = Compiler.Compile(changed).Model.Drivers.SpendingShare[17];

        Assert.Equal(0.7 * before[usa], after[usa], precision: 15);
        Assert.Equal(before.Where((_, i) => i != usa), after.Where((_, i) => i != usa));
    }

    [Fact]
    public void An_intervention_that_leaves_the_range_throws_with_the_year() =>
        Assert.Contains("partnership.budget becomes 600 in 2001, outside [0, 500]",
            Assert.Throws<InvalidScenarioException>(
                () => Baseline.With(Interventions.From(2001).Scale("partnership.budget", 4)))
                .Message,
            StringComparison.Ordinal);

    [Fact]
    public void An_intervention_on_a_parameter_takes_no_place() =>
        Assert.Throws<InvalidScenarioException>(
            () => Baseline.With(Interventions.From(2001).Set("partnership.budget", 10, Where.State("GEO"))));

    [Fact]
    public void A_new_operation_comes_after_those_of_history_and_knows_its_predecessor()
    {
        OperationChange libya = new("LIBYA")
        {
            From = 2015,
            Latitude = 32.9,
            Longitude = 13.2,
            Predecessor = "ISAF",
            Requested = System.Collections.Immutable.ImmutableSortedDictionary<int, double>.Empty.Add(2015, 4)
                .Add(2017, 2),
        };

        CompiledModel model = Compiler.Compile(Baseline with { Operations = [libya] }).Model;

        Assert.Equal(["SFOR", "KFOR", "ISAF", "RSM", "NMI", "MNF-I", "EUFOR-Althea", "LIBYA"], model.Operations.Select(
            operation => operation.Name));
        Assert.Equal(2, model.Operations[7].Predecessor);
        Assert.Equal([0, 4, 3, 2, 2], model.Drivers.Requested[7][20..25]);
    }

    [Fact]
    public void Predecessors_are_those_of_history()
    {
        var operations = Compiler.Compile(Baseline).Model.Operations;

        Assert.Equal(
            ["ISAF", "SFOR"],
            operations.Where(o => o.Predecessor is not null).Select(o => operations[o.Predecessor!.Value].Name));
    }

    [Fact]
    public void A_new_programme_reaches_those_who_are_eligible_from_its_first_year()
    {
        Programme tier = new("tier", "Tier", 0.4, 0.2, 0.1) { From = 2010, Eligible = Where.Region("gulf") };
        Scenario changed = Baseline with { Programmes = [.. Programme.BuiltIn, tier] };
        int kwt = Data.States.ToList().FindIndex(state => state.Iso3 == "KWT");

        DriverValues drivers = Compiler.Compile(changed).Model.Drivers;

        Assert.Equal([0.1, 0.5], In(2009, 2010).Select(year => Math.Round(
            drivers.InteroperabilityWeight[Horizon.IndexOf(year)][kwt], 12)));
    }

    [Fact]
    public void Money_of_a_programme_belongs_to_the_states_that_take_part_while_it_runs()
    {
        Scenario changed = Baseline with
        {
            Programmes =
            [
                .. Programme.BuiltIn.Select(row => row.Key == "ici" ? row with { Money = 30, Until = 2012 } : row),
            ],
        };
        CompiledModel model = Compiler.Compile(changed).Model;
        int kwt = Data.States.ToList().FindIndex(state => state.Iso3 == "KWT");
        int geo = Data.States.ToList().FindIndex(state => state.Iso3 == "GEO");

        double[][] line = Assert.Single(model.Drivers.OwnMoney);

        Assert.Equal([0, 30, 30, 0], In(2000, 2006, 2012, 2013).Select(year => line[Horizon.IndexOf(year)][kwt]));
        Assert.All(line, year => Assert.Equal(0, year[geo]));
        Assert.Empty(Compiler.Compile(Baseline).Model.Drivers.OwnMoney);
        Assert.Equal(
            8 * 30, Attribution.Allocated(model, new(2005, 2014))
                - Attribution.Allocated(Compiler.Compile(Baseline).Model, new(2005, 2014)));
    }

    [Fact]
    public void Money_of_a_programme_reaches_its_states_without_a_common_budget_and_no_others()
    {
        Scenario idle = Baseline with { Parameters = Baseline.Parameters.SetItem("partnership.budget", 0) };
        Scenario funded = idle with
        {
            Programmes = [.. Programme.BuiltIn.Select(row => row.Key == "md" ? row with { Money = 25 } : row)],
        };
        CompiledModel model = Compiler.Compile(funded).Model;
        MoneySeen seen = new();

        new Simulation(model).Run(
            Settings.Same(model.Timetable), PartnershipSim.Model.Kernel.Dice.ForBlock(1, 0), seen);

        double[] in2005 = seen.InYear[2005];
        Assert.InRange(in2005.Sum(), 1, 25);
        Assert.All(
            Enumerable.Range(0, in2005.Length).Where(i => in2005[i] > 0),
            i => Assert.Contains("md", model.States[i].Programmes));
    }

    private sealed class MoneySeen : IObserver
    {
        public Dictionary<int, double[]> InYear { get; } = [];

        public void Observe(in Year year, World world) =>
            InYear[year.Number] = [.. Enumerable.Range(0, world.States).Select(i => world.ProgrammeMoney.Now[i][0])];
    }

    [Fact]
    public void What_was_observed_is_never_a_filled_gap()
    {
        Observations seen = Compiler.Observed(Baseline);
        int est = Data.States.ToList().FindIndex(state => state.Iso3 == "EST");

        Assert.True(double.IsNaN(seen.Troops[2][Horizon.IndexOf(2005)][est]));
        Assert.Equal(0.09, seen.Troops[2][Horizon.IndexOf(2006)][est]);
        Assert.True(seen.Troops[0][Horizon.IndexOf(1997)].All(double.IsNaN));
    }

    private static int[] In(params int[] years) => years;
}
