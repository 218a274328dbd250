namespace PartnershipSim.Model.Measurement;

/// <summary>
/// What is summed over the states of a group in a year, before the formula of an outcome is applied. The last three are
/// of all states together: they are no sums, and are set for that group only.
/// </summary>
public enum Sum
{
    /// <summary>Number of states of the group.</summary>
    Count,

    /// <summary>Troops in operations, k.</summary>
    Troops,

    /// <summary>Troops of partner states, k.</summary>
    PartnerTroops,

    /// <summary>Troops of partner states in years before their accession by the data, k.</summary>
    TroopsBeforeEntry,

    /// <summary>States with troops in any operation.</summary>
    Contributors,

    /// <summary>GDP, bn of 2015 US$.</summary>
    Gdp,

    /// <summary>Population, millions.</summary>
    Population,

    /// <summary>Military spending, bn of 2015 US$.</summary>
    Spending,

    /// <summary>Active strength, k.</summary>
    Strength,

    /// <summary>Pay of the forces, bn.</summary>
    Pay,

    /// <summary>Usable forces, k.</summary>
    UsableStrength,

    /// <summary>Interoperability, 0-1 each.</summary>
    Interop,

    /// <summary>Attitude to defence reform, 0-1 each.</summary>
    Reform,

    /// <summary>Attitude to operations, 0-1 each.</summary>
    Willingness,

    /// <summary>Usable and interoperable forces, k.</summary>
    Capability,

    /// <summary>Military spending in wages of 1994, bn.</summary>
    WageSpending,

    /// <summary>Equipment outlay, bn.</summary>
    Outlay,

    /// <summary>Equipment outlay lost by buying alone below the efficient volume, bn.</summary>
    Duplicated,

    /// <summary>Deaths in operations, persons.</summary>
    Deaths,

    /// <summary>States that are members.</summary>
    Members,

    /// <summary>Mean share of the expected troops that was found, over operations with a request, 0-1.</summary>
    Fill,

    /// <summary>Gini coefficient of the members' spending shares, 0-1.</summary>
    BurdenGini,

    /// <summary>Rank correlation of the members' spending shares and GDP.</summary>
    Exploitation,
}
