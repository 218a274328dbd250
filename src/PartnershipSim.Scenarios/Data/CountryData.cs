using System.Collections.Frozen;
using System.Collections.Immutable;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Data;

/// <summary>
/// Everything the data files know, read strictly. Sorted by key, so that the order of rows in the files cannot
/// matter.
/// </summary>
public sealed class CountryData
{
    /// <summary>The folder it was read from.</summary>
    public required string Folder { get; init; }

    /// <summary>SHA-256 over the bytes of all files, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>
    /// The year in which history ends: the last with GDP and spending of more than half of the states. Other series may
    /// end sooner.
    /// </summary>
    public required int LastObserved { get; init; }

    /// <summary>By iso3.</summary>
    public required ImmutableArray<Country> Countries { get; init; }

    /// <summary>One panel per country, by iso3.</summary>
    public required FrozenDictionary<string, StatePanel> Panels { get; init; }

    /// <summary>By state, year and operation.</summary>
    public required ImmutableArray<Deployment> Deployments { get; init; }

    /// <summary>By lead (NATO, coalition, EU), then by first year.</summary>
    public required ImmutableArray<Operation> Operations { get; init; }

    /// <summary>By state and year.</summary>
    public required ImmutableArray<Casualty> Casualties { get; init; }

    /// <summary>Groups of states of whose contributions some lists tell.</summary>
    internal CoverageGroups CoverageGroups { get; init; } = CoverageGroups.None;

    /// <summary>The group of coverage.csv; of no state if there is no such group.</summary>
    public Coverage CoverageOf(string group) => CoverageGroups.ByName.GetValueOrDefault(group, Coverage.None);

    /// <summary>
    /// Whole years outside of programmes, from programme_suspensions.csv; none if there is no such file.
    /// </summary>
    public ImmutableArray<YearsOutside> Suspensions { get; init; } = [];

    /// <summary>
    /// The states that are simulated, by iso3: all but hosts of operations and states without any record of military
    /// spending.
    /// </summary>
    public required ImmutableArray<Country> States { get; init; }

    /// <summary>
    /// The relation of a state to the Alliance: from data alone, no scenario moves a state between cohorts.
    /// </summary>
    public Cohort CohortOf(Country state) => Nations.CohortOf(state, LastObserved);

    /// <summary>Was participation of a state suspended for the whole of a year?</summary>
    public bool IsSuspended(string iso3, string programme, int year)
    {
        foreach (YearsOutside pause in Suspensions)
        {
            if (pause.Iso3 == iso3 && pause.Concerns(programme) && year >= pause.First && year <= pause.Last)
                return true;
        }

        return false;
    }

    /// <summary>The data in a folder, or an exception that carries every problem.</summary>
    public static CountryData Load(string folder) => Read(folder).Require();

    /// <summary>The data in a folder, or every problem that stands in its way.</summary>
    public static ReadResult<CountryData> Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        Problems problems = new();
        CountryData? data = CountryDataReader.Read(folder, problems);
        return new(data, problems);
    }
}
