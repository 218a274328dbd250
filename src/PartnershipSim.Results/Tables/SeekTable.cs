using System.Collections.Immutable;
using PartnershipSim.Analysis.Effects;

namespace PartnershipSim.Results.Tables;

/// <summary>A value of a lever that was tried, and the change of the outcome there: a row of seek.csv.</summary>
/// <param name="Lever">The parameter, or the intervention with x for its amount.</param>
/// <param name="Change">Relative to the base, .05 is 5 % more.</param>
/// <param name="Goal">The change that was sought.</param>
/// <param name="IsAnswer">Of the values that meet the goal this is the nearest to the present one.</param>
public sealed record SeekRow(
    string Lever, string Outcome, string Group, double Value, double Change, double Low90, double High90, double Goal,
    int IsAnswer)
{
    public static ImmutableArray<SeekRow> Of(
        Seeking seeking, SeekResult? found, string lever, string outcome, string group, double goal)
    {
        ArgumentNullException.ThrowIfNull(seeking);
        return
        [
            .. seeking.Probes.Where(probe => found is null || probe.Value != found.Value)
                .Select(probe => new SeekRow(
                    lever, outcome, group, probe.Value, probe.Mean, Defined(probe.Low), Defined(probe.High), goal, 0))
                .Concat(found is null ? [] : (SeekRow[])[Answer(found, lever, outcome, group)])
                .OrderBy(row => row.Value),
        ];
    }

    private static SeekRow Answer(SeekResult found, string lever, string outcome, string group) => new(
        lever, outcome, group, found.Value, found.There.Mean, Defined(found.There.Low), Defined(found.There.High),
        found.Goal, 1);

    private static double Defined(double value) => double.IsFinite(value) ? value : double.NaN;
}

/// <summary>seek.csv.</summary>
public static class SeekTable
{
    public static Table<SeekRow> Table { get; } =
        new("seek.csv", "a value of a lever that was tried on the way to a goal", columns =>
    {
        var lever = columns.Text(
            "lever", "the parameter, or the intervention in which x is the value", row => row.Lever);
        var outcome = columns.Outcome(row => row.Outcome);
        var group = columns.Group(row => row.Group);
        var value = columns.Number("value", "of the lever", "value of the lever", row => row.Value);
        var change = columns.Number("change", "0-1", "change of the outcome as a share of its base", row => row.Change);
        var low = columns.Number("lo90", "0-1", "90 % interval of the change, over chance", row => row.Low90);
        var high = columns.Number("hi90", "0-1", "its upper end", row => row.High90);
        var goal = columns.Number("goal", "0-1", "the change that was sought", row => row.Goal);
        var answer = columns.Whole("is_answer", "0/1", "1 where the mean change meets the goal", row => row.IsAnswer);
        return cells => new(
            cells.Of(lever), cells.Of(outcome), cells.Of(group), cells.Of(value), cells.Of(change), cells.Of(low),
            cells.Of(high), cells.Of(goal), cells.Of(answer));
    });
}
