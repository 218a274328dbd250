using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Tests.Model;

/// <summary>
/// A world small enough to hold in the head: nine states on three shores, one of each kind; three operations, one of
/// which takes over from another, and one contested. All numbers are invented, and none of them is smooth.
/// </summary>
public static class SmallWorld
{
    /// <summary>The year in which the history of the small world ends.</summary>
    public const int LastObserved = 2020;

    private const int Atlantic = 0;
    private const int East = 1;
    private const int South = 2;

    // iso3, region, cohort, distance to Moscow, pfp, UN rate | GDP, growth, people, share, strength, democracy,
    // distance, accession | programmes
    private static readonly (
        StateCard Card, double Gdp, double Growth, double People, double Share, double Strength, double Democracy,
        double Distance, int Accession, int ProgrammeFrom)[] Rows =
    [
        (
            Card("AUS", South, Cohort.Global, 14.4, false, 0.9), 640, 1.031, 17.8, 0.0190, 61, 0.87,
            -0.35, CalendarDriver.Never, 2005),
        (
            Card("DEU", Atlantic, Cohort.Ally1994, 1.61, false, 0.2), 2590, 1.014, 81.4, 0.0162, 362,
            0.89, -0.02, 1949, 1994),
        (
            Card("GEO", East, Cohort.Pfp, 1.65, true, 0), 4.6, 1.052, 4.9, 0.0231, 16, 0.66, 0.15,
            CalendarDriver.Never, 1994),
        (
            Card("MAR", South, Cohort.Dialogue, 4.32, false, 1.1), 48, 1.041, 26.6, 0.0412, 196, 0.21,
            1.62, CalendarDriver.Never, 1995),
        (Card("POL", East, Cohort.Entrant, 1.15, true, 2.4), 224, 1.040, 38.5, 0.0223, 283, 0.84, 0.12, 1999, 1994),
        (
            Card("RUS", East, Cohort.Source, 0, true, 0.1), 815, 1.021, 148.4, 0.0449, 1400, 0.49,
            0.71, CalendarDriver.Never, 1994),
        (Card("SWE", East, Cohort.Pfp, 1.23, true, 3.9), 330, 1.023, 8.8, 0.0241, 64, 0.91, 0.19, 2024, 1994),
        (
            Card("TUR", Atlantic, Cohort.Ally1994, 1.79, false, 0.3), 392, 1.046, 57.6, 0.0401, 811,
            0.55, 0.38, 1952, 1994),
        (Card("USA", Atlantic, Cohort.Lead, 7.83, false, 0.4), 9900, 1.025, 263.1, 0.0394, 1611, 0.88, -1, 1949, 1994),
    ];

    public static ImmutableArray<OperationCard> Operations { get; } =
    [
        new("Alpha", Dice.OperationAddress("Alpha"), 1996, null, Lead.Nato, 1, 0.4),
        new("Beta", Dice.OperationAddress("Beta"), 2003, null, Lead.Coalition, 0, 3.1),
        new("Gamma", Dice.OperationAddress("Gamma"), 2005, 0, Lead.Eu, 1, 0.2),
    ];

    public static int StateNamed(string iso3) => Array.FindIndex(Rows, row => row.Card.Iso3 == iso3);

    /// <summary>The small world, ready to run.</summary>
    /// <param name="point">How the settings stand in every year; the defaults if null.</param>
    /// <param name="nudgedTo">Impose (invented) observations up to this year.</param>
    public static CompiledModel Compile(int to = LastObserved, ParameterPoint? point = null, int? nudgedTo = null)
    {
        Horizon horizon = new(to, LastObserved);
        int years = horizon.Years;
        return new()
        {
            Horizon = horizon,
            States = [.. Rows.Select(row => row.Card)],
            Regions = ["Atlantic", "East", "South"],
            Operations = Operations,
            Drivers = DriversOver(years),
            Timetable = Constant(point ?? ParameterSpace.Default, years),
            Nudge = nudgedTo is { } origin ? ObservationsOver(years, origin) : null,
        };
    }

    /// <summary>The same point in every year.</summary>
    public static ImmutableArray<ParameterPoint> Constant(ParameterPoint point, int years) =>
        [.. Enumerable.Repeat(point, years)];

    private static StateCard Card(string iso3, int region, Cohort cohort, double distance, bool pfp, double unRate) =>
        new(iso3, iso3, Dice.StateAddress(iso3), region, cohort, distance, IsSouthern: iso3 == "MAR", pfp, unRate);

