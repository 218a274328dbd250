using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Scenarios.Compilation;

/// <summary>When each state takes part in which programme, and what that is worth.</summary>
internal sealed class ProgrammeCalendar
{
    private readonly ImmutableArray<Attendance> _attendances;
    private readonly StatePanel _panel;
    private readonly CountryData? _suspensions;
    private readonly string _iso3;
    private readonly int _lastObserved;
    private readonly Func<Where?, int, bool> _isMeant;

    /// <param name="state">The state whose calendar it is.</param>
    public ProgrammeCalendar(Country state, Scenario scenario)
    {
        _panel = scenario.Data.Panels[state.Iso3];
        _suspensions = scenario.Dates is null ? scenario.Data : null;
        _iso3 = state.Iso3;
        _lastObserved = scenario.Data.LastObserved;
        _attendances =
        [
            .. scenario.Programmes.Select(programme => (programme, first: FirstYear(programme, state, scenario)))
                .Where(pair => pair.first is not null)
                .Select(pair => new Attendance(
                    pair.programme, pair.first!.Value, IsHistory(pair.programme, state, scenario),
                    [.. pair.programme.Suspended.Where(pause => Selection.Matches(pause.Where, state, scenario))])),
        ];
        _isMeant = (where, year) => Selection.Matches(where, state, scenario, year);
    }

    /// <summary>The first year of a state in a programme; null: never.</summary>
    public static int? FirstYear(Programme programme, Country state, Scenario scenario)
    {
        int? first = programme.IsBuiltIn
            ? YearOf(programme.Key, state, scenario)
            : Selection.Matches(programme.Eligible, state, scenario) ? programme.From : null;
        return first is { } year ? Math.Max(year, programme.From ?? year) : null;
    }

    /// <summary>The year in which a state joins a built-in programme, by scenario or by data; null: never.</summary>
    public static int? YearOf(string programme, Country state, Scenario scenario)
    {
        int? year = scenario.Drivers.YearOf(Driver.FirstYearIn(programme), state.Iso3)
            ?? (scenario.Dates is { } coded ? coded.YearOf(state, programme) : state.YearOf(programme));
        return year == CalendarDriver.Never ? null : year;
    }

    /// <summary>The sum of a weight over the programmes that run in a year.</summary>
    public double Sum(int year, Func<Programme, double> weight)
    {
        double sum = 0;
        foreach (Attendance attendance in _attendances)
        {
            if (Runs(attendance, year))
                sum += weight(attendance.Programme);
        }

        return sum;
    }

    /// <summary>Does this programme run?</summary>
    public bool TakesPart(string programme, int year) =>
        _attendances.Any(attendance => attendance.Programme.Key == programme && Runs(attendance, year));

    /// <summary>Does any programme run?</summary>
    public bool TakesPart(int year) => _attendances.Any(attendance => Runs(attendance, year));

    private bool Runs(Attendance attendance, int year) =>
        attendance.First <= year && year <= (attendance.Programme.Until ?? int.MaxValue)
        && !(attendance.IsHistory && (IsOutside(year) || IsSuspended(attendance.Programme, year)))
        && (attendance.Programme.Eligible is not { IsByCurrentStatus: true } eligible || _isMeant(eligible, year))
        && !attendance.Suspensions.Any(pause => pause.IsActive(year) && _isMeant(pause.Where, year));

    /// <summary>History records the state as outside every programme.</summary>
    private bool IsOutside(int year) => _panel.IsOutside[Math.Min(year, _lastObserved) - StatePanel.FirstYear];

    /// <summary>The data have it as suspended.</summary>
    private bool IsSuspended(Programme programme, int year) =>
        _suspensions?.IsSuspended(_iso3, programme.Key, year) ?? false;

    /// <summary>
    /// Both the programme and the state's first year in it are data, so that the record of history applies.
    /// </summary>
    private static bool IsHistory(Programme programme, Country state, Scenario scenario) =>
        programme.IsBuiltIn && scenario.Drivers.YearOf(Driver.FirstYearIn(programme.Key), state.Iso3) is null;

    private sealed record Attendance(
        Programme Programme, int First, bool IsHistory, ImmutableArray<Suspension> Suspensions);
}
