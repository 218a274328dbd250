using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Answers;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Figures.Effects;
using PartnershipSim.Plotting.Records;
using PartnershipSim.Results.Store;
using PartnershipSim.Scenarios.Questions;

namespace PartnershipSim.Plotting.Report;

/// <summary>The report of a comparison: what difference does it make, to whom, when, and through what?</summary>
public static class CompareReport
{
    /// <summary>
    /// So many panels are drawn by year: what was asked first, then the outcomes that explorers offer.
    /// </summary>
    private const int MostPaths = 6;

    /// <summary>
    /// Smaller changes of a state are not worth a word: thousand troop-years, or a share of the base.
    /// </summary>
    private const double SmallestTroops = 0.1, SmallestShare = 0.01;

    /// <summary>Builds the report of a comparison.</summary>
    public static Report Of(ComparisonFiles files, Provenance provenance)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(provenance);
        EffectTable effects = EffectTable.Of(files.Effects, provenance.OutcomeYears);
        EffectTable states = EffectTable.Of(files.States, provenance.OutcomeYears);
        ImmutableArray<YearEffectRow> years = files.Years;
        ImmutableArray<Subject> subjects = files.Subjects;
        ImmutableArray<MediatedEffect> mediated =
        [
            .. files.Mediation.Select(row => MediatedEffect.Of(row, provenance)),
        ];
        ComparisonAnswer answer = ComparisonAnswer.Of(files, provenance);
        FigureContext context = ReportOrigins.Context(
            provenance, $"{string.Join(", ", effects.Others)} against {effects.Base}");
        List<Block> figures =
        [
            .. EffectFigures.ForComparison(effects, context, answer).Select(figure => new Shown(figure)),
        ];
        foreach (string other in effects.Others)
        {
            FigureContext own = context with { ScenarioName = $"{other} against {effects.Base}" };
            ScenarioAnswer asked = answer.Scenarios.First(scenario => scenario.Scenario == other);
            figures.Add(new Shown(new EffectPaths(
                $"{asked.Title}: the difference by year", PathsOf(years, other, asked.Aims), own,
                $"effects_by_year_{other}")));
            Outcome mapped = Mapped(asked.Aims);
            ImmutableArray<TilePair> tiles = Tiles(states, subjects, other, mapped);
            string what = mapped.Span == Span.Sum
                ? $"troop-years {effects.Years}"
                : $"{Words.Outcome(mapped.Key)} in {effects.Years.Split('-')[^1]}";
            figures.Add(new Shown(new TileMapChange(
                mapped.Key, what, mapped.Unit, asked.Title, tiles, own,
                $"map_difference_{other}")));
            figures.Add(new Shown(new TileMapPair(
                $"{asked.Title}: {what}, state by state",
                mapped.Key, mapped.Unit, Words.Capital(Words.Spoken(effects.Base)), asked.Title, tiles, own,
                $"map_change_{other}")));
        }

