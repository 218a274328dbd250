using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Evidence.Links;

/// <summary>An outcome of history, a number for each state and year, that evidence is sought in.</summary>
/// <param name="Key">As tables and file names have it.</param>
/// <param name="Label">In words, to follow "on".</param>
/// <param name="Unit">Of an effect on it.</param>
/// <param name="Family">Outcomes of one question, whose tests are judged together.</param>
/// <param name="Last">The last year whose observations are used; blank for the last there is.</param>
/// <param name="IsSimulated">Does the model have it?</param>
public sealed record EvidenceOutcome(
    string Key, string Label, string Unit, string Family, bool IsSimulated, int? Last = null)
{
    public static readonly EvidenceOutcome UnMissions = new(
        "un_missions", "taking part in UN missions", "share of states", "operations", IsSimulated: false, Last: 2013);

    public static readonly EvidenceOutcome Isaf = new(
        "isaf", "taking part in ISAF", "share of states", "operations", IsSimulated: true, Last: 2014);

    /// <summary>Grows nearly with the logarithm of a contingent, and is 0 where there is none.</summary>
    public static readonly EvidenceOutcome IsafTroops = new(
        "isaf_troops", "ln(1 + troops in ISAF)", "ln", "operations", IsSimulated: true, Last: 2014);

    public static readonly EvidenceOutcome Troops = new(
        "troops", "troop-years of partners before entry", "share", "operations", IsSimulated: true);

    public static readonly EvidenceOutcome Spending = new(
        "spending", "ln spending share of GDP", "ln", "resources", IsSimulated: true);

    public static readonly EvidenceOutcome Strength = new(
        "strength", "ln active strength", "ln", "resources", IsSimulated: true);

    public static readonly EvidenceOutcome Voting = new(
        "un_voting", "voting with the United States", "share of votes", "alignment", IsSimulated: false);

    /// <summary>Only where attitudes.csv has rows.</summary>
    public static readonly EvidenceOutcome Willingness = new(
        "willingness", "attitude to operations as coded", "index 0-1", "attitudes", IsSimulated: true);

    /// <summary>Only where attitudes.csv has rows.</summary>
    public static readonly EvidenceOutcome Reform = new(
        "reform", "attitude to reform as coded", "index 0-1", "attitudes", IsSimulated: true);

    public static ImmutableArray<EvidenceOutcome> All { get; } =
        [UnMissions, Isaf, IsafTroops, Troops, Spending, Strength, Voting, Willingness, Reform];
}
