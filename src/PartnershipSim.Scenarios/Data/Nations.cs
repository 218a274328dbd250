using PartnershipSim.Model;

namespace PartnershipSim.Scenarios.Data;

/// <summary>The two states with a part of their own, and the sides on which the others stand.</summary>
internal static class Nations
{
    /// <summary>The lead power.</summary>
    public const string Lead = "USA";

    /// <summary>The threat source; its capital is Moscow.</summary>
    public const string Source = "RUS";

    /// <summary>Entrants are those that had acceded by the last observed year.</summary>
    public static Cohort CohortOf(Country country, int lastObserved)
    {
        bool Has(string programme) => country.YearOf(programme) is not null;
        return country switch
        {
            { Iso3: Lead } => Cohort.Lead,
            { Iso3: Source } => Cohort.Source,
            { AccessionYear: <= Horizon.Start } => Cohort.Ally1994,
            { AccessionYear: { } year } when year <= lastObserved => Cohort.Entrant,
            _ when Has("pfp") => Cohort.Pfp,
            _ when Has("md") || Has("ici") => Cohort.Dialogue,
            _ when Has("global_partner") || Has("eop") => Cohort.Global,
            _ => Cohort.None,
        };
    }

    /// <summary>In MENA or the Gulf.</summary>
    public static bool IsSouthern(Country country) => country.Region is "MENA" or "Gulf";
}
