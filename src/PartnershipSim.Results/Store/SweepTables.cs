using PartnershipSim.Results.Files;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;

namespace PartnershipSim.Results.Store;

/// <summary>
/// The tables of a finished sweep, written in one fixed order from runs that are kept in any order: runs.parquet (one
/// row a run, replicate by replicate), sweep.csv (one row per point, with mean and spread of every outcome over its
/// replicates) and, if runs failed, failures.csv.
/// </summary>
/// <param name="read">So many rows of the whole table from a row on; called with consecutive rows.</param>
internal sealed class SweepTables(SweepRecord record, StoredDesign design, Func<long, int, Rows> read)
{
    private readonly Moments[,] _moments = new Moments[design.Points, record.Outcomes.Length];
    private readonly int[] _sound = new int[design.Points];
    private readonly List<FailureRow> _failures = [];

    /// <summary>How many runs failed.</summary>
    public int Failures => _failures.Count;

    public void Write(OwnFiles folder)
    {
        folder.Write(RunsFile.FileName, stream => WriteRunsAsync(stream).GetAwaiter().GetResult());
        Table<PointRow> summary = SweepTable.Of(record.Axes, record.Outcomes);
        folder.Write(summary.FileName, stream => summary.Write(stream, design.Rows().Select(SummaryOf)));
        if (_failures.Count > 0)
            folder.Write(FailuresTable.Table.FileName, stream => FailuresTable.Table.Write(stream, _failures));
        else
            folder.Delete([FailuresTable.Table.FileName]);
    }

    private async Task WriteRunsAsync(Stream stream)
    {
        await using RunsTable table = await RunsTable.OpenAsync(stream, record, design).ConfigureAwait(false);
        long runs = (long)record.Points * record.Replicates;
        Task<Rows> reading = ReadAsync(0);
        try
        {
            for (long first = 0; first < runs; first += RunsTable.RowsPerGroup)
            {
                Rows rows = await reading.ConfigureAwait(false);
                if (first + RunsTable.RowsPerGroup < runs)
                    reading = ReadAsync(first + RunsTable.RowsPerGroup);
                Count(rows);
                await table.WriteAsync(rows).ConfigureAwait(false);
            }
        }
        finally
        {
            // if the others could not be written, these are not wanted, but nothing may go on reading either
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // the next rows, while those before them are written
        Task<Rows> ReadAsync(long first) => Task.Run(() =>
            read(first, (int)Math.Min(RunsTable.RowsPerGroup, runs - first)));
    }

    private void Count(Rows rows)
    {
        for (int row = 0; row < rows.Cells.Count; row++)
        {
            if (rows.ErrorOf(row) is { Length: > 0 } message)
                _failures.Add(new(rows.Cells[row].Point, rows.Cells[row].Replicate, record.Seed, message));
            else
                _sound[rows.Cells[row].Point]++;
            for (int k = 0; k < record.Outcomes.Length; k++)
                _moments[rows.Cells[row].Point, k].Add(rows[row][k]);
        }
    }

    private PointRow SummaryOf(DesignRow row, int point) => new(
        point, row.Axes, _sound[point],
        [.. Enumerable.Range(0, record.Outcomes.Length)
            .Select(k => new PointValue(_moments[point, k].Mean, _moments[point, k].Sd))]);

    /// <summary>Count, mean and squares of one outcome at one point, added up in the order of the replicates.</summary>
    private struct Moments
    {
        private double _mean;
        private double _squares;

        public int Count { get; private set; }

        public readonly double Mean => Count > 0 ? _mean : double.NaN;

        public readonly double Sd => Count > 1 ? Math.Sqrt(_squares / (Count - 1)) : double.NaN;

        public void Add(double value)
        {
            if (!double.IsFinite(value))
                return;
            Count++;
            double step = value - _mean;
            _mean += step / Count;
            _squares += step * (value - _mean);
        }
    }
}
