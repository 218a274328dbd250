using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Evidence.Links;

/// <summary>Among whom an effect is sought.</summary>
public enum Population
{
    /// <summary>All states but the allies of 1994, the lead power and the threat source.</summary>
    NonMembers,

    /// <summary>Those of them that signed PfP at any time.</summary>
    PfpPartners,

    /// <summary>All states but the lead power and the threat source; allies are controls.</summary>
    WithAllies,
}

/// <summary>
/// A claim that a programme changes an outcome, as a staggered difference in differences would show it: the mean
/// effect in the years from joining to some years later.
/// </summary>
/// <param name="Programme">pfp, parp, map, ipap, or accession for membership itself.</param>
/// <param name="To">Last event time that counts; 0 is the year of joining.</param>
/// <param name="OnlyGroup">Only those who joined in this year are treated; other joiners are left out.</param>
/// <param name="IsHeadline">One of the links that a page shows in full.</param>
public sealed record EvidenceLink(
    string Programme, EvidenceOutcome Outcome, Population Population, int To = 3, int? OnlyGroup = null,
    bool IsHeadline = false)
{
    /// <summary>Leads whose joint test is the test of pre-trends: those before the base year.</summary>
    public const int FirstLead = -4;

    public string Key => $"{Programme}_{Outcome.Key}";

    public string Cause => Programme switch
    {
        "accession" => OnlyGroup is { } year ? $"accession {year}" : "accession",
        "pfp" => "PfP",
        "programmes" => "all programmes",
        _ => Programme.ToUpperInvariant(),
    };

    public bool IsAccession => Programme == "accession";

    /// <summary>Links to attitudes, estimated as soon as there are coded ones.</summary>
    private static ImmutableArray<EvidenceLink> OnAttitudes { get; } =
    [
        new("pfp", EvidenceOutcome.Willingness, Population.NonMembers),
        new("parp", EvidenceOutcome.Willingness, Population.PfpPartners),
        new("pfp", EvidenceOutcome.Reform, Population.NonMembers),
        new("parp", EvidenceOutcome.Reform, Population.PfpPartners),
        new("map", EvidenceOutcome.Reform, Population.PfpPartners),
    ];

    /// <summary>The links that data can be asked for, headlines first.</summary>
    public static ImmutableArray<EvidenceLink> For(EvidenceData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.HasAttitudes ? [.. All, .. OnAttitudes] : All;
    }

    /// <summary>The links that are always estimated, headlines first.</summary>
    public static ImmutableArray<EvidenceLink> All { get; } =
    [
        new("pfp", EvidenceOutcome.UnMissions, Population.NonMembers, IsHeadline: true),
        new("map", EvidenceOutcome.Spending, Population.PfpPartners, IsHeadline: true),
        new("parp", EvidenceOutcome.Strength, Population.PfpPartners, IsHeadline: true),
        new("accession", EvidenceOutcome.Isaf, Population.PfpPartners, OnlyGroup: 2004, IsHeadline: true),
        new("ipap", EvidenceOutcome.IsafTroops, Population.PfpPartners, IsHeadline: true),
        new("pfp", EvidenceOutcome.Voting, Population.NonMembers, IsHeadline: true),
        // no signatory is observed before and after: the refusal says so
        new("pfp", EvidenceOutcome.IsafTroops, Population.NonMembers),
        new("pfp", EvidenceOutcome.Isaf, Population.NonMembers),
        new("parp", EvidenceOutcome.IsafTroops, Population.PfpPartners),
        new("parp", EvidenceOutcome.Isaf, Population.PfpPartners),
        new("ipap", EvidenceOutcome.Isaf, Population.PfpPartners),
        new("parp", EvidenceOutcome.UnMissions, Population.PfpPartners),
        new("map", EvidenceOutcome.UnMissions, Population.PfpPartners),
        new("ipap", EvidenceOutcome.UnMissions, Population.PfpPartners),
        new("accession", EvidenceOutcome.UnMissions, Population.PfpPartners),
        new("pfp", EvidenceOutcome.Spending, Population.NonMembers),
        new("parp", EvidenceOutcome.Spending, Population.PfpPartners),
        new("ipap", EvidenceOutcome.Spending, Population.PfpPartners),
        new("accession", EvidenceOutcome.Spending, Population.PfpPartners),
        new("pfp", EvidenceOutcome.Strength, Population.NonMembers),
        new("map", EvidenceOutcome.Strength, Population.PfpPartners),
        new("ipap", EvidenceOutcome.Strength, Population.PfpPartners),
        new("accession", EvidenceOutcome.Strength, Population.PfpPartners),
        new("parp", EvidenceOutcome.Voting, Population.PfpPartners),
        new("map", EvidenceOutcome.Voting, Population.PfpPartners),
        new("accession", EvidenceOutcome.Voting, Population.PfpPartners),
    ];
}