        int last = years.Select(row => row.Year).DefaultIfEmpty(Horizon.Start).Max();
        return new()
        {
            Subject = $"{string.Join(", ", effects.Others)} against {effects.Base}",
            Question = provenance.Question ?? $"What difference does it make: "
                + $"{string.Join(", ", answer.Scenarios.Select(scenario => scenario.Title))} "
                + $"against {Words.Spoken(effects.Base)}?",
            Answer = [.. Answer(answer)],
            Sections =
            [
                new("What was changed", [.. Changed(answer)]),
                new("The numbers behind the answer", [.. Numbers(answer)]),
                new("What the figures show", [.. figures]),
                new("To look closer", ByYear(years, effects), ByGroup(effects)),
                new("Tables",
                [
                    .. effects.Others.Select(other => Table(effects, other)),
                    .. effects.Others.Select(other => StateTable(states, subjects, other)),
                    .. Durable(files.Durability),
                ]),
                new("What drives the result", Drivers(effects, mediated, provenance)),
                new("How far to trust it", new Points([.. Pairing(effects), .. Caveats.Of(provenance, last)])),
            ],
            Origin = ReportOrigins.Of(provenance),
        };
    }

    private static IEnumerable<string> Answer(ComparisonAnswer answer)
    {
        bool isMany = answer.Scenarios.Length > 1;
        foreach (ScenarioAnswer scenario in answer.Scenarios)
        {
            // of several scenarios the first sentence each; the tables hold the rest
            foreach (string sentence in isMany ? scenario.Verdict.Take(1) : scenario.Verdict)
                yield return isMany ? $"{scenario.Title}: {sentence}" : sentence;
            foreach (string warning in scenario.Credibility.Where(line => line.StartsWith(
                "Warning", StringComparison.Ordinal)))
                yield return warning;
        }
    }

    private static IEnumerable<Block> Changed(ComparisonAnswer answer)
    {
        foreach (ScenarioAnswer scenario in answer.Scenarios)
        {
            if (answer.Scenarios.Length > 1 || scenario.Title != Words.Capital(Words.Spoken(scenario.Scenario)))
                yield return new Prose($"{scenario.Title} ({scenario.Scenario}), compared with {answer.Base}:");
            yield return new Points(scenario.Changed);
        }
    }

    private static IEnumerable<Block> Numbers(ComparisonAnswer answer)
    {
        foreach (ScenarioAnswer scenario in answer.Scenarios)
        {
            yield return ReportTable.Of(
                $"{scenario.Title}: what was asked, and the headline effects",
                ["outcome", answer.Base, scenario.Scenario, "unit", "change (90 % interval)"],
                scenario.Numbers.Select(each => (IEnumerable<ReportCell>)
                [
                    $"{each.Subject} {each.When}", ReportCell.Number(each.Effect.BaseMean),
                    ReportCell.Number(each.Effect.BaseMean + each.Effect.Effect), Words.Unit(each.Effect.Unit),
                    each.Change,
                ]));
            ImmutableArray<string> lines = [answer.Basis, .. scenario.Credibility, .. scenario.More];
            yield return new Points(lines);
        }
    }

    private static string Whole(double share) => $"{Words.Fixed(100 * share, 0)} %";

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
               where rows.Length > 0 && (path == (Outcomes.Find(aims[0].Outcome)!, aims[0].Group) || IsClear(rows))
               select new EffectPath(
                   path.Outcome.Key, YearUnit(path.Outcome), path.Group,
                   Words.ShortSubject(path.Outcome.Key, path.Group),
                   [.. rows.Select(row => new YearEffect(
                       row.Year, row.Effect, row.Low90, row.High90))])).Take(MostPaths),
        ];
    }

    /// <summary>
    /// Is there more than noise? By chance one interval in ten excludes 0; a path is drawn if twice as many do.
    /// </summary>
    private static bool IsClear(YearEffectRow[] rows) =>
        rows.Count(row => row.Low90 > 0 || row.High90 < 0) > 0.2 * rows.Length;

    /// <summary>The first outcome that was asked for and is kept of every state; else troop-years.</summary>
    private static Outcome Mapped(ImmutableArray<Aim> aims) =>
        aims.Select(aim => Outcomes.Find(aim.Outcome)!).FirstOrDefault(
            outcome => outcome.Tags.HasFlag(Tags.Mapped), Outcomes.NonleadTroopYears);

    private static string YearUnit(Outcome outcome) => outcome.Unit == "k troop-years" ? "k" : outcome.Unit;

    private static ImmutableArray<TilePair> Tiles(
        EffectTable states, ImmutableArray<Subject> subjects, string other, Outcome mapped) =>
    [
        .. subjects.Where(subject => subject.MayContribute).Select(subject =>
        {
            EffectRecord? effect = states.Find(other, mapped, subject.Key);
            bool isClear = effect is { MayBeZero: false }
                && (mapped.Span == Span.Sum
                    ? Math.Abs(effect.Effect) >= SmallestTroops
                    : Math.Abs(effect.Relative) >= SmallestShare);
            return new TilePair(
                subject.Key, subject.Name, subject.Region, effect?.BaseMean ?? double.NaN,
                effect is null ? double.NaN : effect.BaseMean + effect.Effect, isClear);
        }),
    ];

    private static ReportTable Table(EffectTable effects, string other) => ReportTable.Of(
        $"{Words.Capital(Words.Spoken(other))} against {Words.Spoken(effects.Base)}: sums over {effects.Years}, "
        + "levels at its end; effects.csv contains every outcome and group",
        ["outcome", effects.Base, "effect", "90 % interval", "change", "higher in", "unit"],
        from row in ReportedEffects.All
        let effect = effects.Find(other, row.Outcome, row.Group)
        where effect is not null
        select (IEnumerable<ReportCell>)
        [
            row.Label, ReportCell.Number(effect.BaseMean), ReportCell.Difference(effect.Effect),
            ReportCell.Interval(effect.Low90, effect.High90, isSigned: true),
            ReportCell.Percent(effect.Relative, isSigned: true), ReportCell.Percent(effect.ShareHigher),
            Words.Unit(effect.Unit),
        ]);

    private static ReportTable StateTable(EffectTable states, ImmutableArray<Subject> subjects, string other) =>
        ReportTable.Of(
            $"{Words.Capital(Words.Spoken(other))} against {Words.Spoken(states.Base)}, state by state: "
            + $"troop-years over {states.Years}, thousand",
            ["state", "side", states.Base, "effect", "90 % interval", "change", "higher in"],
            from subject in subjects
            let effect = subject.IsState ? states.Find(other, Outcomes.NonleadTroopYears, subject.Key) : null
            where effect is not null
            orderby Math.Abs(effect.Effect) descending, subject.Key
            select (IEnumerable<ReportCell>)
            [
                subject.Name, Words.Group(subject.Cohort), ReportCell.Number(effect.BaseMean),
                ReportCell.Difference(effect.Effect),
                ReportCell.Interval(effect.Low90, effect.High90, isSigned: true),
                ReportCell.Percent(effect.Relative, isSigned: true), ReportCell.Percent(effect.ShareHigher),
            ]);

    private static IEnumerable<ReportTable> Durable(ImmutableArray<DurabilityRow> durability)
    {
        if (durability.IsEmpty)
            yield break;
        yield return ReportTable.Of(
            "What is left of the gain after the base turned into the scenario, partners that never joined",
            ["scenario", "stopped in", "outcome", "year", "left"],
            durability.Select(row => (IEnumerable<ReportCell>)
            [
                row.Scenario, $"{row.Stopped}", Outcomes.Find(row.Outcome)?.Meaning ?? row.Outcome,
                ReportCell.FromString($"{row.Year}"), ReportCell.Percent(row.Left),
            ]));
    }

    private static YearExplorer ByYear(ImmutableArray<YearEffectRow> years, EffectTable effects)
    {
        (int first, int last) = (
            years.Select(row => row.Year).DefaultIfEmpty(Horizon.Start).Min(),
            years.Select(row => row.Year).DefaultIfEmpty(Horizon.Start).Max());
        string[] outcomes = [.. years.Select(row => row.Outcome).Distinct()];
        bool isMany = effects.Others.Length > 1;
        return new(
            "effects-by-year", "The difference, year by year",
            $"Choose an outcome and tick groups. Line: mean difference against {effects.Base}; "
            + "band: its 90 % interval.",
            first, [.. outcomes.Select(key => Outcomes.Find(key)!).Select(outcome => new ExplorerOutcome(
                outcome.Key, Words.Capital(outcome.Meaning), Words.Unit(YearUnit(outcome))))],
            [
                .. from @group in years.GroupBy(row => (row.Scenario, row.Group))
                   select new ExplorerSubject(
                       isMany ? $"{@group.Key.Scenario} {@group.Key.Group}" : @group.Key.Group,
                       isMany
                           ? $"{Words.Group(@group.Key.Group)}, {Words.Spoken(@group.Key.Scenario)}"
                           : Words.Group(@group.Key.Group),
                       "groups",
                       @group.GroupBy(row => row.Outcome).ToImmutableDictionary(
                           rows => rows.Key, rows => Series(rows, first, last))),
            ],
            [.. effects.Others.Select(other => isMany ? $"{other} partners" : "partners")]);
    }

    private static ExplorerSeries Series(IEnumerable<YearEffectRow> rows, int first, int last)
    {
        Dictionary<int, YearEffectRow> known = rows.ToDictionary(row => row.Year);
        ImmutableArray<double> Column(Func<YearEffectRow, double> value) =>
            [.. Enumerable.Range(first, last - first + 1)
                .Select(year => known.TryGetValue(year, out YearEffectRow? row) ? value(row) : double.NaN)];
        return new(Column(row => row.Low90), Column(row => row.Effect), Column(row => row.High90), []);
    }

    private static IntervalExplorer ByGroup(EffectTable effects)
    {
        bool isMany = effects.Others.Length > 1;
        string[] outcomes = [.. effects.Rows.Select(row => row.Outcome).Distinct()];
        return new(
            "effects-by-group", "The difference, group by group",
            "Choose an outcome. Dot: mean difference; line: its 90 % interval.", $"difference against {effects.Base}",
            [.. outcomes.Select(key => Outcomes.Find(key)!).Select(outcome => new ExplorerOutcome(
                outcome.Key, Words.Capital(outcome.Meaning), Words.Unit(outcome.Unit)))],
            [.. effects.Rows.Select(row => new IntervalRow(
                row.Outcome, row.Group,
                isMany ? $"{Words.Group(row.Group)}, {Words.Spoken(row.Scenario)}" : Words.Group(row.Group),
                row.Effect, row.Low90, row.High90))]);
    }

    private static ImmutableArray<Block> Drivers(
        EffectTable effects, ImmutableArray<MediatedEffect> mediated, Provenance provenance)
    {
        string[] paths = ReportOrigins.FilesIn(provenance.Command);
        return
        [
            .. mediated.Select(row => new Prose(row.Sentence)),
            .. Unasked(mediated),
            .. Reliances(effects).Select(sentence => new Prose(sentence)),
            new Commands(
                "Which mechanism makes the difference, and on which parameters it depends:",
                [
                    .. effects.Others.Select((_, i) => $"partnersim attribute {paths.ElementAtOrDefault(0) ?? "BASE"} "
                        + $"{paths.ElementAtOrDefault(i + 1) ?? "OTHER"}"),
                    $"partnersim sensitivity {ReportOrigins.Beside(paths.FirstOrDefault() ?? "scenarios/", "studies/morris_screening.yaml")}",
                ]),
        ];
    }

    /// <summary>Under an ensemble: how much of the spread of the two headline effects comes from parameters, and from
    /// which.</summary>
    private static IEnumerable<string> Reliances(EffectTable effects)
    {
        foreach (string other in effects.Others)
        {
            foreach ((Outcome outcome, string name) in new[]
            {
                (Outcomes.PartnerTroopYears, "partner troop-years"),
                (Outcomes.Rme, "the capability that partners get for their money"),
            })
            {
                if (effects.Find(other, outcome, "partners") is { IsExactlyZero: false } effect
                    && double.IsFinite(effect.ParameterShare))
                {
                    string rests = effect.RestsOn.Length == 0
                        ? "no single parameter explains a clear part of it"
                        : "the part that a parameter explains alone, and whether the data "
                            + $"identify it: {effect.RestsOn}";
                    yield return $"{Words.Capital(Words.Spoken(other))}: {Whole(effect.ParameterShare)} "
                        + $"of the variance of the effect on {name} lies between parameter sets, "
                        + $"the rest is Monte Carlo error; {rests}.";
                }
            }
        }
    }

    private static IEnumerable<Block> Unasked(ImmutableArray<MediatedEffect> mediated)
    {
        if (mediated.IsEmpty)
            yield return new Prose(
                "No share is mediated by attitudes: it was not asked for, or there is no effect to divide.");
    }

    private static IEnumerable<string> Pairing(EffectTable effects)
    {
        foreach (string other in effects.Others)
        {
            if (effects.Find(other, Outcomes.PartnerTroopYears, "partners") is { IsExactlyZero: false } effect
                && double.IsFinite(effect.VarianceReduction))
            {
                string factor = effect.VarianceReduction >= 1000
                    ? $"more than {Words.Fixed(1000, 0)}"
                    : Words.Fixed(effect.VarianceReduction, 1);
                yield return $"{Words.Capital(Words.Spoken(other))}: both scenarios meet the same draws, replicate by "
                    + $"replicate, which divides the variance of the effect on partner troop-years by {factor}.";
            }
        }
    }

}
