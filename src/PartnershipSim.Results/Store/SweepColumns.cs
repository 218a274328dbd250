using Parquet;
using Parquet.Schema;
using PartnershipSim.Analysis.Designs;

namespace PartnershipSim.Results.Store;

/// <summary>
/// Reads one outcome of a finished sweep out of its runs.parquet: y[point][replicate], not a number where a run failed.
/// </summary>
public static class SweepColumns
{
    public static double[][] Read(string folder, SweepPlan plan, string outcome)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return ReadAsync(Path.Combine(folder, "runs.parquet"), plan, outcome).GetAwaiter().GetResult();
    }

    /// <summary>One value per point, the mean over its replicates, as if it were exact: y[point][0].</summary>
    public static double[][] Means(double[][] y)
    {
        ArgumentNullException.ThrowIfNull(y);
        return [.. y.Select(runs => (double[])[runs.Average()])];
    }

    private static async Task<double[][]> ReadAsync(string path, SweepPlan plan, string outcome)
    {
        double[][] y = [.. plan.Points.Select(_ => new double[plan.Replicates])];
        await using FileStream stream = File.OpenRead(path);
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream).ConfigureAwait(false);
        DataField field = reader.Schema.GetDataFields().Single(known => known.Name == outcome);
        long first = 0;
        for (int g = 0; g < reader.RowGroupCount; g++)
        {
            using ParquetRowGroupReader group = reader.OpenRowGroupReader(g);
            double[] values = new double[group.RowCount];
            await group.ReadAsync<double>(field, values).ConfigureAwait(false);
            for (int row = 0; row < values.Length; row++)
                y[(first + row) % plan.Points.Length][(first + row) / plan.Points.Length] = values[row];
            first += values.Length;
        }

        return y;
    }
}
