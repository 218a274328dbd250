using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Records;

namespace PartnershipSim.Plotting.Report;

/// <summary>What a reader of a comparison can turn over in the page: differences by year and by group.</summary>
internal static class CompareExplorers
{
    /// <summary>Year by year, for every outcome and group.</summary>
    public static YearExplorer ByYear(ImmutableArray<YearEffectRow> years, EffectTable effects)
    {
        (int first, int last) = (
            years.Select(row => row.Year).DefaultIfEmpty(Horizon.Start).Min(),
            years.Select(row => row.Year).DefaultIfEmpty(Horizon.Start).Max());
        string[] outcomes = [.. years.Select(row => row.Outcome).Distinct()];
        bool isMany = effects.Others.Length > 1;
        return new(
            "effects-by-year", "The difference, year by year",
            $"Choose an outcome and tick groups. Line: mean difference against {effects.Base}; "
            + "band: its 90 % interval.",
            first, [.. outcomes.Select(key => Outcomes.Find(key)!).Select(outcome => new ExplorerOutcome(
                outcome.Key, Words.Capital(outcome.Meaning), Words.Unit(CompareFigures.YearUnit(outcome))))],
            [
                .. from @group in years.GroupBy(row => (row.Scenario, row.Group))
                   select new ExplorerSubject(
                       isMany ? $"{@group.Key.Scenario} {@group.Key.Group}" : @group.Key.Group,
                       isMany
                           ? $"{Words.Group(@group.Key.Group)}, {Words.Spoken(@group.Key.Scenario)}"
                           : Words.Group(@group.Key.Group),
                       "groups",
                       @group.GroupBy(row => row.Outcome).ToImmutableDictionary(
                           rows => rows.Key, rows => Series(rows, first, last))),
            ],
            [.. effects.Others.Select(other => isMany ? $"{other} partners" : "partners")]);
    }

    private static ExplorerSeries Series(IEnumerable<YearEffectRow> rows, int first, int last)
    {
        Dictionary<int, YearEffectRow> known = rows.ToDictionary(row => row.Year);
        ImmutableArray<double> Column(Func<YearEffectRow, double> value) =>
            [.. Enumerable.Range(first, last - first + 1)
                .Select(year => known.TryGetValue(year, out YearEffectRow? row) ? value(row) : double.NaN)];
        return new(Column(row => row.Low90), Column(row => row.Effect), Column(row => row.High90), []);
    }

    /// <summary>Group by group, for every outcome.</summary>
    public static IntervalExplorer ByGroup(EffectTable effects)
    {
        bool isMany = effects.Others.Length > 1;
        string[] outcomes = [.. effects.Rows.Select(row => row.Outcome).Distinct()];
        return new(
            "effects-by-group", "The difference, group by group",
            "Choose an outcome. Dot: mean difference; line: its 90 % interval.", $"difference against {effects.Base}",
            [.. outcomes.Select(key => Outcomes.Find(key)!).Select(outcome => new ExplorerOutcome(
                outcome.Key, Words.Capital(outcome.Meaning), Words.Unit(outcome.Unit)))],
            [.. effects.Rows.Select(row => new IntervalRow(
                row.Outcome, row.Group,
                isMany ? $"{Words.Group(row.Group)}, {Words.Spoken(row.Scenario)}" : Words.Group(row.Group),
                row.Effect, row.Low90, row.High90))]);
    }
}
