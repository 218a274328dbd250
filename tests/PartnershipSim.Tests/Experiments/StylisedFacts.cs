using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Compilation;

namespace PartnershipSim.Tests.Experiments;

/// <summary>A pattern of history and the band in which the model's mean must lie. Section 9 of the model description has the observed values.</summary>
/// <param name="IsMet">False: the model misses it, and says so.</param>
public sealed record StylisedFact(string Id, string Pattern, Interval Band, bool IsMet, Func<FreeRuns, double> Of)
{
    public override string ToString() => $"{Id} {Pattern}";
}

/// <summary>The stylised facts S01-S25, computed as the model description computes them.</summary>
public static class StylisedFacts
{
    private const double Infinity = double.PositiveInfinity;

    public static ImmutableArray<StylisedFact> All { get; } =
    [
        new("S01", "NATO-Europe spends 1.88 % of GDP in 2000", Around(1.88, 0.25), true, runs => EuropeanShare(runs, 2000)),
        new("S02", "NATO-Europe spends 1.70 % of GDP in 2008", Around(1.70, 0.25), true, runs => EuropeanShare(runs, 2008)),
        new("S03", "NATO-Europe spends 1.55 % of GDP in 2014", Around(1.55, 0.25), true, runs => EuropeanShare(runs, 2014)),
        new("S04", "NATO-Europe spends more in 2020 than in 2014", new(0, 0.5), false, runs => EuropeanShare(runs, 2020) - EuropeanShare(runs, 2014)),
        new("S05", "the lead power carries .722 of spending in 2008", Around(0.722, 0.05), true, runs => LeadShare(runs, 2008)),
        new("S06", "the lead power carries .714 of spending in 2014", Around(0.714, 0.05), true, runs => LeadShare(runs, 2014)),
        new("S07", "few members spend 2 % in 2011", new(3, 9), true, runs => MembersAtTwoPercent(runs, 2011)),
        new("S08", "non-members send .185 of SFOR 1996", Around(0.185, 0.08), true, runs => NonMemberShare(runs, "SFOR", 1996)),
        new("S09", "non-members send .202 of SFOR 1998", Around(0.202, 0.08), true, runs => NonMemberShare(runs, "SFOR", 1998)),
        new("S10", "non-members send .190 of KFOR 2008", Around(0.190, 0.08), true, runs => NonMemberShare(runs, "KFOR", 2008)),
        new("S11", "non-members send .252 of KFOR 2013", Around(0.252, 0.08), false, runs => NonMemberShare(runs, "KFOR", 2013)),
        new("S12", "non-members send .081 of ISAF 2008", new(0.04, 0.14), false, runs => NonMemberShare(runs, "ISAF", 2008)),
        new("S13", "non-members send .092 of ISAF 2010", new(0.04, 0.14), false, runs => NonMemberShare(runs, "ISAF", 2010)),
        new("S14a", "26 states contribute to ISAF 2003", Around(26, 5), true, runs => Contributors(runs, "ISAF", 2003)),
        new("S14b", "37 states contribute to ISAF 2008", Around(37, 5), true, runs => Contributors(runs, "ISAF", 2008)),
        new("S15a", "46 states contribute to ISAF 2012", Around(46, 5), true, runs => Contributors(runs, "ISAF", 2012)),
        new("S15b", "30 states contribute to KFOR 2013", Around(30, 5), false, runs => Contributors(runs, "KFOR", 2013)),
        new("S16", "Baltic states send more per head to ISAF 2010 than the allies of 1994", new(1, Infinity), false, BalticOverAllies),
        new("S17", "Gulf and Central Asian states send next to nobody to ISAF 2010", new(0, 0.3), true, runs => RegionalTroops(runs, "Gulf", "Central Asia")),
        new("S18", "MENA states send next to nobody to ISAF 2010", new(0, 0.3), false, runs => RegionalTroops(runs, "MENA")),
        // a few runs send thousands and most send tens: the mean of a hundred runs is sure to about .1, so this miss is a near one
        new("S19", "Australia sends 1.44 k to ISAF 2009-12", new(0.5, 2.5), false, runs => MeanOfIsaf(runs, "AUS")),
        new("S20", "Georgia sends .67 k to ISAF 2009-12", new(0.2, 1.5), false, runs => MeanOfIsaf(runs, "GEO")),
        new("S21", "states rank in ISAF troops per head 2010 as they did", new(0.65, 1), true, RankOfIsafPerHead),
        new("S22a", "entrants shrink their forces more than allies 1995-2008", new(0, Infinity), true, runs => Shrinking(runs, Cohort.Ally1994) - Shrinking(runs, Cohort.Entrant)),
        new("S22b", "allies shrink their forces more than the dialogue 1995-2008", new(0, Infinity), true, runs => Shrinking(runs, Cohort.Dialogue) - Shrinking(runs, Cohort.Ally1994)),
        new("S23", "courtship: entrants spend more before entry", new(0.05, 0.25), false, runs => AroundEntry(runs, -4, 0)),
        new("S24", "after entry the courtship is over", new(-0.3, 0.2), true, runs => AroundEntry(runs, 0, 5)),
        // the 1483 of the model description are the deaths of all operations; in Afghanistan the risk of ISAF was set to give the observed ones
        new("S25", "1108 others than Americans die in Afghanistan 2002-14", Around(1108, 0.3 * 1108), true, DeathsInAfghanistan),
    ];

