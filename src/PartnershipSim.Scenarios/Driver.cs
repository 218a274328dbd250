using System.Collections.Frozen;
using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Scenarios;

/// <summary>For whom a driver has a value, and when.</summary>
public enum DriverScope
{
    /// <summary>One series for the world.</summary>
    World,

    /// <summary>One series per state.</summary>
    State,

    /// <summary>One series, of the lead power only.</summary>
    Lead,

    /// <summary>One calendar year per state, once and for all.</summary>
    Calendar,
}

/// <summary>Something that happens to states whatever they do, and that a scenario may change. Declared once: YAML keys, checks and the JSON Schema read it.</summary>
/// <param name="Key">As written in YAML.</param>
/// <param name="IsFactor">Its value multiplies the data; 1 changes nothing.</param>
public sealed record Driver(string Key, string Unit, Interval Range, DriverScope Scope, string Meaning, bool IsFactor = false)
{
    public static readonly Driver ThreatEvents = new(
        "threat_events", "0-1", new(0, 1), DriverScope.World, "events that raise the threat of the threat source; straight lines between the years given");

    public static readonly Driver Terrorism = new(
        "terrorism", "0-1", new(0, 1), DriverScope.World, "terrorism; straight lines between the years given");

    public static readonly Driver SpendingShare = new(
        "spending_share", "% of GDP", new(0.1, 20), DriverScope.Lead, "military spending of the lead power (USA)");

    public static readonly Driver GdpGrowth = new(
        "gdp_growth", "share per year", new(-0.5, 0.5), DriverScope.State, "growth of GDP on the year before; a change stays in the level of later years");

    public static readonly Driver Gdp = new(
        "gdp", "x", new(0.1, 10), DriverScope.State, "factor on the GDP of the data or of the projection", IsFactor: true);

    public static readonly Driver Democracy = new(
        "democracy", "0-1", new(0, 1), DriverScope.State, "V-Dem electoral democracy");

    public static readonly Driver UsTroops = new(
        "us_troops", "persons", new(0, 1_000_000), DriverScope.State, "troops of the lead power in the country");

    public static readonly Driver PartnershipWeight = new(
        "partnership_weight", "x", new(0, 10), DriverScope.State, "factor on the state's weight when programme money is divided; the sum stays, so that others get less", IsFactor: true);

    public static readonly Driver BudgetStance = new(
        "budget_stance", "share per year", new(-0.2, 0.2), DriverScope.State,
        "choice of a government: yearly change of its share of GDP for the military, on top of what the model says; not for the lead power");

    public static readonly Driver ReformEffort = new(
        "reform_effort", "x", new(0.2, 5), DriverScope.State, "choice of a government: factor on the odds of defence reform that reward and threat suggest", IsFactor: true);

    public static readonly Driver OperationsOffer = new(
        "operations_offer", "x", new(0, 3), DriverScope.State,
        "choice of a government: factor on the odds of joining an operation and on what it offers; 0 keeps everybody at home", IsFactor: true);

    public static readonly Driver AccessionYear = new(
        "accession_year", "year", new(1949, Horizon.LastPossible), DriverScope.Calendar, "year of accession to the Alliance, or never");

    /// <summary>Every driver, those of the programmes' years last.</summary>
    public static ImmutableArray<Driver> All { get; } =
    [
        ThreatEvents, Terrorism, SpendingShare, GdpGrowth, Gdp, Democracy, UsTroops, PartnershipWeight, BudgetStance, ReformEffort,
        OperationsOffer, AccessionYear,
        .. Programme.BuiltIn.Select(programme => new Driver(
            programme.Key + "_year", "year", new(1990, Horizon.LastPossible), DriverScope.Calendar, $"first year in the programme: {programme.Title}, or never")),
    ];

    private static readonly FrozenDictionary<string, Driver> ByKey = All.ToFrozenDictionary(driver => driver.Key);

    /// <summary>The driver with this key, or null.</summary>
    public static Driver? Find(string key) => ByKey.GetValueOrDefault(key);

    /// <summary>The first year in a built-in programme.</summary>
    public static Driver FirstYearIn(string programme) => ByKey[programme + "_year"];

    public override string ToString() => Key;
}
