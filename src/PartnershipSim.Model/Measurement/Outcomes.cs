using System.Collections.Immutable;
using PartnershipSim.Model.Entities;

namespace PartnershipSim.Model.Measurement;

/// <summary>
/// What is measured, each outcome in one declaration. The order of declaration is the order of tables.
/// </summary>
public static class Outcomes
{
    /// <summary>The first of the years over which outcomes are taken unless a scenario says otherwise.</summary>
    public const int DefaultFrom = 1996;

    /// <summary>The last of these years.</summary>
    public const int DefaultTo = 2014;

    private static readonly List<Outcome> Declared = [];

    public static readonly Outcome PartnerTroopYears = Declare(new()
    {
        Key = "partner_troop_years",
        Unit = "k troop-years",
        Meaning = "troops of partner states in operations, summed over the years",
        Label = "partner troop-years",
        Formula = "Σ_years Σ_{i in C, partners} F_i",
        Of = new(Sum.PartnerTroops),
        Span = Span.Sum,
        Domain = Domain.Partners,
        Tags = Tags.Headline | Tags.Reported,
    });

    public static readonly Outcome PartnerTroopYearsBeforeEntry = Declare(new()
    {
        Key = "partner_troop_years_before_entry",
        Unit = "k troop-years",
        Meaning = "the same, only in years before the state's (data) accession",
        Label = "partner troop-years before accession",
        Formula = "Σ_years Σ_{i in C, partners; accession later} F_i",
        Of = new(Sum.TroopsBeforeEntry),
        Span = Span.Sum,
        Domain = Domain.Partners,
        Tags = Tags.Reported,
    });

    public static readonly Outcome NonleadTroopYears = Declare(new()
    {
        Key = "nonlead_troop_years",
        Unit = "k troop-years",
        Meaning = "troops of all states but lead and source, summed over the years",
        Label = "troop-years of all but the United States and Russia",
        ShortLabel = "all troop-years",
        Formula = "Σ_years Σ_{i in C} F_i",
        Of = new(Sum.Troops),
        Span = Span.Sum,
        Group = "all",
        Tags = Tags.Reported | Tags.Mapped,
    });

    public static readonly Outcome Troops = Declare(new()
    {
        Key = "troops",
        Unit = "k",
        Meaning = "troops in operations",
        Label = "troops",
        Formula = "ΣF_i",
        Of = new(Sum.Troops),
        Tags = Tags.Explored | Tags.Durable | Tags.Observable | Tags.OwnState | Tags.AllTeams,
    });

    public static readonly Outcome TroopsPerMillion = Declare(new()
    {
        Key = "troops_per_million",
        Unit = "per million",
        Meaning = "troops in operations per million inhabitants",
        Label = "troops per million",
        Formula = "1000·ΣF_i/Σpop",
        Of = new(Sum.Troops, over: Sum.Population, times: 1000),
        Tags = Tags.Explored,
    });

    public static readonly Outcome Contributors = Declare(new()
    {
        Key = "contributors",
        Unit = "states",
        Meaning = "states with troops in any operation",
        Label = "contributors",
        Formula = "Σ[F_i > 0]",
        Of = new(Sum.Contributors),
        Group = "all",
    });

    public static readonly Outcome Fill = Declare(new()
    {
        Key = "fill",
        Unit = "0-1",
        Meaning = "share of the expected troops that was found, mean over operations with a request",
        Label = "share of requests that is filled",
        ShortLabel = "requests filled",
        Formula = "mean of fill_o",
        Of = new(Sum.Fill),
        Group = "all",
        Domain = Domain.All,
        Tags = Tags.AllTeams,
    });

    public static readonly Outcome SpendingShare = Declare(new()
    {
        Key = "spending_share",
        Unit = "% of GDP",
        Meaning = "military spending",
        Label = "spending share",
        Formula = "100·ΣM/ΣY",
        Of = new(Sum.Spending, over: Sum.Gdp, times: 100),
        Group = "ally1994",
        Tags = Tags.Reported | Tags.Explored | Tags.Mapped | Tags.Observable | Tags.OwnState | Tags.AllTeams,
    });

    public static readonly Outcome Spending = Declare(new()
    {
        Key = "spending",
        Unit = "bn 2015 US$",
        Meaning = "military spending",
        Label = "spending",
        Formula = "ΣM",
        Of = new(Sum.Spending),
        Group = "ally1994",
    });

    public static readonly Outcome Active = Declare(new()
    {
        Key = "active",
        Unit = "k",
        Meaning = "active strength",
        Label = "active",
        Formula = "ΣN",
        Of = new(Sum.Strength),
        Tags = Tags.Explored | Tags.Observable,
    });

    public static readonly Outcome PayShare = Declare(new()
    {
        Key = "pay_share",
        Unit = "0-1",
        Meaning = "pay as a share of military spending",
        Label = "pay share",
        Formula = "Σpay/ΣM",
        Of = new(Sum.Pay, over: Sum.Spending),
    });

    public static readonly Outcome Usable = Declare(new()
    {
        Key = "usable",
        Unit = "0-1",
        Meaning = "usable share of the force",
        Label = "usable share of forces",
        ShortLabel = "usable",
        Formula = "Σ uN/ΣN",
        Of = new(Sum.UsableStrength, over: Sum.Strength),
        Tags = Tags.Reported | Tags.Explored | Tags.Observable | Tags.Surveyed | Tags.OwnState,
    });

