using System.Collections.Immutable;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Data;

/// <summary>
/// When each state joined each programme, and how well that is known: what programme_dates.csv and
/// programme_date_brackets.csv and programme_suspensions.csv found when every date of countries.csv was looked up. A
/// scenario runs on countries.csv unless it asks for corrected dates; estimates from history always use these, and have
/// to survive what is not known of the dates.
/// </summary>
public sealed class ProgrammeDates
{
    /// <summary>Stands for a state that has not joined.</summary>
    public const int Never = int.MaxValue;

    private readonly Dictionary<(string Iso3, string Programme), ProgrammeDate> _cells;

    private readonly ImmutableArray<YearsOutside> _suspensions;

    internal ProgrammeDates(IEnumerable<ProgrammeDate> cells, ImmutableArray<YearsOutside> suspensions)
    {
        _cells = cells.ToDictionary(cell => (cell.Iso3, cell.Programme));
        _suspensions = suspensions;
    }

    /// <summary>By state and programme.</summary>
    public ImmutableArray<ProgrammeDate> Cells =>
    [
        .. _cells.Values.OrderBy(cell => cell.Iso3, StringComparer.Ordinal)
            .ThenBy(cell => cell.Programme, StringComparer.Ordinal),
    ];

    /// <summary>
    /// The date of a state, as looked up if it was, else as countries.csv has it; null if it never joined. The
    /// programme <c>accession</c> is membership.
    /// </summary>
    public ProgrammeDate? Of(Country state, string programme)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (_cells.TryGetValue((state.Iso3, programme), out ProgrammeDate? looked))
            return looked;
        int? year = programme == "accession" ? state.AccessionYear : state.YearOf(programme);
        return year is { } known ? new(state.Iso3, programme, known, known, known, "", IsLookedUp: false) : null;
    }

    /// <summary>The year that was found for a state; null if none was, so that countries.csv stands.</summary>
    public int? FoundFor(string iso3, string programme) =>
        _cells.TryGetValue((iso3, programme), out ProgrammeDate? date) && !date.IsUnknown ? date.Year : null;

    /// <summary>What differs from countries.csv, one line each: years that were found, and years outside.</summary>
    public ImmutableArray<string> Differences(IEnumerable<Country> states)
    {
        ArgumentNullException.ThrowIfNull(states);
        return
        [
            .. from state in states
               from programme in Country.ProgrammeKeys
               let found = FoundFor(state.Iso3, programme)
               where found is not null && found != state.YearOf(programme)
               let coded = state.YearOf(programme)?.ToString(Plain) ?? "never"
               select $"{programme} of {state.Iso3} from {found} ({coded})",
            .. _suspensions.Select(pause => $"{pause.Iso3} outside {pause.Programme} "
                + (pause.Last == Never ? $"from {pause.First} on"
                    : pause.First == pause.Last ? $"in {pause.First}"
                    : $"from {pause.First} to {pause.Last}")),
        ];
    }

    private static readonly System.Globalization.CultureInfo Plain = System.Globalization.CultureInfo.InvariantCulture;

    /// <summary>The dates in the folder of the data. A folder without these files has only those of
    /// countries.csv.</summary>
    /// <exception cref="InvalidScenarioException">A file is there but wrong.</exception>
    public static ProgrammeDates Read(CountryData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Problems problems = new();
        ImmutableArray<ProgrammeDate> cells = ProgrammeDateFile.Read(data.Folder, problems);
        ImmutableArray<YearsOutside> suspensions = ProgrammeDateFile.Suspensions(data.Folder, problems);
        return problems.HasErrors
            ? throw new InvalidScenarioException(problems.Sorted())
            : new(cells, suspensions);
    }

    /// <summary>Was participation suspended for the whole of a year?</summary>
    public bool IsSuspended(string iso3, string programme, int year)
    {
        foreach (YearsOutside suspension in _suspensions)
        {
            if (suspension.Iso3 == iso3 && suspension.Concerns(programme)
                && year >= suspension.First && year <= suspension.Last)
                return true;
        }

        return false;
    }
}

/// <summary>The date of one state and programme.</summary>
/// <param name="Year">The best single year.</param>
/// <param name="Earliest">First year that is not excluded; the year itself if it is confirmed.</param>
/// <param name="Latest">Last one.</param>
/// <param name="Confidence">A to C of the source; blank: none was found.</param>
/// <param name="IsLookedUp">False: as countries.csv has it.</param>
public sealed record ProgrammeDate(
    string Iso3, string Programme, int Year, int Earliest, int Latest, string Confidence, bool IsLookedUp)
{
    public bool IsUnknown => Earliest < Latest;
}

/// <summary>Years in which a state was suspended from a programme, or from all.</summary>
/// <param name="Programme">Its key, or all.</param>
/// <param name="First">First whole year.</param>
/// <param name="Last">Last one; <see cref="ProgrammeDates.Never"/> if it has not returned.</param>
public sealed record YearsOutside(string Iso3, string Programme, int First, int Last)
{
    public const string All = "all";

    public bool Concerns(string programme) => programme != "accession" && (Programme == All || Programme == programme);
}
