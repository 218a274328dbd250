using System.Collections.Immutable;
using System.Globalization;
using PartnershipSim.Analysis.History;
using PartnershipSim.Model.Wording;
using PartnershipSim.Results.Store;
using PartnershipSim.Results.Tables;
using Spectre.Console;

namespace PartnershipSim.Cli.Terminal;

/// <summary>
/// What a sweep says: the best points for each outcome, and how much each axis moves it. All points meet the same
/// draws, so differences between them are due to their settings.
/// </summary>
internal static class SweepSummary
{
    /// <summary>
    /// Points that are named, outcomes that are shown, and settings up to which an axis is a list of levels.
    /// </summary>
    private const int Best = 3, MostOutcomes = 3, MostLevels = 12;

    /// <summary>Prints the answer of a finished sweep.</summary>
    /// <param name="effects">Main effects of the axes; empty if they are not known.</param>
    public static void Print(
        ImmutableArray<PointRow> points, SweepRecord record, ImmutableArray<AxisEffect> effects)
    {
        for (int k = 0; k < Math.Min(MostOutcomes, record.Outcomes.Length); k++)
        {
            PointRow[] known = [.. points.Where(point => double.IsFinite(point.Values[k].Mean))];
            if (known.Length > 1)
                Print(known, record, k, [.. effects.Where(effect => effect.Outcome == record.Outcomes[k])]);
        }
    }

    private static void Print(PointRow[] points, SweepRecord record, int k, AxisEffect[] effects)
    {
        string outcome = record.Outcomes[k];
        double mean = points.Average(point => point.Values[k].Mean);
        PointRow[] ordered = [.. points.OrderByDescending(point => point.Values[k].Mean)];
        Screen.Data.MarkupLineInterpolated(
            $"[bold]{Words.Capital(Words.Outcome(outcome))}[/]: from {Words.Number(ordered[^1].Values[k].Mean)} to {Words.Number(ordered[0].Values[k].Mean)} over {Words.Fixed(points.Length, 0)} points, {Words.Number(mean)} on average{Base()}.");
        foreach (PointRow point in ordered.Take(Best))
            Screen.Data.MarkupLineInterpolated(
                $"  {Words.Number(point.Values[k].Mean)}  with {string.Join(", ", record.Axes.Select((axis, a) => $"{axis} {Setting(point.Axes[a])}"))}");
        if (effects.Length > 0)
            PrintMainEffects(outcome, effects);
        else
            PrintPull(outcome, record.Axes.Select((axis, a) => Effect(axis, a)));

        string Base() => effects.Length > 0 && double.IsFinite(effects[0].Base)
            ? $"; the base scenario has {Words.Number(effects[0].Base)}" : "";

        (string Axis, string Text, double Size) Effect(string axis, int a)
        {
            string[] levels = [.. points.Select(point => point.Axes[a]).Distinct()];
            if (levels.Length <= MostLevels)
            {
                (string Level, double Mean)[] means =
                [
                    .. levels.Select(level => (level, points.Where(point => point.Axes[a] == level)
                        .Average(point => point.Values[k].Mean))).OrderBy(level => level.Item2),
                ];
                double share = mean == 0 ? 0 : (means[^1].Mean - means[0].Mean) / Math.Abs(mean);
                return (
                    axis,
                    $"{Words.Percent(share, isSigned: true)} of the mean from {Setting(means[0].Level)} to "
                    + Setting(means[^1].Level),
                    share);
            }

            double[] values = [.. points.Select(point => point.Values[k].Mean)];
            double rank = Ranking.Spearman([.. points.Select(point => point.Number(a))], values);
            double spread = mean == 0 ? 0 : (values.Max() - values.Min()) / Math.Abs(mean);
            return (axis, $"rank correlation {Words.WithSign(rank, 2)}", Math.Abs(rank) * spread);
        }
    }

    private static void PrintPull(string outcome, IEnumerable<(string Axis, string Text, double Size)> axes)
    {
        Table table = Screen.NewTable();
        table.AddColumn(Screen.Left($"axis, by its pull on {Words.Outcome(outcome)}"));
        table.AddColumn(Screen.Left("change"));
        foreach ((string axis, string text, double _) in axes.OrderByDescending(effect => effect.Size))
            table.AddRow(Markup.Escape(axis), Markup.Escape(text));
        Screen.Data.Write(table);
    }

    /// <summary>
    /// The lowest and the highest level of every axis against the mean over all points, the axis that moves most first.
    /// </summary>
    private static void PrintMainEffects(string outcome, AxisEffect[] effects)
    {
        Table table = Screen.NewTable();
        table.AddColumn(Screen.Left("axis"));
        table.AddColumn(Screen.Left("level"));
        table.AddColumn(Screen.Right(Words.Capital(Words.Outcome(outcome))));
        table.AddColumn(Screen.Right("against all points"));
        table.AddColumn(Screen.Right("90 % interval over chance"));
        foreach (AxisEffect[] axis in effects.Where(effect => double.IsFinite(effect.Effect))
            .GroupBy(effect => effect.Axis)
            .Select(axis => axis.OrderBy(level => level.Effect).ToArray())
            .OrderByDescending(axis => axis[^1].Effect - axis[0].Effect))
        {
            foreach (AxisEffect level in axis.Length == 1 ? axis : [axis[0], axis[^1]])
                table.AddRow(
                    Markup.Escape(level == axis[0] ? level.Axis : ""), Markup.Escape(level.Level),
                    Words.Number(level.Mean), Words.WithSign(level.Effect),
                    double.IsFinite(level.Low90)
                        ? $"{Words.WithSign(level.Low90)} to {Words.WithSign(level.High90)}" : "none");
        }

        Screen.Data.Write(table);
    }

    private static string Setting(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? Words.Setting(value)
            : text;
}