    public static readonly Outcome Interop = Declare(new()
    {
        Key = "interop",
        Unit = "0-1",
        Meaning = "interoperability with the Alliance",
        Label = "interoperability",
        Formula = "mean of q",
        Of = new(Sum.Interop, over: Sum.Count),
        Tags = Tags.Reported | Tags.Explored | Tags.Mapped | Tags.Durable | Tags.Observable | Tags.Surveyed
            | Tags.OwnState
            | Tags.AllTeams,
    });

    public static readonly Outcome AttitudeReform = Declare(new()
    {
        Key = "attitude_reform",
        Unit = "0-1",
        Meaning = "attitude to defence reform",
        Label = "attitude to reform",
        Formula = "mean of xR",
        Of = new(Sum.Reform, over: Sum.Count),
        Tags = Tags.Reported | Tags.Explored | Tags.Mapped | Tags.Durable | Tags.Observable | Tags.Surveyed
            | Tags.OwnState,
    });

    public static readonly Outcome AttitudeOperations = Declare(new()
    {
        Key = "attitude_operations",
        Unit = "0-1",
        Meaning = "attitude to operations abroad",
        Label = "attitude to operations",
        Formula = "mean of xO",
        Of = new(Sum.Willingness, over: Sum.Count),
        Tags = Tags.Reported | Tags.Explored | Tags.Mapped | Tags.Durable | Tags.Observable | Tags.Surveyed
            | Tags.OwnState
            | Tags.AllTeams,
    });

    public static readonly Outcome CapabilityOf = Declare(new()
    {
        Key = "capability",
        Unit = "k",
        Meaning = "usable and interoperable forces",
        Label = "capability",
        Formula = "Σ u·N·(.3 + .7q)",
        Of = new(Sum.Capability),
    });

    public static readonly Outcome Rme = Declare(new()
    {
        Key = "rme",
        Unit = "k per bn",
        Meaning = "resource-management effectiveness: capability per spending in 1994 wages",
        Label = "resource-management effectiveness",
        ShortLabel = "capability per bn",
        Formula = "capability/Σ M·gpc0/gpc",
        Of = new(Sum.Capability, over: Sum.WageSpending),
        Tags = Tags.Headline | Tags.Reported | Tags.Explored | Tags.Mapped | Tags.Durable,
    });

    public static readonly Outcome Duplication = Declare(new()
    {
        Key = "duplication",
        Unit = "0-1",
        Meaning = "equipment money lost by buying alone below the minimum efficient volume of 5 bn",
        Label = "duplication",
        Formula = "Σ E(1 - φ)·max(0, 1 - (E/5)^resources.scale_exponent)/ΣE",
        Of = new(Sum.Duplicated, over: Sum.Outlay),
    });

    public static readonly Outcome Deaths = Declare(new()
    {
        Key = "deaths",
        Unit = "persons",
        Meaning = "deaths in operations, summed over the years",
        Label = "deaths",
        Formula = "Σ_years Σ deaths",
        Of = new(Sum.Deaths),
        Span = Span.Sum,
        Group = "all",
        Tags = Tags.OwnState,
    });

    public static readonly Outcome BurdenGini = Declare(new()
    {
        Key = "burden_gini",
        Unit = "0-1",
        Meaning = "inequality of spending shares over members",
        Label = "inequality of spending shares",
        Formula = "Gini of m over members",
        Of = new(Sum.BurdenGini),
        Group = "all",
        Domain = Domain.All,
    });

    public static readonly Outcome Exploitation = Declare(new()
    {
        Key = "exploitation",
        Unit = "-1..1",
        Meaning = "do the large carry the small? rank correlation of spending share and GDP over members",
        Label = "exploitation",
        Formula = "Spearman of m and Y over members",
        Of = new(Sum.Exploitation),
        Group = "all",
        Domain = Domain.All,
    });

    public static readonly Outcome Member = Declare(new()
    {
        Key = "member",
        Unit = "states",
        Meaning = "states that are members of the Alliance; of a single state the share of runs in which it is one",
        Label = "number of members",
        ShortLabel = "members",
        Formula = "Σ[member_i]",
        Of = new(Sum.Members),
        Group = "all",
        Tags = Tags.OnRequest,
    });

    /// <summary>Every outcome, in the order of declaration.</summary>
    public static ImmutableArray<Outcome> All { get; } = [.. Declared];

    /// <summary>The outcomes with a tag, in the order of declaration.</summary>
    public static ImmutableArray<Outcome> With(Tags tag) => [.. All.Where(outcome => outcome.Tags.HasFlag(tag))];

    /// <summary>Can the outcome be taken of a group? By the group's key, which the readers of scenarios know.</summary>
    public static bool IsDefinedFor(Outcome outcome, string group)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return outcome.Domain switch
        {
            Domain.All => group == "all",
            Domain.Partners => group != Entities.Group.KeyOf(Cohort.Ally1994)
                && group != Entities.Group.KeyOf(Cohort.None),
            _ => true,
        };
    }

    /// <summary>The outcome with this key, or null.</summary>
    public static Outcome? Find(string key) => All.FirstOrDefault(outcome => outcome.Key == key);

    private static Outcome Declare(Outcome outcome)
    {
        Declared.Add(outcome);
        return outcome;
    }
}
