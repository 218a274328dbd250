using System.Collections.Immutable;
using PartnershipSim.Analysis.Sensitivity;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Figures.Sensitivity;
using PartnershipSim.Results.Store;

namespace PartnershipSim.Plotting.Report;

/// <summary>
/// The report of a study: which of its axes matter, and under which conditions something happens. It answers those of
/// the two that were asked.
/// </summary>
public static class StudyReport
{
    /// <summary>Builds the report of the study in a folder.</summary>
    public static Report Read(string folder)
    {
        SweepRecord record = SweepRecord.Find(folder)
            ?? throw new InvalidDataException($"{SweepRecord.FileName} cannot be read");
        SensitivityAnswer? sensitivity = StudyAnswers.FindSensitivity(folder);
        DiscoveryAnswer? discovery = StudyAnswers.FindDiscovery(folder);
        SensitivityTable? indices = sensitivity is null ? null : SensitivityTable.Find(folder);
        ImmutableArray<TrajectoryRow>? trajectory = discovery is null ? null : TrajectoryTable.Table.Find(folder);
        ImmutableArray<PointRow> points = SweepTable.Of(record.Axes, record.Outcomes).Read(folder);
        ImmutableArray<AxisEffect> effects = AxesTable.Table.Find(folder) ?? [];
        FigureContext context = new(record.Study, record.Replicates, record.Seed, record.Fingerprint);
        string[] outcomes = [.. record.Outcomes];
        return new()
        {
            Subject = $"study {record.Study}",
            Question = record.Question ?? $"What does the study {record.Study.Replace('_', ' ')} say?",
            Answer = [.. Answer(effects, outcomes), .. Answer(indices, outcomes), .. Answer(discovery)],
            Sections =
            [
                new("What the figures show",
                [
                    .. Figures(indices, outcomes, context).Select(figure => new Shown(figure)),
                    .. discovery is null ? [] : (Block[])[new Shown(Box(discovery, trajectory, context))],
                    .. outcomes.Select(outcome => SweepHeatMap.Of(points, record, outcome, context))
                        .OfType<HeatMapFigure>().Select(figure => new Shown(figure)),
                    .. outcomes.Select(outcome => new Shown(SweepTornado.Of(points, record, outcome, context))),
                ]),
                new("Tables",
                [
                    .. Tables(effects, outcomes), .. Tables(indices, outcomes), .. Tables(discovery, trajectory),
                ]),
                new("What drives the result",
                [
                    .. sensitivity?.Verdicts.Select(verdict => (Block)new Prose(verdict.Verdict)) ?? [],
                    .. discovery is null ? [] : (Block[])[new Prose(Sentence(discovery))],
                    new Prose(
                        "A range is a belief: an axis that is varied over a wider range explains more. "
                        + "Ranges and their sources stand in the table that 'partnersim parameters' prints."),
                ]),
                new("How far to trust it", new Points([.. Doubts(record, points), .. Caveats.Standing])),
            ],
            Origin = OriginOf(record, [.. new[] { sensitivity?.Asked, discovery?.Asked }.OfType<Asked>()]),
        };
    }

    private static IEnumerable<string> Answer(ImmutableArray<AxisEffect> effects, string[] outcomes)
    {
        foreach (string outcome in outcomes.Take(3))
        {
            AxisEffect[] clear =
                [.. effects.Where(row => row.Outcome == outcome && (row.Low90 > 0 || row.High90 < 0))];
            if (clear.Length == 0)
                continue;
            AxisEffect most = clear.MaxBy(row => Math.Abs(row.Effect))!;
            yield return $"{Words.Capital(Words.Outcome(outcome))} differs most with {most.Axis} {most.Level}: "
                + $"its points have {Words.WithSign(most.Effect)} {Words.Unit(UnitOf(outcome))} (90 % interval over "
                + $"chance {Words.WithSign(most.Low90)} to {Words.WithSign(most.High90)}) against the mean of all "
                + $"points, {Words.Number(most.Mean - most.Effect)}; the base scenario has {Words.Number(most.Base)}.";
        }
    }

    private static IEnumerable<ReportTable> Tables(ImmutableArray<AxisEffect> effects, string[] outcomes) =>
        from outcome in outcomes
        let rows = effects.Where(row => row.Outcome == outcome).ToArray()
        where rows.Length > 0
        select ReportTable.Of(
            $"{Words.Capital(Words.Outcome(outcome))} ({Words.Unit(UnitOf(outcome))}): each level of each axis against "
            + $"all points; the base scenario has {Words.Number(rows[0].Base)}",
            ["axis", "level", "points", "mean", "effect against all points", "90 % interval over chance"],
            rows.Select(row => (IEnumerable<ReportCell>)
            [
                row.Axis, row.Level, ReportCell.Whole(row.Points), ReportCell.Number(row.Mean),
                ReportCell.Number(row.Effect), ReportCell.Interval(row.Low90, row.High90),
            ]));

