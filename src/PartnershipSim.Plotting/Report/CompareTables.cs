using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Answers;
using PartnershipSim.Plotting.Records;

namespace PartnershipSim.Plotting.Report;

/// <summary>The tables of the report of a comparison.</summary>
internal static class CompareTables
{
    /// <summary>Every reported outcome.</summary>
    public static ReportTable OfOutcomes(EffectTable effects, string other) => ReportTable.Of(
        $"{Words.Capital(Words.Spoken(other))} against {Words.Spoken(effects.Base)}: sums over {effects.Years}, "
        + "levels at its end; effects.csv contains every outcome and group",
        ["outcome", effects.Base, "effect", "90 % interval", "change", "higher in", "unit"],
        from row in ReportedEffects.All
        let effect = effects.Find(other, row.Outcome, row.Group)
        where effect is not null
        select (IEnumerable<ReportCell>)
        [
            row.Label, ReportCell.Number(effect.BaseMean), ReportCell.Difference(effect.Effect),
            ReportCell.Interval(effect.Low90, effect.High90, isSigned: true),
            ReportCell.Percent(effect.Relative, isSigned: true), ReportCell.Percent(effect.ShareHigher),
            Words.Unit(effect.Unit),
        ]);

    /// <summary>Troop-years, state by state.</summary>
    public static ReportTable OfStates(EffectTable states, ImmutableArray<Subject> subjects, string other) =>
        ReportTable.Of(
            $"{Words.Capital(Words.Spoken(other))} against {Words.Spoken(states.Base)}, state by state: "
            + $"troop-years over {states.Years}, thousand",
            ["state", "side", states.Base, "effect", "90 % interval", "change", "higher in"],
            from subject in subjects
            let effect = subject.IsState ? states.Find(other, Outcomes.NonleadTroopYears, subject.Key) : null
            where effect is not null
            orderby Math.Abs(effect.Effect) descending, subject.Key
            select (IEnumerable<ReportCell>)
            [
                subject.Name, Words.Group(subject.Cohort), ReportCell.Number(effect.BaseMean),
                ReportCell.Difference(effect.Effect),
                ReportCell.Interval(effect.Low90, effect.High90, isSigned: true),
                ReportCell.Percent(effect.Relative, isSigned: true), ReportCell.Percent(effect.ShareHigher),
            ]);

    /// <summary>What stays after the change was taken back; none if that was not asked.</summary>
    public static IEnumerable<ReportTable> OfDurability(ImmutableArray<DurabilityRow> durability)
    {
        if (durability.IsEmpty)
            yield break;
        yield return ReportTable.Of(
            "What is left of the gain after the base turned into the scenario, partners that never joined",
            ["scenario", "stopped in", "outcome", "year", "left"],
            durability.Select(row => (IEnumerable<ReportCell>)
            [
                row.Scenario, $"{row.Stopped}", Outcomes.Find(row.Outcome)?.Meaning ?? row.Outcome,
                ReportCell.FromString($"{row.Year}"), ReportCell.Percent(row.Left),
            ]));
    }
}
