using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using Xunit;

namespace PartnershipSim.Tests.Scenarios.Data;

/// <summary>The gap rules of section 6, each on numbers that can be checked in the head.</summary>
public sealed class GapRuleTests
{
    private static readonly CountryData Data = CountryData.Load(Repository.Data);

    [Fact]
    public void Straight_lines_join_known_years_and_the_ends_are_held()
    {
        Series series = SeriesOf((1995, 2), (1999, 10));
        series.Interpolate();

        Assert.Equal([2, 2, 4, 6, 8, 10, 10], In(1994, 1995, 1996, 1997, 1998, 1999, 2005).Select(year => series[year]));
    }

    [Fact]
    public void Straight_lines_of_the_logarithm_multiply_by_the_same_factor_each_year()
    {
        Series series = SeriesOf((1995, 2), (1998, 16));
        series.InterpolateLogarithm();

        Assert.Equal(4, series[1996], precision: 12);
        Assert.Equal(8, series[1997], precision: 12);
        Assert.Equal(16, series[1998]);
    }

    [Fact]
    public void Every_filled_year_remembers_its_rule()
    {
        Series series = SeriesOf((1996, 2), (1998, 4));
        series.Interpolate();

        Assert.Equal(
            [new Fill("GEO", "x", [1994, 1995], "first value held"), new Fill("GEO", "x", [1997], "interpolated"), new Fill("GEO", "x", [1999, 2000], "last value held")],
            series.Fills("GEO", "x", 1994, 2000));
    }

    [Fact]
    public void Gdp_before_its_first_year_follows_the_penn_world_table()
    {
        StatePanel panel = Data.Panels["MNE"];
        double ratio = Scalar.Median(panel.Gdp.Zip(panel.GdpPurchasingPower, (dollars, power) => dollars / 1e9 / power));

        double filled = new Gaps(Data).GdpOf(Number("MNE"), 1994);

        Assert.True(double.IsNaN(panel.Gdp[1994 - StatePanel.FirstYear]));
        Assert.Equal(ratio * panel.GdpPurchasingPower[1994 - StatePanel.FirstYear], filled, precision: 12);
    }

    [Fact]
    public void Spending_below_a_hundredth_of_a_percent_counts_as_missing()
    {
        using DataFolder folder = new();
        CountryData data = folder.Set("panel.csv", "USA,2000", "milex_pct_gdp", "0.005").Load();

        Assert.Contains(new Gaps(data).Fills, fill => fill == new Fill("USA", "spending_share", [2000], "interpolated in logarithms"));
    }

    [Fact]
    public void Strength_that_is_missing_follows_the_armed_forces_by_the_median_ratio()
    {
        using DataFolder folder = new();
        CountryData data = folder.Set("panel.csv", "BEL,1994", "milper_cow_thousands", "").Set("panel.csv", "BEL,1994", "armed_forces_personnel", "60000").Load();
        StatePanel panel = data.Panels["BEL"];
        double ratio = Scalar.Median(panel.Strength.Zip(panel.ArmedForces, (k, persons) => k > 0 && persons > 0 ? k / (persons / 1000) : double.NaN).Take(Data.LastObserved - StatePanel.FirstYear + 1));

        Assert.Equal(60 * ratio, new Gaps(data).StrengthOf(Number("BEL"), 1994), precision: 10);
    }

    [Fact]
    public void A_state_without_any_democracy_score_gets_the_median_of_its_region()
    {
        using DataFolder folder = new();
        CountryData data = folder.Edit("panel.csv", lines => Blank(lines, "EST,", "vdem_polyarchy")).Load();
        Gaps gaps = new(data);

        double expected = (gaps.DemocracyOf(Number("LTU"), 2000) + gaps.DemocracyOf(Number("LVA"), 2000)) / 2;
        Assert.Equal(expected, gaps.DemocracyOf(Number("EST"), 2000), precision: 14);
        Assert.Contains(gaps.Fills, fill => fill is { Iso3: "EST", Driver: "democracy", Rule: "median of the region", Count: 31 });
    }

    [Fact]
    public void Troops_of_the_lead_power_that_nobody_counted_are_zero()
    {
        Gaps gaps = new(Data);

        Assert.Equal(0, gaps.UsTroopsOf(Number("SRB"), 2000));
        Assert.Contains(gaps.Fills, fill => fill is { Iso3: "SRB", Driver: "us_troops", Rule: "missing is zero" });
    }

    [Fact]
    public void Conflict_that_nobody_coded_is_zero()
    {
        using DataFolder folder = new();
        CountryData data = folder.Set("panel.csv", "GEO,2000", "ucdp_internal_conflict", "").Load();

        Assert.Contains(new Gaps(data).Fills, fill => fill == new Fill("GEO", "conflict", [2000], "missing is zero"));
    }

    [Fact]
    public void Malta_takes_no_part_while_history_records_it_outside()
    {
        CompiledModel model = Compile(new() { Name = "test", Data = Data });

        Assert.Equal(
            [true, true, false, false, true],
            In(1995, 1996, 1997, 2007, 2008).Select(year => model.Drivers.TakesPart[Horizon.IndexOf(year)][Number("MLT")]));
    }

    [Fact]
    public void Montenegro_can_contribute_from_2006()
    {
        CompiledModel model = Compile(new() { Name = "test", Data = Data });

        Assert.False(model.Drivers.CanContribute[Horizon.IndexOf(2005)][Number("MNE")]);
        Assert.True(model.Drivers.CanContribute[Horizon.IndexOf(2006)][Number("MNE")]);
    }

    [Fact]
    public void After_the_last_observed_year_drivers_keep_their_last_value_and_population_its_rate()
    {
        CompiledModel model = Compile(new() { Name = "test", Data = Data, Years = new(1996, 2035) });
        DriverValues drivers = model.Drivers;
        int geo = Number("GEO");

        Assert.Equal(drivers[Driver.Democracy][^1][geo], drivers[Driver.Democracy][Horizon.IndexOf(2024)][geo]);
        Assert.Equal(drivers.Requested[1][Horizon.IndexOf(2024)], drivers.Requested[1][^1]);
        double rate = Math.Log(drivers.Population[Horizon.IndexOf(2024)][geo] / drivers.Population[Horizon.IndexOf(2019)][geo]) / 5;
        Assert.Equal(rate, Math.Log(drivers.Population[^1][geo] / drivers.Population[^2][geo]), precision: 12);
    }

    private static CompiledModel Compile(Scenario scenario) => Compiler.Compile(scenario).Model;

    private static int Number(string iso3) => Data.States.ToList().FindIndex(state => state.Iso3 == iso3);

    private static Series SeriesOf(params (int Year, double Value)[] known)
    {
        double[] values = new double[Data.LastObserved - StatePanel.FirstYear + 1];
        Array.Fill(values, double.NaN);
        foreach ((int year, double value) in known)
            values[year - StatePanel.FirstYear] = value;
        return new(values, Data.LastObserved);
    }

    private static void Blank(List<string> lines, string key, string column)
    {
        int place = Array.IndexOf(lines[0].Split(','), column);
        for (int i = 1; i < lines.Count; i++)
        {
            if (!lines[i].StartsWith(key, StringComparison.Ordinal))
                continue;
            string[] fields = lines[i].Split(',');
            fields[place] = "";
            lines[i] = string.Join(',', fields);
        }
    }

    private static int[] In(params int[] years) => years;
}
