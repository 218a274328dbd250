using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Figures.Effects;
using PartnershipSim.Plotting.Records;
using PartnershipSim.Results.Store;

namespace PartnershipSim.Plotting.Report;

/// <summary>How much of an effect passes through attitudes, and over what its range was taken.</summary>
/// <param name="IsUnderEnsemble">The range is over the points of an ensemble, instead of over the uncertain
/// ranges.</param>
public sealed record MediatedEffect(MediationRow Row, bool IsUnderEnsemble)
{
    /// <summary>What the range of the share is over.</summary>
    public string Over => IsUnderEnsemble ? "the parameter sets consistent with the data" : "the uncertain ranges";

    /// <summary>Its interval over replicates in brackets. Under an ensemble none: the mean over parameter
    /// sets is known far better than the share of any set.</summary>
    public string OverReplicates => IsUnderEnsemble
        ? ""
        : $" (90 % interval over replicates {Words.Fixed(100 * Row.Low90, 0)} % to {Words.Fixed(100 * Row.High90, 0)} %)";
}

/// <summary>The report of a comparison: what difference does it make, to whom, when, and through what?</summary>
public static class CompareReport
{
    private static readonly ImmutableArray<(Outcome Outcome, string Group, string Label)> Paths =
    [
        (Outcomes.Troops, "partners", "Partners' troops in operations"), (Outcomes.Rme, "partners", "Partners' effectiveness"),
        (Outcomes.Interop, "partners", "Partners' interoperability"), (Outcomes.AttitudeOperations, "partners", "Partners' attitude to operations"),
        (Outcomes.AttitudeReform, "partners", "Partners' attitude to reform"), (Outcomes.NonleadTroopYears, "all", "All troops but the lead's"),
    ];

    /// <summary>Builds the report of a comparison.</summary>
    public static Report Of(ComparisonFiles files, Provenance provenance)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(provenance);
        EffectTable effects = EffectTable.Of(files.Effects, provenance.OutcomeYears);
        EffectTable states = EffectTable.Of(files.States, provenance.OutcomeYears);
        ImmutableArray<YearEffectRow> years = files.Years;
        ImmutableArray<Subject> subjects = files.Subjects;
        ImmutableArray<MediatedEffect> mediated = [.. files.Mediation.Select(row => new MediatedEffect(row, provenance.Ensemble is not null))];
        FigureContext context = ReportOrigins.Context(provenance, $"{string.Join(", ", effects.Others)} against {effects.Base}");
        List<Block> figures = [.. EffectFigures.ForComparison(effects, context).Select(figure => new Shown(figure))];
        foreach (string other in effects.Others)
        {
            FigureContext own = context with { ScenarioName = $"{other} against {effects.Base}" };
            figures.Add(new Shown(new EffectPaths($"When the difference comes: {Words.Spoken(other)} against {Words.Spoken(effects.Base)}", PathsOf(years, other), own, $"effects_by_year_{other}")));
            figures.Add(new Shown(new TileMapChange(
                Outcomes.NonleadTroopYears.Key, $"troop-years {effects.Years}", Outcomes.NonleadTroopYears.Unit, Words.Spoken(effects.Base), Words.Spoken(other), Tiles(states, subjects, other), own, $"map_difference_{other}")));
            figures.Add(new Shown(new TileMapPair(
                $"Troop-years {effects.Years}, state by state: {Words.Spoken(effects.Base)} and {Words.Spoken(other)}", Outcomes.NonleadTroopYears.Key, Outcomes.NonleadTroopYears.Unit,
                effects.Base, other, Tiles(states, subjects, other), own, $"map_change_{other}")));
        }

