using System.Collections.Immutable;
using PartnershipSim.Model.Drivers;

namespace PartnershipSim.Scenarios.Language;

/// <summary>What a scenario says about drivers. What it does not mention stays as in the data.</summary>
public sealed record DriverSettings
{
    public static DriverSettings None { get; } = new();

    /// <summary>
    /// Series of drivers of the world by key: the years given replace those of the model description, and the
    /// straight lines go through all.
    /// </summary>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<int, double>> World { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableSortedDictionary<int, double>>(StringComparer.Ordinal);

    /// <summary>
    /// State series by key and iso3: from its first year on, the series replaces the data; lines between the years,
    /// the last one stays.
    /// </summary>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<int, double>> States { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableSortedDictionary<int, double>>(StringComparer.Ordinal);

    /// <summary>Calendar years by key and iso3; <see cref="CalendarDriver.Never"/> is never.</summary>
    public ImmutableSortedDictionary<string, int> Calendar { get; init; } =
        ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>The address of a state's driver: <c>democracy.GEO</c>.</summary>
    public static string Address(Driver driver, string iso3)
    {
        ArgumentNullException.ThrowIfNull(driver);
        return $"{driver.Key}.{iso3}";
    }

    /// <summary>The series of a state's driver, or null.</summary>
    public ImmutableSortedDictionary<int, double>? SeriesOf(Driver driver, string iso3) =>
        States.GetValueOrDefault(Address(driver, iso3));

    /// <summary>The calendar year of a state's driver, or null.</summary>
    public int? YearOf(Driver driver, string iso3) =>
        Calendar.TryGetValue(Address(driver, iso3), out int year) ? year : null;

    /// <summary>The same with the series of one driver of the world merged in.</summary>
    public DriverSettings WithWorld(Driver driver, IEnumerable<KeyValuePair<int, double>> knots)
    {
        ArgumentNullException.ThrowIfNull(driver);
        if (!knots.Any())
            return this;
        ImmutableSortedDictionary<int, double> before = World.GetValueOrDefault(
            driver.Key, ImmutableSortedDictionary<int, double>.Empty);
        return this with { World = World.SetItem(driver.Key, before.SetItems(knots)) };
    }

    /// <summary>The same with the series of one state merged in.</summary>
    public DriverSettings WithState(Driver driver, string iso3, IEnumerable<KeyValuePair<int, double>> knots)
    {
        string address = Address(driver, iso3);
        ImmutableSortedDictionary<int, double> before = States.GetValueOrDefault(
            address, ImmutableSortedDictionary<int, double>.Empty);
        return this with { States = States.SetItem(address, before.SetItems(knots)) };
    }

    /// <summary>The same with the data of one state again.</summary>
    public DriverSettings WithoutState(Driver driver, string iso3) =>
        this with { States = States.Remove(Address(driver, iso3)) };

    /// <summary>The same with one calendar year set.</summary>
    public DriverSettings WithYear(Driver driver, string iso3, int year) =>
        this with { Calendar = Calendar.SetItem(Address(driver, iso3), year) };
}
