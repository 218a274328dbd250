using PartnershipSim.Model;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Figures.Runs;
using PartnershipSim.Plotting.Records;
using PartnershipSim.Runs;
using Xunit;

namespace PartnershipSim.Tests.Plotting.Figures.Runs;

/// <summary>What every figure of a run has to stand, and the lines of groups and regions.</summary>
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
                $"spending_share,% of GDP,partners,2014,{partners.Mean},{partners.Sd},{partners.P05},{partners.P25},")
            + FormattableString.Invariant($"{partners.P50},{partners.P75},{partners.P95},"),
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

    private static void CheckAll(RunRecord result)
    {
        foreach (Figure figure in RunFigures.ForRun(result, Recipe.Context))
            Recipe.Check(figure);
    }
}
