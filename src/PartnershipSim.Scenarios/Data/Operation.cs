using System.Collections.Immutable;
using PartnershipSim.Model;

namespace PartnershipSim.Scenarios.Data;

/// <summary>A row of operations.csv with its rows of operation_years.csv.</summary>
/// <param name="Risk">Deaths per 1000 troop-years.</param>
/// <param name="Years">What was asked for, in order of years.</param>
public sealed record Operation(
    string Name, int FirstYear, int LastYear, double Latitude, double Longitude, Lead Lead, double Legitimacy, double Risk,
    ImmutableArray<OperationYear> Years)
{
    /// <summary>Is it known whether the state contributed in that year?</summary>
    public bool Covers(string iso3, int year) => Years.Any(row => row.Year == year && row.Coverage.Covers(iso3));
}

/// <summary>A row of operation_years.csv.</summary>
/// <param name="OtherTroops">Troops of all but the lead power, persons: what history requested of them.</param>
/// <param name="LeadTroops">Troops of the lead power, persons; reported, not simulated.</param>
/// <param name="Source">observed, press or interpolated.</param>
/// <param name="Coverage">Of which states it is known whether they contributed.</param>
public sealed record OperationYear(int Year, double OtherTroops, double LeadTroops, string Source, Coverage Coverage);
