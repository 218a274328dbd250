using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.History;

/// <summary>Were the years of a fact used for fitting?</summary>
public enum FactSet
{
    /// <summary>Inside the fit years.</summary>
    Fit,

    /// <summary>After them. A repair that a held-out fact motivates makes it seen.</summary>
    HeldOut,

    /// <summary>Across.</summary>
    Mixed,
}

/// <summary>A pattern of history and the band in which the mean of free runs must lie (model description, section 9).</summary>
/// <param name="Unit">Of the value.</param>
/// <param name="Source">Where the band or the pattern comes from.</param>
/// <param name="Of">The value in one course of events.</param>
public sealed record StylisedFact(string Id, string Pattern, string Unit, Interval Band, FactSet Set, string Source, Func<Past, double> Of)
{
    /// <summary>What stands for all runs together, where that is not the mean of their values.</summary>
    public Func<IReadOnlyList<Past>, double>? OfAll { get; init; }

    public override string ToString() => $"{Id} {Pattern}";
}

/// <summary>The stylised facts S01-S25.</summary>
public static class StylisedFacts
{
    private const double Infinity = double.PositiveInfinity;
    private const string Own = "data files; band written with the model in view";
    private const string Share = "SIPRI, World Bank; band written with the model in view";
    private const string Troops = "NATO placemats, IISS; band written with the model in view";