    private static IEnumerable<string> Answer(SensitivityTable? indices, string[] outcomes)
    {
        if (indices is null)
            yield break;
        (Func<SensitivityRow, IndexValue> index, string what) = Measure(indices.Method);
        foreach (string outcome in outcomes.Take(3))
        {
            // too few runs have no interval, and say nothing of what matters most
            string[] most = [.. indices.Axes(outcome).Where(row => double.IsFinite(index(row).Low)).Take(3).Select(
                row => $"{row.Parameter} ({what} {Words.Number(index(row).Value)}{Chance(row)}, "
                    + $"95 % interval {Words.Number(index(row).Low)} to {Words.Number(index(row).High)})")];
            if (most.Length > 0)
                yield return $"{Words.Capital(Words.Outcome(outcome))} depends most on {Words.List(most)}.";
        }

        string Chance(SensitivityRow row) =>
            indices.Method == SensitivityMethod.Pawn ? $", by chance alone {Words.Number(row.Reference)}" : "";
    }

    private static IEnumerable<string> Answer(DiscoveryAnswer? discovery)
    {
        if (discovery is not null)
            yield return Sentence(discovery);
    }

    private static string Sentence(DiscoveryAnswer discovery)
    {
        string Percent(double share) => $"{Words.Fixed(100 * share, 0)} %";
        string all = $"\"{discovery.When}\" is true in {Percent(discovery.Share)} of all runs";
        return discovery.Limits.IsEmpty
            ? $"{all}, and no conditions make it clearly more frequent."
            : $"{all} and in {Percent(discovery.Density)} of those where {discovery.Box}; that box contains "
                + $"{Percent(discovery.Mass)} of the points and {Percent(discovery.Coverage)} of all such runs.";
    }

    private static (Func<SensitivityRow, IndexValue> Index, string What) Measure(SensitivityMethod method) => method switch
    {
        SensitivityMethod.Morris => (row => row.MuStar, "mu*"),
        SensitivityMethod.Sobol => (row => row.Total, "total effect"),
        _ => (row => row.Median, "PAWN"),
    };

    private static IEnumerable<Figure> Figures(SensitivityTable? indices, string[] outcomes, FigureContext context)
    {
        if (indices is null)
            yield break;
        foreach (string outcome in outcomes)
        {
            SensitivityRow[] rows = [.. indices.Axes(outcome)];
            string spoken = Words.Outcome(outcome);
            string most = rows.Length == 0 ? "" : $": {rows[0].Parameter} first";
            if (indices.Method == SensitivityMethod.Morris)
            {
                yield return new MorrisFigure($"morris_{outcome}", $"What moves {spoken}{most}", UnitOf(outcome),
                    [.. rows.Select(row => new MorrisRow(
                        row.Parameter, row.MuStar.Value, row.MuStar.Low, row.MuStar.High, row.Sigma, row.NoiseFloor))],
                    context);
            }
            else if (indices.Method == SensitivityMethod.Sobol)
            {
                yield return new IndexBarsFigure($"sobol_{outcome}", $"What the variance of {spoken} comes from{most}",
                    "Sobol' indices: the share of the variance that an axis causes alone (first order), "
                    + "and together with all others (total)",
                    "share of the parameter variance",
                    ["first order", "total"],
                    [.. rows.Select(row => new IndexRow(row.Parameter, row.Evidence, [Of(row.First), Of(row.Total)]))],
                    context);
                if (indices.HasPairs)
                {
                    yield return new PairsFigure($"sobol_pairs_{outcome}", $"Which axes act together on {spoken}",
                        "Second-order Sobol' indices: the share of the variance that two axes cause together, "
                        + "beyond what each causes alone",
                        "share of the parameter variance",
                        [.. rows.Select(row => row.Parameter)],
                        [.. indices.Pairs(outcome).Select(row => new PairValue(
                            row.Parameter, row.With, row.Second.Value, row.Second.Low, row.Second.High))],
                        "95 % interval", context);
                }
            }
            else
            {
                yield return new IndexBarsFigure($"pawn_{outcome}", $"What shifts the distribution of {spoken}{most}",
                    "PAWN: how far the distribution of the outcome moves when an axis stays within a slice of its "
                    + "range (median over slices of the Kolmogorov-Smirnov distance)",
                    "PAWN index, 0 to 1",
                    ["PAWN"],
                    [.. rows.Select(row => new IndexRow(row.Parameter, row.Evidence, [Of(row.Median)], row.Reference))],
                    context);
            }
        }
    }

