using System.Collections.Immutable;

namespace PartnershipSim.Model.Parameters;

/// <summary>One setting of every dial, parameters and mechanisms alike. A row of a design matrix is exactly this.</summary>
public sealed class ParameterPoint
{
    private readonly ImmutableArray<double> _values;

    private ParameterPoint(ImmutableArray<double> values) => _values = values;

    /// <summary>Every dial at its declared default.</summary>
    public static ParameterPoint Default { get; } = new([.. ParameterSpace.Dials.Select(dial => dial.Default)]);

    public double this[Dial dial] => _values[dial.Index];

    public ReadOnlySpan<double> Values => _values.AsSpan();

    /// <summary>The same point with one dial moved.</summary>
    public ParameterPoint With(Dial dial, double value) => new(_values.SetItem(dial.Index, value));

    /// <summary>The same point with several dials moved.</summary>
    public ParameterPoint With(IEnumerable<(Dial Dial, double Value)> changes)
    {
        ImmutableArray<double>.Builder values = _values.ToBuilder();
        foreach ((Dial dial, double value) in changes)
            values[dial.Index] = value;
        return new(values.ToImmutable());
    }
}
