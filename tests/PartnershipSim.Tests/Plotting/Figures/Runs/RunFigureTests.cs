using System.Collections.Immutable;
using System.Globalization;
using PartnershipSim.Model;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Figures.Runs;
using PartnershipSim.Plotting.Records;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using Xunit;

namespace PartnershipSim.Tests.Plotting.Figures.Runs;

public sealed class RunFigureTests
{
    private const string Header = "outcome,unit,group,year,mean,sd,p05,p25,p50,p75,p95,observed";
    private static readonly RunRecord Result = SmallRecord.Of(SmallWorld.Run());

    [Fact]
    public void Every_figure_of_a_run_can_be_shown()
    {
        foreach (Figure figure in RunFigures.ForRun(Result, Recipe.Context))
        {
            string[] csv = Recipe.Check(figure);

            Assert.True(figure.HasData, figure.Name);
            Assert.True(csv.Length > 1, figure.Name);
            Assert.DoesNotContain("NaN", csv[1]);
        }
    }

    [Fact]
    public void Names_are_unique_so_that_no_figure_overwrites_another()
    {
        string[] names = [.. RunFigures.ForRun(Result, Recipe.Context).Select(figure => figure.Name)];

        Assert.Equal(names, names.Distinct());
    }

    [Theory]
    [InlineData(1995)]
    [InlineData(1996)]
    [InlineData(2035)]
    public void A_run_of_any_length_can_be_shown(int to) => CheckAll(SmallRecord.Of(SmallWorld.Run(replicates: 2, to)));

    [Theory]
    [InlineData("GEO")]
    [InlineData("FRA")]
    [InlineData("USA")]
    public void A_world_of_one_state_can_be_shown(string iso3) =>
        CheckAll(SmallRecord.Of(SmallWorld.Run(replicates: 1, to: 2000, keep: other => other == iso3)));

    [Fact]
    public void Series_with_holes_or_without_any_value_give_a_figure_and_no_exception()
    {
        foreach (var series in Samples.Hard)
        {
            Recipe.Check(new TroopsByRegion(series, Recipe.Context));
            Recipe.Check(new SpendingShares(series, Recipe.Context));
            Recipe.Check(new Interoperability(series, Recipe.Context));
            Recipe.Check(new Attitudes(series, [], Recipe.Context));
            Recipe.Check(new Attitudes([], series, Recipe.Context));
            Recipe.Check(new TroopsByState(series, Recipe.Context));
            Recipe.Check(new PhasePlot([.. series.Zip(series)], Recipe.Context, from: 1994));
        }
    }

    [Fact]
    public void The_table_of_a_figure_holds_every_year_of_every_group()
    {
        string[] csv = Recipe.Check(SpendingShares.Of(Result, Recipe.Context));

        Assert.Equal(Header, csv[0]);
        Assert.Equal(1 + 2 * 27, csv.Length);
        Distribution partners = Result[Outcomes.SpendingShare, "partners", 2014];
        Assert.Contains(
            FormattableString.Invariant(
                $"spending_share,% of GDP,partners,2014,{partners.Mean},{partners.Sd},{partners.P05},{partners.P25},{partners.P50},{partners.P75},{partners.P95},"),
            csv);
    }

    [Fact]
    public void Troops_by_region_shows_only_regions_that_sent_partner_troops()
    {
        string[] csv = Recipe.Check(TroopsByRegion.Of(Result, Recipe.Context));

        Assert.DoesNotContain(csv, row => row.Contains(",western_europe,", StringComparison.Ordinal));
        Assert.Contains(
            csv, row => row.StartsWith("partner_troop_years,k,eastern_europe,2010,", StringComparison.Ordinal));
    }

    [Fact]
    public void A_small_region_is_not_hidden_by_a_large_one()
    {
        Trajectory Region(string key, double level) => Samples.Series(key, 1996, level, level, level);
        TroopsByRegion figure = new(
            [
                .. Enumerable.Range(0, 4).Select(i => Region($"large_{i}", 100 + i)),
                .. Enumerable.Range(0, 4).Select(i => Region($"small_{i}", 0.4)),
            ],
            Recipe.Context);

        Recipe.Check(figure);

        string[] texts = [.. Recipe.Texts(figure)];
        Assert.Contains("100", texts);
        Assert.Contains("0.4", texts);
    }

