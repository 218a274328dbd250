using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// A staggered difference in differences (Callaway and Sant'Anna 2021), compiled for one pattern of dates, covariates
/// and coverage: ATT(g,t) for every group g and period t, without anticipation. Outcomes come later, one history or
/// thousands. A unit enters a comparison if both of its periods, and its covariates in the base period, are observed;
/// no cell is imputed.
/// </summary>
public sealed class GroupTimeDesign
{
    private readonly Panel _coverage;
    private readonly Cohorts _cohorts;
    private readonly ImmutableArray<Variable> _covariates, _needed;
    private readonly GroupTimeSettings _settings;
    private readonly ImmutableArray<GroupTimeCell> _cells;
    private readonly ComparedCell?[] _compared;
    private readonly double[] _weights;

    private GroupTimeDesign(
        Panel coverage, Cohorts cohorts, ImmutableArray<Variable> covariates, GroupTimeSettings settings,
        double[] weights)
    {
        _coverage = coverage;
        _cohorts = cohorts;
        _covariates = settings.Adjustment == Adjustment.None ? [] : covariates;
        _needed = settings.NeedsCovariates ? covariates : _covariates;
        _settings = settings;
        _weights = weights;
        ImmutableArray<GroupTimeCell>.Builder cells = ImmutableArray.CreateBuilder<GroupTimeCell>();
        PanelShape shape = coverage.Shape;
        foreach (int group in cohorts.GroupsIn(shape))
        {
            int last = LastBefore(shape, group);
            for (int time = settings.Base == BasePeriod.Universal ? 0 : 1; time < shape.Periods.Length; time++)
            {
                int @base = settings.Base == BasePeriod.Universal || shape.Periods[time] >= group ? last : time - 1;
                cells.Add(new(group, time, @base));
            }
        }

        _cells = cells.ToImmutable();
        _compared = new ComparedCell?[_cells.Length];
    }

    internal ImmutableArray<GroupTimeCell> Cells => _cells;

    internal PanelShape Shape => _coverage.Shape;

    internal Cohorts Cohorts => _cohorts;

    internal ReadOnlySpan<double> Weights => _weights;

    internal Comparison? ComparisonOf(int cell) => Compared(cell).Comparison;

    /// <summary>
    /// What is known of a cell, compiled when it is first asked for: permutations of dates ask for a few event times.
    /// </summary>
    internal ComparedCell Compared(int cell) => _compared[cell] ??= Compare(_cells[cell]);

    /// <summary>Compiles the design, or refuses with a sentence.</summary>
    /// <param name="coverage">
    /// Which cells are observed: the outcome itself, or another panel with the same holes.
    /// </param>
    /// <param name="cohorts">When treatment began. Units treated in the first period or before take no part.</param>
    /// <param name="covariates">One value for each cell; what counts is that of the base period.</param>
    public static GroupTimeDesign Compile(
        Panel coverage, Cohorts cohorts, ImmutableArray<Variable> covariates, GroupTimeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(coverage);
        ArgumentNullException.ThrowIfNull(cohorts);
        ArgumentNullException.ThrowIfNull(settings);
        double[] weights = new double[coverage.Shape.Units.Length];
        Array.Fill(weights, 1);
        GroupTimeDesign design = new(coverage, cohorts, covariates, settings, weights);
        if (design.IsUsable())
            return design;
        string reasons = string.Join(
            "; ",
            Enumerable.Range(0, design._cells.Length).Select(cell => design.Compared(cell).Refusal).OfType<string>()
                .Distinct());
        throw new NotEstimableException($"No group has an effect that could be estimated: {reasons}.");
    }

    /// <inheritdoc cref="Compile(Panel, Cohorts, ImmutableArray{Variable}, GroupTimeSettings)"/>
    public static GroupTimeDesign Compile(Panel coverage, Cohorts cohorts, GroupTimeSettings settings) =>
        Compile(coverage, cohorts, [], settings);

    /// <summary>
    /// The same design after clusters were resampled: each counts as often as it was drawn. For point estimates only.
    /// </summary>
    public GroupTimeDesign Resampled(ReadOnlySpan<double> clusterWeights) =>
        new(_coverage, _cohorts, _covariates, _settings, _coverage.Shape.PerUnit(clusterWeights));

    /// <summary>The effects in one history, with their errors.</summary>
    /// <param name="outcome">Observed in every cell of the coverage.</param>
    public GroupTimeEffects Estimate(Panel outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ReadOnlySpan<double> values = outcome.Values.AsSpan();
        double[] effects = new double[_cells.Length];
        double[][] influence = new double[_cells.Length][];
        for (int c = 0; c < effects.Length; c++)
        {
            influence[c] = new double[Shape.Units.Length];
            Comparison? comparison = ComparisonOf(c);
            effects[c] = comparison is null
                ? _cells[c].IsReference ? 0 : double.NaN
                : comparison.Estimate(Changes(values, comparison, _cells[c]), influence[c]);
        }

        return new(this, effects, influence);
    }

