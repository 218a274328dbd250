using PartnershipSim.Model.Measurement;

namespace PartnershipSim.Model.Wording;

/// <summary>Names of what the model declares: units, groups and outcomes.</summary>
public static partial class Words
{
    /// <summary>"k" is "thousand".</summary>
    public static string Unit(string unit) => unit switch
    {
        "k" => "thousand",
        "k troop-years" => "thousand troop-years",
        "k per bn" => "thousand per bn US$",
        "m$/y" => "million US$ a year",
        "0-1" => "index, 0 to 1",
        "-1..1" => "index, −1 to 1",
        _ => unit,
    };

    /// <summary>"western_europe" is "Western Europe"; the cohorts have names of their own.</summary>
    public static string Group(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key switch
        {
            "all" => "All states",
            "partners" => "Partners",
            "ally1994" => "Members of 1994",
            "entrant" => "Partners that joined",
            "pfp" => "Partnership for Peace",
            "dialogue" => "Mediterranean and Gulf",
            "global" => "Global partners",
            "none" => "No programme",
            "members_now" => "Members at the time",
            "partners_now" => "Partners at the time",
            "member" => "Members at the time",
            "partner" => "Partners at the time",
            "mena" => "MENA",
            "asia_pacific" => "Asia-Pacific",
            "programme_pfp" => "PfP signatories",
            "programme_parp" => "PARP states",
            "programme_ipap" => "IPAP states",
            "programme_map" => "MAP states",
            "programme_md" => "Mediterranean Dialogue",
            "programme_ici" => "Istanbul Initiative",
            "programme_global_partner" => "Partners across the globe",
            "programme_eop" => "Enhanced opportunities",
            _ => string.Join(' ', key.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(Capital)),
        };
    }

    /// <summary>
    /// What an outcome's key means, short enough for a title; what follows the key, as in a study's columns, stays
    /// behind it.
    /// </summary>
    public static string Outcome(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (Outcomes.All.Where(one => column.StartsWith(one.Key, StringComparison.Ordinal)).MaxBy(one => one.Key.Length)
            is not { } outcome)
            return Spoken(column);
        return outcome.Label + Spoken(column[outcome.Key.Length..]);
    }

    /// <summary>An outcome of a group: "partners' interoperability", "interoperability of Global partners".</summary>
    public static string Outcome(string key, string group) => group switch
    {
        "partners" when key == Outcomes.PartnerTroopYears.Key => "partners' troop-years",
        "partners" => $"partners' {Outcome(key)}",
        _ => $"{Outcome(key)} of {Group(group)}",
    };

    /// <summary>A group within a sentence: "partners", "the members of 1994", "Caucasus states".</summary>
    public static string GroupInSentence(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key switch
        {
            "all" => "all states but the United States and Russia",
            "partners" => "partners",
            "members" => "all states that are members by the end of the data",
            "ally1994" => "the members of 1994",
            "entrant" => "partners that joined",
            "pfp" => "partners of the Partnership for Peace",
            "dialogue" => "Mediterranean and Gulf partners",
            "global" => "global partners",
            "none" => "states without a programme",
            "members_now" => "the members at the time",
            "partners_now" => "the partners at the time",
            _ when key.Length == 3 && key.All(char.IsAsciiLetterUpper) => key,
            _ when key.StartsWith("programme_", StringComparison.Ordinal) => Group(key),
            "balkans" => "Balkan states",
            _ => $"{Adjective(Group(key))} states",
        };
    }

    /// <summary>"Central Asian" of "Central Asia".</summary>
    private static string Adjective(string region) =>
        region.EndsWith("Asia", StringComparison.Ordinal) || region.EndsWith("America", StringComparison.Ordinal)
            ? region + "n"
            : region.EndsWith("Europe", StringComparison.Ordinal) ? region + "an" : region;

    /// <summary>Which states a group has; null for a region, whose name says it.</summary>
    public static string? GroupMeaning(string key) => key switch
    {
        "all" => "every state but the lead power and the threat source",
        "partners" => "every state that a partnership programme ever addressed, also those that joined since 1995",
        "members" => "members by the end of the data, whenever they joined; the lead power is left out",
        "ally1994" => "members in 1994 without the lead power",
        "entrant" => "partners that joined between 1995 and the end of the data",
        "pfp" => "Partnership for Peace states that never joined",
        "dialogue" => "Mediterranean Dialogue and Istanbul Cooperation Initiative",
        "global" => "partners across the globe",
        "none" => "states in no programme",
        "members_now" => "the states that are members in the year in question; the lead power is left out",
        "partners_now" => "partners that are not members in the year in question",
        _ => key.StartsWith("programme_", StringComparison.Ordinal)
            ? "states that took part in the programme at some time"
            : null,
    };

    /// <summary>The name of a state within a sentence: "the United States".</summary>
    public static string StateInSentence(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith("United ", StringComparison.Ordinal) || name is "Netherlands" or "Czech Republic"
            ? "the " + name
            : name;
    }

    /// <summary>The same where there is little room: long names of groups are cut, but stay exact.</summary>
    public static string ShortSubject(string outcome, string group) => group switch
    {
        "all" => Subject(outcome, group, "all but US and Russia"),
        "members" => Subject(outcome, group, "all members to date"),
        "pfp" => Subject(outcome, group, "PfP partners"),
        _ => Subject(outcome, group),
    };

    /// <summary>An outcome of a group at the beginning of a sentence: "Partners' troop-years".</summary>
    /// <param name="group">Key of the group, or of a state.</param>
    /// <param name="name">Name of the state; null for a group.</param>
    public static string Subject(string outcome, string group, string? name = null)
    {
        string label = outcome == Outcomes.PartnerTroopYears.Key || outcome == Outcomes.NonleadTroopYears.Key
            ? "troop-years"
            : outcome == Outcomes.SpendingShare.Key ? "military spending"
            : outcome == Outcomes.Spending.Key ? "military spending in US$"
            : Outcome(outcome);
        const string ofPartners = "partner ";
        if (label.StartsWith(ofPartners, StringComparison.Ordinal))
            label = label[ofPartners.Length..];
        return name is null && group == "partners"
            ? $"Partners' {label}"
            : Outcomes.Find(outcome)?.Domain == Domain.All
            ? Capital(label) // it has no other group
            : $"{Capital(label)} of {name ?? GroupInSentence(group)}";
    }
}
