using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// A covariate or regressor: one value for each cell of a panel, or for each row of <see cref="RegressionRows"/>.
/// </summary>
/// <param name="Name">As messages and tables print it.</param>
public sealed record Variable(string Name, ImmutableArray<double> Values)
{
    /// <summary>What does not change over time: one value for each unit.</summary>
    public static Variable PerUnit(string name, PanelShape shape, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(shape);
        double[] cells = new double[shape.Cells];
        for (int i = 0; i < shape.Units.Length; i++)
            cells.AsSpan(shape.Cell(i, 0), shape.Periods.Length).Fill(values[i]);
        return new(name, [.. cells]);
    }
}
