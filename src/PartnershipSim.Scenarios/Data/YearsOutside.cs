namespace PartnershipSim.Scenarios.Data;

/// <summary>Years in which a state was suspended from a programme, or from all.</summary>
/// <param name="Programme">Its key, or all.</param>
/// <param name="First">First whole year.</param>
/// <param name="Last">Last one; <see cref="ProgrammeDates.Never"/> if it has not returned.</param>
public sealed record YearsOutside(string Iso3, string Programme, int First, int Last)
{
    public const string All = "all";

    public bool Concerns(string programme) => programme != "accession" && (Programme == All || Programme == programme);
}
