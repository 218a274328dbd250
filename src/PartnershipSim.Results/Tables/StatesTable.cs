namespace PartnershipSim.Results.Tables;

/// <summary>states.csv.</summary>
public static class StatesTable
{
    public static Table<YearRow> Table { get; } = new(
        "states.csv", "an outcome of a state in a year, over the replicates of a run; no row where it is undefined",
            columns =>
        {
            var scenario = columns.Scenario(row => row.Scenario);
            var outcome = columns.Outcome(row => row.Outcome);
            var unit = columns.Unit(row => row.Unit);
            var state = columns.State(row => row.Subject);
            var year = columns.Year(row => row.Year);
            var values = columns.Spread(row => row.Values);
            return cells => new(cells.Of(scenario), cells.Of(outcome), cells.Of(unit), cells.Of(state), cells.Of(year),
                values(cells));
        });
}
