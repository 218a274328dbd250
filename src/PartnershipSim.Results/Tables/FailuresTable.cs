namespace PartnershipSim.Results.Tables;

/// <summary>A run of a sweep that failed: a row of failures.csv.</summary>
public sealed record FailureRow(int Point, int Replicate, ulong Seed, string Message);

/// <summary>failures.csv; there is none if no run failed.</summary>
public static class FailuresTable
{
    public static Table<FailureRow> Table { get; } =
        new("failures.csv", "a run of a study that failed; no file if none did", columns =>
    {
        var point = columns.Whole("point", "-", "number of the point, counted from 0", row => row.Point);
        var replicate = columns.Whole(
            "replicate", "-", "number of the replicate, counted from 0", row => row.Replicate);
        var seed = columns.Of("seed", "", "seed of the study", CellKinds.Seed, row => row.Seed);
        var message = columns.Text("message", "why it failed", row => row.Message);
        return cells => new(cells.Of(point), cells.Of(replicate), cells.Of(seed), cells.Of(message));
    });
}