    public static ImmutableArray<StylisedFact> All { get; } =
    [
        new("S01", "NATO-Europe's spending 2000", "% of GDP", Around(1.88, 0.25), FactSet.Fit, Share, past => EuropeanShare(past, 2000)),
        new("S02", "NATO-Europe's spending 2008", "% of GDP", Around(1.70, 0.25), FactSet.Fit, Share, past => EuropeanShare(past, 2008)),
        new("S03", "NATO-Europe's spending 2014", "% of GDP", Around(1.55, 0.25), FactSet.HeldOut, Share, past => EuropeanShare(past, 2014)),
        new("S04", "NATO-Europe's spending, change 2014-20", "pp", new(0, 0.5), FactSet.HeldOut, Share, past => EuropeanShare(past, 2020) - EuropeanShare(past, 2014)),
        new("S05", "lead power's share of Alliance spending 2008", "0-1", Around(0.722, 0.05), FactSet.Fit, Share, past => LeadShare(past, 2008)),
        new("S06", "lead power's share of Alliance spending 2014", "0-1", Around(0.714, 0.05), FactSet.HeldOut, Share, past => LeadShare(past, 2014)),
        new("S07", "members that spend 2 % 2011", "states", new(3, 9), FactSet.HeldOut, "published range", past => MembersAtTwoPercent(past, 2011)),
        new("S08", "non-members' share of SFOR 1996", "0-1", Around(0.185, 0.08), FactSet.Fit, Troops, past => NonMemberShare(past, "SFOR", 1996)),
        new("S09", "non-members' share of SFOR 1998", "0-1", Around(0.202, 0.08), FactSet.Fit, Troops, past => NonMemberShare(past, "SFOR", 1998)),
        new("S10", "non-members' share of KFOR 2008", "0-1", Around(0.190, 0.08), FactSet.Fit, Troops, past => NonMemberShare(past, "KFOR", 2008)),
        new("S11", "non-members' share of KFOR 2013", "0-1", Around(0.252, 0.08), FactSet.HeldOut, Troops, past => NonMemberShare(past, "KFOR", 2013)),
        new("S12", "non-members' share of ISAF 2008", "0-1", new(0.04, 0.14), FactSet.Fit, Troops, past => NonMemberShare(past, "ISAF", 2008)),
        new("S13", "non-members' share of ISAF 2010", "0-1", new(0.04, 0.14), FactSet.HeldOut, Troops, past => NonMemberShare(past, "ISAF", 2010)),
        new("S14a", "contributors to ISAF 2003", "states", Around(26, 5), FactSet.Fit, Troops, past => Contributors(past, "ISAF", 2003)),
        new("S14b", "contributors to ISAF 2008", "states", Around(37, 5), FactSet.Fit, Troops, past => Contributors(past, "ISAF", 2008)),
        new("S15a", "contributors to ISAF 2012", "states", Around(46, 5), FactSet.HeldOut, Troops, past => Contributors(past, "ISAF", 2012)),
        new("S15b", "contributors to KFOR 2013", "states", Around(30, 5), FactSet.HeldOut, Troops, past => Contributors(past, "KFOR", 2013)),
        new("S16", "troops per million ISAF 2010, Baltic over allies of 1994", "ratio", new(1, Infinity), FactSet.HeldOut, Troops, BalticOverAllies)
        {
            OfAll = runs => runs.Average(past => PerMillion(past, IsBaltic(past))) / runs.Average(past => PerMillion(past, Allies(past))),
        },
        new("S17", "Gulf and Central Asian troops ISAF 2010", "k", new(0, 0.3), FactSet.HeldOut, Troops, past => RegionalTroops(past, "Gulf", "Central Asia")),
        new("S18", "MENA troops ISAF 2010", "k", new(0, 0.3), FactSet.HeldOut, Troops, past => RegionalTroops(past, "MENA")),
        new("S19", "Australia in ISAF, mean 2009-12", "k", new(0.5, 2.5), FactSet.HeldOut, Troops, past => MeanOfIsaf(past, "AUS")),
        new("S20", "Georgia in ISAF, mean 2009-12", "k", new(0.2, 1.5), FactSet.HeldOut, Troops, past => MeanOfIsaf(past, "GEO")),
        new("S22a", "shrinking of forces 1995-2008, entrants beyond allies", "ln", new(0, Infinity), FactSet.Fit, Own, past => Shrinking(past, Cohort.Ally1994) - Shrinking(past, Cohort.Entrant)),
        new("S22b", "shrinking of forces 1995-2008, allies beyond dialogue", "ln", new(0, Infinity), FactSet.Fit, Own, past => Shrinking(past, Cohort.Dialogue) - Shrinking(past, Cohort.Ally1994)),
        new("S23", "courtship: entrants' spending in the 4 years to entry, less allies'", "pp", new(0.05, 0.25), FactSet.Mixed, "Olejnik 2025", past => AroundEntry(past, -4, 0)),
        new("S24", "entrants' spending in the 5 years after entry, less allies'", "pp", new(-0.3, 0.2), FactSet.Mixed, "Olejnik 2025", past => AroundEntry(past, 0, 5)),
        // the 1483 of the model description are the deaths of all operations; in Afghanistan the risk of ISAF was set to give the observed ones
        new("S25", "deaths of others than Americans in Afghanistan 2002-14", "persons", Around(1108, 0.3 * 1108), FactSet.Mixed, "iCasualties; the risk was set near it", DeathsInAfghanistan),
    ];

    /// <summary>S21: rank correlation over states between history and the median run, troops per head in ISAF 2010.</summary>
    public static StylisedFact RankOfIsafPerHead(Past lived) => new(
        "S21", "rank correlation with history, ISAF troops per head 2010", "-1..1", new(0.65, 1), FactSet.HeldOut, Troops,
        past => Ranking.Spearman([.. Known(lived).Select(i => IsafPerHead(lived, i))], [.. Known(lived).Select(i => IsafPerHead(past, i))]))
    {
        OfAll = runs => Ranking.Spearman(
            [.. Known(lived).Select(i => IsafPerHead(lived, i))],
            [.. Known(lived).Select(i => Median([.. runs.Select(past => IsafPerHead(past, i))]))]),
    };

    private static Interval Around(double observed, double reach) => new(observed - reach, observed + reach);

    private static double EuropeanShare(Past past, int year)
    {
        int[] europe = [.. past.Where(state => state.Iso3 is not ("USA" or "CAN")).Where(i => past.IsMember(i, year) && double.IsFinite(past.Spending(i, year)))];
        return 100 * europe.Sum(i => past.Spending(i, year)) / europe.Sum(i => past.Gdp(i, year));
    }