    private static Estimated Of(IndexValue index) => new(index.Value, index.Low, index.High);

    private static BoxFigure Box(
        DiscoveryAnswer discovery, ImmutableArray<TrajectoryRow>? trajectory, FigureContext context) => new(
            "discovery_box", discovery.When, discovery.Share,
            new(discovery.Coverage, discovery.Density, discovery.Mass, discovery.Limits.Length),
            [
                .. discovery.Limits.Select(limit => new BoxLimit(
                    limit.Axis, limit.Words, limit.From, limit.To, limit.Low, limit.High, limit.Stable, limit.QuasiP,
                    [.. limit.Levels.Select((name, level) => (name, limit.Allowed.Contains(level)))])),
            ],
            [.. trajectory?.Select(row => new PeelStep(row.Coverage, row.Density, row.Mass, row.Restricted)) ?? []],
            context);

    private static IEnumerable<ReportTable> Tables(SensitivityTable? indices, string[] outcomes)
    {
        if (indices is null)
            yield break;
        Column<SensitivityRow>[] columns =
        [
            .. indices.Table.Columns.Where(column => column.Name is not ("outcome" or "with")
                && !column.Name.StartsWith("S2", StringComparison.Ordinal)),
        ];
        foreach (string outcome in outcomes)
        {
            yield return ReportTable.Of(
                $"Indices of {Words.Outcome(outcome)}; lo and hi: 95 % interval; evidence: "
                + "on what the default of the parameter rests",
                columns.Select(column => column.Name),
                indices.Axes(outcome).Select(row => columns.Select(column =>
                    column is Column<SensitivityRow, double> number
                        ? ReportCell.Number(number.Value(row))
                        : ((Column<SensitivityRow, string>)column).Value(row))));
        }
    }

    private static IEnumerable<ReportTable> Tables(
        DiscoveryAnswer? discovery, ImmutableArray<TrajectoryRow>? trajectory)
    {
        if (discovery is null)
            yield break;
        yield return ReportTable.Of(
            $"The box for \"{discovery.When}\": what it allows",
            ["axis", "allowed", "stable in", "by chance alone with probability"],
            discovery.Limits.Select(limit => (IEnumerable<ReportCell>)
            [
                limit.Axis,
                limit.Words,
                ReportCell.Percent(limit.Stable),
                new ReportCell(limit.QuasiP < 0.0001 ? "below 0.0001" : $"{limit.QuasiP:0.0000}", limit.QuasiP),
            ]));
        if (trajectory is { } boxes)
        {
            yield return ReportTable.Of(
                "The way to it: every box of the peeling", ["step", "coverage", "density", "mass", "axes restricted"],
                boxes.Select(row => (IEnumerable<ReportCell>)
                [
                    ReportCell.Whole(row.Step), ReportCell.Percent(row.Coverage), ReportCell.Percent(row.Density),
                    ReportCell.Percent(row.Mass), ReportCell.Whole(row.Restricted),
                ]));
        }
    }

    private static IEnumerable<string> Doubts(SweepRecord record, ImmutableArray<PointRow> points)
    {
        yield return $"{Words.Fixed(record.Points, 0)} points of a {record.Design} design over {record.Axes.Length} "
            + $"axes, {Words.Fixed(record.Replicates, 0)} {(record.Replicates == 1 ? "replicate" : "replicates")} at "
            + "each; intervals say how well the indices are known from so many.";
        int missing = points.Sum(row => record.Replicates - row.Runs);
        if (missing > 0)
            yield return $"{Words.Fixed(missing, 0)} runs failed and are left out; failures.csv names them.";
    }

    private static Origin OriginOf(SweepRecord record, Asked[] asked) => new(
        asked.Length == 0 ? ["partnersim sweep STUDY"] : [.. asked.Select(each => each.Command)],
        [
            ("study", record.Study), ("design", record.Design), ("points", Words.Fixed(record.Points, 0)),
            ("replicates", Words.Fixed(record.Replicates, 0)), ("seed", $"{record.Seed}"),
            ("fingerprint", record.Fingerprint), ("hash of the points", record.PointsHash),
            ("model version", record.ModelVersion), ("software", record.Software),
        ],
        [.. asked.SelectMany(each => new[]
        {
            ("asked", each.Started.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'")),
            ("took", $"{Words.Fixed(each.DurationSeconds, 1)} s"),
        })],
        Provenance.DataAttribution, []);

    internal static string UnitOf(string column) =>
        Outcomes.All.Where(outcome => column.StartsWith(outcome.Key, StringComparison.Ordinal))
            .MaxBy(outcome => outcome.Key.Length)?.Unit
            ?? "";
}
