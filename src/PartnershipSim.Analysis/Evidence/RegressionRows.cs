using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// Rows of a regression: a unit in a period, or in an operation's year. Rows with a hole in the outcome or in a
/// regressor are left out.
/// </summary>
public sealed record RegressionRows
{
    /// <param name="units">The unit of each row: its fixed effect, and the stratum of a conditional logit.</param>
    /// <param name="periods">The period of each row.</param>
    /// <param name="clusters">The cluster of each row, 0 .. clusters - 1.</param>
    /// <param name="clusterNames">One for each cluster.</param>
    public RegressionRows(
        ImmutableArray<int> units, ImmutableArray<int> periods, ImmutableArray<int> clusters,
        ImmutableArray<string> clusterNames, ImmutableArray<Variable> regressors)
    {
        if (periods.Length != units.Length || clusters.Length != units.Length)
            throw new ArgumentException("every row needs a unit, a period and a cluster", nameof(units));
        foreach (Variable regressor in regressors)
        {
            if (regressor.Values.Length != units.Length)
                throw new ArgumentException($"{regressor.Name} needs a value for each row", nameof(regressors));
        }

        Units = units;
        Periods = periods;
        Clusters = clusters;
        ClusterNames = clusterNames;
        Regressors = regressors;
    }

    public ImmutableArray<int> Units { get; }

    public ImmutableArray<int> Periods { get; }

    public ImmutableArray<int> Clusters { get; }

    public ImmutableArray<string> ClusterNames { get; }

    public ImmutableArray<Variable> Regressors { get; }

    public int Count => Units.Length;

    /// <summary>The cell of a panel behind each row; empty if the rows do not come from one.</summary>
    public ImmutableArray<int> Cells { get; private init; } = [];

    /// <summary>
    /// The cells of a panel in which the outcome and all regressors, one value for each cell, are observed.
    /// </summary>
    public static RegressionRows From(Panel outcome, ImmutableArray<Variable> regressors)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        PanelShape shape = outcome.Shape;
        ImmutableArray<int>.Builder cells = ImmutableArray.CreateBuilder<int>();
        for (int cell = 0; cell < shape.Cells; cell++)
        {
            bool isKnown = !double.IsNaN(outcome.Values[cell]);
            foreach (Variable regressor in regressors)
                isKnown &= !double.IsNaN(regressor.Values[cell]);
            if (isKnown)
                cells.Add(cell);
        }

        int periods = shape.Periods.Length;
        return new(
            [.. cells.Select(cell => cell / periods)], [.. cells.Select(cell => shape.Periods[cell % periods])],
            [.. cells.Select(cell => shape.Clusters[cell / periods])], NamesOf(shape),
            [.. regressors.Select(r => new Variable(r.Name, [.. cells.Select(cell => r.Values[cell])]))])
        {
            Cells = cells.ToImmutable(),
        };
    }

    /// <summary>The outcome of each row, from the panel or from a simulated one of its shape.</summary>
    public double[] OutcomesOf(Panel panel)
    {
        ArgumentNullException.ThrowIfNull(panel);
        double[] outcomes = new double[Cells.Length];
        for (int row = 0; row < outcomes.Length; row++)
            outcomes[row] = panel.Values[Cells[row]];
        return outcomes;
    }

    /// <summary>A cluster of one unit is called as its unit, one of several as its first.</summary>
    private static ImmutableArray<string> NamesOf(PanelShape shape) =>
        [.. Enumerable.Range(0, shape.ClusterCount).Select(cluster => shape.Units[shape.Clusters.IndexOf(cluster)])];
}
