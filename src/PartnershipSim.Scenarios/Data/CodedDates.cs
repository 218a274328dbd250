using System.Collections.Immutable;
using System.Globalization;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Data;

/// <summary>
/// The dates of programmes on which versions to 2.0 ran: as they were coded before each was looked up, and without
/// suspensions. They are those of countries.csv, except for the cells in which programme_dates.csv has another coded
/// year.
/// </summary>
public sealed class CodedDates
{
    private readonly Dictionary<(string Iso3, string Programme), int?> _years;

    private CodedDates(Dictionary<(string Iso3, string Programme), int?> years) => _years = years;

    /// <summary>The coded years in the folder of the data; null if nothing there says how they were coded.</summary>
    /// <exception cref="InvalidScenarioException">The file is there but wrong.</exception>
    public static CodedDates? Read(CountryData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Problems problems = new();
        Dictionary<(string, string), int?> years = ProgrammeDateFile.Coded(data.Folder, problems);
        return problems.HasErrors ? throw new InvalidScenarioException(problems.Sorted())
            : years.Count == 0 ? null
            : new(years);
    }

    /// <summary>The first year of a state in a programme of countries.csv; null: never.</summary>
    public int? YearOf(Country state, string programme)
    {
        ArgumentNullException.ThrowIfNull(state);
        return _years.TryGetValue((state.Iso3, programme), out int? coded) ? coded : state.YearOf(programme);
    }

    /// <summary>What differs from the data, one line each: years, and suspensions that do not act.</summary>
    public ImmutableArray<string> Differences(CountryData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return
        [
            .. from state in data.States
               from programme in Country.ProgrammeKeys
               let coded = YearOf(state, programme)
               where coded != state.YearOf(programme)
               let found = Text(state.YearOf(programme))
               select coded is null
                   ? $"{state.Iso3} never in {programme} ({found})"
                   : $"{programme} of {state.Iso3} from {Text(coded)} ({found})",
            .. data.Suspensions.Select(pause => $"{pause.Iso3} inside {pause.Programme} "
                + (pause.Last == ProgrammeDates.Never ? $"from {pause.First} on"
                    : pause.First == pause.Last ? $"in {pause.First}"
                    : $"from {pause.First} to {pause.Last}")),
        ];
    }

    private static string Text(int? year) => year?.ToString(CultureInfo.InvariantCulture) ?? "never";
}
