using PartnershipSim.Analysis.Decisions;

namespace PartnershipSim.Results.Tables;

/// <summary>influence.csv.</summary>
public static class InfluenceTable
{
    private const string Unit = "index points";

    public static Table<Influence> Table { get; } = new(
        "influence.csv", "how far one state moved the attitude to operations of another, summed over the outcome years",
            columns =>
        {
            var from = columns.Name("from", "the state that pulls", row => row.From);
            var to = columns.Name("to", "the state that is pulled", row => row.To);
            var pull = columns.Number(
                "pull", Unit, "mean over the first eight replicates; above 0 where the other was raised", row =>
                row.Pull);
            var low = columns.Number("lowest", Unit, "the lowest of these replicates", row => row.Low);
            var high = columns.Number("highest", Unit, "the highest of these replicates", row => row.High);
            return cells => new(cells.Of(from), cells.Of(to), cells.Of(pull), cells.Of(low), cells.Of(high));
        });
}
