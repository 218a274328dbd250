using System.Collections.Immutable;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Figures.Sensitivity;
using PartnershipSim.Results.Store;

namespace PartnershipSim.Plotting.Report;

/// <summary>A heat map of a sweep over the two axes that move an outcome most.</summary>
public static class SweepHeatMap
{
    /// <summary>The heat map, or null where the study has fewer than two axes with levels.</summary>
    /// <param name="points">The rows of sweep.csv.</param>
    public static HeatMapFigure? Of(
        ImmutableArray<PointRow> points, SweepRecord record, string outcome, FigureContext context)
    {
        ArgumentNullException.ThrowIfNull(record);
        int place = record.Outcomes.IndexOf(outcome);
        ImmutableArray<PointRow> known = [.. points.Where(point => double.IsFinite(point.Values[place].Mean))];
        SweepLevels[] axes =
        [
            .. Enumerable.Range(0, record.Axes.Length).Select(a => SweepLevels.Of(record, known, a))
                .Where(axis => axis.Names.Length > 1).OrderByDescending(axis => Swing(axis, known, place)).Take(2)
                .OrderByDescending(axis => axis.Names.Length),
        ];
        if (axes.Length < 2)
            return null;
        (SweepLevels across, SweepLevels upward) = (axes[0], axes[1]);
        HeatCell[] cells =
        [
            .. known.Select((point, p) => (Point: point, Column: across.LevelOf[p], Row: upward.LevelOf[p]))
                .GroupBy(each => (each.Column, each.Row))
                .Select(cell => new HeatCell(
                    cell.Key.Column, cell.Key.Row, cell.Average(each => each.Point.Values[place].Mean),
                    cell.Average(each => Reach(each.Point, place)))),
        ];
        HeatCell best = cells.MaxBy(cell => cell.Value)!;
        string spoken = Words.Outcome(outcome);
        string others = record.Axes.Length > 2 ? ", all other axes varying alike" : "";
        return new(
            $"heat_map_{outcome}",
            $"{Words.Capital(spoken)}: highest, {Words.Number(best.Value)}, with {NameOf(across.Axis)} "
            + $"{across.Names[best.Column]} and {NameOf(upward.Axis)} {upward.Names[best.Row]}",
            $"Mean of the points with both settings, {Words.Unit(StudyReport.UnitOf(outcome))}{others}; "
            + "these two axes move it most",
            StudyReport.UnitOf(outcome), (NameOf(across.Axis), across.Names), (NameOf(upward.Axis), upward.Names),
            [.. cells.OrderBy(cell => cell.Row).ThenBy(cell => cell.Column)], context);
    }

    /// <summary>How far the means of the levels of an axis lie apart.</summary>
    private static double Swing(SweepLevels axis, ImmutableArray<PointRow> points, int place)
    {
        double[] means =
        [
            .. points.Select((point, p) => (Level: axis.LevelOf[p], point.Values[place].Mean))
                .GroupBy(each => each.Level)
                .Select(level => level.Average(each => each.Mean)),
        ];
        return means.Max() - means.Min();
    }

    /// <summary>
    /// All points meet the same draws, so chance does not average out over the points of a cell: its error is that of a
    /// point.
    /// </summary>
    private static double Reach(PointRow point, int place)
    {
        if (point.Runs < 2)
            return double.NaN;
        double sd = point.Values[place].Sd;
        return PairedSample.StudentInterval(0, sd * sd, point.Runs, 0.9).High;
    }

    /// <summary>The key of a parameter, out of the name of its column.</summary>
    private static string NameOf(string column) =>
        ParameterSpace.Settings.FirstOrDefault(setting => setting.Key.Replace('.', '_') == column)?.Key ?? column;
}