        int last = years.Select(row => row.Year).DefaultIfEmpty(Horizon.Start).Max();
        return new()
        {
            Subject = $"{string.Join(", ", effects.Others)} against {effects.Base}",
            Question = provenance.Question ?? $"What difference does it make: {Words.Spoken(string.Join(", ", effects.Others))} against {Words.Spoken(effects.Base)}?",
            Answer = [.. effects.Others.Take(1).SelectMany(other => Answer(effects, other, mediated)), .. MoreThanOne(effects)],
            Sections =
            [
                new("What the figures show", [.. figures]),
                new("To look closer", ByYear(years, effects), ByGroup(effects)),
                new("Tables", [.. effects.Others.Select(other => Table(effects, other)), .. effects.Others.Select(other => StateTable(states, subjects, other)), .. Durable(files.Durability)]),
                new("What drives the result", Drivers(effects, mediated, provenance)),
                new("How far to trust it", new Points([.. Pairing(effects), .. Caveats.Of(provenance, last)])),
            ],
            Origin = ReportOrigins.Of(provenance),
        };
    }

    private static IEnumerable<string> Answer(EffectTable effects, string other, ImmutableArray<MediatedEffect> mediated)
    {
        string scenarios = $"Under {Words.Spoken(other)}";
        if (effects.Find(other, Outcomes.PartnerTroopYears, "partners") is { } troops)
        {
            yield return troops.IsExactlyZero
                ? $"{scenarios}, partners send exactly as many troops as under {Words.Spoken(effects.Base)}."
                : $"{scenarios}, partners send {Words.Number(Math.Abs(troops.Effect))} thousand troop-years {(troops.Effect < 0 ? "fewer" : "more")} in {effects.Years} than under {Words.Spoken(effects.Base)}: "
                    + $"{Percent(troops)}{(troops.MayBeZero ? ", which may be no difference at all" : "")}.";
        }

        string[] goals =
        [
            .. Goal(effects, other, Outcomes.Rme, "the capability they get for their money changes by"),
            .. Goal(effects, other, Outcomes.Interop, "their interoperability by"),
        ];
        if (goals.Length > 0)
            yield return Words.Capital(string.Join(" and ", goals)) + ".";
        List<string> rest = [];
        if (effects.Find(other, Outcomes.NonleadTroopYears, "all") is { } net)
        {
            string offset = effects.Displacement(other) is { } share ? $"other states offset {Words.Fixed(100 * share, 0)} % of the difference, so " : "";
            rest.Add($"{offset}all but the United States and Russia together change by {Percent(net)}");
        }

        if (mediated.FirstOrDefault(row => row.Row.Scenario == other) is { } through)
            rest.Add($"{Whole(through.Row.Share)} of the partners' difference passes through attitudes{Range(through)}, a share that the data do not identify");
        if (rest.Count > 0)
            yield return Words.Capital(string.Join("; ", rest)) + ".";
    }

    private static IEnumerable<string> MoreThanOne(EffectTable effects)
    {
        foreach (string other in effects.Others.Skip(1))
        {
            if (effects.Find(other, Outcomes.PartnerTroopYears, "partners") is { } troops)
                yield return $"Under {Words.Spoken(other)}, partner troop-years change by {Percent(troops)}.";
        }
    }

    private static IEnumerable<string> Goal(EffectTable effects, string other, Outcome outcome, string what)
    {
        if (effects.Find(other, outcome, "partners") is { } effect)
            yield return $"{what} {Percent(effect)}";
    }

    /// <summary>"−13 % (90 % interval −13 to −12 %)", or in the outcome's unit where the base is 0.</summary>
    private static string Percent(EffectRecord effect)
    {
        if (effect.IsExactlyZero)
            return "exactly nothing";
        if (effect.BaseMean == 0)
            return $"{Words.WithSign(effect.Effect)} {Words.Unit(effect.Unit)} (90 % interval {Words.WithSign(effect.Low90)} to {Words.WithSign(effect.High90)})";
        int decimals = Math.Abs(effect.Relative) < 0.0995 ? 1 : 0;
        string S(double value) => Words.WithSign(100 * effect.Share(value), decimals);
        return $"{S(effect.Effect)} % (90 % interval {S(effect.Low90)} to {S(effect.High90)} %)";
    }

    private static string Whole(double share) => $"{Words.Fixed(100 * share, 0)} %";

    private static string Range(MediatedEffect effect) => double.IsFinite(effect.Row.RangeLow)
        ? $" ({Whole(effect.Row.RangeLow)} to {Whole(effect.Row.RangeHigh)} over {effect.Over})" : effect.OverReplicates;

    private static ImmutableArray<EffectPath> PathsOf(ImmutableArray<YearEffectRow> years, string other) =>
    [
        .. Paths.Select(path => new EffectPath(
            path.Outcome.Key, YearUnit(path.Outcome), path.Group, path.Label,
            [
                .. years.Where(row => row.Scenario == other && row.Outcome == path.Outcome.Key && row.Group == path.Group)
                    .Select(row => new YearEffect(row.Year, row.Effect, row.Low90, row.High90)),
            ])),
    ];

    private static string YearUnit(Outcome outcome) => outcome.Unit == "k troop-years" ? "k" : outcome.Unit;

    private static ImmutableArray<TilePair> Tiles(EffectTable states, ImmutableArray<Subject> subjects, string other) =>
    [
        .. subjects.Where(subject => subject.MayContribute).Select(subject =>
        {
            EffectRecord? effect = states.Find(other, Outcomes.NonleadTroopYears, subject.Key);
            return new TilePair(subject.Key, subject.Name, subject.Region, effect?.BaseMean ?? double.NaN, effect is null ? double.NaN : effect.BaseMean + effect.Effect, effect is { MayBeZero: false });
        }),
    ];

    private static ReportTable Table(EffectTable effects, string other) => ReportTable.Of(
        $"{Words.Capital(Words.Spoken(other))} against {Words.Spoken(effects.Base)}: sums over {effects.Years}, levels at its end; effects.csv contains every outcome and group",
        ["outcome", effects.Base, "effect", "90 % interval", "change", "higher in", "unit"],
        from row in MainOutcomes.All
        let effect = effects.Find(other, row.Outcome, row.Group)
        where effect is not null
        select (IEnumerable<ReportCell>)
        [
            row.Label, ReportCell.Number(effect.BaseMean), ReportCell.Difference(effect.Effect), ReportCell.Interval(effect.Low90, effect.High90, isSigned: true),
            ReportCell.Percent(effect.Relative, isSigned: true), ReportCell.Percent(effect.ShareHigher), Words.Unit(effect.Unit),
        ]);

    private static ReportTable StateTable(EffectTable states, ImmutableArray<Subject> subjects, string other) => ReportTable.Of(
        $"{Words.Capital(Words.Spoken(other))} against {Words.Spoken(states.Base)}, state by state: troop-years over {states.Years}, thousand",
        ["state", "side", states.Base, "effect", "90 % interval", "change", "higher in"],
        from subject in subjects
        let effect = subject.IsState ? states.Find(other, Outcomes.NonleadTroopYears, subject.Key) : null
        where effect is not null
        orderby Math.Abs(effect.Effect) descending, subject.Key
        select (IEnumerable<ReportCell>)
        [
            subject.Name, Words.Group(subject.Cohort), ReportCell.Number(effect.BaseMean), ReportCell.Difference(effect.Effect),
            ReportCell.Interval(effect.Low90, effect.High90, isSigned: true), ReportCell.Percent(effect.Relative, isSigned: true), ReportCell.Percent(effect.ShareHigher),
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
                row.Scenario, $"{row.Stopped}", Outcomes.Find(row.Outcome)?.Meaning ?? row.Outcome, ReportCell.FromString($"{row.Year}"),
                ReportCell.Percent(row.Left),
            ]));
    }

    private static YearExplorer ByYear(ImmutableArray<YearEffectRow> years, EffectTable effects)
    {
        (int first, int last) = (years.Select(row => row.Year).DefaultIfEmpty(Horizon.Start).Min(), years.Select(row => row.Year).DefaultIfEmpty(Horizon.Start).Max());
        string[] outcomes = [.. years.Select(row => row.Outcome).Distinct()];
        bool isMany = effects.Others.Length > 1;
        return new(
            "effects-by-year", "The difference, year by year",
            $"Choose an outcome and tick groups. Line: mean difference against {effects.Base}; band: its 90 % interval.",
            first, [.. outcomes.Select(key => Outcomes.Find(key)!).Select(outcome => new ExplorerOutcome(outcome.Key, Words.Capital(outcome.Meaning), Words.Unit(YearUnit(outcome))))],
            [
                .. from @group in years.GroupBy(row => (row.Scenario, row.Group))
                   select new ExplorerSubject(
                       isMany ? $"{@group.Key.Scenario} {@group.Key.Group}" : @group.Key.Group, isMany ? $"{Words.Group(@group.Key.Group)}, {Words.Spoken(@group.Key.Scenario)}" : Words.Group(@group.Key.Group), "groups",
                       @group.GroupBy(row => row.Outcome).ToImmutableDictionary(rows => rows.Key, rows => Series(rows, first, last))),
            ],
            [.. effects.Others.Select(other => isMany ? $"{other} partners" : "partners")]);
    }

    private static ExplorerSeries Series(IEnumerable<YearEffectRow> rows, int first, int last)
    {
        Dictionary<int, YearEffectRow> known = rows.ToDictionary(row => row.Year);
        ImmutableArray<double> Column(Func<YearEffectRow, double> value) =>
            [.. Enumerable.Range(first, last - first + 1).Select(year => known.TryGetValue(year, out YearEffectRow? row) ? value(row) : double.NaN)];
        return new(Column(row => row.Low90), Column(row => row.Effect), Column(row => row.High90), []);
    }

    private static IntervalExplorer ByGroup(EffectTable effects)
    {
        bool isMany = effects.Others.Length > 1;
        string[] outcomes = [.. effects.Rows.Select(row => row.Outcome).Distinct()];
        return new(
            "effects-by-group", "The difference, group by group", "Choose an outcome. Dot: mean difference; line: its 90 % interval.", $"difference against {effects.Base}",
            [.. outcomes.Select(key => Outcomes.Find(key)!).Select(outcome => new ExplorerOutcome(outcome.Key, Words.Capital(outcome.Meaning), Words.Unit(outcome.Unit)))],
            [.. effects.Rows.Select(row => new IntervalRow(
                row.Outcome, row.Group, isMany ? $"{Words.Group(row.Group)}, {Words.Spoken(row.Scenario)}" : Words.Group(row.Group), row.Effect, row.Low90, row.High90))]);
    }

    private static ImmutableArray<Block> Drivers(EffectTable effects, ImmutableArray<MediatedEffect> mediated, Provenance provenance)
    {
        string[] paths = ReportOrigins.FilesIn(provenance.Command);
        return
        [
            .. mediated.Select(row => new Prose(
                $"{Words.Capital(Words.Spoken(row.Row.Scenario))}: {Whole(row.Row.Share)} of the change in partner troop-years passes through attitudes{row.OverReplicates}, the rest is purchase and capacity; "
                + (double.IsFinite(row.Row.LowEnd) ? $"{Whole(row.Row.LowEnd)} with the two weights of attitudes in joining and size at the low end of their ranges, and " : "")
                + (double.IsFinite(row.Row.RangeLow)
                    ? $"{Whole(row.Row.RangeLow)} to {Whole(row.Row.RangeHigh)} over {row.Over} (90 % of the {row.Row.PointsWithEffect} of {row.Row.Points} points that show an effect). "
                    : $"it is undefined over most of {row.Over}. ")
                + Analysis.Effects.Mediation.Caveat)),
            .. Unasked(mediated),
            .. Reliances(effects).Select(sentence => new Prose(sentence)),
            new Commands(
                "Which mechanism makes the difference, and on which parameters it depends:",
                [
                    .. effects.Others.Select((_, i) => $"partnersim attribute {paths.ElementAtOrDefault(0) ?? "BASE"} {paths.ElementAtOrDefault(i + 1) ?? "OTHER"}"),
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
            foreach ((Outcome outcome, string name) in new[] { (Outcomes.PartnerTroopYears, "partner troop-years"), (Outcomes.Rme, "the capability that partners get for their money") })
            {
                if (effects.Find(other, outcome, "partners") is { IsExactlyZero: false } effect && double.IsFinite(effect.ParameterShare))
                {
                    string rests = effect.RestsOn.Length == 0 ? "no single parameter explains a clear part of it" : $"the part that a parameter explains alone, and whether the data identify it: {effect.RestsOn}";
                    yield return $"{Words.Capital(Words.Spoken(other))}: {Whole(effect.ParameterShare)} of the variance of the effect on {name} lies between parameter sets, the rest is Monte Carlo error; {rests}.";
                }
            }
        }
    }

    private static IEnumerable<Block> Unasked(ImmutableArray<MediatedEffect> mediated)
    {
        if (mediated.IsEmpty)
            yield return new Prose("How much passes through attitudes was not asked, or there is no effect to be shared out.");
    }

    private static IEnumerable<string> Pairing(EffectTable effects)
    {
        foreach (string other in effects.Others)
        {
            if (effects.Find(other, Outcomes.PartnerTroopYears, "partners") is { IsExactlyZero: false } effect && double.IsFinite(effect.VarianceReduction))
            {
                string factor = effect.VarianceReduction >= 1000 ? $"more than {Words.Fixed(1000, 0)}" : Words.Fixed(effect.VarianceReduction, 1);
                yield return $"{Words.Capital(Words.Spoken(other))}: both scenarios meet the same draws, replicate by replicate, which divides the variance of the effect on partner troop-years by {factor}.";
            }
        }
    }

}
