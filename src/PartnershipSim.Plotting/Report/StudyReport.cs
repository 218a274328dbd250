using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Figures.Sensitivity;
using PartnershipSim.Results.Store;
using PartnershipSim.Results.Tables;

namespace PartnershipSim.Plotting.Report;

/// <summary>The report of a study: which of its axes matter, and under which conditions something happens. It answers those of the two that were asked.</summary>
public static class StudyReport
{
    /// <summary>Builds the report of the study in a folder.</summary>
    public static Report Read(string folder)
    {
        SweepRecord record = SweepRecord.Find(folder) ?? throw new InvalidDataException($"{SweepRecord.FileName} cannot be read");
        SensitivityAnswer? sensitivity = StudyAnswers.Find<SensitivityAnswer>(folder, SensitivityAnswer.FileName);
        DiscoveryAnswer? discovery = StudyAnswers.Find<DiscoveryAnswer>(folder, DiscoveryAnswer.FileName);
        StoredTable? indices = sensitivity is null ? null : StoredTable.Find(Path.Combine(folder, "sensitivity.csv"));
        StoredTable? trajectory = discovery is null ? null : StoredTable.Find(Path.Combine(folder, "trajectory.csv"));
        StoredTable points = StoredTable.Read(Path.Combine(folder, "sweep.csv"));
        FigureContext context = new(record.Study, record.Replicates, record.Seed, record.Fingerprint);
        string[] outcomes = [.. record.Outcomes];
        return new()
        {
            Subject = $"study {record.Study}",
            Question = record.Question ?? $"What does the study {record.Study.Replace('_', ' ')} say?",
            Answer = [.. Answer(indices, outcomes), .. Answer(discovery)],
            Sections =
            [
                new("What the figures show",
                [
                    .. Figures(indices, outcomes, context).Select(figure => new Shown(figure)),
                    .. discovery is null ? [] : (Block[])[new Shown(Box(discovery, trajectory, context))],
                    .. outcomes.Select(outcome => new Shown(SweepTornado.Of(points, record, outcome, context))),
                ]),
                new("Tables", [.. Tables(indices, outcomes), .. Tables(discovery, trajectory)]),
                new("What drives the result",
                [
                    .. sensitivity?.Verdicts.Select(verdict => (Block)new Prose(verdict.Verdict)) ?? [],
                    .. discovery is null ? [] : (Block[])[new Prose(Sentence(discovery))],
                    new Prose("A range is a belief: an axis that is varied over a wider range explains more. Ranges and their sources stand in the table that 'partnersim parameters' prints."),
                ]),
                new("How far to trust it", new Points([.. Doubts(record, points), .. Caveats.Standing])),
            ],
            Origin = OriginOf(record, [.. new[] { sensitivity?.Asked, discovery?.Asked }.OfType<Asked>()]),
        };
    }

    private static IEnumerable<string> Answer(StoredTable? indices, string[] outcomes)
    {
        if (indices is null)
            yield break;
        (string column, string low, string high, string what) = Measure(indices);
        foreach (string outcome in outcomes.Take(3))
        {
            string[] most = [.. Axes(indices, outcome).Take(3).Select(row => $"{row["parameter"]} ({what} {Words.Number(row.Number(column))}{(indices.Has("reference") ? $", by chance alone {Words.Number(row.Number("reference"))}" : "")}, 95 % interval {Words.Number(row.Number(low))} to {Words.Number(row.Number(high))})")];
            if (most.Length > 0)
                yield return $"{Words.Capital(Words.Outcome(outcome))} depends most on {Words.List(most)}.";
        }
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
            : $"{all} and in {Percent(discovery.Density)} of those where {discovery.Box}; that box contains {Percent(discovery.Mass)} of the points and {Percent(discovery.Coverage)} of all such runs.";
    }

    private static (string Column, string Low, string High, string What) Measure(StoredTable indices) =>
        indices.Has("mu_star") ? ("mu_star", "lo", "hi", "mu*") : indices.Has("ST") ? ("ST", "ST_lo", "ST_hi", "total effect") : ("median", "lo", "hi", "PAWN");

    /// <summary>Rows about one axis; rows about pairs name the other axis too.</summary>
    private static IEnumerable<StoredRow> Axes(StoredTable indices, string outcome) =>
        indices.Rows.Where(row => row["outcome"] == outcome && (!indices.Has("with") || row["with"].Length == 0));

