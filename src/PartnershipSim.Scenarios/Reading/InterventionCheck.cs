using PartnershipSim.Model;
using PartnershipSim.Scenarios.Compilation;

namespace PartnershipSim.Scenarios.Reading;

/// <summary>What a reader checks of an intervention in a file, for one made in code.</summary>
internal static class InterventionCheck
{
    public static void Check(Intervention change, Scenario scenario, Problems problems)
    {
        Driver? driver = Driver.Find(change.Target);
        if (driver is { Scope: DriverScope.Calendar })
            Error($"{change.Target} holds once and for all; set it as a driver");
        if (driver is null && Timetable.Find(change.Target) is null)
            Error($"{change.Target} is neither a parameter, a driver nor a mechanism{Suggestion.For(change.Target, InterventionSection.Targets)}");
        if (change.Where is not null && driver is not { Scope: DriverScope.State or DriverScope.Lead })
            Error($"where cannot be used with {change.Target}, which is the same for every state");
        if (change.From < Horizon.Start || change.From > scenario.Horizon.To || change.To < change.From)
            Error($"{change.From} to {change.To ?? scenario.Horizon.To} does not lie within {Horizon.Start}-{scenario.Horizon.To}");

        void Error(string message) => problems.Error(change.Origin.File, change.Origin.Line, change.Origin.Column, message);
    }
}
