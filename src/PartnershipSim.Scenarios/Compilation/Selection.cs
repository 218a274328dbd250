using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Scenarios.Compilation;

/// <summary>Which states a <see cref="Where"/> means in a scenario.</summary>
public static class Selection
{
    /// <summary>entrant, pfp, dialogue and global together.</summary>
    public const string Partners = "partners";

    /// <summary>Is the state meant in a year?</summary>
    public static bool Matches(Where? where, Country state, Scenario scenario, int year) =>
        where is null
        || ((where.States.IsEmpty || where.States.Contains(state.Iso3))
            && (where.Regions.IsEmpty || where.Regions.Contains(Group.KeyOf(state.Region)))
            && (where.Statuses.IsEmpty || where.Statuses.Any(status => HasStatus(state, status, scenario, year)))
            && (where.Programmes.IsEmpty || where.Programmes.Any(key => TakesPart(state, key, scenario))));

    /// <summary>Is the state meant in any year of the scenario?</summary>
    public static bool Matches(Where? where, Country state, Scenario scenario) =>
        where is not { IsByCurrentStatus: true }
        ? Matches(where, state, scenario, Horizon.Start)
        : Enumerable.Range(Horizon.Start, scenario.Horizon.Years).Any(year => Matches(where, state, scenario, year));

    private static bool HasStatus(Country state, string status, Scenario scenario, int year)
    {
        Cohort cohort = scenario.Data.CohortOf(state);
        return status switch
        {
            Where.Member => IsMember(state, scenario, year) && cohort is not Cohort.Lead,
            Where.Partner => Group.IsPartner(cohort) && !IsMember(state, scenario, year),
            Partners => Group.IsPartner(cohort),
            _ => status == Group.KeyOf(cohort),
        };
    }

    private static bool IsMember(Country state, Scenario scenario, int year) => year >=
        (scenario.Drivers.YearOf(Driver.AccessionYear, state.Iso3) ?? state.AccessionYear ?? CalendarDriver.Never);

    private static bool TakesPart(Country state, string key, Scenario scenario) =>
        scenario.Programmes.Any(
            programme => programme.Key == key && ProgrammeCalendar.FirstYear(programme, state, scenario) is not null);
}
