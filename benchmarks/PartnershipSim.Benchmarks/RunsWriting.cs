using BenchmarkDotNet.Attributes;
using PartnershipSim.Analysis.History.References;
using PartnershipSim.Results.Store;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;

namespace PartnershipSim.Benchmarks;

/// <summary>Result rows to a Parquet file: four axes, one of them in words, and three outcomes.</summary>
[MemoryDiagnoser]
public class RunsWriting
{
    private const int Points = 10_000;
    private const int Outcomes = 3;

    private readonly string _folder = Directory.CreateTempSubdirectory("partnersim-runs-").FullName;
    private SweepRecord _record = null!;
    private StoredDesign _design = null!;
    private Rows _rows = null!;

    /// <summary>The target of five seconds stands for ten millions.</summary>
    [Params(500_000, 10_000_000)]
    public int Runs { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        _record = new()
        {
            Study = "benchmark",
            Question = null,
            Fingerprint = "",
            Design = "sobol",
            Points = Points,
            PointsHash = "",
            Replicates = Runs / Points,
            Seed = 1,
            Shard = "1/1",
            Axes = ["a", "b", "c", "door"],
            Numeric = [true, true, true, false],
            Outcomes = ["x", "y", "z"],
        };
        using (FileStream design = File.Create(Path.Combine(_folder, DesignTable.FileName)))
        {
            DesignTable.Of(_record.Axes).Write(design, Enumerable.Range(0, Points).Select(p => new DesignRow(p,
            [
                $"{p / 7.0:R}", $"{p / 13.0:R}", $"{p % 5}", p % 2 == 0 ? "open" : "closed",
            ])));
        }

        _design = StoredDesign.Of(_folder, _record, out _);
        _rows = new(
            [.. Enumerable.Range(0, RunsTable.RowsPerGroup).Select(row => new Cell(row / Points, row % Points))],
            Outcomes);
        for (int row = 0; row < RunsTable.RowsPerGroup; row++)
        {
            for (int k = 0; k < Outcomes; k++)
                _rows[row][k] = Math.Sqrt(row * Outcomes + k);
        }
    }

    [Benchmark]
    public async Task<long> Write()
    {
        await using FileStream stream = File.Create(Path.Combine(_folder, RunsFile.FileName));
        await using (RunsTable table = await RunsTable.OpenAsync(stream, _record, _design))
        {
            for (int written = 0; written < Runs; written += RunsTable.RowsPerGroup)
                await table.WriteAsync(_rows);
        }

        return stream.CanSeek ? stream.Length : 0;
    }

    [GlobalCleanup]
    public void Delete() => Directory.Delete(_folder, recursive: true);
}