    private static double LeadShare(Past past, int year)
    {
        int[] members = [.. past.Where(_ => true).Where(i => past.IsMember(i, year) && double.IsFinite(past.Spending(i, year)))];
        return past.Spending(members.Single(i => past.Model.States[i].IsLead), year) / members.Sum(i => past.Spending(i, year));
    }

    private static double MembersAtTwoPercent(Past past, int year) =>
        past.Where(_ => true).Count(i => past.IsMember(i, year) && past.SpendingShare(i, year) >= 2);

    private static double NonMemberShare(Past past, string operation, int year)
    {
        int[] others = [.. Present(past, operation, year)];
        return others.Where(i => !past.IsMember(i, year)).Sum(i => past.Troops(i, year, past.Number(operation))) / others.Sum(i => past.Troops(i, year, past.Number(operation)));
    }

    private static double Contributors(Past past, string operation, int year) => Present(past, operation, year).Count();

    private static IEnumerable<int> Present(Past past, string operation, int year) =>
        past.Where(state => state.MayContribute).Where(i => past.Troops(i, year, past.Number(operation)) > 0);

    private static double BalticOverAllies(Past past) => PerMillion(past, IsBaltic(past)) / PerMillion(past, Allies(past));

    private static int[] IsBaltic(Past past) => [.. past.Where(_ => true).Where(i => past.RegionOf(i) == "Baltic")];

    private static int[] Allies(Past past) => [.. past.Where(state => state.Cohort == Cohort.Ally1994)];

    private static double PerMillion(Past past, int[] states) =>
        1000 * states.Sum(i => past.Troops(i, 2010, past.Number("ISAF"))) / states.Sum(i => past.Population(i, 2010));

    private static double RegionalTroops(Past past, params string[] regions) =>
        past.Where(state => state.MayContribute).Where(i => regions.Contains(past.RegionOf(i))).Sum(i => past.Troops(i, 2010, past.Number("ISAF")));

    private static double MeanOfIsaf(Past past, string iso3)
    {
        int state = past.Where(card => card.Iso3 == iso3).Single();
        return Enumerable.Range(2009, 4).Average(year => past.Troops(state, year, past.Number("ISAF")));
    }

    private static int[] Known(Past lived) =>
        [.. lived.Where(state => state.MayContribute).Where(i => double.IsFinite(lived.Troops(i, 2010, lived.Number("ISAF"))))];

    private static double IsafPerHead(Past past, int i) => past.Troops(i, 2010, past.Number("ISAF")) / past.Population(i, 2010);

    private static double Shrinking(Past past, Cohort cohort) =>
        past.Where(state => state.Cohort == cohort).Select(i => Math.Log(past.Strength(i, 2008) / past.Strength(i, 1995))).Where(double.IsFinite).Average();

    /// <summary>Change of the spending share from one year after entry to another, less that of the 1994 allies, median over entrants.</summary>
    private static double AroundEntry(Past past, int from, int to)
    {
        ImmutableArray<int> allies = past.Where(state => state.Cohort == Cohort.Ally1994);
        IEnumerable<(int State, int Entry)> entrants = past.Where(state => state.Cohort == Cohort.Entrant)
            .Select(i => (i, past.Model.Drivers.AccessionYear[i]))
            .Where(pair => pair.Item2 + from >= Horizon.Start && pair.Item2 + to <= past.Model.Horizon.LastObserved);
        return Median([.. entrants.Select(e => Change(e.State, e.Entry) - Median([.. allies.Select(i => Change(i, e.Entry))]))]);

        double Change(int i, int entry) => past.SpendingShare(i, entry + to) - past.SpendingShare(i, entry + from);
    }

    private static double DeathsInAfghanistan(Past past) => past.Where(state => state.MayContribute)
        .Sum(i => Enumerable.Range(2002, 13).Sum(year => past.Deaths(i, year, past.Number("ISAF"))));

    private static double Median(IEnumerable<double> values) => Distribution.Median(values.Where(double.IsFinite));
}
