using System.Collections.Immutable;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model;

namespace PartnershipSim.Results.Tables;

/// <summary>Mean paired difference in a year with its 90 % interval: a row of effects_by_year.csv.</summary>
public sealed record YearEffectRow(
    string Base, string Scenario, string Outcome, string Unit, string Group, int Year, double Effect, double Low90,
        double High90)
{
    /// <summary>
    /// Every outcome of all states together, of the cohorts and of the groups by current status, in every year in which
    /// it is defined.
    /// </summary>
    public static ImmutableArray<YearEffectRow> Of(Comparison comparison, int last)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return
        [
            .. from other in comparison.Others
               from outcome in Outcomes.All
               from subject in comparison.Subjects
               where subject.Kind is "all" or "cohort" or Model.Entities.Group.CurrentKind
               from year in Enumerable.Range(Horizon.Start, last - Horizon.Start + 1)
               let effect = comparison.InYear(other, outcome, subject.Key, year)
               where double.IsFinite(effect.Mean)
               select new YearEffectRow(
                   comparison.Base, other, outcome.Key, outcome.Unit, subject.Key, year, effect.Mean,
                       Defined(effect.Interval90.Low),
                   Defined(effect.Interval90.High)),
        ];
    }

    private static double Defined(double value) => double.IsFinite(value) ? value : double.NaN;
}

/// <summary>effects_by_year.csv.</summary>
public static class EffectsByYearTable
{
    public static Table<YearEffectRow> Table { get; } = new(
        "effects_by_year.csv", "the effect in a year on an outcome of all states together or of a cohort", columns =>
        {
            const string unit = Columns<YearEffectRow>.Row;
            var @base = columns.Base(row => row.Base);
            var scenario = columns.Scenario(row => row.Scenario);
            var outcome = columns.Outcome(row => row.Outcome);
            var ofOutcome = columns.Unit(row => row.Unit);
            var group = columns.Name("group", "key of the group of states", row => row.Group);
            var year = columns.Year(row => row.Year);
            var effect = columns.Number("effect", unit, "mean of (scenario - base)", row => row.Effect);
            var low = columns.Number("lo90", unit, "low end of its 90 % interval", row => row.Low90);
            var high = columns.Number("hi90", unit, "its high end", row => row.High90);
            return cells => new(
                cells.Of(@base), cells.Of(scenario), cells.Of(outcome), cells.Of(ofOutcome), cells.Of(group),
                    cells.Of(year), cells.Of(effect),
                cells.Of(low), cells.Of(high));
        });
}
