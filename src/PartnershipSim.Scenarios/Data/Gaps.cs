using System.Collections.Frozen;
using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;

namespace PartnershipSim.Scenarios.Data;

/// <summary>
/// The data with their holes filled by the documented rules of section 6 of the model description, and a record of each filling.
/// </summary>
public sealed class Gaps
{
    /// <summary>Spending below this share of GDP counts as missing.</summary>
    private const double LeastShare = 0.0001;

    private readonly CountryData _data;
    private readonly ImmutableArray<Fill>.Builder _fills = ImmutableArray.CreateBuilder<Fill>();
    private readonly ImmutableArray<Series> _gdp;
    private readonly ImmutableArray<Series> _population;
    private readonly ImmutableArray<Series> _share;
    private readonly ImmutableArray<Series> _strength;
    private readonly ImmutableArray<Series> _democracy;
    private readonly ImmutableArray<Series> _unDistance;
    private readonly ImmutableArray<Series> _usTroops;
    private readonly ImmutableArray<Series> _conflict;
    private readonly ImmutableArray<Series> _war;
    private readonly FrozenDictionary<StateDriver, ImmutableArray<Series>> _byDriver;

    public Gaps(CountryData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        _data = data;
        _gdp = Each("gdp", Gdp);
        _population = Each("population", panel => Interpolated(panel.Population.Select(persons => persons / 1e6)));
        _share = Each("spending_share", Share, lastUsedYear: Horizon.Start);
        _strength = Each("active", Strength, lastUsedYear: Horizon.Start);
        _democracy = Each("democracy", panel => Interpolated(panel.Democracy));
        _unDistance = Each("un_distance", panel => Interpolated(panel.UnDistance));
        _usTroops = Each("us_troops", panel => ZeroWhereUnknown(Interpolated(panel.UsTroops)));
        _conflict = Each("conflict", panel => ZeroWhereUnknown(new(panel.Conflict, _data.LastObserved)));
        _war = Each("interstate_war", panel => ZeroWhereUnknown(new(panel.War, _data.LastObserved)));
        _byDriver = new Dictionary<StateDriver, ImmutableArray<Series>>
        {
            [Driver.Democracy] = _democracy,
            [Driver.UsTroops] = _usTroops,
            [Driver.InterstateWar] = _war,
        }.ToFrozenDictionary();
        Fills = _fills.ToImmutable();
    }

    /// <summary>Every filling, by driver and state.</summary>
    public ImmutableArray<Fill> Fills { get; }

    /// <summary>GDP of state <paramref name="i"/>, bn of 2015 US$.</summary>
    public double GdpOf(int i, int year) => _gdp[i][year];

    /// <summary>Population, millions.</summary>
    public double PopulationOf(int i, int year) => _population[i][year];

    /// <summary>Military spending as a share of GDP.</summary>
    public double SpendingShareOf(int i, int year) => _share[i][year];

    /// <summary>Active strength, thousands.</summary>
    public double StrengthOf(int i, int year) => _strength[i][year];

    /// <summary>V-Dem electoral democracy.</summary>
    public double DemocracyOf(int i, int year) => _democracy[i][year];

    /// <summary>UN voting distance to the lead power.</summary>
    public double UnDistanceOf(int i, int year) => _unDistance[i][year];

    /// <summary>Troops of the lead power in the country.</summary>
    public double UsTroopsOf(int i, int year) => _usTroops[i][year];

    /// <summary>Internal conflict, 0 or 1.</summary>
    public double ConflictOf(int i, int year) => _conflict[i][year];

    /// <summary>
    /// A driver of states as the data have it, by state number and year; its neutral value where the data know nothing of it.
    /// </summary>
    /// <exception cref="ArgumentException">The driver has neither a series of the data nor a neutral value.</exception>
    public Func<int, int, double> SeriesOf(StateDriver driver)
    {
        ArgumentNullException.ThrowIfNull(driver);
        if (_byDriver.TryGetValue(driver, out ImmutableArray<Series> series))
            return (i, year) => series[i][year];
        if (driver.Assumed is { } assumed)
            return (_, year) => assumed(year);
        double neutral = driver.Neutral ?? throw new ArgumentException($"{driver} has neither a series of the data nor a neutral value");
        return (_, _) => neutral;
    }

    private Series Gdp(StatePanel panel)
    {
        Series series = new(panel.Gdp.Select(dollars => dollars / 1e9), _data.LastObserved);
        double ratio = MedianRatio(panel.Gdp.Select(dollars => dollars / 1e9), panel.GdpPurchasingPower);
        series.FillFrom(panel.GdpPurchasingPower, ratio, "growth of the Penn World Table, level by the median ratio");
        series.InterpolateLogarithm();
        return series;
    }

    private Series Share(StatePanel panel)
    {
        Series series = new(panel.SpendingPercent.Select(percent => percent / 100 < LeastShare ? double.NaN : percent / 100), _data.LastObserved);
        series.InterpolateLogarithm();
        return series;
    }

    private Series Strength(StatePanel panel)
    {
        double[] thousands = [.. panel.Strength.Select(PositiveOrUnknown)];
        double[] armedForces = [.. panel.ArmedForces.Select(persons => PositiveOrUnknown(persons) / 1000)];
        Series series = new(thousands, _data.LastObserved);
        series.FillFrom(armedForces, MedianRatio(thousands, armedForces), "armed forces personnel by the median ratio");
        series.InterpolateLogarithm();
        return series;
    }

    private Series Interpolated(IEnumerable<double> observed)
    {
        Series series = new(observed, _data.LastObserved);
        series.Interpolate();
        return series;
    }

    private static Series ZeroWhereUnknown(Series series)
    {
        series.Fill(_ => 0, "missing is zero");
        return series;
    }

    private static double PositiveOrUnknown(double value) => value > 0 ? value : double.NaN;

    private double MedianRatio(IEnumerable<double> numerator, IEnumerable<double> denominator) =>
        Scalar.Median(numerator.Zip(denominator, (a, b) => a / b).Take(_data.LastObserved - StatePanel.FirstYear + 1));

    /// <summary>One series per state; a state without any value gets the median of its region, else of all states.</summary>
    private ImmutableArray<Series> Each(string driver, Func<StatePanel, Series> read, int? lastUsedYear = null)
    {
        ImmutableArray<Series> series = [.. _data.States.Select(state => read(_data.Panels[state.Iso3]))];
        ImmutableArray<bool> isEmpty = [.. series.Select(one => one.IsEmpty)];
        for (int i = 0; i < series.Length; i++)
        {
            if (isEmpty[i])
                FillByMedian(series, isEmpty, i);
            int last = _data.States[i].Iso3 == Nations.Lead ? _data.LastObserved : lastUsedYear ?? _data.LastObserved;
            _fills.AddRange(series[i].Fills(_data.States[i].Iso3, driver, Horizon.Start, last));
        }

        return series;
    }

    private void FillByMedian(ImmutableArray<Series> series, ImmutableArray<bool> isEmpty, int i)
    {
        string region = _data.States[i].Region;
        bool HasValue(int j) => !isEmpty[j];
        bool IsNeighbour(int j) => HasValue(j) && _data.States[j].Region == region;
        IEnumerable<int> all = Enumerable.Range(0, series.Length);
        series[i].Fill(year => Scalar.Median(all.Where(IsNeighbour).Select(j => series[j][year])), "median of the region");
        series[i].Fill(year => Scalar.Median(all.Where(HasValue).Select(j => series[j][year])), "median of all states");
    }
}
