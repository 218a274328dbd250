using System.Collections.Immutable;

namespace PartnershipSim.Model.Parameters;

/// <summary>One setting of every setting, parameters and mechanisms alike. A row of a design matrix is exactly this.</summary>
public sealed class ParameterPoint
{
    private readonly ImmutableArray<double> _values;

    private ParameterPoint(ImmutableArray<double> values) => _values = values;

    /// <summary>Every setting at its declared default.</summary>
    public static ParameterPoint Default { get; } = new([.. ParameterSpace.Settings.Select(setting => setting.Default)]);

    public double this[Setting setting] => _values[setting.Index];

    public ReadOnlySpan<double> Values => _values.AsSpan();

    /// <summary>The same point with one setting moved.</summary>
    public ParameterPoint With(Setting setting, double value) => new(_values.SetItem(setting.Index, value));

    /// <summary>The same point with several settings moved.</summary>
    public ParameterPoint With(IEnumerable<(Setting Setting, double Value)> changes)
    {
        ImmutableArray<double>.Builder values = _values.ToBuilder();
        foreach ((Setting setting, double value) in changes)
            values[setting.Index] = value;
        return new(values.ToImmutable());
    }
}
