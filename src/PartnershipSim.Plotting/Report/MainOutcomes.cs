using System.Collections.Immutable;
using PartnershipSim.Model;

namespace PartnershipSim.Plotting.Report;

/// <summary>The outcomes that every report shows first, of whom, and what they are called.</summary>
internal static class MainOutcomes
{
    public static ImmutableArray<(Outcome Outcome, string Group, string Label)> All { get; } =
    [
        (Outcomes.PartnerTroopYears, "partners", "Troop-years of partners"),
        (Outcomes.PartnerTroopYearsBeforeEntry, "partners", "Troop-years of partners before they joined"),
        (Outcomes.PartnerTroopYears, "entrant", "Troop-years of partners that joined"),
        (Outcomes.PartnerTroopYears, "pfp", "Troop-years of Partnership for Peace states"),
        (Outcomes.PartnerTroopYears, "dialogue", "Troop-years of Mediterranean and Gulf partners"),
        (Outcomes.PartnerTroopYears, "global", "Troop-years of global partners"),
        (Outcomes.NonleadTroopYears, "all", "Troop-years of all but the United States and Russia"),
        (Outcomes.Rme, "partners", "Partners' resource-management effectiveness"),
        (Outcomes.Interop, "partners", "Partners' interoperability"),
        (Outcomes.Usable, "partners", "Usable share of partners' forces"),
        (Outcomes.AttitudeReform, "partners", "Partners' attitude to reform"),
        (Outcomes.AttitudeOperations, "partners", "Partners' attitude to operations"),
        (Outcomes.SpendingShare, "partners", "Partners' military spending"),
        (Outcomes.SpendingShare, "ally1994", "Allies' military spending"),
    ];
}
