using System.Collections.Immutable;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Runs;

namespace PartnershipSim.Results.Tables;

/// <summary>The share of an effect that is mediated by attitudes: a row of mediation.csv.</summary>
/// <param name="LowEnd">With the two weights of attitudes in joining and size at the low end of their ranges.</param>
/// <param name="RangeLow">5 % quantile over the uncertain ranges, or over the members of an ensemble; undefined where
/// hardly any shows an effect.</param>
/// <param name="PointsWithEffect">Points of the ranges, or members, that show an effect.</param>
public sealed record MediationRow(
    string Base, string Scenario, string Outcome, string Group, double Share, double Low90, double High90,
        double LowEnd, double RangeLow, double RangeHigh,
    int PointsWithEffect, int Points)
{
    /// <summary>The row of a scenario; null if its effect is too unclear for a share.</summary>
    /// <param name="overPoints">The share at each point that shows an effect.</param>
    public static MediationRow? Of(
        string @base, string scenario, MediatedShare share, double? lowEnd, ImmutableArray<double> overPoints,
        int points)
    {
        ArgumentNullException.ThrowIfNull(share);
        double[] sorted = [.. overPoints.Order()];
        double Quantile(double level) => sorted.Length > 1 ? Distribution.Quantile(sorted, level) : double.NaN;
        return share.Share is not { } known
            ? null
            : new(
                @base, scenario, share.Outcome.Key, share.Subject, known, share.Interval90?.Low
                    ?? double.NaN, share.Interval90?.High ?? double.NaN,
                lowEnd ?? double.NaN, Quantile(0.05), Quantile(0.95), sorted.Length, points);
    }
}

/// <summary>mediation.csv.</summary>
public static class MediationTable
{
    public static Table<MediationRow> Table { get; } = new(
        "mediation.csv", "how much of the effect on partners' troop-years is mediated by attitudes; no row for "
            + "scenarios without a clear effect", columns =>
        {
            var @base = columns.Base(row => row.Base);
            var scenario = columns.Scenario(row => row.Scenario);
            var outcome = columns.Outcome(row => row.Outcome);
            var group = columns.Name("group", "key of the group of states", row => row.Group);
            var share = columns.Number(
                "share", "-", "part of the effect that passes through attitudes", row => row.Share);
            var low = columns.Number("lo90", "-", "low end of its 90 % interval over replicates", row => row.Low90);
            var high = columns.Number("hi90", "-", "its high end", row => row.High90);
            var lowEnd = columns.Number(
                "low_end", "-", "the share with both weights of attitudes at the low end of their ranges", row =>
                row.LowEnd);
            var rangeLow = columns.Number(
                "range_p05", "-", "5 % quantile of the share over the uncertain ranges, or over an ensemble", row =>
                row.RangeLow);
            var rangeHigh = columns.Number("range_p95", "-", "95 % quantile of the same", row => row.RangeHigh);
            var some = columns.Whole(
                "points_with_effect", "points", "points of these ranges, or members, that show an effect", row =>
                row.PointsWithEffect);
            var all = columns.Whole(
                "points", "points", "points of these ranges, or members, that were run", row => row.Points);
            return cells => new(
                cells.Of(@base), cells.Of(scenario), cells.Of(outcome), cells.Of(group), cells.Of(share), cells.Of(low),
                    cells.Of(high), cells.Of(lowEnd),
                cells.Of(rangeLow), cells.Of(rangeHigh), cells.Of(some), cells.Of(all));
        });
}