    [Fact]
    public void History_stands_beside_the_model_where_it_is_known()
    {
        Trajectory series = Samples.Series("partners", 1996, 2, 2, 2) with { Observed = [double.NaN, 1.5, 9] };
        SpendingShares figure = new([series], Recipe.Context);

        string[] csv = Recipe.Check(figure);

        Assert.EndsWith(",", csv[1]);
        Assert.EndsWith(",1.5", csv[2]);
        Assert.Contains("history: 1.50 in 1997 and 9.00 in 1998", figure.AltText, StringComparison.Ordinal);
        Assert.Contains("history", Recipe.Texts(figure));
        Assert.Contains("10", Recipe.Texts(figure).Select(text => text.Split('.')[0]));
        Assert.DoesNotContain(
            "history", Recipe.Texts(new SpendingShares([series with { Observed = [] }], Recipe.Context)));
    }

    [Fact]
    public void A_burden_of_years_beyond_the_data_is_set_against_the_last_known_income()
    {
        CompiledModel model = SmallWorld.Compile(to: 2035);
        RunRecord forward = SmallRecord.Of(ScenarioRun.Of(
            model, new RunPlan(1, 8, Threads: 1), new OutcomeYears(2021, 2035)));
        Subject poland = forward.States.Single(state => state.Key == "POL");

        Assert.Equal(
            model.Drivers.Gdp[Horizon.IndexOf(2020)][model.States.IndexOf(model.States.Single(
                state => state.Iso3 == "POL"))],
            poland.Income);
        Assert.Contains(
            "2021-2035, income of 2020", BurdenCurve.Of(forward, Recipe.Context).Subtitle, StringComparison.Ordinal);
        Assert.Contains("1996-2014;", BurdenCurve.Of(Result, Recipe.Context).Subtitle, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_moved_whom_names_the_strongest_and_draws_nothing_of_nothing()
    {
        ImmutableDictionary<string, string> names = new Dictionary<string, string>
        {
            ["AAA"] = "Alphaland",
            ["BBB"] = "Betaland",
            ["CCC"] = "The Commonwealth of a Very Long Name",
        }
            .ToImmutableDictionary();
        InfluenceFigure figure = new(
            [new("AAA", "BBB", 0.4, 0.3, 0.5), new("AAA", "CCC", -0.1, -0.2, -0.05), new("CCC", "BBB", 0.05, 0, 0.1)],
            names, "1996-2014", Recipe.Context);

        string[] csv = Recipe.Check(figure);

        Assert.Equal(["from,to,pull,lowest,highest", "AAA,BBB,0.4,0.3,0.5"], csv[..2]);
        Assert.Equal(
            "Alphaland moves the attitudes of others to operations most, by 0.50 index points in all", figure.Title);
        Assert.DoesNotContain("The Commonwealth of a Very Long Name on Betaland", Recipe.Texts(figure));
        Assert.Contains(
            "Alphaland raises Betaland by 0.40; Alphaland lowers The Commonwealth", figure.AltText,
            StringComparison.Ordinal);
        Recipe.Check(new InfluenceFigure([], names, "1996-2014", Recipe.Context));
        Recipe.Check(new InfluenceFigure(
            [new("AAA", "BBB", double.NaN, double.NaN, double.NaN)], names, "1996-2014", Recipe.Context));
    }

    [Fact]
    public void The_two_goals_are_paired_over_means_of_three_years_or_more()
    {
        string[] csv = Recipe.Check(PhasePlot.Of(Result, Recipe.Context));

        Assert.Equal("group,years,troops_per_million,troops_lo90,troops_hi90,rme,rme_lo90,rme_hi90", csv[0]);
        Assert.StartsWith("entrant,1996-", csv[1]);
        OutcomeYears years = OutcomeYears.Parse(csv[1].Split(',')[1]);
        double first = Enumerable.Range(years.From, years.To - years.From + 1)
            .Average(year => Result[Outcomes.TroopsPerMillion, "entrant", year].Mean);
        Assert.Equal(first, double.Parse(csv[1].Split(',')[2], CultureInfo.InvariantCulture), 12);
        Assert.InRange(csv.Count(row => row.StartsWith("entrant,", StringComparison.Ordinal)), 1, 6);
    }

    [Fact]
    public void Noise_is_not_drawn_as_a_path()
    {
        Trajectory still = Samples.Series("pfp", 1996, [.. Enumerable.Range(0, 9).Select(i => 10 + i % 2 * 0.1)]);
        Trajectory rising = Samples.Series("pfp", 1996, [.. Enumerable.Range(0, 9).Select(i => 10.0 + i)]);
        int Points(Trajectory x, Trajectory y) => Waypoint.Of(x, y, 1996, 2004, replicates: 8).Length;

        Assert.Equal(1, Points(still, still));
        Assert.Equal(3, Points(rising, still));
        Assert.Equal(3, Points(still, rising));
        Assert.Single(Waypoint.Of(rising, rising, 1996, 2004, replicates: 1));
        Assert.Equal(3, Waypoint.Of(still with { Values = rising.Values }, still, 1996, 2004, replicates: 0).Length);
        PhasePlot figure = new([(still, still), (rising, rising)], Recipe.Context, to: 2004);
        Assert.Equal(
            "Partners of the Partnership for Peace clearly move towards both goals: better use of resources, more troops",
            figure.Title);
        Assert.Contains("no part of 1996-2004 can be told apart from another", figure.AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_partner_has_an_arrow_from_its_first_years_to_its_last()
    {
        GoalArrows figure = GoalArrows.Of(Result, Recipe.Context);
        string[] csv = Recipe.Check(figure);

        Subject[] partners = [.. Result.States.Where(state => state.IsPartner)];
        Assert.Equal("cohort,state,name,goal,years,mean,p25,p75", csv[0]);
        Assert.Equal(1 + 4 * partners.Length, csv.Length);
        Assert.All(partners, partner => Assert.Equal(
            4, csv.Count(line => line.Contains($",{partner.Key},", StringComparison.Ordinal))));
        double contribution = Enumerable.Range(2012, 3)
            .Average(year => Result[Outcomes.TroopsPerMillion, "GEO", year].Mean);
        Assert.Contains(csv, line => line.StartsWith(
            $"pfp,GEO,Georgia,troops_per_million,2012-2014,{contribution.ToString(CultureInfo.InvariantCulture)},",
            StringComparison.Ordinal));
        Assert.Contains("from the mean of 1996-1998 to that of 2012-2014", figure.Subtitle, StringComparison.Ordinal);
    }

    [Fact]
    public void Arrows_say_how_many_move_towards_both_goals_and_stand_on_the_edge_without_troops()
    {
        GoalArrows figure = new(
            [
                Move("AAA", from: (0, 1), to: (20, 3)), Move("BBB", from: (20, 3), to: (30, 2)),
                Move("CCC", from: (5, 5), to: (5, 5)),
                Move("DDD", from: (double.NaN, 1), to: (4, 1)), Move("EEE", from: (20, 2), to: (21, 2.1), spread: 5),
            ],
            "1996-1998", "2012-2014", Recipe.Context);

        string[] csv = Recipe.Check(figure);

        Assert.Equal("1 of 4 partners clearly moves towards both goals; 2 do not clearly move at all", figure.Title);
        Assert.DoesNotContain(csv, line => line.Contains("DDD", StringComparison.Ordinal));
        Assert.Contains("AAA: from 0.00 to 20.0 troops per million", figure.AltText, StringComparison.Ordinal);
        Recipe.Check(new GoalArrows([], "1996", "1997", Recipe.Context));
        Recipe.Check(new GoalArrows([Move("AAA", from: (0, 0), to: (0, 0))], "1996", "1997", Recipe.Context));

        static GoalMove Move(
            string iso3, (double Contribution, double Effectiveness) from,
            (double Contribution, double Effectiveness) to, double spread = 0)
        {
            return new(
                iso3, iso3, "pfp", About(from.Contribution), About(from.Effectiveness), About(to.Contribution),
                About(to.Effectiveness));

            Standing About(double value) => new(value, value - spread, value + spread);
        }
    }

    [Fact]
    public void A_move_is_clear_if_the_middle_halves_lie_apart()
    {
        Assert.True(new Standing(3, 2, 4).IsClearOf(new(1, 0, 1.9)));
        Assert.True(new Standing(1, 0, 1.9).IsClearOf(new(3, 2, 4)));
        Assert.False(new Standing(3, 2, 4).IsClearOf(new(1, 0, 2)));
    }

    [Fact]
    public void A_tile_map_shows_every_state_once_and_leaves_none_out()
    {
        string[] csv = Recipe.Check(TileMap.Of(Result, Outcomes.Interop, 2014, Recipe.Context));

        Assert.Equal("outcome,unit,state,name,region,year,mean", csv[0]);
        Assert.Equal(Result.States.Count(state => state.MayContribute), csv.Length - 1);
    }

    [Fact]
    public void A_tile_map_takes_unknown_regions_missing_values_and_seventy_states()
    {
        Tile[] tiles = [.. Enumerable.Range(0, 70).Select(i => new Tile(
            $"S{i:00}", $"State {i}", i < 66 ? "western_europe" : $"region_{i}", i % 9 == 0 ? double.NaN : 1000 * i))];

        Recipe.Check(new TileMap("Many", "troops", "k", 2014, [.. tiles], Recipe.Context));
        Recipe.Check(new TileMap("One", "troops", "k", 2014, [tiles[1]], Recipe.Context));
        Recipe.Check(new TileMap("Unknown", "troops", "k", 2014, [tiles[0]], Recipe.Context));
        Recipe.Check(new TileMap("None", "troops", "k", 2014, [], Recipe.Context));
    }

    [Fact]
    public void The_scatter_of_burdens_names_those_who_give_most_for_their_income()
    {
        BurdenGroup side = new("partners", "Partners",
        [
            new("AAA", "Giver", 10, 4), new("BBB", "Taker", 90, 1), new("CCC", "Bystander", 5, 0),
            new("DDD", "Unknown", double.NaN, 1),
        ]);
        BurdenScatter figure = new([side], "1996-2014", Recipe.Context);

        string[] csv = Recipe.Check(figure);

        Assert.Equal(4, csv.Length);
        Assert.StartsWith("Giver", figure.Title, StringComparison.Ordinal);
        Assert.Contains("Taker", Recipe.Texts(figure));
        Recipe.Check(new BurdenScatter([], "1996-2014", Recipe.Context));
        Recipe.Check(new BurdenScatter([side with { States = [side.States[2]] }], "1996-2014", Recipe.Context));
        Recipe.Check(new BurdenScatter([side with { States = [side.States[0]] }], "1996-2014", Recipe.Context));
    }

    [Fact]
    public void Who_joins_when_says_in_how_many_runs()
    {
        AccessionsFigure figure = new(
            [
                new("made_up", "GEO", "Georgia", 2027, 0.25, 0.25, double.NaN),
                new("made_up", "GEO", "Georgia", 2029, 0.125, 0.375, double.NaN),
                new("made_up", "POL", "Poland", 1999, 1, 1, 1999), new("made_up", "SWE", "Sweden", 2004, 1, 1, 2024),
            ],
            1998, 2035, Recipe.Context);

        string[] csv = Recipe.Check(figure);

        Assert.Equal(["state,name,year,joins,member,joined_by_data", "GEO,Georgia,2027,0.25,0.25,"], csv[..2]);
        Assert.Equal("2 states join the Alliance in every run and 1 more in some runs, Georgia (38 %)", figure.Title);
        Assert.Contains("Georgia: 38 % of the runs, 2027 to 2029.", figure.AltText, StringComparison.Ordinal);
        Assert.Contains("Sweden: every run, in 2004, by the data 2024.", figure.AltText, StringComparison.Ordinal);
        Assert.Contains("38 %", Recipe.Texts(figure));
        Recipe.Check(new AccessionsFigure([], 1998, 2035, Recipe.Context));
        Recipe.Check(new AccessionsFigure(
            [.. Enumerable.Range(0, 40).Select(i => new Accession(
                "made_up", $"S{i:00}", $"State {i}", 2026, 0.01 * i, 0.01 * i, double.NaN))],
            1998, 2035, Recipe.Context));
    }

    [Fact]
    public void The_table_of_accessions_says_in_how_many_replicates_a_state_has_joined()
    {
        ImmutableArray<Accession> rows = Accession.Of("small", SmallWorld.Run(replicates: 8, to: 2035));

        Assert.Contains(rows, row => (row.State, row.Year, row.Joins, row.Members) == ("POL", 2004, 1, 1));
        Assert.DoesNotContain(rows, row => row.State == "DEU");
        Assert.All(rows.GroupBy(row => row.State), state => Assert.Equal(
            state.Last().Members, state.Sum(row => row.Joins), precision: 12));
    }

    [Fact]
    public void Half_of_the_troops_of_two_equal_states_come_from_the_one_that_gives_all()
    {
        BurdenCurve curve = new(
            [new("partners", "Partners", [new("AAA", "Giver", 10, 4), new("BBB", "Taker", 10, 0)])],
            "1996-2014", Recipe.Context);

        string[] csv = Recipe.Check(curve);

        Assert.Equal("partners,BBB,Taker,10,0,0.5,0", csv[1]);
        Assert.Equal("partners,AAA,Giver,10,4,1,1", csv[2]);
        Assert.Equal("Half of the troops come from states with 25 % of the income among partners", curve.Title);
        Assert.Contains("the inequality (Gini) is 0.50", curve.AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_burden_that_nobody_carries_is_no_curve() =>
        Recipe.Check(new BurdenCurve(
            [
                new("partners", "Partners", [new("AAA", "A", 10, 0), new("BBB", "B", double.NaN, 1)]),
                new("pfp", "None", []),
            ],
            "1996", Recipe.Context));

    private static void CheckAll(RunRecord result)
    {
        foreach (Figure figure in RunFigures.ForRun(result, Recipe.Context))
            Recipe.Check(figure);
    }
}
