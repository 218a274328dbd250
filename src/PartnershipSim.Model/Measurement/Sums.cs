using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Model.Measurement;

/// <summary>What is summed over the states of a group in a year, before the formula of an outcome is applied.</summary>
public struct Sums
{
    /// <summary>Number of states of the group.</summary>
    public double Count;

    /// <summary>Troops in operations, k.</summary>
    public Lanes Troops;

    /// <summary>Troops of partner states, k.</summary>
    public Lanes PartnerTroops;

    /// <summary>Troops of partner states in years before their accession by the data, k.</summary>
    public Lanes TroopsBeforeEntry;

    /// <summary>States with troops in any operation.</summary>
    public Lanes Contributors;

    /// <summary>GDP, bn of 2015 US$.</summary>
    public Lanes Gdp;

    /// <summary>Population, millions.</summary>
    public Lanes Population;

    /// <summary>Military spending, bn of 2015 US$.</summary>
    public Lanes Spending;

    /// <summary>Active strength, k.</summary>
    public Lanes Strength;

    /// <summary>Pay of the forces, bn.</summary>
    public Lanes Pay;

    /// <summary>Usable forces, k.</summary>
    public Lanes UsableStrength;

    /// <summary>Interoperability, 0-1 each.</summary>
    public Lanes Interop;

    /// <summary>Attitude to defence reform, 0-1 each.</summary>
    public Lanes Reform;

    /// <summary>Attitude to operations, 0-1 each.</summary>
    public Lanes Willingness;

    /// <summary>Usable and interoperable forces, k.</summary>
    public Lanes Capability;

    /// <summary>Military spending in wages of 1994, bn.</summary>
    public Lanes WageSpending;

    /// <summary>Equipment outlay, bn.</summary>
    public Lanes Outlay;

    /// <summary>Equipment outlay lost by buying alone below the efficient volume, bn.</summary>
    public Lanes Duplicated;

    /// <summary>Deaths in operations, persons.</summary>
    public Lanes Deaths;

    /// <summary>Mean share of the expected troops that was found; set for all states together only.</summary>
    public Lanes Fill;

    /// <summary>Spending shares of the members, compared; set for all states together only.</summary>
    public BurdenSharing Burden;

    /// <summary>Adds a state, or a group that has no state in common.</summary>
    public void Add(in Sums other)
    {
        Count += other.Count;
        Troops += other.Troops;
        PartnerTroops += other.PartnerTroops;
        TroopsBeforeEntry += other.TroopsBeforeEntry;
        Contributors += other.Contributors;
        Gdp += other.Gdp;
        Population += other.Population;
        Spending += other.Spending;
        Strength += other.Strength;
        Pay += other.Pay;
        UsableStrength += other.UsableStrength;
        Interop += other.Interop;
        Reform += other.Reform;
        Willingness += other.Willingness;
        Capability += other.Capability;
        WageSpending += other.WageSpending;
        Outlay += other.Outlay;
        Duplicated += other.Duplicated;
        Deaths += other.Deaths;
    }
}