    private static IEnumerable<Figure> Figures(StoredTable? indices, string[] outcomes, FigureContext context)
    {
        if (indices is null)
            yield break;
        foreach (string outcome in outcomes)
        {
            StoredRow[] rows = [.. Axes(indices, outcome)];
            string spoken = Words.Outcome(outcome);
            string most = rows.Length == 0 ? "" : $": {rows[0]["parameter"]} first";
            if (indices.Has("mu_star"))
            {
                yield return new MorrisFigure($"morris_{outcome}", $"What moves {spoken}{most}", UnitOf(outcome),
                    [.. rows.Select(row => new MorrisRow(row["parameter"], row.Number("mu_star"), row.Number("lo"), row.Number("hi"), row.Number("sigma"), row.Number("noise_floor")))], context);
            }
            else if (indices.Has("ST"))
            {
                yield return new IndexBarsFigure($"sobol_{outcome}", $"What the variance of {spoken} comes from{most}",
                    "Sobol' indices: the share of the variance that an axis causes alone (first order), and together with all others (total)", "share of the parameter variance",
                    ["first order", "total"], [.. rows.Select(row => new IndexRow(row["parameter"], row["evidence"], [Of(row, "S1", "S1_lo", "S1_hi"), Of(row, "ST", "ST_lo", "ST_hi")]))], context);
                if (indices.Has("S2"))
                {
                    yield return new PairsFigure($"sobol_pairs_{outcome}", $"Which axes act together on {spoken}",
                        "Second-order Sobol' indices: the share of the variance that two axes cause together, beyond what each causes alone", "share of the parameter variance",
                        [.. rows.Select(row => row["parameter"])],
                        [.. indices.Rows.Where(row => row["outcome"] == outcome && row["with"].Length > 0).Select(row => new PairValue(row["parameter"], row["with"], row.Number("S2"), row.Number("S2_lo"), row.Number("S2_hi")))],
                        "95 % interval", context);
                }
            }
            else
            {
                yield return new IndexBarsFigure($"pawn_{outcome}", $"What shifts the distribution of {spoken}{most}",
                    "PAWN: how far the distribution of the outcome moves when an axis stays within a slice of its range (median over slices of the Kolmogorov-Smirnov distance)", "PAWN index, 0 to 1",
                    ["PAWN"], [.. rows.Select(row => new IndexRow(row["parameter"], row["evidence"], [Of(row, "median", "lo", "hi")], row.Number("reference")))], context);
            }
        }
    }

    private static Estimated Of(StoredRow row, string value, string low, string high) => new(row.Number(value), row.Number(low), row.Number(high));

    private static BoxFigure Box(DiscoveryAnswer discovery, StoredTable? trajectory, FigureContext context) => new(
        "discovery_box", discovery.When, discovery.Share, new(discovery.Coverage, discovery.Density, discovery.Mass, discovery.Limits.Length),
        [
            .. discovery.Limits.Select(limit => new BoxLimit(
                limit.Axis, limit.Words, limit.From, limit.To, limit.Low, limit.High, limit.Stable, limit.QuasiP,
                [.. limit.Levels.Select((name, level) => (name, limit.Allowed.Contains(level)))])),
        ],
        [.. trajectory?.Rows.Select(row => new PeelStep(row.Number("coverage"), row.Number("density"), row.Number("mass"), row.Whole("restricted"))) ?? []], context);

    private static IEnumerable<ReportTable> Tables(StoredTable? indices, string[] outcomes)
    {
        if (indices is null)
            yield break;
        string[] columns = [.. indices.Columns.Where(column => column is not ("outcome" or "with") && !column.StartsWith("S2", StringComparison.Ordinal))];
        foreach (string outcome in outcomes)
        {
            yield return ReportTable.Of(
                $"Indices of {Words.Outcome(outcome)}; lo and hi: 95 % interval; evidence: on what the default of the parameter rests", columns,
                Axes(indices, outcome).Select(row => columns.Select(column => column is "parameter" or "evidence" ? row[column] : ReportCell.Number(row.Number(column)))));
        }
    }

    private static IEnumerable<ReportTable> Tables(DiscoveryAnswer? discovery, StoredTable? trajectory)
    {
        if (discovery is null)
            yield break;
        yield return ReportTable.Of(
            $"The box for \"{discovery.When}\": what it allows", ["axis", "allowed", "stable in", "by chance alone with probability"],
            discovery.Limits.Select(limit => (IEnumerable<ReportCell>)[limit.Axis, limit.Words, ReportCell.Percent(limit.Stable), new ReportCell(limit.QuasiP < 0.0001 ? "below 0.0001" : $"{limit.QuasiP:0.0000}", limit.QuasiP)]));
        if (trajectory is not null)
        {
            yield return ReportTable.Of(
                "The way to it: every box of the peeling", ["step", "coverage", "density", "mass", "axes restricted"],
                trajectory.Rows.Select(row => (IEnumerable<ReportCell>)
                    [ReportCell.Whole(row.Whole("step")), ReportCell.Percent(row.Number("coverage")), ReportCell.Percent(row.Number("density")), ReportCell.Percent(row.Number("mass")), ReportCell.Whole(row.Whole("restricted"))]));
        }
    }

    private static IEnumerable<string> Doubts(SweepRecord record, StoredTable points)
    {
        yield return $"{Words.Fixed(record.Points, 0)} points of a {record.Design} design over {record.Axes.Length} axes, {Words.Fixed(record.Replicates, 0)} {(record.Replicates == 1 ? "replicate" : "replicates")} at each; intervals say how well the indices are known from so many.";
        int missing = points.Rows.Sum(row => record.Replicates - row.Whole("runs"));
        if (missing > 0)
            yield return $"{Words.Fixed(missing, 0)} runs failed and are left out; failures.csv names them.";
    }

    private static Origin OriginOf(SweepRecord record, Asked[] asked) => new(
        asked.Length == 0 ? ["partnersim sweep STUDY"] : [.. asked.Select(each => each.Command)],
        [
            ("study", record.Study), ("design", record.Design), ("points", Words.Fixed(record.Points, 0)), ("replicates", Words.Fixed(record.Replicates, 0)), ("seed", $"{record.Seed}"),
            ("fingerprint", record.Fingerprint), ("hash of the points", record.PointsHash), ("model version", record.ModelVersion), ("software", record.Software),
        ],
        [.. asked.SelectMany(each => new[] { ("asked", each.Started.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'")), ("took", $"{Words.Fixed(each.DurationSeconds, 1)} s") })],
        Provenance.DataAttribution, []);

    internal static string UnitOf(string column) =>
        Outcomes.All.Where(outcome => column.StartsWith(outcome.Key, StringComparison.Ordinal)).MaxBy(outcome => outcome.Key.Length)?.Unit ?? "";
}