    /// <summary>
    /// ATT(g,t) of each cell as a weighted sum of outcomes, in the order of <see cref="Cells"/>, added to dense
    /// coefficients.
    /// </summary>
    internal void AddCoefficients(int cell, double factor, Span<double> coefficients)
    {
        if (factor == 0 || ComparisonOf(cell) is not { } comparison)
            return;
        for (int i = 0; i < comparison.Units.Length; i++)
        {
            int unit = comparison.Units[i];
            coefficients[Shape.Cell(unit, _cells[cell].Time)] += factor * comparison.Coefficients[i];
            coefficients[Shape.Cell(unit, _cells[cell].Base)] -= factor * comparison.Coefficients[i];
        }
    }

    private bool IsUsable()
    {
        for (int c = 0; c < _cells.Length; c++)
        {
            if (Shape.Periods[_cells[c].Time] >= _cells[c].Group && ComparisonOf(c) is not null)
                return true;
        }

        return false;
    }

    private double[] Changes(ReadOnlySpan<double> values, Comparison comparison, GroupTimeCell cell)
    {
        double[] changes = new double[comparison.Units.Length];
        for (int i = 0; i < changes.Length; i++)
        {
            int unit = comparison.Units[i];
            changes[i] = values[Shape.Cell(unit, cell.Time)] - values[Shape.Cell(unit, cell.Base)];
        }

        return changes;
    }

    private ComparedCell Compare(GroupTimeCell cell)
    {
        if (cell.IsReference)
            return new(0, 0, null, null);
        ComparisonSample sample = Sample(cell);
        (Comparison? comparison, string? refusal) = Comparison.Of(sample, _settings.Adjustment);
        int treated = 0;
        for (int i = 0; i < sample.Units.Length; i++)
            treated += sample.Treated[i] > 0 && sample.Weights[i] > 0 ? 1 : 0;
        return new(treated, sample.Units.Length - treated, refusal, comparison);
    }

    private ComparisonSample Sample(GroupTimeCell cell)
    {
        PanelShape shape = Shape;
        int count = shape.Units.Length, taken = 0, columns = 1 + _covariates.Length;
        int[] units = new int[count];
        for (int unit = 0; unit < count; unit++)
        {
            int first = _cohorts.First[unit];
            if (_weights[unit] != 0
                && (first == cell.Group || IsControl(first, shape.Periods[Math.Max(cell.Time, cell.Base)]))
                && _coverage.IsObserved(unit, cell.Time) && _coverage.IsObserved(unit, cell.Base)
                && IsKnown(unit, cell.Base))
                units[taken++] = unit;
        }

        Array.Resize(ref units, taken);
        double[] treated = new double[taken], weights = new double[taken], x = new double[taken * columns];
        for (int i = 0; i < taken; i++)
        {
            treated[i] = _cohorts.First[units[i]] == cell.Group ? 1 : 0;
            weights[i] = _weights[units[i]];
            x[i * columns] = 1;
            for (int k = 1; k < columns; k++)
                x[i * columns + k] = _covariates[k - 1].Values[shape.Cell(units[i], cell.Base)];
        }

        return new(units, treated, weights, x, [.. _covariates.Select(covariate => covariate.Name)]);
    }

    // two treated periods apart or two untreated ones, a control is untreated in both
    private bool IsControl(int first, int until) =>
        _settings.Controls == ControlGroup.NeverTreated ? first > Shape.Periods[^1] : first > until;

    private bool IsKnown(int unit, int time)
    {
        foreach (Variable covariate in _needed)
        {
            if (double.IsNaN(covariate.Values[Shape.Cell(unit, time)]))
                return false;
        }

        return true;
    }

    private static int LastBefore(PanelShape shape, int group)
    {
        int last = 0;
        while (last + 1 < shape.Periods.Length && shape.Periods[last + 1] < group)
            last++;
        return last;
    }
}

/// <summary>A group in a period, and from where its change is counted.</summary>
/// <param name="Time">Number of the period.</param>
/// <param name="Base">
/// Number of the base period; that of the period itself where the effect is zero by definition.
/// </param>
internal sealed record GroupTimeCell(int Group, int Time, int Base)
{
    public bool IsReference => Time == Base;
}

/// <summary>A group and its controls in a period.</summary>
/// <param name="Refusal">Why there is no effect, or null.</param>
internal sealed record ComparedCell(int Treated, int Controls, string? Refusal, Comparison? Comparison);
