using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Reading;

/// <summary>What a reader checks of an intervention in a file, for one made in code.</summary>
internal static class InterventionCheck
{
    public static void Check(Intervention change, Scenario scenario, Problems problems)
    {
        Driver? driver = Driver.Find(change.Target);
        if (driver is CalendarDriver)
            Error($"{change.Target} is fixed for the run; set it as a driver");
        if (driver is null && Timetable.Find(change.Target) is null)
            Error(
                $"{change.Target} is neither a parameter, a driver nor a "
                + $"mechanism{Suggestion.For(change.Target, InterventionSection.Targets)}");
        if (change.Where is not null && driver is not SeriesDriver)
            Error($"where cannot be used with {change.Target}, which is the same for every state");
        if (Misplaced(change.Target, change.Where, scenario) is { } problem)
            Error(problem);
        if (change.From < Horizon.Start || change.From > scenario.Horizon.To || change.To < change.From)
            Error(
                $"{change.From} to {change.To ?? scenario.Horizon.To} does not lie within "
                + $"{Horizon.Start}-{scenario.Horizon.To}");

        void Error(string message) =>
            problems.Error(change.Origin.File, change.Origin.Line, change.Origin.Column, message);
    }

    /// <summary>
    /// Why nothing would change in these states, or null: what only the lead power has is moved nowhere else.
    /// </summary>
    public static string? Misplaced(string target, Where? where, Scenario scenario) =>
        where is null || Driver.Find(target) is not SeriesDriver { IsOfLead: true }
        || scenario.Data.Countries.Any(
            country => country.Iso3 == Nations.Lead && Selection.Matches(where, country, scenario))
            ? null
            : $"{target} can be set for {Nations.Lead} only; for other states the model computes it, "
                + $"and a scenario changes their {Driver.BudgetStance.Key}";
}
