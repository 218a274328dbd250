using System.Collections.Immutable;

namespace PartnershipSim.Plotting.Figures.Effects;

/// <summary>A paired effect with its intervals: one line of a forest.</summary>
/// <param name="Label">The outcome, the group, or both.</param>
/// <param name="Unit">Of the effect; "%" for per cent of the base mean.</param>
public sealed record EffectRow(
    string Label, string Unit, double Effect, double Low90, double High90, double Low95, double High95)
{
    /// <summary>Does the 95 % interval leave 0 out?</summary>
    public bool IsClear => Low95 > 0 || High95 < 0;
}

/// <summary>What one mechanism adds to an effect, with its 90 % interval.</summary>
/// <param name="Key">Of the mechanism; decides its colour.</param>
public sealed record MechanismRow(string Key, string Label, double Share, double Low90, double High90);

/// <summary>One term of a decision in two scenarios under common random numbers.</summary>
public sealed record TermRow(string Label, double Base, double Other);

/// <summary>A decision, term by term, in two scenarios.</summary>
/// <param name="Question">"Georgia, 2008: does it join ISAF?"</param>
/// <param name="Unit">In which the terms add up.</param>
public sealed record TwinLedger(
    string Question, string Unit, string BaseName, string OtherName, ImmutableArray<TermRow> Terms);
