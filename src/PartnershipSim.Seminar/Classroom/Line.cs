using System.Collections.Immutable;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>
/// An outcome of a state or group, year by year: in the game, and in the same scenario without any decision.
/// </summary>
internal sealed record Line(string Key, string Unit, ImmutableArray<double?> Game, ImmutableArray<double?> Without);
