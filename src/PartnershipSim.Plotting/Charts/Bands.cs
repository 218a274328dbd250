using System.Collections.Immutable;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Runs;
using ScottPlot;

namespace PartnershipSim.Plotting.Charts;

/// <summary>
/// Nested bands: 90 % of replicates faint, 50 % softer, the median as a line. Years without a value leave a gap.
/// </summary>
internal static class Bands
{
    public static string ReadingOf(FigureContext context) => context.IsDeterministic
        ? "line: the one deterministic run" : "line: median of the replicates, bands: 50 % and 90 % of them";

    /// <summary>
    /// What the marks mean, in the colour of a group; with dots of observations if one of the series has any.
    /// </summary>
    public static ImmutableArray<LegendEntry> Legend(string group, IEnumerable<Trajectory> trajectories) =>
    [
        .. Legend(group),
        .. trajectories.Any(series => series.History.Any())
            ? [new LegendEntry(
                "history", Sign.Dot, theme => group == "all" ? theme.OfGroup(group) : theme.Of(Mark.Observed))]
            : Array.Empty<LegendEntry>(),
    ];

    /// <summary>What the three marks mean, in the colour of a group.</summary>
    public static ImmutableArray<LegendEntry> Legend(string group) => Legend(theme => theme.OfGroup(group));

    /// <summary>What the three marks mean, in a colour.</summary>
    public static ImmutableArray<LegendEntry> Legend(Func<Theme, Color> color) =>
    [
        new("median", Sign.Line, color),
        new("50 % of replicates", Sign.Band, theme => theme.Soft(color(theme))),
        new("90 % of replicates", Sign.Band, theme => theme.Faint(color(theme))),
    ];

    /// <summary>All outer bands first and all lines last, so that no series hides another's median.</summary>
    public static void Draw(Plot plot, IEnumerable<Trajectory> trajectories, Func<Trajectory, Color> colorOf)
    {
        (Trajectory Series, Color Color)[] all = [.. trajectories.Select(series => (series, colorOf(series)))];
        foreach ((Trajectory series, Color color) in all)
            Fill(plot, series, color.WithAlpha(0.18), d => (d.P05, d.P95));
        foreach ((Trajectory series, Color color) in all)
            Fill(plot, series, color.WithAlpha(0.30), d => (d.P25, d.P75));
        foreach ((Trajectory series, Color color) in all)
            Line(plot, series, color);
    }

    /// <summary>What happened, as dots with a rim, over the bands.</summary>
    public static void Dots(Sheet sheet, Panel panel, Trajectory series, Color color)
    {
        foreach ((int year, double value) in series.History)
        {
            (float x, float y) = panel.Place(year, value);
            sheet.Dot(x, y, 5.5f, sheet.Theme.Background);
            sheet.Dot(x, y, 4, color);
        }
    }

    private static void Fill(
        Plot plot, Trajectory series, Color color, Func<Distribution, (double Low, double High)> edges)
    {
        foreach ((int Year, Distribution Value)[] run in Runs(series))
        {
            // a single year is a band of its own, a little to each side
            double half = run.Length == 1 ? 0.12 : 0;
            IEnumerable<Coordinates> there = run.Select((p, i) => new Coordinates(p.Year - half, edges(p.Value).High));
            IEnumerable<Coordinates> back = run.Reverse().Select(p => new Coordinates(
                p.Year - half, edges(p.Value).Low));
            if (run.Length == 1)
                (there, back) = (there.Append(new(run[0].Year + half, edges(run[0].Value).High)), back.Prepend(new(
                    run[0].Year + half, edges(run[0].Value).Low)));
            plot.Add.Plottable(new Area([.. there, .. back], color));
        }
    }

    private static void Line(Plot plot, Trajectory series, Color color)
    {
        foreach ((int Year, Distribution Value)[] run in Runs(series))
        {
            var line = plot.Add.Scatter(
                run.Select(p => (double)p.Year).ToArray(), run.Select(p => p.Value.P50).ToArray());
            line.Color = color;
            line.LineWidth = Theme.LineWidth;
            line.MarkerSize = run.Length == 1 ? 11 : 0;
        }
    }

    /// <summary>The stretches of consecutive years that have a value.</summary>
    private static IEnumerable<(int Year, Distribution Value)[]> Runs(Trajectory series)
    {
        List<(int Year, Distribution Value)> run = [];
        foreach ((int Year, Distribution Value) point in series.Known)
        {
            if (run.Count > 0 && run[^1].Year != point.Year - 1)
            {
                yield return [.. run];
                run.Clear();
            }

            run.Add(point);
        }

        if (run.Count > 0)
            yield return [.. run];
    }
}
