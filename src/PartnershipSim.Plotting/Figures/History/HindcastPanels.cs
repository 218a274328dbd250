using System.Collections.Immutable;
using PartnershipSim.Analysis.History;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Runs;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.History;

/// <summary>
/// What was expected, as bands, and what came, as dots: one panel for each state or region, each with a scale of its
/// own.
/// </summary>
/// <param name="what">"ISAF troops of partners, by state".</param>
public sealed class HindcastPanels(
    string name, string what, string unit, ImmutableArray<HindcastSeries> series, FigureContext context)
    : Figure(context)
{
    public override string Name => name;

    public override string Title =>
        Judged.Any() ? $"{what}: {Words.Percent(Covered)} of the observations lie in the 90 % bands" : what;

    public override string Subtitle =>
        $"{unit}{(IsForecast ? "; from there on the model knew only GDP and requests" : "")}. "
        + "Every panel has its own scale";

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new("key", "label", "unit", "year", "observed", "p05", "p25", "p50", "p75", "p95");
            foreach (HindcastSeries each in series)
            {
                foreach (SeriesYear year in each.Years)
                    table.Add(
                        each.Key, each.Label, each.Unit, year.Year, year.Observed, year.Expected.P05, year.Expected.P25,
                        year.Expected.P50, year.Expected.P75, year.Expected.P95);
            }

            return table;
        }
    }

    public override bool HasData => Judged.Any() || (!IsForecast && Years.Any(year => year.Observed > 0));

    protected override string Reading =>
        IsForecast ? "line: median forecast, bands: 50 % and 90 % of runs; dots: history" : "dots: history";

    protected override string Description => string.Join(" ", series.Select(Story));

    protected override ImmutableArray<LegendEntry> Legend =>
    [
        new("history", Sign.Dot, theme => theme.Of(Mark.Observed)),
        .. IsForecast ? Bands.Legend(theme => theme.Of(Mark.Modelled)) : [],
    ];

    private IEnumerable<SeriesYear> Years => series.SelectMany(each => each.Years);

    /// <summary>False of what the model does not have: then there is only history.</summary>
    private bool IsForecast => series.IsEmpty || Years.Any(year => double.IsFinite(year.Expected.P50));

    private IEnumerable<SeriesYear> Judged =>
        Years.Where(year => double.IsFinite(year.Observed) && double.IsFinite(year.Expected.P50));

    private double Covered => Judged.Average(year => IsCovered(year) ? 1.0 : 0);

    private static bool IsCovered(SeriesYear year) =>
        year.Observed >= year.Expected.P05 && year.Observed <= year.Expected.P95;

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        Tiling tiling = Tiling.For(series.Length, body);
        Scale[] scales = [.. series.Select(ScaleOf)];
        float labels = Panel.LabelRoom(scales);
        for (int i = 0; i < series.Length; i++)
        {
            HindcastSeries each = series[i];
            PixelRect cell = tiling.Cell(i);
            Scale years = Scale.Years(each.Years[0].Year, each.Years[^1].Year, Panel.YearsThatFit(cell.Width - labels));
            Panel panel = new(cell, years, scales[i]) { Heading = each.Label, YLabelRoom = labels };
            panel.Draw(sheet, plot => Bands.Draw(plot, Stretches(each), _ => sheet.Theme.Of(Mark.Modelled)));
            foreach (SeriesYear year in each.Years.Where(year => double.IsFinite(year.Observed)))
            {
                (float x, float height) = panel.Place(year.Year, year.Observed);
                sheet.Dot(x, height, 4.5f, sheet.Theme.Of(Mark.Observed));
            }
        }
    }

    private static Scale ScaleOf(HindcastSeries each) => Scale.Of(
        each.Years.SelectMany(year => new[] { year.Observed, year.Expected.P05, year.Expected.P50, year.Expected.P95 }),
        withZero: true, most: 3);

    /// <summary>Forecasts from different origins do not hang together: each is a trajectory of its own.</summary>
    private static IEnumerable<Trajectory> Stretches(HindcastSeries each)
    {
        foreach (IGrouping<bool, SeriesYear> origin in each.Years.Where(year => double.IsFinite(year.Expected.P50))
            .GroupBy(year => year.Year > 2014))
        {
            SeriesYear[] years = [.. origin];
            yield return new(each.Key, each.Label, each.Key, each.Unit, years[0].Year,
                [.. Enumerable.Range(years[0].Year, years[^1].Year - years[0].Year + 1).Select(
                    year => years.FirstOrDefault(known => known.Year == year) is { Year: > 0 } found
                        ? found.Expected
                        : Distribution.Undefined)]);
        }
    }

    private string Story(HindcastSeries each)
    {
        if (!IsForecast)
            return Past(each);
        SeriesYear[] judged = [.. each.Years.Where(
            year => double.IsFinite(year.Observed) && double.IsFinite(year.Expected.P50))];
        if (judged.Length == 0)
            return $"{each.Label} has no year to judge.";
        SeriesYear last = judged[^1];
        int covered = judged.Count(IsCovered);
        return $"{each.Label}: {Words.Number(last.Observed)} in {last.Year}, "
            + $"expected {Words.Number(last.Expected.P50)} (90 % between {Words.Number(last.Expected.P05)} and "
            + $"{Words.Number(last.Expected.P95)}); {covered} of {judged.Length} years inside.";
    }

    private static string Past(HindcastSeries each)
    {
        SeriesYear[] known = [.. each.Years.Where(year => double.IsFinite(year.Observed))];
        if (known.Length == 0)
            return $"{each.Label} is not known.";
        SeriesYear most = known.MaxBy(year => year.Observed);
        return $"{each.Label}: {Words.Number(known[0].Observed)} in {known[0].Year}, {Words.Number(most.Observed)} at "
            + $"most in {most.Year}, {Words.Number(known[^1].Observed)} in {known[^1].Year}.";
    }
}
