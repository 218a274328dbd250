using System.Collections.Immutable;
using PartnershipSim.Analysis.Effects;

namespace PartnershipSim.Cli.Terminal;

/// <summary>
/// The mediated share of one scenario's effect, with the values it takes over the uncertain ranges.
/// </summary>
internal sealed record Mediated(
    string Scenario, MediatedShare Share, ImmutableArray<double> OverRanges, int Points, double? AtLowEnd);
