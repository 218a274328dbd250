using Parquet;
using Parquet.Schema;

namespace PartnershipSim.Results.Tables;

/// <summary>
/// The column of the seed in a Parquet file. Seeds go to 2^64 - 1; those that fit are signed, as most readers expect,
/// and the others are unsigned, so that every file has the seed that was typed.
/// </summary>
internal static class SeedColumn
{
    private const string Name = "seed";

    public static DataField For(ulong seed) => seed > long.MaxValue ? new DataField<ulong>(Name)
        : new DataField<long>(Name);

    public static async Task WriteAsync(ParquetRowGroupWriter group, DataField field, ulong seed, int count)
    {
        if (seed > long.MaxValue)
            await group.WriteAsync<ulong>(field, Enumerable.Repeat(seed, count).ToArray()).ConfigureAwait(false);
        else
            await group.WriteAsync<long>(field, Enumerable.Repeat((long)seed, count).ToArray()).ConfigureAwait(false);
    }
}
