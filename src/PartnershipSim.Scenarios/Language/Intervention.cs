using PartnershipSim.Scenarios.Text;


namespace PartnershipSim.Scenarios.Language;

/// <summary>What an intervention does to a value.</summary>
public enum Act
{
    Set,
    Scale,
    Add,
}

/// <summary>A change of one parameter, mechanism or driver in some years.</summary>
/// <param name="From">The first year.</param>
/// <param name="To">The last year; null: it stays.</param>
/// <param name="Target">Key of a parameter or driver, or <c>mechanisms.</c> and a mechanism.</param>
/// <param name="Where">The states concerned; null for what does not differ by state, or for all states.</param>
/// <param name="Because">Why.</param>
public sealed record Intervention(
    int From, int? To, Act Act, string Target, double Value, Where? Where = null, string? Because = null)
{
    public Origin Origin { get; init; } = Origin.Code;

    public bool IsActive(int year) => year >= From && year <= (To ?? int.MaxValue);

    /// <summary>The value after the change.</summary>
    public double Apply(double value) => Act switch
    {
        Act.Set => Value,
        Act.Scale => value * Value,
        _ => value + Value,
    };
}
