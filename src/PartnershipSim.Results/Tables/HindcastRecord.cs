using System.Collections.Immutable;
using PartnershipSim.Analysis.Calibration;
using PartnershipSim.Analysis.Expectations;
using PartnershipSim.Analysis.History;
using PartnershipSim.Analysis.History.References;
using PartnershipSim.Analysis.Sensitivity;
using PartnershipSim.Model;
using PartnershipSim.Results.Store;
using PartnershipSim.Runs;

namespace PartnershipSim.Results.Tables;

/// <summary>A row of skill.csv: the model against a benchmark, or against itself without a part.</summary>
/// <param name="Against">Key of the benchmark or of the part.</param>
public sealed record SkillRow(
    string Window, string Set, string Task, string Group, string Score, string Against, int Cases, int States, double Model, double Other, double Value, double Low, double High)
{
    /// <inheritdoc cref="Skill.Verdict"/>
    public SkillVerdict Verdict => Low > 0 ? SkillVerdict.Wins : High < 0 ? SkillVerdict.Loses : SkillVerdict.Ties;
}

/// <summary>A row of scores.csv: the score of one forecaster by itself.</summary>
public sealed record ScoreRow(string Window, string Set, string Task, string Group, string Forecaster, string Score, int Cases, double Value);

/// <summary>A row of facts.csv: a stylised fact as it was and as the model has it.</summary>
public sealed record FactRow(
    string Fact, string Pattern, string Unit, string Set, string Source, double Observed, double Simulated, double P05, double P95, double BandLow, double BandHigh, bool IsMet);

/// <summary>Series that stand in one picture.</summary>
/// <param name="Name">Of the picture's files.</param>
/// <param name="What">What it shows: the beginning of its title.</param>
/// <param name="Unit">In words, with the years of origin.</param>
public sealed record HindcastPanel(string Name, string What, string Unit, ImmutableArray<HindcastSeries> Series);

/// <summary>A hindcast as its tables hold it: all that words, figures and the report need, whether it was just run or is read back.</summary>
public sealed record HindcastRecord(
    ImmutableArray<SkillRow> Skills, ImmutableArray<ScoreRow> Scores, ImmutableArray<FactRow> Facts, ImmutableArray<HindcastPanel> Panels)
{
    private const int Most = 15;

    public static HindcastRecord Of(Hindcast hindcast)
    {
        ArgumentNullException.ThrowIfNull(hindcast);
        return new(
            [
                .. hindcast.Windows.SelectMany(window => window.Skills).Select(skill => Row(skill, skill.Benchmark)),
                .. hindcast.Ablations.SelectMany(ablation => ablation.Worth.Select(skill => Row(skill, ablation.Part.Key))),
            ],
            [
                .. hindcast.Windows.SelectMany(window => window.Scores)
                    .Select(own => new ScoreRow(own.Window.Key, SetOf(own.Window), own.Task, own.Group, own.Forecaster, own.Score.Key, own.Cases, own.Value)),
            ],
            [
                .. hindcast.Facts.Select(check => new FactRow(
                    check.Fact.Id, check.Fact.Pattern, check.Fact.Unit, WordOf(check.Fact.Set), check.Fact.Source, check.Observed, check.Simulated,
                    check.Interval.Low, check.Interval.High, check.Fact.Band.Low, check.Fact.Band.High, check.IsMet)),
            ],
            PanelsOf(hindcast));
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

    /// <summary>fit or held_out.</summary>
    public static string SetOf(Window window)
    {
        ArgumentNullException.ThrowIfNull(window);
        return window.IsHeldOut ? "held_out" : "fit";
    }

    private static string WordOf(FactSet set) => set switch { FactSet.Fit => "fit", FactSet.HeldOut => "held_out", _ => "mixed" };

    private static SkillRow Row(Skill skill, string against) => new(
        skill.Window.Key, SetOf(skill.Window), skill.Task, skill.Group, skill.Score.Key, against, skill.Cases, skill.States, skill.Model, skill.Other, skill.Value,
        skill.Interval.Low, skill.Interval.High);

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

    private static ImmutableArray<HindcastPanel> PanelsOf(Hindcast hindcast)
    {
        bool IsAsked(StateCard state) => hindcast.LeftOutRegion is null || hindcast.Model.Regions[state.Region] == hindcast.LeftOutRegion;
        bool IsPartner(StateCard state) => IsAsked(state) && Group.IsPartner(state.Cohort);
        return
        [
            new("hindcast_isaf_by_region", "ISAF by region", "thousand troops, forecast from 2008", HindcastSeries.IsafByRegion(hindcast, IsAsked)),
            new("hindcast_isaf_by_state", "Partners in ISAF", "thousand troops, forecast from 2008, the largest contingents seen or expected", HindcastSeries.IsafByState(hindcast, IsPartner, Most)),
            new("hindcast_spending_by_region", "Military spending by region", "percent of GDP, forecast from 2008 and from 2014", HindcastSeries.SpendingByRegion(hindcast, IsAsked)),
            new("hindcast_spending_by_state", "Military spending of partners", "percent of GDP, forecast from 2008 and from 2014, the largest economies", HindcastSeries.SpendingByState(hindcast, IsPartner, Most)),
        ];
    }
}
