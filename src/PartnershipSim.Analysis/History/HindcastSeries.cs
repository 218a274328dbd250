using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.History;

/// <summary>A year of a series: what was expected of it and what came. Either may be missing.</summary>
public readonly record struct SeriesYear(int Year, Distribution Expected, double Observed);

/// <summary>What happened in a state or a region through the years, and what was expected of the held-out ones: one panel of a picture.</summary>
/// <param name="Key">Of the state or region.</param>
public sealed record HindcastSeries(string Key, string Label, string Unit, ImmutableArray<SeriesYear> Years)
{
    private const int FirstSpendingYear = 1999;
    private const string Operation = "ISAF";

    /// <summary>Troops in ISAF, thousands, forecast from 2008: the largest contributors and those of whom most was expected.</summary>
    public static ImmutableArray<HindcastSeries> IsafByState(Hindcast hindcast, Func<StateCard, bool> counts, int most)
    {
        ArgumentNullException.ThrowIfNull(hindcast);
        return
        [
            .. States(hindcast, counts).Select(i => Isaf(hindcast, hindcast.Model.States[i].Iso3, hindcast.Model.States[i].Name, [i]))
                .OrderByDescending(Weight).ThenBy(series => series.Key, StringComparer.Ordinal).Take(most),
        ];
    }

    /// <summary>Troops in ISAF, thousands, by region, forecast from 2008.</summary>
    public static ImmutableArray<HindcastSeries> IsafByRegion(Hindcast hindcast, Func<StateCard, bool> counts) =>
        [.. Regions(hindcast, counts).Select(region => Isaf(hindcast, Group.KeyOf(region.Name), region.Name, region.States)).Where(series => Weight(series) > 0).OrderByDescending(Weight)];

    /// <summary>Military spending, % of GDP, by region, forecast from 2008 and from 2014.</summary>
    public static ImmutableArray<HindcastSeries> SpendingByRegion(Hindcast hindcast, Func<StateCard, bool> counts) =>
        [.. Regions(hindcast, counts).Select(region => Spending(hindcast, Group.KeyOf(region.Name), region.Name, region.States))];

    /// <summary>Military spending, % of GDP, of the largest economies among the states that count, forecast from 2008 and from 2014.</summary>
    public static ImmutableArray<HindcastSeries> SpendingByState(Hindcast hindcast, Func<StateCard, bool> counts, int most)
    {
        ArgumentNullException.ThrowIfNull(hindcast);
        double[] gdp = hindcast.Model.Drivers.Gdp[Horizon.IndexOf(2014)];
        return
        [
            .. States(hindcast, counts).OrderByDescending(i => gdp[i]).Take(most)
                .Select(i => Spending(hindcast, hindcast.Model.States[i].Iso3, hindcast.Model.States[i].Name, [i])),
        ];
    }

    private static HindcastSeries Isaf(Hindcast hindcast, string key, string label, ImmutableArray<int> states)
    {
        int operation = hindcast.Model.Operations.Select(card => card.Name).ToList().IndexOf(Operation);
        return new(key, label, "k",
        [
            .. Enumerable.Range(2002, 13).Select(year => new SeriesYear(
                year, Expected(hindcast, 2008, 2014, year, sample => Sum(states, i => sample(Quantity.Troops, operation, i))),
                hindcast.History.IsComplete(operation, year) ? SumOfKnown(states, i => hindcast.History.Troops[operation][Horizon.IndexOf(year)][i]) : double.NaN)),
        ]);
    }

    private static HindcastSeries Spending(Hindcast hindcast, string key, string label, ImmutableArray<int> states) => new(key, label, "% of GDP",
    [
        .. Enumerable.Range(FirstSpendingYear, hindcast.Model.Horizon.LastObserved - FirstSpendingYear + 1).Select(year =>
        {
            double[] gdp = hindcast.Model.Drivers.Gdp[Horizon.IndexOf(year)];
            double[] seen = hindcast.History.Spending[Horizon.IndexOf(year)];
            int[] known = [.. states.Where(i => double.IsFinite(seen[i]))];
            double Share(Func<int, double> percent) => Sum([.. known], i => percent(i) * gdp[i]) / Sum([.. known], i => gdp[i]);
            Distribution expected = known.Length == 0 || year <= 2008
                ? Distribution.Undefined
                : year <= 2014
                    ? Expected(hindcast, 2008, 2014, year, sample => Share(i => sample(Quantity.Spending, -1, i)))
                    : Expected(hindcast, 2014, 2020, year, sample => Share(i => sample(Quantity.Spending, -1, i)));
            return new SeriesYear(year, expected, known.Length == 0 ? double.NaN : Share(i => 100 * seen[i]));
        }),
    ]);

    /// <summary>A function of the states of one run, described over the runs.</summary>
    private static Distribution Expected(Hindcast hindcast, int origin, int last, int year, Func<Func<Quantity, int, int, double>, double> of)
    {
        if (year <= origin || year > last || !hindcast.Samples.TryGetValue(origin, out ForecastSample? sample))
            return Distribution.Undefined;
        double[] values = [.. Enumerable.Range(0, hindcast.Forecaster.Samples).Select(run => of((quantity, operation, state) => sample[quantity, operation, state, year][run]))];
        return Distribution.Of(values, new double[values.Length]);
    }

    private static double Weight(HindcastSeries series) =>
        series.Years.Max(year => double.IsNaN(year.Observed) ? 0 : year.Observed) + series.Years.Max(year => double.IsNaN(year.Expected.P50) ? 0 : year.Expected.P50);

    private static double Sum(ImmutableArray<int> states, Func<int, double> of)
    {
        double sum = 0;
        foreach (int state in states)
            sum += of(state);
        return sum;
    }

    private static double SumOfKnown(ImmutableArray<int> states, Func<int, double> of) => states.Select(of).Where(double.IsFinite).Sum();

    private static ImmutableArray<int> States(Hindcast hindcast, Func<StateCard, bool> counts) =>
        [.. Enumerable.Range(0, hindcast.Model.States.Length).Where(i => hindcast.Model.States[i].MayContribute && counts(hindcast.Model.States[i]))];

    private static IEnumerable<(string Name, ImmutableArray<int> States)> Regions(Hindcast hindcast, Func<StateCard, bool> counts) =>
        States(hindcast, counts).GroupBy(i => hindcast.Model.States[i].Region).Select(region => (hindcast.Model.Regions[region.Key], region.ToImmutableArray()));
}
