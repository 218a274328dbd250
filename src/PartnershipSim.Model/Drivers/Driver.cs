using System.Collections.Frozen;
using System.Collections.Immutable;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Model.Drivers;

/// <summary>
/// A series from outside the model that a scenario may change. Declared once, here: YAML keys, checks, the JSON
/// Schema, the compiled arrays and every list of drivers are read from the declaration.
/// </summary>
/// <remarks>
/// A new driver is one declaration below and one test. Its kind says what the model is given: a <see
/// cref="WorldDriver"/> or a <see cref="StateDriver"/> stands in <see cref="DriverValues"/> under its own name, and a
/// submodel reads it as <c>year.Model.Drivers[Driver.Democracy]</c>.
/// </remarks>
public abstract class Driver
{
    // the declarations below enter themselves; it has to stand above them
    private static readonly List<Driver> Declared = [];

    public static readonly WorldDriver ThreatEvents = Enter(new WorldDriver(
        Knots(
            (1994, 0.30), (1999, 0.20), (2007, 0.15), (2008, 0.40), (2010, 0.25), (2013, 0.25), (2014, 0.85),
            (2016, 0.90), (2021, 0.90)))
    {
        Key = "threat_events",
        Unit = "0-1",
        Range = new(0, 1),
        Meaning = "events that raise the threat of the threat source; straight lines between the years given",
        ReadBy = "Threat",
    });

    public static readonly WorldDriver Alarm = Enter(new WorldDriver(
        Knots((2013, 0), (2014, 0.38), (2021, 0.38), (2022, 1)))
    {
        Key = "alarm",
        Unit = "x",
        Range = new(0, 3),
        Meaning = "alarm about the threat source that military budgets answer a year later: 0 before 2014, "
            + "0.38 after the annexation of Crimea, 1 after the invasion of Ukraine; above 1 worse than that",
        ReadBy = "FeltAlarm",
    });

    public static readonly WorldDriver Terrorism = Enter(new WorldDriver(
        Knots((1994, 0.10), (2000, 0.10), (2001, 0.45), (2002, 0.70), (2007, 0.70), (2012, 0.45), (2021, 0.35)))
    {
        Key = "terrorism",
        Unit = "0-1",
        Range = new(0, 1),
        Meaning = "terrorism; straight lines between the years given",
        ReadBy = "Threat",
    });

    public static readonly DataDriver SpendingShare = Enter(new DataDriver
    {
        Key = "spending_share",
        Unit = "% of GDP",
        Range = new(0.1, 20),
        IsOfLead = true,
        Meaning = "military spending of the lead power (USA)",
        ReadBy = "Compiler",
    });

    public static readonly DataDriver GdpGrowth = Enter(new DataDriver
    {
        Key = "gdp_growth",
        Unit = "share per year",
        Range = new(-0.5, 0.5),
        Meaning = "growth of GDP on the year before; a change stays in the level of later years",
        ReadBy = "Economy",
    });

    public static readonly DataDriver Gdp = Enter(new DataDriver
    {
        Key = "gdp",
        Unit = "x",
        Range = new(0.1, 10),
        Neutral = 1,
        Meaning = "factor on the GDP of the data or of the projection",
        ReadBy = "Economy",
    });

    public static readonly StateDriver Democracy = Enter(new StateDriver
    {
        Key = "democracy",
        Unit = "0-1",
        Range = new(0, 1),
        Meaning = "V-Dem electoral democracy",
        ReadBy = "Affinity",
    });

    public static readonly StateDriver UsTroops = Enter(new StateDriver
    {
        Key = "us_troops",
        Unit = "persons",
        Range = new(0, 1_000_000),
        Meaning = "troops of the lead power in the country",
        ReadBy = "Affinity",
    });

    public static readonly StateDriver Pledge = Enter(new StateDriver
    {
        Key = "pledge",
        Unit = "% of GDP",
        Range = new(0, 10),
        Meaning = "military spending that members have pledged; 0 is no pledge. 2 % from 2015 on, "
            + "from 2025 rising by a constant factor to 3.5 % in 2035",
        Assumed = PledgeIn,
        ReadBy = "Budget",
    });

    public static readonly StateDriver InterstateWar = Enter(new StateDriver
    {
        Key = "interstate_war",
        Unit = "0/1",
        Range = new(0, 1),
        Neutral = 0,
        Meaning = "war between states on the state's own territory; after the last observed year as in that year",
        ReadBy = "Operations.Joining",
    });

    public static readonly StateDriver PartnershipWeight = Enter(new StateDriver
    {
        Key = "partnership_weight",
        Unit = "x",
        Range = new(0, 10),
        Neutral = 1,
        Meaning = "factor on the state's weight when programme money is divided; "
            + "the sum stays, so that others get less",
        ReadBy = "Incentives",
    });

