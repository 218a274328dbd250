using System.Collections.Immutable;
using PartnershipSim.Analysis.History;
using PartnershipSim.Model;

namespace PartnershipSim.Results.Tables;

/// <summary>A case of a hindcast with what the model expected of it: a row of forecasts.csv.</summary>
/// <param name="Operation">Blank where the case is of none.</param>
/// <param name="Participation">Probability that the state takes part; undefined where that is no question.</param>
public sealed record ForecastRow(
    string Window, string Set, string State, string Region, string Operation, int Origin, int Year, string Unit,
        double Observed, double P05, double P25,
    double P50, double P75, double P95, double Participation)
{
    public static IEnumerable<ForecastRow> Of(Hindcast hindcast)
    {
        ArgumentNullException.ThrowIfNull(hindcast);
        return
            from window in hindcast.Windows
            from pair in window.Cases.Zip(window.Expected(Examination.Model))
            select Of(hindcast, window.Window, pair.First, pair.Second!);
    }

    private static ForecastRow Of(Hindcast hindcast, Window window, ForecastCase asked, Prediction expected)
    {
        StateCard state = hindcast.Model.States[asked.State];
        string unit = window.Quantity switch { Quantity.Spending => "% of GDP", Quantity.Strength => "ln k", _ => "k" };
        return new(
            window.Key, HindcastRecord.SetOf(window), state.Iso3, hindcast.Model.Regions[state.Region],
            asked.Operation < 0 ? ""
                : hindcast.Model.Operations[asked.Operation].Name, asked.Origin, asked.Year, unit, asked.Observed,
            expected.Quantile(0.05), expected.Quantile(0.25), expected.Quantile(0.5), expected.Quantile(0.75),
                expected.Quantile(0.95),
            expected.Participation);
    }
}

/// <summary>forecasts.csv.</summary>
public static class ForecastsTable
{
    public static Table<ForecastRow> Table { get; } =
        new("forecasts.csv", "a case with what the model expected of it", columns =>
    {
        var window = HindcastColumns.Window(columns, row => row.Window);
        var set = HindcastColumns.Set(columns, row => row.Set);
        var state = columns.State(row => row.State);
        var region = columns.Text("region", "name of the state's region", row => row.Region);
        var operation = columns.Text(
            "operation", "name of the operation; blank where the case is of none", row => row.Operation);
        var origin = columns.Whole("origin", "year", "last year that the forecast knew", row => row.Origin);
        var year = columns.Year(row => row.Year);
        var unit = columns.Unit(row => row.Unit);
        var observed = columns.Number("observed", Columns<ForecastRow>.Row, "as observed", row => row.Observed);
        var p05 = columns.Quantile("p05", 5, row => row.P05);
        var p25 = columns.Quantile("p25", 25, row => row.P25);
        var p50 = columns.Quantile("p50", 50, row => row.P50);
        var p75 = columns.Quantile("p75", 75, row => row.P75);
        var p95 = columns.Quantile("p95", 95, row => row.P95);
        var participation = columns.Number(
            "participation", "0-1", "probability that the state takes part in the operation", row => row.Participation);
        return cells => new(
            cells.Of(window), cells.Of(set), cells.Of(state), cells.Of(region), cells.Of(operation), cells.Of(origin),
                cells.Of(year), cells.Of(unit),
            cells.Of(observed), cells.Of(p05), cells.Of(p25), cells.Of(p50), cells.Of(p75), cells.Of(p95),
                cells.Of(participation));
    });
}
