using System.Collections.Immutable;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model;

namespace PartnershipSim.Results.Tables;

/// <summary>
/// What is left of a gain in a year after the base turned into the scenario: a row of durability.csv.
/// </summary>
/// <param name="Stopped">The year in which it turned.</param>
/// <param name="Left">Share of the gain of the year before.</param>
public sealed record DurabilityRow(
    string Base, string Scenario, int Stopped, string Outcome, string Group, int Year, double Left)
{
    private const string NeverJoined = "pfp";

    /// <summary>Year by year for partners that never joined; outcomes without a gain are left out.</summary>
    public static IEnumerable<DurabilityRow> Of(string @base, string scenario, Durability durability, int last)
    {
        ArgumentNullException.ThrowIfNull(durability);
        return
            from outcome in Outcomes.All
            from point in durability.Decay(outcome, NeverJoined, last)
            select new DurabilityRow(
                @base, scenario, durability.Year, outcome.Key, NeverJoined, point.Year, point.Left);
    }
}

/// <summary>durability.csv.</summary>
public static class DurabilityTable
{
    public static Table<DurabilityRow> Table { get; } = new(
        "durability.csv", "what is left of the gain in a year after the base turned into the scenario; no row for "
            + "outcomes without a gain", columns =>
        {
            var @base = columns.Base(row => row.Base);
            var scenario = columns.Scenario(row => row.Scenario);
            var stopped = columns.Whole(
                "stopped", "year", "year in which the base turned into the scenario", row => row.Stopped);
            var outcome = columns.Outcome(row => row.Outcome);
            var group = columns.Name("group", "key of the group of states", row => row.Group);
            var year = columns.Year(row => row.Year);
            var left = columns.Number(
                "share_left", "-", "difference in the year over that of the last year before it turned", row =>
                row.Left);
            return cells => new(
                cells.Of(@base), cells.Of(scenario), cells.Of(stopped), cells.Of(outcome), cells.Of(group),
                    cells.Of(year), cells.Of(left));
        });
}
