using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// A stacked two-period design (Cengiz, Dube, Lindner and Zipperer 2019): for each group, the change from a window
/// before treatment to a window after it, against controls that are untreated throughout both; the groups stacked,
/// with a level for each. Controls of a stack are weighted so that every group counts by its treated units (Wing,
/// Freedman and Hollingsworth 2024). A unit may stand in several stacks: errors are clustered by unit or wider.
/// </summary>
public sealed class StackedDesign
{
    private readonly RegressionDesign _regression;
    private readonly ImmutableArray<Row> _rows;
    private readonly PanelShape _shape;

    private StackedDesign(
        RegressionDesign regression, ImmutableArray<Row> rows, PanelShape shape, ImmutableArray<int> groups)
    {
        _regression = regression;
        _rows = rows;
        _shape = shape;
        Groups = groups;
    }

    /// <summary>The groups that have treated units and controls.</summary>
    public ImmutableArray<int> Groups { get; }

    public int TreatedCount => _rows.Count(row => row.IsTreated);

    /// <summary>Compiles the design, or refuses with a sentence.</summary>
    /// <param name="coverage">Which cells are observed.</param>
    /// <param name="before">Periods before treatment whose mean is the base: 3 for g - 3 to g - 1.</param>
    /// <param name="from">First period after treatment that counts: 0 for that of treatment.</param>
    /// <param name="to">Last one.</param>
    /// <param name="covariates">
    /// One value for each cell; what counts is that of the last period before treatment.
    /// </param>
    public static StackedDesign Compile(
        Panel coverage, Cohorts cohorts, int before, int from, int to, ImmutableArray<Variable> covariates)
    {
        ArgumentNullException.ThrowIfNull(coverage);
        ArgumentNullException.ThrowIfNull(cohorts);
        List<Row> rows = [];
        List<int> groups = [];
        foreach (int group in cohorts.GroupsIn(coverage.Shape))
        {
            Row[] stack = [.. Stack(coverage, cohorts, group, before, from, to, covariates)];
            if (!stack.Any(row => row.IsTreated) || stack.All(row => row.IsTreated))
                continue;
            groups.Add(group);
            rows.AddRange(stack);
        }

        int treated = rows.Count(row => row.IsTreated);
        if (treated < 2)
        {
            throw new NotEstimableException(
                $"{(treated == 0 ? "No unit" : "One unit only")} is observed before and after treatment beside an "
                + "untreated one: a stacked design needs two.");
        }

        RegressionRows observations = new(
            [.. rows.Select(row => row.Unit)], [.. rows.Select(row => row.Group)],
            [.. rows.Select(row => coverage.Shape.Clusters[row.Unit])], NamesOf(coverage.Shape),
            [
                new("treated", [.. rows.Select(row => row.IsTreated ? 1.0 : 0)]),
                .. covariates.Select(
                    (covariate, a) => new Variable(covariate.Name, [.. rows.Select(row => row.Covariates[a])])),
            ]);
        return new(
            RegressionDesign.Compile(observations, FixedEffects.Period, Weights(rows)), [.. rows], coverage.Shape,
            [.. groups]);
    }

    /// <summary>The mean effect on the treated in one history.</summary>
    public PointEstimate Estimate(Panel outcome) => _regression.Fit(Changes(outcome))["treated"];

    /// <summary>The effect as a weighted sum of outcomes.</summary>
    public LinearStatistic Compile()
    {
        LinearStatistic slope = _regression.Slope(0);
        double[] coefficients = new double[_shape.Cells];
        for (int i = 0; i < slope.Places.Length; i++)
        {
            Row row = _rows[slope.Places[i]];
            foreach (int time in row.After)
                coefficients[_shape.Cell(row.Unit, time)] += slope.Coefficients[i] / row.After.Length;
            foreach (int time in row.Before)
                coefficients[_shape.Cell(row.Unit, time)] -= slope.Coefficients[i] / row.Before.Length;
        }

        return LinearStatistic.FromDense(coefficients);
    }

    /// <summary>
    /// The refit of a cluster bootstrap. Only the first estimate of each history, of as many as there are regressors,
    /// is the effect.
    /// </summary>
    public ClusterBootstrap.Refit RefitOf(IReadOnlyList<Panel> histories) =>
        _regression.RefitOf([.. histories.Select(Changes)]);

    private double[] Changes(Panel outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        double[] changes = new double[_rows.Length];
        for (int i = 0; i < changes.Length; i++)
            changes[i] = Mean(outcome, _rows[i].Unit, _rows[i].After) - Mean(outcome, _rows[i].Unit, _rows[i].Before);
        return changes;
    }

    private static double Mean(Panel panel, int unit, int[] times)
    {
        double sum = 0;
        foreach (int time in times)
            sum += panel[unit, time];
        return sum / times.Length;
    }

    private static IEnumerable<Row> Stack(
        Panel coverage, Cohorts cohorts, int group, int before, int from, int to, ImmutableArray<Variable> covariates)
    {
        PanelShape shape = coverage.Shape;
        for (int unit = 0; unit < shape.Units.Length; unit++)
        {
            int first = cohorts.First[unit];
            if (first != group && first <= group + to)
                continue;
            int[] earlier = Observed(coverage, unit, group - before, group - 1);
            int[] later = Observed(coverage, unit, group + from, group + to);
            if (earlier.Length == 0 || later.Length == 0)
                continue;
            double[] known = [.. covariates.Select(covariate => covariate.Values[shape.Cell(unit, earlier[^1])])];
            if (!known.Any(double.IsNaN))
                yield return new(unit, group, first == group, earlier, later, known);
        }
    }

    private static int[] Observed(Panel coverage, int unit, int from, int to) =>
    [
        .. Enumerable.Range(0, coverage.Shape.Periods.Length)
            .Where(t => coverage.Shape.Periods[t] >= from && coverage.Shape.Periods[t] <= to)
            .Where(t => coverage.IsObserved(unit, t)),
    ];

    private static double[] Weights(List<Row> rows)
    {
        double treated = rows.Count(row => row.IsTreated), controls = rows.Count - treated;
        Dictionary<int, double> ofControls = [];
        foreach (IGrouping<int, Row> stack in rows.GroupBy(row => row.Group))
        {
            double own = stack.Count(row => row.IsTreated);
            ofControls[stack.Key] = own / treated / ((stack.Count() - own) / controls);
        }

        return [.. rows.Select(row => row.IsTreated ? 1 : ofControls[row.Group])];
    }

    private static ImmutableArray<string> NamesOf(PanelShape shape) =>
        [.. Enumerable.Range(0, shape.ClusterCount).Select(cluster => shape.Units[shape.Clusters.IndexOf(cluster)])];

    /// <summary>A unit in the stack of a group, with the observed periods of both windows.</summary>
    private sealed record Row(int Unit, int Group, bool IsTreated, int[] Before, int[] After, double[] Covariates);
}
