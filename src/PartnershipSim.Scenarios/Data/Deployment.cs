namespace PartnershipSim.Scenarios.Data;

/// <summary>A row of deployments.csv.</summary>
/// <param name="Troops">Persons; <see cref="double.NaN"/>: present, size unknown.</param>
/// <param name="Quality">A (official table) to D (pledges, recollection).</param>
public sealed record Deployment(string Iso3, int Year, string Operation, double Troops, string Quality)
{
    /// <summary>The name under which all missions of the United Nations stand together.</summary>
    public const string UnTotal = "UN-total";

    /// <summary>The operation it belongs to: SFOR of 1996 went by the name of its forerunner, IFOR.</summary>
    public string CountsAs => Operation == "IFOR" ? "SFOR" : Operation;
}

/// <summary>A row of casualties_afghanistan.csv: military deaths of one state in one year.</summary>
public sealed record Casualty(string Iso3, int Year, int Deaths);
