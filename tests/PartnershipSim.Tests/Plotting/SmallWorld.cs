using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;

namespace PartnershipSim.Tests.Plotting;

/// <summary>A made-up world of a few states of every cohort, with one operation: enough for every figure, built without files.</summary>
internal static class SmallWorld
{
    private static readonly (string Iso3, string Name, int Region, Cohort Cohort, double Gdp, double Population)[] People =
    [
        ("ARM", "Armenia", 3, Cohort.Pfp, 5, 3), ("AUS", "Australia", 5, Cohort.Global, 700, 18), ("BEL", "Belgium", 0, Cohort.Ally1994, 350, 10),
        ("BRA", "Brazil", 6, Cohort.None, 1200, 160), ("EST", "Estonia", 2, Cohort.Entrant, 10, 1.5), ("FRA", "France", 0, Cohort.Ally1994, 1800, 58),
        ("GEO", "Georgia", 3, Cohort.Pfp, 5, 4.5), ("JOR", "Jordan", 4, Cohort.Dialogue, 15, 4.5), ("LTU", "Lithuania", 2, Cohort.Entrant, 18, 3.6),
        ("POL", "Poland", 1, Cohort.Entrant, 220, 38), ("RUS", "Russia", 7, Cohort.Source, 900, 148), ("SWE", "Sweden", 8, Cohort.Pfp, 330, 9),
        ("UKR", "Ukraine", 1, Cohort.Pfp, 80, 51), ("USA", "United States", 9, Cohort.Lead, 10000, 260),
    ];

    private static readonly ImmutableArray<string> RegionNames =
        ["Western Europe", "Eastern Europe", "Baltic", "Caucasus", "MENA", "Asia-Pacific", "Latin America", "Russia", "Northern Europe", "North America"];

    /// <summary>The whole of it, run often enough for bands.</summary>
    public static RunResult Run(int replicates = 24, int to = 2020, Func<string, bool>? keep = null)
    {
        CompiledModel model = Compile(to, keep ?? (_ => true));
        return ScenarioRun.Of(model, new RunPlan(1, replicates, Threads: 1), OutcomeYears.Default(model.Horizon));
    }

    /// <summary>The made-up world itself.</summary>
    public static CompiledModel Compile(int to = 2020) => Compile(to, _ => true);

    private static CompiledModel Compile(int to, Func<string, bool> keep)
    {
        var people = People.Where(p => keep(p.Iso3)).ToArray();
        int states = people.Length;
        Horizon horizon = new(to, 2020);
        int years = horizon.Years;
        return new()
        {
            Horizon = horizon,
            States = [.. people.Select(p => new StateCard(p.Iso3, p.Name, Dice.StateAddress(p.Iso3), p.Region, p.Cohort, 1.5, p.Region == 4, p.Cohort is Cohort.Entrant or Cohort.Pfp, 0.5))],
            Regions = RegionNames,
            Operations = [new("ISAF", Dice.OperationAddress("ISAF"), 2002, null, Lead.Nato, 1, 3)],
            Timetable = [.. Enumerable.Repeat(ParameterSpace.Default, years)],
            Drivers = new(_ => new double[years], driver => Table((_, _) => driver.Neutral ?? 0))
            {
                Gdp = Table((y, i) => people[i].Gdp * (1 + 0.03 * y)),
                GrowthMean = Table((_, _) => 0.02),
                GrowthSpread = [.. people.Select(_ => 0.03)],
                Population = Table((_, i) => people[i].Population),
                SpendingShare = Table((_, i) => 0.015 + 0.002 * (i % 5)),
                InitialStrength = [.. people.Select(p => 4 * p.Population)],
                CanContribute = Flags((_, _) => true),
                [Driver.Democracy] = Table((_, i) => people[i].Cohort is Cohort.Ally1994 or Cohort.Entrant ? 0.85 : 0.5),
                RelativeDistance = Table((_, i) => people[i].Cohort is Cohort.Ally1994 or Cohort.Entrant ? 0 : 1),
                [Driver.UsTroops] = Table((_, i) => 100 * i),
                Conflict = Table((_, _) => 0),
                AccessionYear = [.. people.Select(p => p.Cohort switch { Cohort.Ally1994 or Cohort.Lead => 1949, Cohort.Entrant => 2004, _ => CalendarDriver.Never })],
                TakesPart = Flags((_, i) => Group.IsPartner(people[i].Cohort)),
                InteroperabilityWeight = Table((_, i) => Group.IsPartner(people[i].Cohort) ? 0.6 : 0),
                TeachingWeight = Table((_, i) => Group.IsPartner(people[i].Cohort) ? 0.5 : 0),
                MaterialWeight = Table((_, i) => Group.IsPartner(people[i].Cohort) ? 0.4 : 0),
                [Driver.ThreatEvents] = [.. Enumerable.Range(0, years).Select(y => y >= 20 ? 0.8 : 0.2)],
                [Driver.Terrorism] = [.. Enumerable.Range(0, years).Select(y => y >= 7 ? 0.5 : 0.1)],
                Requested = [[.. Enumerable.Range(0, years).Select(y => y is >= 8 and <= 20 ? 8 - 0.1 * (y - 14) * (y - 14) : 0)]],
                DistanceToOperation = [[.. people.Select((_, i) => 3 + 0.2 * i)]],
            },
        };

        double[][] Table(Func<int, int, double> value) => [.. Enumerable.Range(0, years).Select(y => Enumerable.Range(0, states).Select(i => value(y, i)).ToArray())];
        bool[][] Flags(Func<int, int, bool> value) => [.. Enumerable.Range(0, years).Select(y => Enumerable.Range(0, states).Select(i => value(y, i)).ToArray())];
    }
}
