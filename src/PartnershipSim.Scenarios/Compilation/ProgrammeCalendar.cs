using PartnershipSim.Model;
using PartnershipSim.Scenarios.Data;

namespace PartnershipSim.Scenarios.Compilation;

/// <summary>When each state takes part in which programme, and what that is worth.</summary>
internal sealed class ProgrammeCalendar(Scenario scenario)
{
    /// <summary>The first year of a state in a programme; null: never.</summary>
    public static int? FirstYear(Programme programme, Country state, Scenario scenario)
    {
        int? first = programme.IsBuiltIn
            ? YearOf(programme.Key, state, scenario)
            : Selection.Matches(programme.Eligible, state, scenario) ? programme.From : null;
        return first is { } year ? Math.Max(year, programme.From ?? year) : null;
    }

    /// <summary>Has the state a year of the programme at all, by data or by scenario?</summary>
    public static int? YearOf(string programme, Country state, Scenario scenario)
    {
        int? year = scenario.Drivers.YearOf(Driver.Find(programme + "_year")!, state.Iso3) ?? state.YearOf(programme);
        return year == Drivers.Never ? null : year;
    }

    /// <summary>The sum of a weight over the programmes that run for a state in a year.</summary>
    public double Sum(Country state, int year, Func<Programme, double> weight)
    {
        double sum = 0;
        foreach (Programme programme in scenario.Programmes)
        {
            if (Runs(programme, state, year))
                sum += weight(programme);
        }

        return sum;
    }

    /// <summary>Does any programme run for the state?</summary>
    public bool TakesPart(Country state, int year) => scenario.Programmes.Any(programme => Runs(programme, state, year));

    private bool Runs(Programme programme, Country state, int year) =>
        FirstYear(programme, state, scenario) is { } first
        && first <= year
        && year <= (programme.Until ?? int.MaxValue)
        && !IsSuspended(programme, state, year);

    /// <summary>A state that history records as outside every programme takes no part in one whose first year is from the data.</summary>
    private bool IsSuspended(Programme programme, Country state, int year)
    {
        bool isHistory = programme.IsBuiltIn && scenario.Drivers.YearOf(Driver.Find(programme.Key + "_year")!, state.Iso3) is null;
        int seen = Math.Min(year, Horizon.LastObserved) - StatePanel.FirstYear;
        return isHistory && scenario.Data.Panels[state.Iso3].IsOutside[seen];
    }
}
