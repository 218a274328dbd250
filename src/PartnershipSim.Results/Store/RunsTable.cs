using Parquet;
using Parquet.Schema;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;

namespace PartnershipSim.Results.Store;

/// <summary>
/// runs.parquet while it is being written: one row a run, in row groups that are written and forgotten, so that memory
/// does not grow with the number of runs.
/// </summary>
internal sealed class RunsTable : IAsyncDisposable
{
    /// <summary>Rows that are held in memory and written at once.</summary>
    public const int RowsPerGroup = 65_536;

    private readonly SweepRecord _record;
    private readonly DataField<int> _point = new("point");
    private readonly DataField<int> _replicate = new("replicate");
    private readonly DataField _seed;
    private readonly DataField[] _axes;
    private readonly DataField<double>[] _outcomes;
    private readonly DataField<string> _error = new("error");
    private readonly StoredDesign _design;
    private ParquetWriter _writer = null!;

    private RunsTable(SweepRecord record, StoredDesign design)
    {
        (_record, _design) = (record, design);
        _seed = SeedColumn.For(record.Seed);
        _axes =
        [
            .. record.Axes.Select(
                (name, a) => record.Numeric[a] ? new DataField<double>(name) : (DataField)new DataField<string>(name)),
        ];
        _outcomes = [.. record.Outcomes.Select(name => new DataField<double>(name))];
    }

    public static async Task<RunsTable> OpenAsync(Stream stream, SweepRecord record, StoredDesign design)
    {
        RunsTable table = new(record, design);
        ParquetSchema schema =
            new([table._point, table._replicate, table._seed, .. table._axes, .. table._outcomes, table._error]);
        ParquetOptions options = new() { CompressionMethod = CompressionMethod.Snappy };
        table._writer = await ParquetWriter.CreateAsync(schema, stream, options).ConfigureAwait(false);
        return table;
    }

    /// <summary>Writes the rows as one group.</summary>
    public async Task WriteAsync(Rows rows)
    {
        int count = rows.Cells.Count;
        int[] points = new int[count];
        int[] replicates = new int[count];
        for (int row = 0; row < count; row++)
            (points[row], replicates[row]) = (rows.Cells[row].Point, rows.Cells[row].Replicate);
        using ParquetRowGroupWriter group = _writer.CreateRowGroup();
        await group.WriteAsync<int>(_point, points).ConfigureAwait(false);
        await group.WriteAsync<int>(_replicate, replicates).ConfigureAwait(false);
        await SeedColumn.WriteAsync(group, _seed, _record.Seed, count).ConfigureAwait(false);
        double[] numbers = new double[count];
        string[] words = new string[count];
        for (int a = 0; a < _axes.Length; a++)
        {
            if (_record.Numeric[a])
            {
                Pick(_design.Numbers(a), points, numbers);
                await group.WriteAsync<double>(_axes[a], numbers).ConfigureAwait(false);
            }
            else
            {
                Pick(_design.Words(a), points, words);
                await group.WriteAsync(_axes[a], words).ConfigureAwait(false);
            }
        }

        for (int k = 0; k < _outcomes.Length; k++)
        {
            for (int row = 0; row < count; row++)
                numbers[row] = rows[row][k];
            await group.WriteAsync<double>(_outcomes[k], numbers).ConfigureAwait(false);
        }

        for (int row = 0; row < count; row++)
            words[row] = rows.ErrorOf(row);
        await group.WriteAsync(_error, words).ConfigureAwait(false);
        group.CompleteValidate();
    }

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private static void Pick<T>(IReadOnlyList<T> byPoint, int[] points, T[] column)
    {
        for (int row = 0; row < points.Length; row++)
            column[row] = byPoint[points[row]];
    }
}
