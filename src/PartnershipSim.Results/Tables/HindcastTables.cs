using System.Collections.Immutable;
using System.Globalization;
using PartnershipSim.Analysis.History;
using PartnershipSim.Model;
using PartnershipSim.Runs;

namespace PartnershipSim.Results.Tables;

/// <summary>The tidy tables of a hindcast, lower snake_case columns, round-trip numbers. <see cref="Read"/> reads them back.</summary>
public static class HindcastTables
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    private static readonly double[] Levels = [0.05, 0.25, 0.5, 0.75, 0.95];

    /// <summary>The columns of skill.csv.</summary>
    public static ImmutableArray<string> SkillHeader { get; } =
        ["window", "set", "task", "group", "score", "against", "cases", "states", "model", "other", "skill", "lo90", "hi90", "verdict"];

    /// <summary>The rows of skill.csv.</summary>
    public static IEnumerable<IReadOnlyList<object>> SkillRows(HindcastRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Skills.Select(row => (IReadOnlyList<object>)
        [
            row.Window, row.Set, row.Task, row.Group, row.Score, row.Against, row.Cases, row.States, row.Model, row.Other, row.Value, row.Low, row.High,
            row.Verdict.ToString().ToLowerInvariant(),
        ]);
    }

    /// <summary>skill.csv: the model against each benchmark, and against itself without each of its parts.</summary>
    public static void WriteSkill(Stream stream, HindcastRecord record) => Write(stream, SkillHeader, SkillRows(record));

    /// <summary>scores.csv: the score of every forecaster by itself, bias and coverage included.</summary>
    public static void WriteScores(Stream stream, HindcastRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        Write(
            stream, ["window", "set", "task", "group", "forecaster", "score", "cases", "value"],
            record.Scores.Select(row => (IReadOnlyList<object>)[row.Window, row.Set, row.Task, row.Group, row.Forecaster, row.Score, row.Cases, row.Value]));
    }

    /// <summary>facts.csv: the stylised facts.</summary>
    public static void WriteFacts(Stream stream, HindcastRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        Write(
            stream, ["fact", "pattern", "unit", "set", "source", "observed", "simulated", "p05", "p95", "band_low", "band_high", "verdict"],
            record.Facts.Select(row => (IReadOnlyList<object>)
            [
                row.Fact, row.Pattern, row.Unit, row.Set, row.Source, row.Observed, row.Simulated, row.P05, row.P95, row.BandLow, row.BandHigh, row.IsMet ? "pass" : "fail",
            ]));
    }

    /// <summary>series.csv: what stands in the pictures, history beside forecasts.</summary>
    public static void WriteSeries(Stream stream, HindcastRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        Write(
            stream, ["panel", "what", "panel_unit", "key", "label", "unit", "year", "observed", "runs", "mean", "sd", "p05", "p25", "p50", "p75", "p95"],
            from panel in record.Panels
            from series in panel.Series
            from year in series.Years
            let d = year.Expected
            select (IReadOnlyList<object>)
            [
                panel.Name, panel.What, panel.Unit, series.Key, series.Label, series.Unit, year.Year, year.Observed, d.Count, d.Mean, d.Sd, d.P05, d.P25, d.P50, d.P75, d.P95,
            ]);
    }

    /// <summary>forecasts.csv: every case with what the model expected of it.</summary>
    public static void WriteForecasts(Stream stream, Hindcast hindcast)
    {
        ArgumentNullException.ThrowIfNull(hindcast);
        Write(
            stream, ["window", "set", "state", "region", "operation", "origin", "year", "unit", "observed", "p05", "p25", "p50", "p75", "p95", "participation"],
            hindcast.Windows.SelectMany(window => window.Cases.Zip(window.Expected(Examination.Model)).Select(pair => Row(hindcast, window.Window, pair.First, pair.Second!))));
    }

    /// <summary>The hindcast that a result folder holds.</summary>
    /// <exception cref="InvalidDataException">A table is cut short or of another version.</exception>
    public static HindcastRecord Read(string folder)
    {
        StoredTable Table(string name) => StoredTable.Read(Path.Combine(folder, name));
        return new(
            [
                .. Table("skill.csv").Rows.Select(row => new SkillRow(
                    row["window"], row["set"], row["task"], row["group"], row["score"], row["against"], row.Whole("cases"), row.Whole("states"),
                    row.Number("model"), row.Number("other"), row.Number("skill"), Bound(row["lo90"], double.NegativeInfinity), Bound(row["hi90"], double.PositiveInfinity))),
            ],
            [
                .. Table("scores.csv").Rows.Select(row => new ScoreRow(
                    row["window"], row["set"], row["task"], row["group"], row["forecaster"], row["score"], row.Whole("cases"), row.Number("value"))),
            ],
            [
                .. Table("facts.csv").Rows.Select(row => new FactRow(
                    row["fact"], row["pattern"], row["unit"], row["set"], row["source"], row.Number("observed"), row.Number("simulated"), row.Number("p05"), row.Number("p95"),
                    row.Number("band_low"), Bound(row["band_high"], double.PositiveInfinity), row["verdict"] == "pass")),
            ],
            [
                .. Table("series.csv").Rows.GroupBy(row => row["panel"]).Select(panel => new HindcastPanel(
                    panel.Key, panel.First()["what"], panel.First()["panel_unit"],
                    [.. panel.GroupBy(row => row["key"]).Select(series => new HindcastSeries(series.Key, series.First()["label"], series.First()["unit"], [.. series.Select(YearOf)]))])),
            ]);
    }

    // an infinite bound is an empty cell
    private static double Bound(string cell, double ifEmpty) =>
        cell.Length == 0 ? ifEmpty : double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture);

    private static SeriesYear YearOf(StoredRow row)
    {
        double median = row.Number("p50");
        Distribution expected = double.IsNaN(median)
            ? Distribution.Undefined
            : new(row.Whole("runs"), row.Number("mean"), row.Number("sd"), row.Number("p05"), row.Number("p25"), median, row.Number("p75"), row.Number("p95"));
        return new(row.Whole("year"), expected, row.Number("observed"));
    }

    private static IReadOnlyList<object> Row(Hindcast hindcast, Window window, ForecastCase asked, Prediction expected)
    {
        StateCard state = hindcast.Model.States[asked.State];
        string unit = window.Quantity switch { Quantity.Spending => "% of GDP", Quantity.Strength => "ln k", _ => "k" };
        return
        [
            window.Key, HindcastRecord.SetOf(window), state.Iso3, hindcast.Model.Regions[state.Region], asked.Operation < 0 ? "" : hindcast.Model.Operations[asked.Operation].Name,
            asked.Origin, asked.Year, unit, asked.Observed, .. Levels.Select(p => (object)expected.Quantile(p)), expected.Participation,
        ];
    }

    private static void Write(Stream stream, IEnumerable<string> header, IEnumerable<IReadOnlyList<object>> rows) =>
        RunTables.Write(stream, header, rows.Select(row => row.Select(cell => cell is double number ? Number(number) : Convert.ToString(cell, Plain)!)));

    private static string Number(double value) => double.IsFinite(value) ? RunTables.Number(value) : "";
}