    /// <param name="ownMoney">Of programmes, if they have any.</param>
    public static DriverValues DriversOver(int years, double[][][]? ownMoney = null)
    {
        double[][] gdp = Table(years, (t, i) => Rows[i].Gdp * Math.Pow(Rows[i].Growth, t) * (1 + 0.03 * Wobble(t, i)));
        return new(_ => new double[years], driver => Table(years, (_, _) => driver.Neutral ?? 0))
        {
            Gdp = gdp,
            GrowthMean = Table(years, (_, i) => 0.4 * (Rows[i].Growth - 1) + 0.01),
            GrowthSpread = [.. Rows.Select((_, i) => 0.02 + 0.003 * i)],
            Population = Table(years, (t, i) => Rows[i].People * (1 + 0.004 * t)),
            SpendingShare = Table(years, (t, i) => Rows[i].Share * (1 + 0.1 * Wobble(t, i + 3))),
            InitialStrength = [.. Rows.Select(row => row.Strength)],
            CanContribute = Table(years, (t, i) => Rows[i].Card.Iso3 != "GEO" || t >= 5),
            [Driver.Democracy] = Table(years, (t, i) => Math.Clamp(Rows[i].Democracy + 0.02 * Wobble(t, i + 1), 0, 1)),
            RelativeDistance = Table(
                years, (t, i) => Rows[i].Distance + (Rows[i].Card.IsLead ? 0 : 0.05 * Wobble(t, i + 2))),
            [Driver.UsTroops] = Table(
                years, (t, i) => Rows[i].Card.Cohort == Cohort.Ally1994 ? 60000 - 1400 * t : 7.0 * i),
            Conflict = Table(years, (t, i) =>
                Rows[i].Card.Iso3 is "TUR" or "RUS" || (Rows[i].Card.Iso3 == "GEO" && t == 14) ? 1.0 : 0),
            AccessionYear = [.. Rows.Select(row => row.Accession)],
            TakesPart = Table(years, Participates),
            InteroperabilityWeight = Table(years, (t, i) => Participates(t, i) ? 0.35 + 0.35 * (i % 2) : 0),
            TeachingWeight = Table(years, (t, i) => Participates(t, i) ? 0.25 + 0.35 * (i % 2) : 0),
            MaterialWeight = Table(years, (t, i) => Participates(t, i) ? 0.10 + 0.10 * (i % 2) : 0),
            OwnMoney = ownMoney ?? [],
            [Driver.PartnershipWeight] = Table(years, (_, i) => Rows[i].Card.Iso3 == "SWE" ? 0.8 : 1),
            [Driver.BudgetStance] = Table(
                years, (t, i) => Rows[i].Card.Iso3 == "SWE" && t is >= 12 and < 16 ? -0.05 : 0),
            [Driver.ReformEffort] = Table(years, (t, i) => Rows[i].Card.Iso3 == "GEO" && t is >= 10 and < 15 ? 2.5 : 1),
            [Driver.OperationsOffer] = Table(years, (t, i) => Rows[i].Card.Iso3 switch
            {
                "GEO" when t is >= 9 and < 12 => 2,
                "SWE" when t is >= 10 and < 13 => 0.5,
                "SWE" when t is 13 => 0,
                _ => 1,
            }),
            [Driver.ThreatEvents] = [.. Enumerable.Range(0, years).Select(t => t >= 20 ? 0.9 : 0.2 + 0.1 * (t % 3))],
            [Driver.Alarm] = [.. Enumerable.Range(0, years).Select(t => t < 18 ? 0.0 : t < 26 ? 0.4 : 1.1)],
            [Driver.Pledge] = Table(years, (t, i) => t < 16 ? 0 : Rows[i].Card.Iso3 == "TUR" ? 2.5 : 2.1),
            [Driver.InterstateWar] = Table(years, (t, i) => Rows[i].Card.Iso3 == "GEO" && t is 14 or 15 ? 1.0 : 0),
            [Driver.Terrorism] = [.. Enumerable.Range(0, years).Select(t => t is >= 7 and < 18 ? 0.7 : 0.1)],
            Requested =
            [
                Requests(years, 1996, 2004, 24),
                Requests(years, 2003, 2008, 90),
                Requests(years, 2005, 2035, 5),
            ],
            DistanceToOperation =
            [
                [15.1, 1.1, 2.4, 2.3, 0.9, 1.9, 1.7, 1.2, 7.6],
                [12.2, 3.3, 0.9, 4.6, 2.7, 2.5, 3.5, 1.3, 10.0],
                [15.1, 1.1, 2.4, 2.3, 0.9, 1.9, 1.7, 1.2, 7.6],
            ],
        };
    }

    private static bool Participates(int t, int i) =>
        Rows[i].Card.Cohort is not (Cohort.Lead or Cohort.Ally1994) && Horizon.Start + t >= Rows[i].ProgrammeFrom;

    private static double[] Requests(int years, int first, int last, double troops) =>
    [
        .. Enumerable.Range(Horizon.Start, years)
            .Select(year => year < first || year > last ? 0 : troops / (1 + 0.1 * (Math.Min(year, 2020) - first))),
    ];

    private static Observations ObservationsOver(int years, int origin) => new()
    {
        Origin = origin,
        SpendingShare = Table(
            years, (t, i) => (t + i) % 3 == 0 ? double.NaN : Rows[i].Share * (1 + 0.2 * Wobble(t, i + 4))),
        Strength = Table(
            years, (t, i) => (t + i) % 4 == 0 ? double.NaN : Rows[i].Strength * (1 + 0.6 * Wobble(t, i + 5))),
        Troops =
        [
            .. Operations.Select((_, o) => Table(years, (t, i) =>
                IsSeen(t, i, o) || (Rows[i].Card.MayContribute && (i + t) % 5 == 2 && IsLed(t, o))
                    ? 0.11 * ((i + t + o) % 4)
                    : double.NaN)),
        ],
        IsCovered = [.. Operations.Select((_, o) => Table(years, (t, i) => IsSeen(t, i, o)))],
    };

    private static bool IsLed(int t, int o) => t + Horizon.Start >= Operations[o].FirstYear;

    private static bool IsSeen(int t, int i, int o) =>
        Rows[i].Card.MayContribute && t is 4 or 5 or 9 or 10 or 13 && IsLed(t, o);

    private static T[][] Table<T>(int years, Func<int, int, T> value) =>
        [.. Enumerable.Range(0, years)
            .Select(t => Enumerable.Range(0, Rows.Length).Select(i => value(t, i)).ToArray())];

    // between -1 and 1, without a pattern that the eye could see
    private static double Wobble(int t, int i) => (7919 * (t + 1) * (i + 2) % 201 - 100) / 100.0;
}
