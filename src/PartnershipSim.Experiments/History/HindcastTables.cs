using System.Collections.Immutable;
using System.Globalization;
using PartnershipSim.Experiments.Results;
using PartnershipSim.Model;

namespace PartnershipSim.Experiments.History;

/// <summary>The tidy tables of a hindcast, lower snake_case columns, round-trip numbers.</summary>
public static class HindcastTables
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    private static readonly double[] Levels = [0.05, 0.25, 0.5, 0.75, 0.95];

    /// <summary>The columns of skill.csv.</summary>
    public static ImmutableArray<string> SkillHeader { get; } =
        ["window", "set", "task", "group", "score", "against", "cases", "states", "model", "other", "skill", "lo90", "hi90", "verdict"];

    /// <summary>skill.csv: the model against each benchmark, and against itself without each of its parts.</summary>
    public static void WriteSkill(Stream stream, Hindcast hindcast) => Tables.Write(
        stream, SkillHeader, SkillRows(hindcast).Select(row => row.Select(cell => cell is double number ? Tables.Number(number) : Convert.ToString(cell, Plain)!)));

    /// <summary>The rows of skill.csv.</summary>
    public static IEnumerable<IReadOnlyList<object>> SkillRows(Hindcast hindcast)
    {
        ArgumentNullException.ThrowIfNull(hindcast);
        return hindcast.Windows.SelectMany(window => window.Skills).Select(skill => (skill, skill.Benchmark))
            .Concat(hindcast.Ablations.SelectMany(ablation => ablation.Worth.Select(skill => (skill, ablation.Part.Key))))
            .Select(row => Row(row.skill, row.Item2));
    }

    /// <summary>scores.csv: the score of every forecaster by itself, bias and coverage included.</summary>
    public static void WriteScores(Stream stream, Hindcast hindcast)
    {
        ArgumentNullException.ThrowIfNull(hindcast);
        Tables.Write(
            stream,
            ["window", "set", "task", "group", "forecaster", "score", "cases", "value"],
            hindcast.Windows.SelectMany(window => window.Scores).Select(own => (IEnumerable<string>)
            [
                own.Window.Key, SetOf(own.Window), own.Task, own.Group, own.Forecaster, own.Score.Key, own.Cases.ToString(Plain), Tables.Number(own.Value),
            ]));
    }

    /// <summary>forecasts.csv: every case with what the model expected of it.</summary>
    public static void WriteForecasts(Stream stream, Hindcast hindcast)
    {
        ArgumentNullException.ThrowIfNull(hindcast);
        Tables.Write(
            stream,
            ["window", "set", "state", "region", "operation", "origin", "year", "unit", "observed", "p05", "p25", "p50", "p75", "p95", "participation"],
            hindcast.Windows.SelectMany(window => window.Cases.Zip(window.Expected(Examination.Model)).Select(pair => Row(hindcast, window.Window, pair.First, pair.Second!))));
    }

    /// <summary>facts.csv: the stylised facts.</summary>
    public static void WriteFacts(Stream stream, Hindcast hindcast)
    {
        ArgumentNullException.ThrowIfNull(hindcast);
        Tables.Write(
            stream,
            ["fact", "pattern", "unit", "set", "source", "observed", "simulated", "p05", "p95", "band_low", "band_high", "verdict"],
            hindcast.Facts.Select(check => (IEnumerable<string>)
            [
                check.Fact.Id, check.Fact.Pattern, check.Fact.Unit, WordOf(check.Fact.Set), check.Fact.Source, Tables.Number(check.Observed), Tables.Number(check.Simulated),
                Tables.Number(check.Interval.Low), Tables.Number(check.Interval.High), Tables.Number(check.Fact.Band.Low),
                double.IsFinite(check.Fact.Band.High) ? Tables.Number(check.Fact.Band.High) : "", check.IsMet ? "pass" : "fail",
            ]));
    }

    /// <summary>fit, held_out or mixed.</summary>
    public static string WordOf(FactSet set) => set switch { FactSet.Fit => "fit", FactSet.HeldOut => "held_out", _ => "mixed" };

    private static string SetOf(Window window) => window.IsHeldOut ? "held_out" : "fit";

    private static IReadOnlyList<object> Row(Skill skill, string against) =>
    [
        skill.Window.Key, SetOf(skill.Window), skill.Task, skill.Group, skill.Score.Key, against, skill.Cases, skill.States, skill.Model, skill.Other, skill.Value,
        skill.Interval.Low, skill.Interval.High, skill.Verdict.ToString().ToLowerInvariant(),
    ];

    private static IEnumerable<string> Row(Hindcast hindcast, Window window, ForecastCase asked, Prediction expected)
    {
        StateCard state = hindcast.Model.States[asked.State];
        string unit = window.Quantity switch { Quantity.Spending => "% of GDP", Quantity.Strength => "ln k", _ => "k" };
        return
        [
            window.Key, SetOf(window), state.Iso3, hindcast.Model.Regions[state.Region], asked.Operation < 0 ? "" : hindcast.Model.Operations[asked.Operation].Name,
            asked.Origin.ToString(Plain), asked.Year.ToString(Plain), unit, Tables.Number(asked.Observed),
            .. Levels.Select(p => Tables.Number(expected.Quantile(p))), Tables.Number(expected.Participation),
        ];
    }
}
