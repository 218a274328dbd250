namespace PartnershipSim.Library;

/// <summary>
/// What a scenario does to one outcome of one group: replicate by replicate the difference from the base, under common
/// random numbers.
/// </summary>
/// <param name="Scenario">Name of the scenario that is compared with the base.</param>
/// <param name="Outcome">Key of the outcome.</param>
/// <param name="Group">Key of the group, or iso3 code of a state.</param>
/// <param name="Unit">Unit of the numbers.</param>
/// <param name="Replicates">Pairs in which the outcome is defined.</param>
/// <param name="Base">Mean of the base.</param>
/// <param name="Mean">Mean difference, other minus base.</param>
/// <param name="Low90">Lower end of the 90 % interval of the mean difference (Student's t).</param>
/// <param name="High90">Upper end of it.</param>
/// <param name="Low95">Lower end of the 95 % interval.</param>
/// <param name="High95">Upper end of it.</param>
/// <param name="ShareHigher">Share of replicates in which the scenario is strictly higher.</param>
public sealed record EffectSummary(
    string Scenario, string Outcome, string Group, string Unit, int Replicates, double Base, double Mean, double Low90,
    double High90, double Low95, double High95, double ShareHigher);
