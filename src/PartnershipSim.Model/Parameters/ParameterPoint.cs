using System.Collections.Immutable;

namespace PartnershipSim.Model.Parameters;

/// <summary>The value of every setting, parameters and mechanisms alike: one row of a design matrix.</summary>
public sealed class ParameterPoint
{
    private readonly ImmutableArray<double> _values;

    private ParameterPoint(ImmutableArray<double> values) => _values = values;

    /// <summary>Every setting at its declared default, in the order in which the settings are numbered.</summary>
    internal static ParameterPoint AtDefaults(IEnumerable<Setting> settings) =>
        new([.. settings.Select(s => s.Default)]);

    public double this[Setting setting] => _values[setting.Index];

    public ReadOnlySpan<double> Values => _values.AsSpan();

    /// <summary>The same point with another value of one setting.</summary>
    public ParameterPoint With(Setting setting, double value) => new(_values.SetItem(setting.Index, value));

    /// <summary>The same point with other values of several settings.</summary>
    public ParameterPoint With(IEnumerable<(Setting Setting, double Value)> changes)
    {
        ImmutableArray<double>.Builder values = _values.ToBuilder();
        foreach ((Setting setting, double value) in changes)
            values[setting.Index] = value;
        return new(values.ToImmutable());
    }
}
