using Parquet;
using Parquet.Schema;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Store;
using PartnershipSim.Runs;
using PartnershipSim.Tests.Analysis;
using Xunit;

namespace PartnershipSim.Tests.Results.Store;

/// <summary>
/// The tables of a sweep of two points and three replicates, from parts in any order, as they would be written by hand.
/// </summary>
public class SweepTablesTests
{
    private static readonly SweepRecord Record = new()
    {
        Study = "small",
        Question = null,
        Fingerprint = "f",
        Design = "list",
        Points = 2,
        PointsHash = "h",
        Replicates = 3,
        Seed = 9,
        Shard = "1/1",
        Axes = ["budget", "scenario"],
        Numeric = [true, false],
        Outcomes = ["rme", "cost"],
    };

    private static readonly string[][] Points = [["0.5", "baseline"], ["2", "closed_door"]];

    [Fact]
    public async Task Each_point_has_the_mean_and_the_spread_of_its_sound_runs_and_each_failure_its_reason()
    {
        using TemporaryFolder folder = new();
        using PartStore store = new(folder["parts"], Record.Outcomes);
        store.Add(PartStoreTests.Chunk(new(2, 1), new(0, 1)));
        // a seventh point is of an earlier, larger design
        store.Add(PartStoreTests.Chunk(new(1, 0), new(0, 0), new(2, 0), new(2, 7)));
        store.Add(PartStoreTests.Chunk(new Cell(1, 1)));
        SweepTables tables = new(
            Record, WrittenDesign.In(folder, Record, Points), new PartRows(Record, store).Read);

        tables.Write(new OwnFiles(folder.Path));

        // 10, 20 and a failure; 1, 11, 21
        Assert.Equal(1, tables.Failures);
        Assert.Equal(
            [
                "point,budget,scenario,runs,rme_mean,rme_sd,cost_mean,cost_sd",
                $"0,0.5,baseline,2,15,{Math.Sqrt(50):R},-15,{Math.Sqrt(50):R}", "1,2,closed_door,3,11,10,-11,10",
            ],
            await File.ReadAllLinesAsync(folder["sweep.csv"], TestContext.Current.CancellationToken));
        Assert.Equal(["point,replicate,seed,message", "0,0,9,no such key"], await File.ReadAllLinesAsync(
            folder["failures.csv"], TestContext.Current.CancellationToken));
        Assert.Equal(
            [
                "0 0 9 0.5 baseline NaN NaN no such key", "1 0 9 2 closed_door 1 -1 ", "0 1 9 0.5 baseline 10 -10 ",
                "1 1 9 2 closed_door 11 -11 ", "0 2 9 0.5 baseline 20 -20 ", "1 2 9 2 closed_door 21 -21 ",
            ],
            await Rows(folder["runs.parquet"]));
    }

    [Fact]
    public void One_sound_run_has_no_spread_and_none_has_no_mean_and_without_failures_there_is_no_list_of_them()
    {
        using TemporaryFolder folder = new();
        using PartStore store = new(folder["parts"], Record.Outcomes);
        store.Add(PartStoreTests.Chunk(new(0, 0), new(0, 1)));
        OwnFiles files = new(folder.Path);
        files.Write("failures.csv", stream => stream.Write("of an earlier time"u8));

        new SweepTables(
            Record with { Replicates = 1 }, WrittenDesign.In(folder, Record, Points),
            new PartRows(Record with { Replicates = 1 }, store).Read)
            .Write(files);
        Assert.Equal(
            ["0,0.5,baseline,0,,,,", "1,2,closed_door,1,1,,-1,"], File.ReadLines(folder["sweep.csv"]).Skip(1));
        Assert.Equal(2, File.ReadLines(folder["failures.csv"]).Count());

        using PartStore sound = new(folder["sound"], Record.Outcomes);
        sound.Add(PartStoreTests.Chunk(new(1, 0), new(1, 1), new(0, 1)));
        new SweepTables(
            Record with { Points = 1, Replicates = 2 }, WrittenDesign.In(folder, Record, Points[..1]),
            new PartRows(Record with { Points = 1, Replicates = 2 }, sound).Read)
            .Write(files);
        Assert.False(File.Exists(folder["failures.csv"]));
    }

    private static async Task<string[]> Rows(string path)
    {
        await using FileStream stream = File.OpenRead(path);
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream);
        using ParquetRowGroupReader group = reader.OpenRowGroupReader(0);
        DataField[] fields = reader.Schema.GetDataFields();
        Assert.Equal(
            ["point", "replicate", "seed", "budget", "scenario", "rme", "cost", "error"],
            fields.Select(field => field.Name));
        int count = (int)group.RowCount;
        (int[] points, int[] replicates, long[] seeds, string[] words, string[] errors) = (
            new int[count], new int[count], new long[count], new string[count], new string[count]);
        (double[] budgets, double[] rme, double[] cost) = (new double[count], new double[count], new double[count]);
        await group.ReadAsync<int>(fields[0], points);
        await group.ReadAsync<int>(fields[1], replicates);
        await group.ReadAsync<long>(fields[2], seeds);
        await group.ReadAsync<double>(fields[3], budgets);
        await group.ReadAsync(fields[4], words);
        await group.ReadAsync<double>(fields[5], rme);
        await group.ReadAsync<double>(fields[6], cost);
        await group.ReadAsync(fields[7], errors);
        return [.. Enumerable.Range(0, count).Select(row => $"{points[row]} {replicates[row]} {seeds[row]} "
            + $"{budgets[row]} {words[row]} {rme[row]} {cost[row]} {errors[row]}")];
    }
}
