using System.Collections.Immutable;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.Sensitivity;
using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Results.Files;

namespace PartnershipSim.Results.Tables;

/// <summary>An index with half the width of its 95 % interval and the ends of that, as SALib names them.</summary>
public readonly record struct IndexValue(double Value, double Conf, double Low, double High)
{
    public static IndexValue Undefined { get; } = new(double.NaN, double.NaN, double.NaN, double.NaN);

    public static IndexValue Of(Estimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return new(estimate.Value, estimate.Conf, estimate.Interval.Low, estimate.Interval.High);
    }
}

/// <summary>
/// What a sweep says about an axis, or about a pair of axes, for one outcome: a row of sensitivity.csv.
/// </summary>
/// <param name="Outcome">Column of the outcome: its key, and its group if that is not its own.</param>
/// <param name="Parameter">Key of the axis.</param>
/// <param name="With">Key of the other axis of a pair; blank in rows about one axis.</param>
/// <param name="Evidence">On what the default of the parameter rests; blank if the axis is no parameter.</param>
public sealed record SensitivityRow(string Outcome, string Parameter, string With, string Evidence)
{
    /// <summary>Mean elementary effect.</summary>
    public double Mu { get; init; } = double.NaN;

    /// <summary>Mean size of the elementary effect.</summary>
    public IndexValue MuStar { get; init; } = IndexValue.Undefined;

    /// <summary>Standard deviation of the elementary effects.</summary>
    public double Sigma { get; init; } = double.NaN;

    /// <summary>The mean size that noise alone would show.</summary>
    public double NoiseFloor { get; init; } = double.NaN;

    /// <summary>First-order index.</summary>
    public IndexValue First { get; init; } = IndexValue.Undefined;

    /// <summary>Total-order index.</summary>
    public IndexValue Total { get; init; } = IndexValue.Undefined;

    /// <summary>Second-order index, of a pair.</summary>
    public IndexValue Second { get; init; } = IndexValue.Undefined;

    /// <summary>PAWN index, the median over slices.</summary>
    public IndexValue Median { get; init; } = IndexValue.Undefined;

    /// <summary>PAWN index, the largest of the slices.</summary>
    public double Maximum { get; init; } = double.NaN;

    /// <summary>The median that an axis without influence would show.</summary>
    public double Reference { get; init; } = double.NaN;
}

