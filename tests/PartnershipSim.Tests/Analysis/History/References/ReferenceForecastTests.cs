using PartnershipSim.Analysis.History;
using PartnershipSim.Analysis.History.References;
using PartnershipSim.Model;
using Xunit;

namespace PartnershipSim.Tests.Analysis.History.References;

/// <summary>Naive forecasts of the real history, each checked against a number that can be read off the data files.</summary>
public sealed class ReferenceForecastTests
{
    private static readonly TrainingStates Everybody = new(Enumerable.Range(0, Held.Model.States.Length));

    public static TheoryData<string> Keys => [.. ReferenceForecast.All.Select(benchmark => benchmark.Key)];

    [Fact]
    public void No_change_is_the_last_value() =>
        Assert.Equal(Held.KnownAt(2008).At(Quantity.Spending, Held.State("POL"), 2008), Spending("no_change", "POL", 2012).Median);

    [Fact]
    public void Of_troops_no_change_thinks_that_who_is_there_stays()
    {
        Assert.Equal(0.98, Isaf("no_change", "POL", 2012).Participation);
        Assert.Equal(0.02, Isaf("no_change", "EGY", 2012).Participation, 12);
    }

    [Fact]
    public void Scaled_contingents_follow_the_request()
    {
        double[] requested = Held.Model.Drivers.Requested[Held.Operation("ISAF")];
        double ratio = requested[Horizon.IndexOf(2012)] / requested[Horizon.IndexOf(2008)];

        Assert.Equal(Held.Troops("ISAF", 2008, "POL") * ratio, Isaf("scaled", "POL", 2012).Median, 12);
    }

    [Fact]
    public void An_operation_takes_over_the_contingents_of_its_predecessor()
    {
        KnownHistory known = Held.KnownAt(2014);

        Assert.Equal(Held.Troops("ISAF", 2014, "GEO"), known.TroopsIn(Held.Operation("RSM"), Held.State("GEO"), 2014));
    }

    [Fact]
    public void Dressed_no_change_has_the_same_middle_and_a_band()
    {
        Prediction dressed = Spending("dressed", "POL", 2012);

        Assert.Equal(Spending("no_change", "POL", 2012).Median, dressed.Median, 0.01);
        Assert.True(dressed.Quantile(0.95) > 1.1 * dressed.Median);
    }

    [Fact]
    public void The_band_of_dressed_no_change_grows_with_the_years() =>
        Assert.True(Width(Spending("dressed", "POL", 2013)) > Width(Spending("dressed", "POL", 2009)));

    [Fact]
    public void A_trend_goes_on()
    {
        KnownHistory known = Held.KnownAt(2008);
        int poland = Held.State("POL");
        double[] logs = [.. Enumerable.Range(2004, 5).Select(year => Math.Log(known.At(Quantity.Spending, poland, year)))];
        double slope = (-2 * logs[0] - logs[1] + logs[3] + 2 * logs[4]) / 10;

        Assert.Equal(Math.Exp(logs[4] + 3 * slope), Spending("trend", "POL", 2011).Median, 12);
    }

    [Fact]
    public void A_state_does_as_its_region()
    {
        int isaf = Held.Operation("ISAF");
        int[] baltic = [Held.State("EST"), Held.State("LTU"), Held.State("LVA")];

        Assert.Equal(baltic.Average(i => Held.KnownAt(2008).TroopsIn(isaf, i, 2008)), Isaf("group_mean", "LVA", 2012).Median, 12);
        Assert.Equal(1, Isaf("group_mean", "LVA", 2012).Participation);
    }

    [Fact]
    public void A_state_does_as_its_status_and_status_is_that_of_the_origin()
    {
        Assert.Equal(Isaf("status_rule", "FRA", 2012).Sample, Isaf("status_rule", "DEU", 2012).Sample);
        Assert.Equal(Isaf("status_rule", "HRV", 2012).Sample, Isaf("status_rule", "GEO", 2012).Sample); // Croatia joined in 2009
        Assert.True(Isaf("status_rule", "FRA", 2012).Median > Isaf("status_rule", "EGY", 2012).Median);
    }

    [Fact]
    public void The_regression_separates_members_from_others()
    {
        Assert.True(Isaf("regression", "DEU", 2012).Participation > Isaf("regression", "DZA", 2012).Participation + 0.4);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Nobody_looks_ahead(string key)
    {
        ObservedHistory otherwise = ObservedHistory.Of(RealHistory.Scenario, Held.Model);
        for (int t = Horizon.IndexOf(2009); t < otherwise.Years; t++)
        {
            Array.Fill(otherwise.Spending[t], 0.5);
            Array.Fill(otherwise.Strength[t], 7);
            foreach (double[][] troops in otherwise.Troops)
                Array.Fill(troops[t], 42);
        }

        foreach (Quantity quantity in Enum.GetValues<Quantity>())
        {
            ForecastCase asked = new(Held.State("POL"), quantity == Quantity.Troops ? Held.Operation("ISAF") : -1, 2012, 2008, 0);
            Prediction? lived = Find(key).Expect(asked, quantity, Held.KnownAt(2008), Everybody);
            Prediction? unlived = Find(key).Expect(asked, quantity, new(Held.Model, otherwise, 2008), new(Everybody.Numbers));
            Assert.Equal(lived?.Sample, unlived?.Sample);
        }
    }

    [Fact]
    public void Who_asks_for_a_year_that_is_not_known_yet_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Held.KnownAt(2008).At(Quantity.Spending, 0, 2009));
        Assert.Throws<ArgumentOutOfRangeException>(() => Held.KnownAt(2008).TroopsIn(0, 0, 2009));
    }

    [Fact]
    public void With_a_region_left_out_its_states_teach_nothing()
    {
        int baltic = Held.Model.States[Held.State("EST")].Region;
        TrainingStates others = new(Everybody.Numbers.Where(i => Held.Model.States[i].Region != baltic));
        ForecastCase asked = new(Held.State("LVA"), Held.Operation("ISAF"), 2012, 2008, 0);

        Prediction left = Find("group_mean").Expect(asked, Quantity.Troops, Held.KnownAt(2008), others)!;

        Assert.NotEqual(Isaf("group_mean", "LVA", 2012).Median, left.Median);
    }

    private static double Width(Prediction prediction) => prediction.Quantile(0.95) - prediction.Quantile(0.05);

    private static ReferenceForecast Find(string key) => ReferenceForecast.All.Single(benchmark => benchmark.Key == key);

    private static Prediction Spending(string key, string iso3, int year) =>
        Find(key).Expect(new(Held.State(iso3), -1, year, 2008, 0), Quantity.Spending, Held.KnownAt(2008), Everybody)!;

    private static Prediction Isaf(string key, string iso3, int year) =>
        Find(key).Expect(new(Held.State(iso3), Held.Operation("ISAF"), year, 2008, 0), Quantity.Troops, Held.KnownAt(2008), Everybody)!;
}
