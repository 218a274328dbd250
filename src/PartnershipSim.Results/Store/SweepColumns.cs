using Parquet;
using Parquet.Schema;
using PartnershipSim.Analysis.Sensitivity;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Tables;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Results.Store;

/// <summary>
/// One outcome of a finished sweep out of its runs.parquet, some points at a time; not a number where a run failed.
/// </summary>
public sealed class SweepColumns : OutcomeRuns
{
    private readonly string _path;
    private readonly string _outcome;
    private bool _isChecked;

    private SweepColumns(string path, string outcome, int points, int replicates)
        : base(points, replicates) => (_path, _outcome) = (path, outcome);

    /// <summary>An outcome of the sweep in a folder.</summary>
    public static OutcomeRuns Of(string folder, int points, int replicates, string outcome) =>
        new SweepColumns(Path.Combine(folder, RunsFile.FileName), outcome, points, replicates);

    /// <summary>How many runs the table in a folder has; 0 if there is none that can be read.</summary>
    public static long Runs(string folder)
    {
        string path = Path.Combine(folder, RunsFile.FileName);
        try
        {
            return File.Exists(path) ? RowsAsync(path).GetAwaiter().GetResult() : 0;
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException)
        {
            return 0;
        }
    }

    public override double[][] Read(int first, int count) => ReadAsync(first, count).GetAwaiter().GetResult();

    private static async Task<long> RowsAsync(string path)
    {
        await using FileStream stream = RegularFile.OpenRead(path);
        ParquetShape.Require(stream, path);
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream).ConfigureAwait(false);
        long rows = 0;
        for (int g = 0; g < reader.RowGroupCount; g++)
        {
            using ParquetRowGroupReader group = reader.OpenRowGroupReader(g);
            rows += group.RowCount;
        }

        return rows;
    }

    // the table has all points of a replicate one after the other, then those of the next
    private async Task<double[][]> ReadAsync(int first, int count)
    {
        double[][] y = [.. Enumerable.Range(0, count).Select(_ => new double[Replicates])];
        await using FileStream stream = RegularFile.OpenRead(_path);
        if (!_isChecked)
        {
            // once: the whole table is walked, and it is read some points at a time
            ParquetShape.Require(stream, _path);
            _isChecked = true;
        }

        await using ParquetReader reader = await ParquetReader.CreateAsync(stream).ConfigureAwait(false);
        DataField field = reader.Schema.GetDataFields().Single(known => known.Name == _outcome);
        double[] values = [];
        long begin = 0;
        for (int g = 0; g < reader.RowGroupCount; g++)
        {
            using ParquetRowGroupReader group = reader.OpenRowGroupReader(g);
            long end = begin + group.RowCount;
            if (Overlaps(begin, end, first, count))
            {
                if (values.Length != group.RowCount)
                    values = new double[group.RowCount];
                await group.ReadAsync<double>(field, values).ConfigureAwait(false);
                Take(values, begin, first, y);
            }

            begin = end;
        }

        return y;
    }

    private void Take(double[] values, long begin, int first, double[][] y)
    {
        for (int row = 0; row < values.Length;)
        {
            int point = (int)((begin + row) % Points);
            int replicate = (int)((begin + row) / Points);
            if (point < first || point >= first + y.Length)
            {
                row += (int)Math.Min(values.Length - row, point < first ? first - point : Points - point);
                continue;
            }

            y[point - first][replicate] = values[row++];
        }
    }

    private bool Overlaps(long begin, long end, int first, int count) =>
        end - begin >= Points || Enumerable.Range((int)(begin / Points), 2).Any(replicate =>
            (long)replicate * Points + first is var from && from < end && from + count > begin);
}
