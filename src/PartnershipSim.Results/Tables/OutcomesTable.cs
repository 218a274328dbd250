namespace PartnershipSim.Results.Tables;

/// <summary>outcomes.csv.</summary>
public static class OutcomesTable
{
    public static Table<YearRow> Table { get; } = new(
        "outcomes.csv", "an outcome of a group in a year, over the replicates of a run; no row where it is undefined",
            columns =>
        {
            var scenario = columns.Scenario(row => row.Scenario);
            var outcome = columns.Outcome(row => row.Outcome);
            var unit = columns.Unit(row => row.Unit);
            var group = columns.Name("group", "key of the group of states", row => row.Subject);
            var year = columns.Year(row => row.Year);
            var values = columns.Spread(row => row.Values);
            return cells => new(cells.Of(scenario), cells.Of(outcome), cells.Of(unit), cells.Of(group), cells.Of(year),
                values(cells));
        });
}
