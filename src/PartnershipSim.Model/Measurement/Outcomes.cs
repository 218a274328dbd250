using System.Collections.Immutable;
using PartnershipSim.Model.Entities;

namespace PartnershipSim.Model.Measurement;

/// <summary>How an outcome becomes one number per run.</summary>
public enum Span
{
    /// <summary>Summed over the outcome years.</summary>
    Sum,

    /// <summary>Its value in the last outcome year.</summary>
    Last,
}

/// <summary>Something that is measured, for a group of states and a year.</summary>
/// <param name="Key">lower snake_case, as written in YAML and in result files.</param>
/// <param name="Formula">As printed in the ODD.</param>
/// <param name="Span">How it becomes one number per run.</param>
/// <param name="Group">The group that is meant when none is named.</param>
public sealed record Outcome(string Key, string Unit, string Meaning, string Formula, Span Span, string Group)
{
    public override string ToString() => Key;
}

/// <summary>What is measured: key, unit, meaning, formula.</summary>
public static class Outcomes
{
    /// <summary>The years over which outcomes are taken unless a scenario says otherwise.</summary>
    public const int DefaultFrom = 1996;
    public const int DefaultTo = 2014;

    public static readonly Outcome PartnerTroopYears = new(
        "partner_troop_years", "k troop-years", "troops of partner states in operations, summed over the years",
        "Σ_years Σ_{i in C, partners} F_i", Span.Sum, "partners");

    public static readonly Outcome PartnerTroopYearsBeforeEntry = new(
        "partner_troop_years_before_entry", "k troop-years", "the same, only in years before the state's (data) accession",
        "Σ_years Σ_{i in C, partners; accession later} F_i", Span.Sum, "partners");

    public static readonly Outcome NonleadTroopYears = new(
        "nonlead_troop_years", "k troop-years", "troops of all states but lead and source, summed over the years",
        "Σ_years Σ_{i in C} F_i", Span.Sum, "all");

    public static readonly Outcome Troops = new(
        "troops", "k", "troops in operations", "ΣF_i", Span.Last, "partners");

    public static readonly Outcome TroopsPerMillion = new(
        "troops_per_million", "per million", "troops in operations per million inhabitants", "1000·ΣF_i/Σpop", Span.Last, "partners");

    public static readonly Outcome Contributors = new(
        "contributors", "states", "states with troops in any operation", "Σ[F_i > 0]", Span.Last, "all");

    public static readonly Outcome SpendingShare = new(
        "spending_share", "% of GDP", "military spending", "100·ΣM/ΣY", Span.Last, "ally1994");

    public static readonly Outcome Spending = new(
        "spending", "bn 2015 US$", "military spending", "ΣM", Span.Last, "ally1994");

    public static readonly Outcome Active = new(
        "active", "k", "active strength", "ΣN", Span.Last, "partners");

    public static readonly Outcome PayShare = new(
        "pay_share", "0-1", "pay as a share of military spending", "Σpay/ΣM", Span.Last, "partners");

    public static readonly Outcome Usable = new(
        "usable", "0-1", "usable share of the force", "Σ uN/ΣN", Span.Last, "partners");

    public static readonly Outcome Interop = new(
        "interop", "0-1", "interoperability with the Alliance", "mean of q", Span.Last, "partners");

    public static readonly Outcome AttitudeReform = new(
        "attitude_reform", "0-1", "attitude to defence reform", "mean of xR", Span.Last, "partners");

    public static readonly Outcome AttitudeOperations = new(
        "attitude_operations", "0-1", "attitude to operations abroad", "mean of xO", Span.Last, "partners");

    public static readonly Outcome CapabilityOf = new(
        "capability", "k", "usable and interoperable forces", "Σ u·N·(.3 + .7q)", Span.Last, "partners");

    public static readonly Outcome Rme = new(
        "rme", "k per bn", "resource-management effectiveness: capability per spending in 1994 wages",
        "capability/Σ M·gpc0/gpc", Span.Last, "partners");

    public static readonly Outcome Duplication = new(
        "duplication", "0-1", "equipment money lost by buying alone below the minimum efficient volume of 5 bn",
        "Σ E(1 - φ)·max(0, 1 - (E/5)^resources.scale_exponent)/ΣE", Span.Last, "partners");

    public static readonly Outcome Deaths = new(
        "deaths", "persons", "deaths in operations, summed over the years", "Σ_years Σ deaths", Span.Sum, "all");

    public static readonly Outcome BurdenGini = new(
        "burden_gini", "0-1", "inequality of spending shares over members", "Gini of m over members", Span.Last, "all");

    public static readonly Outcome Exploitation = new(
        "exploitation", "-1..1", "do the large carry the small? rank correlation of spending share and GDP over members",
        "Spearman of m and Y over members", Span.Last, "all");

    public static readonly Outcome Fill = new(
        "fill", "0-1", "share of the expected troops that was found, mean over operations with a request",
        "mean of fill_o", Span.Last, "all");

    public static ImmutableArray<Outcome> All { get; } =
    [
        PartnerTroopYears, PartnerTroopYearsBeforeEntry, NonleadTroopYears, Troops, TroopsPerMillion, Contributors, Fill, SpendingShare, Spending,
        Active, PayShare, Usable, Interop, AttitudeReform, AttitudeOperations, CapabilityOf, Rme, Duplication, Deaths, BurdenGini, Exploitation,
    ];

    /// <summary>Can the outcome be taken of a group? Some are of the world as a whole, some of partner states.</summary>
    public static bool IsDefinedFor(Outcome outcome, string group) => outcome switch
    {
        _ when outcome == Fill || outcome == BurdenGini || outcome == Exploitation => group == "all",
        _ when outcome == PartnerTroopYears || outcome == PartnerTroopYearsBeforeEntry => group != Group.KeyOf(Cohort.Ally1994) && group != Group.KeyOf(Cohort.None),
        _ => true,
    };

    /// <summary>The outcome with this key, or null.</summary>
    public static Outcome? Find(string key) => All.FirstOrDefault(outcome => outcome.Key == key);
}
