using System.Collections.Immutable;
using PartnershipSim.Analysis.Effects;

namespace PartnershipSim.Results.Tables;

/// <summary>A value of a lever that was tried, and the outcome there: a row of seek_levels.csv.</summary>
/// <param name="Lever">The parameter, or the intervention with x for its amount.</param>
/// <param name="Unit">Of the level and of the goal.</param>
/// <param name="Goal">The level that was sought.</param>
/// <param name="IsAnswer">Of the values that meet the goal this is the nearest to the present one.</param>
public sealed record SeekLevelRow(
    string Lever, string Outcome, string Group, string Unit, double Value, double Level, double Low90, double High90,
    double Goal, int IsAnswer)
{
    /// <param name="tried">All values that were tried.</param>
    /// <param name="answer">The one that answers, or null.</param>
    public static ImmutableArray<SeekLevelRow> Of(
        IEnumerable<Probe> tried, Probe? answer, string lever, Outcome outcome, string group, double goal)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        SeekLevelRow Row(Probe probe, int isAnswer) => new(
            lever, outcome.Key, group, outcome.Unit, probe.Value, probe.Mean, Defined(probe.Low), Defined(probe.High),
            goal, isAnswer);
        return
        [
            .. tried.Where(probe => probe.Value != answer?.Value).Select(probe => Row(probe, 0))
                .Concat(answer is { } found ? [Row(found, 1)] : [])
                .OrderBy(row => row.Value),
        ];
    }

    private static double Defined(double value) => double.IsFinite(value) ? value : double.NaN;
}

/// <summary>seek_levels.csv.</summary>
public static class SeekLevelTable
{
    public static Table<SeekLevelRow> Table { get; } =
        new("seek_levels.csv", "a value of a lever that was tried on the way to a level of an outcome", columns =>
    {
        var lever = columns.Text(
            "lever", "the parameter, or the intervention in which x is the value", row => row.Lever);
        var outcome = columns.Outcome(row => row.Outcome);
        var group = columns.Group(row => row.Group);
        var unit = columns.Unit(row => row.Unit);
        var value = columns.Number(
            "value", "of the lever", "value of the lever; its present one where the goal is met as things are",
            row => row.Value);
        var level = columns.Number("level", "of the row", "mean of the outcome over the replicates", row => row.Level);
        var low = columns.Number("lo90", "of the row", "90 % interval of the mean, over chance", row => row.Low90);
        var high = columns.Number("hi90", "of the row", "its upper end", row => row.High90);
        var goal = columns.Number("goal", "of the row", "the level that was sought", row => row.Goal);
        var answer = columns.Whole("is_answer", "0/1", "1 where the mean meets the goal", row => row.IsAnswer);
        return cells => new(
            cells.Of(lever), cells.Of(outcome), cells.Of(group), cells.Of(unit), cells.Of(value), cells.Of(level),
            cells.Of(low), cells.Of(high), cells.Of(goal), cells.Of(answer));
    });
}
