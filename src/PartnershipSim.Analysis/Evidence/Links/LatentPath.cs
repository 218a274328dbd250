using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Evidence.Links;

/// <summary>A variable of the model that history does not show, state by state and year by year.</summary>
/// <param name="Key">As it is named on a command line.</param>
public sealed record LatentPath(string Key, Func<SimulatedHistory, int, int, double> Of)
{
    public static ImmutableArray<LatentPath> All { get; } =
    [
        new("interoperability", (history, state, year) => history.Interoperability(state, year)),
        new("willingness", (history, state, year) => history.Willingness(state, year)),
        new("reform", (history, state, year) => history.Reform(state, year)),
        new("usability", (history, state, year) => history.Usability(state, year)),
    ];
}