    public static readonly StateDriver BudgetStance = Enter(new StateDriver
    {
        Key = "budget_stance",
        Unit = "share per year",
        Range = new(-0.2, 0.2),
        Neutral = 0,
        Meaning = "choice of a government: yearly change of its share of GDP for the military, "
            + "on top of what the model says; not for the lead power",
        ReadBy = "Budget",
    });

    public static readonly StateDriver ReformEffort = Enter(new StateDriver
    {
        Key = "reform_effort",
        Unit = "x",
        Range = new(0.2, 5),
        Neutral = 1,
        Meaning = "choice of a government: factor on the odds of defence reform that reward and threat suggest",
        ReadBy = "Persuasion",
    });

    public static readonly StateDriver OperationsOffer = Enter(new StateDriver
    {
        Key = "operations_offer",
        Unit = "x",
        Range = new(0, 3),
        Neutral = 1,
        Meaning = "choice of a government: factor on the odds of joining an operation and on what it offers; "
            + "0 keeps everybody at home",
        ReadBy = "Operations",
    });

    public static readonly CalendarDriver AccessionYear = Enter(new CalendarDriver
    {
        Key = "accession_year",
        Unit = "year",
        Range = new(1949, CalendarDriver.Last),
        Meaning = "year of accession to the Alliance, or never",
        ReadBy = "Compiler",
    });

    /// <summary>First years in the programmes of history, by the key of the programme.</summary>
    private static readonly FrozenDictionary<string, CalendarDriver> Programmes = new[]
    {
        EnterProgramme("pfp", "Partnership for Peace"),
        EnterProgramme("parp", "Planning and Review Process"),
        EnterProgramme("ipap", "Individual Partnership Action Plan"),
        EnterProgramme("map", "Membership Action Plan"),
        EnterProgramme("md", "Mediterranean Dialogue"),
        EnterProgramme("ici", "Istanbul Cooperation Initiative"),
        EnterProgramme("global_partner", "partners across the globe"),
        EnterProgramme("eop", "Enhanced Opportunities Partner"),
    }.ToFrozenDictionary(driver => driver.Key[..^ProgrammeSuffix.Length]);

    private const string ProgrammeSuffix = "_year";

    /// <summary>Every driver, in the order of declaration.</summary>
    public static ImmutableArray<Driver> All { get; } = [.. Declared];

    /// <summary>The drivers that are one series for all states.</summary>
    public static ImmutableArray<WorldDriver> OfWorld { get; } = [.. All.OfType<WorldDriver>()];

    /// <summary>The drivers that are a series per state and that submodels read as they stand.</summary>
    public static ImmutableArray<StateDriver> OfStates { get; } = [.. All.OfType<StateDriver>()];

    private static readonly FrozenDictionary<string, Driver> ByKey = All.ToFrozenDictionary(driver => driver.Key);

    /// <summary>As written in YAML.</summary>
    public required string Key { get; init; }

    /// <summary>As printed; 0-1 for a share without a unit.</summary>
    public required string Unit { get; init; }

    /// <summary>Hard bounds of a value.</summary>
    public required Interval Range { get; init; }

    /// <summary>What it stands for.</summary>
    public required string Meaning { get; init; }

    /// <summary>The file without its ending that reads it: a submodel, or a part of the compiler.</summary>
    public required string ReadBy { get; init; }

    /// <summary>Its place among the drivers of its kind.</summary>
    internal int Index { get; private set; }

    /// <summary>The driver with this key, or null.</summary>
    public static Driver? Find(string key) => ByKey.GetValueOrDefault(key);

    /// <summary>The first year in a programme of history.</summary>
    public static CalendarDriver FirstYearIn(string programme) => Programmes[programme];

    public override string ToString() => Key;

    /// <summary>
    /// % of GDP: the Wales pledge of September 2014 (2 %, from the budgets of 2015 on) and that of The Hague of June
    /// 2025 (3.5 % by 2035).
    /// </summary>
    private static double PledgeIn(int year)
    {
        const double wales = 2;
        const double hague = 3.5;
        const int firstYear = 2015;
        const int begin = 2025;
        const int end = 2035;

        double share = Math.Clamp((year - begin) / (double)(end - begin), 0, 1);
        return year < firstYear ? 0 : wales * LaneMath.Pow(hague / wales, share)[0];
    }

    private static T Enter<T>(T driver)
        where T : Driver
    {
        driver.Index = Declared.OfType<T>().Count();
        Declared.Add(driver);
        return driver;
    }

    private static CalendarDriver EnterProgramme(string key, string title) => Enter(new CalendarDriver
    {
        Key = key + ProgrammeSuffix,
        Unit = "year",
        Range = new(1990, CalendarDriver.Last),
        Meaning = $"first year in the programme: {title}, or never",
        ReadBy = "ProgrammeCalendar",
    });

    private static ImmutableSortedDictionary<int, double> Knots(params (int Year, double Value)[] knots) =>
        knots.ToImmutableSortedDictionary(knot => knot.Year, knot => knot.Value);
}
