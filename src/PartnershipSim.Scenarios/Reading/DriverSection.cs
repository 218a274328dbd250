using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Reading;

/// <summary>drivers: series for all states, series of single states, and calendar years of states.</summary>
internal static class DriverSection
{
    public static Scenario Read(ValueReader reader, Node value, Scenario scenario)
    {
        if (reader.Block(value, "drivers") is not { } block)
            return scenario;
        foreach ((Word key, Node setting) in block.Entries)
        {
            Driver? driver = Driver.Find(key.Text);
            if (driver is null)
                reader.Error(
                    key,
                    $"{key.Text} is not a driver{Suggestion.WithList(key.Text, [.. Driver.All.Select(d => d.Key)])}");
            else
                scenario = scenario with { Drivers = With(reader, driver, setting, scenario) };
        }

        return scenario;
    }

    private static DriverSettings With(ValueReader reader, Driver driver, Node setting, Scenario scenario)
    {
        if (driver is WorldDriver ofWorld)
            return World(reader, ofWorld, setting, scenario);
        if (setting is not Map states)
        {
            reader.Error(setting, $"{driver.Key} differs by state; write {driver.Key}: {{ {Example(driver)} }}");
            return scenario.Drivers;
        }

        DriverSettings settings = scenario.Drivers;
        foreach ((Word key, Node value) in states.Entries)
        {
            if (StateReader.CodeOf(reader, key, scenario) is not { } iso3)
                continue;
            string path = $"{driver.Key}.{iso3}";
            if (driver is SeriesDriver { IsOfLead: true } && iso3 != Nations.Lead)
                reader.Error(
                    key,
                    $"{driver.Key} is simulated for {iso3}; it can be set only for the lead power, {Nations.Lead}");
            else if (driver is CalendarDriver)
                settings = CalendarYear(reader, driver, value, path) is { } year
                    ? settings.WithYear(driver, iso3, year)
                    : settings;
            else if (Series(reader, driver, path, value, scenario) is { IsEmpty: false } knots)
                settings = (value is Word ? settings.WithoutState(driver, iso3) : settings)
                    .WithState(driver, iso3, knots);
        }

        return settings;
    }

    private static ImmutableSortedDictionary<int, double> Series(
        ValueReader reader, Driver driver, string path, Node value, Scenario scenario) =>
        KnotReader.Read(reader, value, path, driver.Range, driver.Unit, scenario);

    /// <summary>Years given replace or join those of the base; one number alone replaces them all.</summary>
    private static DriverSettings World(ValueReader reader, WorldDriver driver, Node setting, Scenario scenario)
    {
        ImmutableSortedDictionary<int, double> knots = Series(reader, driver, driver.Key, setting, scenario);
        if (setting is not Word || knots.IsEmpty)
            return scenario.Drivers.WithWorld(driver, knots);
        double constant = knots.Values.Single();
        IEnumerable<int> years = driver.Assumed.Keys.Union(
            scenario.Drivers.World.GetValueOrDefault(driver.Key, knots).Keys);
        return scenario.Drivers.WithWorld(driver, years.Select(year => KeyValuePair.Create(year, constant)));
    }

    private static int? CalendarYear(ValueReader reader, Driver driver, Node value, string path) =>
        value is Word { Text: "never" }
            ? CalendarDriver.Never
            : reader.Whole(value, path, (int)driver.Range.Low, (int)driver.Range.High, "year, or never");

    private static string Example(Driver driver) => driver switch
    {
        SeriesDriver { IsOfLead: true } => $"{Nations.Lead}: {{ 2011: 3.2 }}",
        CalendarDriver => "GEO: 2010",
        _ => "GEO: { 2008: 0.6 }",
    };
}
