using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// One variable of units over periods. A cell without an observation is not a number: it is unknown, never zero.
/// </summary>
public sealed record Panel
{
    public Panel(PanelShape shape, ImmutableArray<double> values)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (values.Length != shape.Cells)
            throw new ArgumentException(
                $"{shape.Cells} cells need as many values, not {values.Length}", nameof(values));
        Shape = shape;
        Values = values;
    }

    public PanelShape Shape { get; }

    /// <summary>Unit by unit, period by period.</summary>
    public ImmutableArray<double> Values { get; }

    public double this[int unit, int time] => Values[Shape.Cell(unit, time)];

    public bool IsObserved(int unit, int time) => !double.IsNaN(this[unit, time]);
}
