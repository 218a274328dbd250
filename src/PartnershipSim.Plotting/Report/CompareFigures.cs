using System.Collections.Immutable;
using System.Globalization;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Answers;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Figures.Effects;
using PartnershipSim.Plotting.Records;
using PartnershipSim.Scenarios.Questions;

namespace PartnershipSim.Plotting.Report;

/// <summary>The figures of a comparison: by outcome, by year, and on the map.</summary>
internal static class CompareFigures
{
    /// <summary>
    /// So many panels are drawn by year: what was asked first, then the outcomes that explorers offer.
    /// </summary>
    private const int MostPaths = 6;

    /// <summary>All of them, in the order of the report.</summary>
    public static IReadOnlyList<Figure> Of(
        ComparisonFiles files, EffectTable effects, EffectTable states, ComparisonAnswer answer, FigureContext context)
    {
        ImmutableArray<YearEffectRow> years = files.Years;
        ImmutableArray<Subject> subjects = files.Subjects;
        List<Figure> figures =
        [
            .. EffectFigures.ForComparison(effects, context, answer),
        ];
        foreach (string other in effects.Others)
        {
            FigureContext own = context with { ScenarioName = $"{other} against {effects.Base}" };
            ScenarioAnswer asked = answer.Scenarios.First(scenario => scenario.Scenario == other);
            if (PathsOf(years, other, asked.Aims) is { IsEmpty: false } paths)
                figures.Add(new EffectPaths(asked.Title, paths, own, $"effects_by_year_{other}"));
            Outcome mapped = StateChanges.Mapped(asked.Aims);
            ImmutableArray<TilePair> tiles = Tiles(states, subjects, other, mapped);
            string what = mapped.Span == Span.Sum
                ? $"troop-years {effects.Years}"
                : $"{What(mapped)} in {Year(effects.Years.Split('-')[^1], context)}";
            // a map on which every state is blank shows nothing that its title does not say
            if (tiles.Any(tile => tile.IsClear))
                figures.Add(new TileMapChange(
                    mapped.Key, what, mapped.Unit, asked.Title, tiles, own, $"map_difference_{other}"));
            if (Joining(files, effects.Base, other, asked.Title, own) is { HasData: true } joining)
                figures.Add(joining);
        }

        return figures;
    }

    /// <summary>
    /// Who joins at another time or in other shares of the runs; null if the comparison did not count it.
    /// </summary>
    private static AccessionsChange? Joining(
        ComparisonFiles files, string @base, string other, string title, FigureContext context) =>
        files.Accessions.IsEmpty ? null : new(
            title, Words.Capital(Words.Spoken(@base)), [.. files.Accessions.Where(row => row.Scenario == @base)],
            [.. files.Accessions.Where(row => row.Scenario == other)],
            files.Years.Max(row => row.Year), context, $"accessions_{other}");

    private static string What(Outcome outcome) =>
        outcome == Outcomes.SpendingShare ? "military spending as a share of GDP" : Words.Outcome(outcome.Key);

    private static string Year(string year, FigureContext context) =>
        int.Parse(year, CultureInfo.InvariantCulture) > context.LastObserved ? $"{year} (projection)" : year;

    /// <summary>The name of an outcome of a single year: troop-years of one year are troops.</summary>
    private static string InAYear(string subject) =>
        subject.Replace("roop-years", "roops", StringComparison.Ordinal);

    /// <summary>What an outcome is counted in, in a single year.</summary>
    public static string YearUnit(Outcome outcome) => outcome.Unit == "k troop-years" ? "k" : outcome.Unit;

    private static ImmutableArray<EffectPath> PathsOf(
        ImmutableArray<YearEffectRow> years, string other, ImmutableArray<Aim> aims)
    {
        IEnumerable<(Outcome Outcome, string Group)> asked = aims.Select(
            aim => (Outcomes.Find(aim.Outcome)!, aim.Group));
        IEnumerable<(Outcome Outcome, string Group)> usual =
            Outcomes.With(Tags.Reported).Select(outcome => (outcome, outcome.Group));
        return
        [
            .. (from path in asked.Concat(usual).Distinct()
               let rows = years.Where(row => row.Scenario == other && row.Outcome == path.Outcome.Key
                   && row.Group == path.Group).ToArray()
               where rows.Length > 0 && HasSize(rows)
                   && (path == (Outcomes.Find(aims[0].Outcome)!, aims[0].Group) || IsClear(rows))
               select new EffectPath(
                   path.Outcome.Key, YearUnit(path.Outcome), path.Group,
                   InAYear(Words.ShortSubject(path.Outcome.Key, path.Group)),
                   [.. rows.Select(row => new YearEffect(
                       row.Year, row.Effect, row.Low90, row.High90))])).Take(MostPaths),
        ];
    }

    /// <summary>
    /// Is there more than noise? By chance one interval in ten excludes 0; a path is drawn if twice as many do.
    /// </summary>
    private static bool IsClear(YearEffectRow[] rows) =>
        rows.Count(row => row.Low90 > 0 || row.High90 < 0) > 0.2 * rows.Length;

    /// <summary>Is there enough to be spoken of, in one year at least?</summary>
    private static bool HasSize(YearEffectRow[] rows) =>
        rows.Max(row => Math.Abs(row.Effect)) >= Smallest(rows[0].Unit);

    /// <summary>Ten soldiers, a thousandth of an index, a two-hundredth of a per cent of GDP.</summary>
    private static double Smallest(string unit) => unit switch
    {
        "k" or "k troop-years" => 0.01,
        "0-1" or "-1..1" => 0.001,
        "% of GDP" => 0.005,
        _ => 1e-6,
    };

    private static ImmutableArray<TilePair> Tiles(
        EffectTable states, ImmutableArray<Subject> subjects, string other, Outcome mapped) =>
    [
        .. subjects.Where(subject => subject.MayContribute).Select(subject =>
        {
            EffectRecord? effect = states.Find(other, mapped, subject.Key);
            bool isClear = StateChanges.IsClear(effect, mapped);
            return new TilePair(
                subject.Key, subject.Name, subject.Region, effect?.BaseMean ?? double.NaN,
                effect is null ? double.NaN : effect.BaseMean + effect.Effect, isClear);
        }),
    ];
}
