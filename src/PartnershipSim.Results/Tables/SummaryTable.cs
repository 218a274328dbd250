using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Runs;

namespace PartnershipSim.Results.Tables;

/// <summary>
/// One number per run for an outcome of a group, as the outcome is summed over the outcome years or taken in the last
/// of them, over the replicates: a row of summary.csv.
/// </summary>
/// <param name="Years">The outcome years, "1996-2014".</param>
public sealed record SummaryRow(string Scenario, string Outcome, string Unit, string Group, string Years, Spread Values)
{
    /// <summary>Outcome by outcome; those that are undefined are left out.</summary>
    public static ImmutableArray<SummaryRow> Of(string scenario, RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        int groups = result.Groups.Length;
        Distribution[] described = new Distribution[Outcomes.All.Length * groups];
        BlockScheduler<double[]> scheduler = new(
            result.Plan.WorkingThreads, () => new double[result.Plan.Replicates]);
        scheduler.Run(new(described.Length, (scratch, k) =>
            described[k] = Distribution.Of(result.Scalars.Of(Outcomes.All[k / groups], k % groups), scratch)));
        return
        [
            .. from k in Enumerable.Range(0, described.Length)
               where described[k].Count > 0
               let outcome = Outcomes.All[k / groups]
               select new SummaryRow(
                   scenario, outcome.Key, outcome.Unit, result.Groups[k % groups].Key, result.Years.ToString(),
                   Spread.Of(described[k])),
        ];
    }
}

/// <summary>summary.csv.</summary>
public static class SummaryTable
{
    public static Table<SummaryRow> Table { get; } = new(
        "summary.csv", "an outcome of a group as one number per run, over the replicates: its sum over the outcome "
            + "years, or its value in the last of them", columns =>
        {
            var scenario = columns.Scenario(row => row.Scenario);
            var outcome = columns.Outcome(row => row.Outcome);
            var unit = columns.Unit(row => row.Unit);
            var group = columns.Name("group", "key of the group of states", row => row.Group);
            var years = columns.Text("years", "the outcome years", row => row.Years);
            var values = columns.Spread(row => row.Values);
            return cells => new(cells.Of(scenario), cells.Of(outcome), cells.Of(unit), cells.Of(group), cells.Of(years),
                values(cells));
        });
}