/// <summary>
/// sensitivity.csv: what a sweep says about its axes, under SALib's column names. Outcome by outcome one row per axis,
/// the most important first, and with second order one row per pair of axes, which has its other axis in the column
/// <c>with</c>.
/// </summary>
/// <param name="Outcomes">The same as the estimators gave it, with the verdicts; empty if the table was read from a
/// file.</param>
public sealed record SensitivityTable(
    SensitivityMethod Method, bool HasPairs, ImmutableArray<SensitivityRow> Rows,
    ImmutableArray<OutcomeSensitivity> Outcomes)
{
    public const string FileName = "sensitivity.csv";

    private const string PairsOnly = "with second order";

    /// <summary>Of elementary effects.</summary>
    public static Table<SensitivityRow> Morris { get; } =
        new(FileName, Meaning("elementary effects (Morris)"), columns => Declare(columns, columns =>
    {
        const string unit = "of the outcome";
        var mu = columns.Number(
            "mu", unit, "mean elementary effect: of going from the low to the high end of the axis", row => row.Mu);
        var muStar = Four(columns, "mu_star", "", unit, "mean size of the elementary effect", row => row.MuStar);
        var sigma = columns.Number("sigma", unit, "standard deviation of the elementary effects", row => row.Sigma);
        var floor = columns.Number(
            "noise_floor", unit, "size that noise alone would show; blank for one replicate", row => row.NoiseFloor);
        return (row, cells) =>
            row with
            {
                Mu = cells.Of(mu),
                MuStar = muStar(cells),
                Sigma = cells.Of(sigma),
                NoiseFloor = cells.Of(floor)
            };
    }));

    /// <summary>Of shares of the variance.</summary>
    public static Table<SensitivityRow> Sobol { get; } =
        new(FileName, Meaning("shares of the variance (Sobol')"), columns => Declare(columns, columns =>
    {
        var first = Four(columns, "S1", "S1_", "-",
            "first-order index: share of the parameter variance that the axis causes alone", row => row.First);
        var total = Four(columns, "ST", "ST_", "-", "total-order index: the same together with all others", row =>
            row.Total);
        var second = Four(columns, "S2", "S2_", "-", "second-order index: share that both cause together", row =>
            row.Second, PairsOnly);
        return (row, cells) => row with { First = first(cells), Total = total(cells), Second = second(cells) };
    }));

    /// <summary>Of shifts of the distribution.</summary>
    public static Table<SensitivityRow> Pawn { get; } =
        new(FileName, Meaning("shifts of the distribution (PAWN)"), columns => Declare(columns, columns =>
    {
        var median = Four(columns, "median", "", "0-1",
            "PAWN index: median over slices of the axis of the Kolmogorov-Smirnov distance", row => row.Median);
        var maximum = columns.Number("maximum", "0-1", "the largest distance of any slice", row => row.Maximum);
        var reference = columns.Number("reference", "0-1", "median of an axis without influence", row => row.Reference);
        return (row, cells) =>
            row with { Median = median(cells), Maximum = cells.Of(maximum), Reference = cells.Of(reference) };
    }));

    /// <summary>The columns of this table.</summary>
    public Table<SensitivityRow> Table => Of(Method).Where(column => HasPairs || column.Only != PairsOnly);

    /// <summary>The indices that the method gives.</summary>
    /// <param name="read">The results of an outcome.</param>
    /// <param name="isExact">Whether one replicate is taken as free of noise.</param>
    public static SensitivityTable Of(
        SweepPlan plan, SensitivityMethod method, Func<string, OutcomeRuns> read, bool isExact = false)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(read);
        ImmutableArray<OutcomeSensitivity> outcomes =
        [
            .. plan.Study.Outcomes.Select(
                o => OutcomeSensitivity.Of(plan, o.Column, method, read(o.Column), isExact)),
        ];
        return new(method, outcomes.Any(outcome => outcome.Sobol is { Pairs.IsEmpty: false }),
            [.. outcomes.SelectMany(RowsOf)], outcomes);
    }

    /// <summary>The table in a folder, or null if there is none.</summary>
    /// <exception cref="InvalidDataException">It is cut short or of another version.</exception>
    public static SensitivityTable? Find(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return null;
        string[] header = Csv.Read(path).First().Fields;
        SensitivityMethod method = header.Contains("mu_star") ? SensitivityMethod.Morris
            : header.Contains("ST") ? SensitivityMethod.Sobol : SensitivityMethod.Pawn;
        return new(method, header.Contains("with"), Of(method).Read(folder), []);
    }

    /// <summary>What it says about one outcome.</summary>
    public SensitivityTable Of(string outcome) => this with
    {
        Rows = [.. Rows.Where(row => row.Outcome == outcome)],
        Outcomes = [.. Outcomes.Where(other => other.Outcome == outcome)],
    };

    /// <summary>Rows about one axis.</summary>
    public IEnumerable<SensitivityRow> Axes(string outcome) =>
        Rows.Where(row => row.Outcome == outcome && row.With.Length == 0);

    /// <summary>Rows about a pair of axes.</summary>
    public IEnumerable<SensitivityRow> Pairs(string outcome) =>
        Rows.Where(row => row.Outcome == outcome && row.With.Length > 0);

    public void Write(Stream stream) => Table.Write(stream, Rows);

    private static Table<SensitivityRow> Of(SensitivityMethod method) => method switch
    {
        SensitivityMethod.Morris => Morris,
        SensitivityMethod.Sobol => Sobol,
        _ => Pawn,
    };

    private static string Meaning(string what) =>
        $"what an axis does to an outcome: {what}; cells that do not apply are blank";

    private static Func<Cells<SensitivityRow>, SensitivityRow> Declare(
        Columns<SensitivityRow> columns, Func<Columns<SensitivityRow>, Func<SensitivityRow, Cells<SensitivityRow>,
            SensitivityRow>> declare)
    {
        var outcome = columns.Outcome(row => row.Outcome);
        var parameter = columns.Text("parameter", "key of the axis", row => row.Parameter);
        var with = columns.Of(
            "with", "", "key of the other axis, in rows about a pair", CellKinds.TextOrBlank, row =>
            row.With, PairsOnly);
        Func<SensitivityRow, Cells<SensitivityRow>, SensitivityRow> complete = declare(columns);
        var evidence = columns.Of(
            "evidence", "", "on what the default of the parameter rests; blank if the axis is no parameter",
                CellKinds.TextOrBlank, row => row.Evidence);
        return cells => complete(
            new(cells.Of(outcome), cells.Of(parameter), cells.Of(with), cells.Of(evidence)), cells);
    }

    private static Func<Cells<SensitivityRow>, IndexValue> Four(
        Columns<SensitivityRow> columns, string name, string ends, string unit, string meaning, Func<SensitivityRow,
            IndexValue> value, string? only = null)
    {
        var estimate = columns.Number(name, unit, meaning, row => value(row).Value, only);
        var conf = columns.Number(
            $"{name}_conf", unit, "half the width of its 95 % interval", row => value(row).Conf, only);
        var low = columns.Number($"{ends}lo", unit, "low end of that", row => value(row).Low, only);
        var high = columns.Number($"{ends}hi", unit, "high end of that", row => value(row).High, only);
        return cells => new(cells.Of(estimate), cells.Of(conf), cells.Of(low), cells.Of(high));
    }

    private static IEnumerable<SensitivityRow> RowsOf(OutcomeSensitivity outcome)
    {
        SensitivityRow Row(Axis axis) =>
            new(outcome.Outcome, axis.Key, "", Verdict.DeclaredEvidence(axis.Key)?.ToString().ToLowerInvariant() ?? "");
        if (outcome.Morris is { } effects)
        {
            return effects.Axes.OrderByDescending(axis => axis.MuStar.Value).Select(axis => Row(axis.Axis) with
            {
                Mu = axis.Mu,
                MuStar = IndexValue.Of(axis.MuStar),
                Sigma = axis.Sigma,
                NoiseFloor = axis.NoiseFloor ?? double.NaN,
            });
        }

        if (outcome.Sobol is not { } indices)
        {
            return outcome.Pawn.OrderByDescending(axis => axis.Excess).Select(axis => Row(axis.Axis) with
            {
                Median = IndexValue.Of(axis.Median),
                Maximum = axis.Max,
                Reference = axis.Reference,
            });
        }

        return
        [
            .. indices.Axes.OrderByDescending(axis => axis.ST.Value)
                .Select(axis => Row(axis.Axis) with { First = IndexValue.Of(axis.S1), Total = IndexValue.Of(axis.ST) }),
            .. indices.Pairs.OrderByDescending(pair => pair.S2.Value)
                .Select(pair => new SensitivityRow(
                    outcome.Outcome, pair.First.Key, pair.Second.Key, "") { Second = IndexValue.Of(pair.S2) }),
        ];
    }
}
