using PartnershipSim.Model;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Scenarios.Compilation;

/// <summary>Which states a <see cref="Where"/> means in a scenario.</summary>
public static class Selection
{
    /// <summary>entrant, pfp, dialogue and global together.</summary>
    public const string Partners = "partners";

    public static bool Matches(Where? where, Country state, Scenario scenario) =>
        where is null
        || ((where.States.IsEmpty || where.States.Contains(state.Iso3))
            && (where.Regions.IsEmpty || where.Regions.Contains(Group.KeyOf(state.Region)))
            && (where.Statuses.IsEmpty || where.Statuses.Any(status => HasStatus(state, status, scenario)))
            && (where.Programmes.IsEmpty || where.Programmes.Any(key => TakesPart(state, key, scenario))));

    private static bool HasStatus(Country state, string status, Scenario scenario)
    {
        Cohort cohort = scenario.Data.CohortOf(state);
        return status == Partners ? Group.IsPartner(cohort) : status == Group.KeyOf(cohort);
    }

    private static bool TakesPart(Country state, string key, Scenario scenario) =>
        scenario.Programmes.Any(programme => programme.Key == key && ProgrammeCalendar.FirstYear(programme, state, scenario) is not null);
}
