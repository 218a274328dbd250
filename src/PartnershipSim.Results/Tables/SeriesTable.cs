using System.Collections.Immutable;
using PartnershipSim.Analysis.History;
using PartnershipSim.Runs;

namespace PartnershipSim.Results.Tables;

/// <summary>A year of a series in a picture of a hindcast: a row of series.csv.</summary>
/// <param name="Panel">The picture, by the name of its files.</param>
/// <param name="Key">Of the state or of the group of a region.</param>
public sealed record SeriesRow(
    string Panel, string What, string PanelUnit, string Key, string Label, string Unit, int Year, double Observed,
        int Runs, Spread Expected)
{
    public static IEnumerable<SeriesRow> Of(ImmutableArray<HindcastPanel> panels) =>
        from panel in panels
        from series in panel.Series
        from year in series.Years
        select new SeriesRow(
            panel.Name, panel.What, panel.Unit, series.Key, series.Label, series.Unit, year.Year, year.Observed,
                year.Expected.Count,
            Spread.Of(year.Expected));

    /// <summary>The pictures that rows make, in their order.</summary>
    public static ImmutableArray<HindcastPanel> Panels(ImmutableArray<SeriesRow> rows) =>
    [
        .. rows.GroupBy(row => row.Panel).Select(panel => new HindcastPanel(
            panel.Key, panel.First().What, panel.First().PanelUnit,
            [
                .. panel.GroupBy(row => row.Key).Select(series => new HindcastSeries(
                    series.Key, series.First().Label, series.First().Unit, [.. series.Select(row => row.ToYear())])),
            ])),
    ];

    private SeriesYear ToYear()
    {
        Distribution expected = double.IsNaN(Expected.P50)
            ? Distribution.Undefined
            : new(Runs, Expected.Mean, Expected.Sd, Expected.P05, Expected.P25, Expected.P50, Expected.P75,
                Expected.P95);
        return new(Year, expected, Observed);
    }
}

/// <summary>series.csv.</summary>
public static class SeriesTable
{
    public static Table<SeriesRow> Table { get; } = new(
        "series.csv", "a year of a state or region in a picture of the hindcast: what was observed beside the forecast",
            columns =>
        {
            var panel = columns.Name("panel", "the picture, by the name of its files", row => row.Panel);
            var what = columns.Text("what", "what the picture shows", row => row.What);
            var panelUnit = columns.Text("panel_unit", "its unit and origins, in words", row => row.PanelUnit);
            var key = columns.Name("key", "the state, or the group of the region", row => row.Key);
            var label = columns.Text("label", "name of the state or region", row => row.Label);
            var unit = columns.Unit(row => row.Unit);
            var year = columns.Year(row => row.Year);
            var observed = columns.Number("observed", Columns<SeriesRow>.Row, "as observed", row => row.Observed);
            var runs = columns.Whole("runs", "runs", "from the origin; 0 where nothing was forecast", row => row.Runs);
            var expected = columns.Spread(row => row.Expected);
            return cells => new(
                cells.Of(panel), cells.Of(what), cells.Of(panelUnit), cells.Of(key), cells.Of(label), cells.Of(unit),
                    cells.Of(year), cells.Of(observed),
                cells.Of(runs), expected(cells));
        });
}