    private static Interval Around(double observed, double reach) => new(observed - reach, observed + reach);

    private static double EuropeanShare(FreeRuns runs, int year)
    {
        ImmutableArray<int> europe = [.. runs.Where(state => state.Iso3 is not ("USA" or "CAN")).Where(i => runs.IsMember(i, year))];
        return FreeRuns.Mean(r => 100 * europe.Sum(i => runs.Spending(r, i, year)) / europe.Sum(i => runs.Gdp(r, i, year)));
    }

    private static double LeadShare(FreeRuns runs, int year)
    {
        ImmutableArray<int> members = [.. runs.Where(_ => true).Where(i => runs.IsMember(i, year))];
        int lead = members.Single(i => runs.Model.States[i].IsLead);
        return FreeRuns.Mean(r => runs.Spending(r, lead, year) / members.Sum(i => runs.Spending(r, i, year)));
    }

    private static double MembersAtTwoPercent(FreeRuns runs, int year) => FreeRuns.Mean(r =>
        runs.Where(_ => true).Count(i => runs.IsMember(i, year) && SpendingShare(runs, r, i, year) >= 2));

    private static double NonMemberShare(FreeRuns runs, string operation, int year)
    {
        ImmutableArray<int> others = runs.Where(state => state.MayContribute);
        return FreeRuns.Mean(r =>
            others.Where(i => !runs.IsMember(i, year)).Sum(i => runs.Troops(r, i, year, operation)) / others.Sum(i => runs.Troops(r, i, year, operation)));
    }

    private static double Contributors(FreeRuns runs, string operation, int year) =>
        FreeRuns.Mean(r => runs.Where(state => state.MayContribute).Count(i => runs.Troops(r, i, year, operation) > 0));

    private static double BalticOverAllies(FreeRuns runs)
    {
        return PerMillion([.. runs.Where(_ => true).Where(i => runs.RegionOf(i) == "Baltic")]) / PerMillion(runs.Where(state => state.Cohort == Cohort.Ally1994));

        double PerMillion(ImmutableArray<int> states) =>
            FreeRuns.Mean(r => states.Sum(i => runs.Troops(r, i, 2010, "ISAF")))
            / states.Sum(i => runs.Model.Drivers.Population[Horizon.IndexOf(2010)][i]);
    }

    private static double RegionalTroops(FreeRuns runs, params string[] regions) => FreeRuns.Mean(r =>
        runs.Where(state => state.MayContribute).Where(i => regions.Contains(runs.RegionOf(i))).Sum(i => runs.Troops(r, i, 2010, "ISAF")));

    private static double MeanOfIsaf(FreeRuns runs, string iso3)
    {
        int state = runs.Where(card => card.Iso3 == iso3).Single();
        return FreeRuns.Mean(r => Enumerable.Range(2009, 4).Average(year => runs.Troops(r, state, year, "ISAF")));
    }

    private static double RankOfIsafPerHead(FreeRuns runs)
    {
        int year = Horizon.IndexOf(2010);
        double[] seen = Compiler.Observed(RealHistory.Scenario).Troops[runs.Number("ISAF")][year];
        double[] people = runs.Model.Drivers.Population[year];
        ImmutableArray<int> known = [.. runs.Where(state => state.MayContribute).Where(i => !double.IsNaN(seen[i]))];
        return Ranks.Spearman(
            [.. known.Select(i => seen[i] / people[i])],
            [.. known.Select(i => Ranks.Median([.. Enumerable.Range(0, FreeRuns.Replicates).Select(r => runs.Troops(r, i, 2010, "ISAF"))]) / people[i])]);
    }

    private static double Shrinking(FreeRuns runs, Cohort cohort) => FreeRuns.Mean(r =>
        runs.Where(state => state.Cohort == cohort).Average(i => Math.Log(runs.Strength(r, i, 2008) / runs.Strength(r, i, 1995))));

    /// <summary>Change of the spending share from one year after entry to another, less that of the 1994 allies, median over entrants, % of GDP.</summary>
    private static double AroundEntry(FreeRuns runs, int from, int to)
    {
        ImmutableArray<int> allies = runs.Where(state => state.Cohort == Cohort.Ally1994);
        (int State, int Entry)[] entrants =
        [
            .. runs.Where(state => state.Cohort == Cohort.Entrant)
                .Select(i => (i, runs.Model.Drivers.AccessionYear[i]))
                .Where(pair => pair.Item2 + from >= Horizon.Start && pair.Item2 + to <= Horizon.LastObserved),
        ];
        return FreeRuns.Mean(r => Ranks.Median(
        [
            .. entrants.Select(e => Change(r, e.State, e.Entry) - Ranks.Median([.. allies.Select(i => Change(r, i, e.Entry))])),
        ]));

        double Change(int r, int i, int entry) => SpendingShare(runs, r, i, entry + to) - SpendingShare(runs, r, i, entry + from);
    }

    private static double DeathsInAfghanistan(FreeRuns runs) => FreeRuns.Mean(r =>
        runs.Where(state => state.MayContribute).Sum(i => Enumerable.Range(2002, 13).Sum(year => runs.Deaths(r, i, year, "ISAF"))));

    private static double SpendingShare(FreeRuns runs, int r, int i, int year) => 100 * runs.Spending(r, i, year) / runs.Gdp(r, i, year);
}
