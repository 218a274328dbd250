using System.Collections.Immutable;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Data;

/// <summary>
/// When each state joined each programme, and how well that is known: what programme_dates.csv and
/// programme_date_brackets.csv found when every date of countries.csv was looked up. A run has one year for each date,
/// that of countries.csv; estimates from history have to survive what is not known of the dates.
/// </summary>
public sealed class ProgrammeDates
{
    /// <summary>Stands for a state that has not joined.</summary>
    public const int Never = int.MaxValue;

    private readonly Dictionary<(string Iso3, string Programme), ProgrammeDate> _cells;

    internal ProgrammeDates(IEnumerable<ProgrammeDate> cells) =>
        _cells = cells.ToDictionary(cell => (cell.Iso3, cell.Programme));

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

    /// <summary>The dates in the folder of the data. A folder without these files has only those of
    /// countries.csv.</summary>
    /// <exception cref="InvalidScenarioException">A file is there but wrong.</exception>
    public static ProgrammeDates Read(CountryData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Problems problems = new();
        ImmutableArray<ProgrammeDate> cells = ProgrammeDateFile.Read(data.Folder, problems);
        return problems.HasErrors
            ? throw new InvalidScenarioException(problems.Sorted())
            : new(cells);
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
