using System.Collections.Immutable;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Runs;
using ScottPlot;

namespace PartnershipSim.Plotting.Charts;

/// <summary>Nested bands: 90 % of replicates faint, 50 % softer, the median as a line. Years without a value leave a gap.</summary>
internal static class Bands
{
    public static string ReadingOf(FigureContext context) =>
        context.IsDeterministic ? "line: the one run without chance" : "line: median of the replicates, bands: 50 % and 90 % of them";

    /// <summary>What the marks mean, in a colour; with dots of history if one of the series has any.</summary>
    public static ImmutableArray<LegendEntry> Legend(string key, IEnumerable<Trajectory> trajectories) =>
        trajectories.Any(series => series.History.Any()) ? [.. Legend(key), new("history", Sign.Dot, theme => key == "all" ? theme.OfGroup(key) : theme.Text)] : Legend(key);

    /// <summary>What the three marks mean, in a colour.</summary>
    public static ImmutableArray<LegendEntry> Legend(string key) =>
    [
        new("median", Sign.Line, theme => theme.OfGroup(key)),
        new("50 % of replicates", Sign.Band, theme => theme.Soft(theme.OfGroup(key))),
        new("90 % of replicates", Sign.Band, theme => theme.Faint(theme.OfGroup(key))),
    ];

    /// <summary>All outer bands first and all lines last, so that no series hides another's median.</summary>
    public static void Draw(Plot plot, Theme theme, IEnumerable<Trajectory> trajectories)
    {
        Trajectory[] all = [.. trajectories];
        foreach (Trajectory series in all)
            Fill(plot, series, theme.OfGroup(series.Key).WithAlpha(0.18), d => (d.P05, d.P95));
        foreach (Trajectory series in all)
            Fill(plot, series, theme.OfGroup(series.Key).WithAlpha(0.30), d => (d.P25, d.P75));
        foreach (Trajectory series in all)
            Line(plot, series, theme.OfGroup(series.Key));
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

    private static void Fill(Plot plot, Trajectory series, Color color, Func<Distribution, (double Low, double High)> edges)
    {
        foreach ((int Year, Distribution Value)[] run in Runs(series))
        {
            // a single year is a band of its own, a little to each side
            double half = run.Length == 1 ? 0.12 : 0;
            IEnumerable<Coordinates> there = run.Select((p, i) => new Coordinates(p.Year - half, edges(p.Value).High));
            IEnumerable<Coordinates> back = run.Reverse().Select(p => new Coordinates(p.Year - half, edges(p.Value).Low));
            if (run.Length == 1)
                (there, back) = (there.Append(new(run[0].Year + half, edges(run[0].Value).High)), back.Prepend(new(run[0].Year + half, edges(run[0].Value).Low)));
            plot.Add.Plottable(new Area([.. there, .. back], color));
        }
    }

    private static void Line(Plot plot, Trajectory series, Color color)
    {
        foreach ((int Year, Distribution Value)[] run in Runs(series))
        {
            var line = plot.Add.Scatter(run.Select(p => (double)p.Year).ToArray(), run.Select(p => p.Value.P50).ToArray());
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
