using System.Collections.Immutable;

namespace PartnershipSim.Model.Drivers;

/// <summary>A driver that is one series for all states.</summary>
/// <param name="assumed">
/// What the model assumes (section 6 of its description): values by year, straight lines between the years, the first
/// and the last value held.
/// </param>
public sealed class WorldDriver(ImmutableSortedDictionary<int, double> assumed) : Driver
{
    /// <summary>What the model assumes where a scenario names no value.</summary>
    public ImmutableSortedDictionary<int, double> Assumed { get; } = assumed;
}
