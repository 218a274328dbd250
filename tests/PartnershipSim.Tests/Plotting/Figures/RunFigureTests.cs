using PartnershipSim.Experiments.Results;
using PartnershipSim.Plotting;
using PartnershipSim.Plotting.Figures;
using Xunit;

namespace PartnershipSim.Tests.Plotting.Figures;

public sealed class RunFigureTests
{
    private const string Header = "outcome,unit,group,year,replicates,mean,sd,p05,p25,p50,p75,p95";
    private static readonly RunResult Result = SmallWorld.Run();

    [Fact]
    public void Every_figure_of_a_run_can_be_shown()
    {
        foreach (Figure figure in FigureSet.ForRun(Result, Recipe.Context))
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
        string[] names = [.. FigureSet.ForRun(Result, Recipe.Context).Select(figure => figure.Name)];

        Assert.Equal(names, names.Distinct());
    }

    [Theory]
    [InlineData(1995)]
    [InlineData(1996)]
    [InlineData(2035)]
    public void A_run_of_any_length_can_be_shown(int to) => CheckAll(SmallWorld.Run(replicates: 2, to));

    [Theory]
    [InlineData("GEO")]
    [InlineData("FRA")]
    [InlineData("USA")]
    public void A_world_of_one_state_can_be_shown(string iso3) => CheckAll(SmallWorld.Run(replicates: 1, to: 2000, keep: other => other == iso3));

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
            Recipe.Check(new PhasePlot([.. series.Zip(series)], Recipe.Context, from: 1994));
        }
    }

    [Fact]
    public void The_table_of_a_figure_holds_every_year_of_every_group()
    {
        string[] csv = Recipe.Check(SpendingShares.Of(Result, Recipe.Context));

        Assert.Equal(Header, csv[0]);
        Assert.Equal(1 + 2 * 27, csv.Length);
        Distribution partners = Result[PartnershipSim.Model.Outcomes.SpendingShare, "partners", 2014];
        Assert.Contains(FormattableString.Invariant($"spending_share,% of GDP,partners,2014,24,{partners.Mean},{partners.Sd},{partners.P05},{partners.P25},{partners.P50},{partners.P75},{partners.P95}"), csv);
    }

    [Fact]
    public void Troops_by_region_shows_only_regions_that_sent_partner_troops()
    {
        string[] csv = Recipe.Check(TroopsByRegion.Of(Result, Recipe.Context));

        Assert.DoesNotContain(csv, row => row.Contains(",western_europe,", StringComparison.Ordinal));
        Assert.Contains(csv, row => row.StartsWith("partner_troop_years,k,eastern_europe,2010,", StringComparison.Ordinal));
    }

    [Fact]
    public void The_two_goals_are_paired_year_by_year()
    {
        string[] csv = Recipe.Check(PhasePlot.Of(Result, Recipe.Context));

        Assert.Equal("group,year,troops_per_million,rme", csv[0]);
        Assert.Equal(1 + 4 * 19, csv.Length);
        Assert.StartsWith("entrant,1996,", csv[1]);
    }

    private static void CheckAll(RunResult result)
    {
        foreach (Figure figure in FigureSet.ForRun(result, Recipe.Context))
            Recipe.Check(figure);
    }
}
