using Parquet;
using Parquet.Schema;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Results.Files;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Results.Store;

/// <summary>
/// One finished chunk of a sweep as a Parquet file: which runs, what came of them, and why some failed.
/// </summary>
internal static class PartFile
{
    public static void Write(Stream stream, Rows rows, IReadOnlyList<string> outcomes) =>
        WriteAsync(stream, rows, outcomes).GetAwaiter().GetResult();

    /// <exception cref="InvalidDataException">It is no part of a sweep of ours, whatever its checksum says.</exception>
    public static Rows Read(string path, int outcomes)
    {
        try
        {
            return ReadAsync(path, outcomes).GetAwaiter().GetResult();
        }
        catch (Exception foreign) when (foreign is not (InvalidDataException or IOException
            or UnauthorizedAccessException or OutOfMemoryException))
        {
            throw new InvalidDataException($"{path} is no part of a sweep: {foreign.Message}", foreign);
        }
    }

    private const int MostReplicates = 1_000_000, MostRows = 10_000_000;

    /// <summary>Is it a part of a sweep that has these outcomes?</summary>
    public static bool IsOf(string path, IReadOnlyList<string> outcomes)
    {
        try
        {
            return FieldsAsync(path).GetAwaiter().GetResult().SequenceEqual(
                ["replicate", "point", "error", .. outcomes]);
        }
        catch (Exception foreign) when (foreign is not (OutOfMemoryException or UnauthorizedAccessException))
        {
            return false;
        }
    }

    private static async Task<string[]> FieldsAsync(string path)
    {
        await using FileStream stream = RegularFile.OpenRead(path);
        ParquetShape.Require(stream, path);
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream).ConfigureAwait(false);
        return [.. reader.Schema.GetDataFields().Select(field => field.Name)];
    }

    private static async Task WriteAsync(Stream stream, Rows rows, IReadOnlyList<string> outcomes)
    {
        DataField<int> replicate = new("replicate");
        DataField<int> point = new("point");
        DataField<string> error = new("error");
        DataField<double>[] values = [.. outcomes.Select(name => new DataField<double>(name))];
        ParquetOptions options = new() { CompressionMethod = CompressionMethod.Snappy };
        ParquetSchema schema = new([replicate, point, error, .. values]);
        await using ParquetWriter writer =
            await ParquetWriter.CreateAsync(schema, stream, options).ConfigureAwait(false);
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        await group.WriteAsync<int>(replicate, rows.Cells.Select(cell => cell.Replicate).ToArray()).ConfigureAwait(
            false);
        await group.WriteAsync<int>(point, rows.Cells.Select(cell => cell.Point).ToArray()).ConfigureAwait(false);
        await group.WriteAsync(
            error, Enumerable.Range(0, rows.Cells.Count).Select(rows.ErrorOf).ToArray()).ConfigureAwait(false);
        for (int k = 0; k < values.Length; k++)
        {
            double[] column = new double[rows.Cells.Count];
            for (int row = 0; row < column.Length; row++)
                column[row] = rows[row][k];
            await group.WriteAsync<double>(values[k], column).ConfigureAwait(false);
        }

        group.CompleteValidate();
    }

    private static async Task<Rows> ReadAsync(string path, int outcomes)
    {
        await using FileStream stream = RegularFile.OpenRead(path);
        ParquetShape.Require(stream, path);
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream).ConfigureAwait(false);
        using ParquetRowGroupReader group = reader.OpenRowGroupReader(0);
        DataField[] fields = reader.Schema.GetDataFields();
        if (fields.Length != outcomes + 3 || group.RowCount is < 1 or > MostRows)
            throw new InvalidDataException($"{path} is no part of this sweep");
        int count = (int)group.RowCount;
        int[] replicates = new int[count];
        int[] points = new int[count];
        string[] errors = new string[count];
        await group.ReadAsync<int>(fields[0], replicates).ConfigureAwait(false);
        await group.ReadAsync<int>(fields[1], points).ConfigureAwait(false);
        await group.ReadAsync(fields[2], errors).ConfigureAwait(false);
        if (replicates.Any(replicate => replicate is < 0 or >= MostReplicates)
            || points.Any(point => point is < 0 or >= SweepPlan.MostPoints))
            throw new InvalidDataException($"{path} has runs that no sweep has");
        Rows rows = new([.. replicates.Zip(points, (replicate, point) => new Cell(replicate, point))], outcomes);
        double[] column = new double[count];
        for (int k = 0; k < outcomes; k++)
        {
            await group.ReadAsync<double>(fields[3 + k], column).ConfigureAwait(false);
            for (int row = 0; row < count; row++)
                rows[row][k] = column[row];
        }

        for (int row = 0; row < count; row++)
        {
            if (errors[row].Length > 0)
                rows.Fail(row, errors[row]);
        }

        return rows;
    }
}
