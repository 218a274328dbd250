using PartnershipSim.Analysis.Designs;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Store;
using PartnershipSim.Runs;
using PartnershipSim.Tests.Analysis;
using Xunit;

namespace PartnershipSim.Tests.Results.Store;

/// <summary>
/// Finished chunks on a disk: what was reported is there, what was not is gone, what changed is named.
/// </summary>
public class PartStoreTests
{
    private static readonly string[] Outcomes = ["rme", "cost"];

    [Fact]
    public void What_was_added_is_there_when_the_folder_is_opened_again()
    {
        using TemporaryFolder folder = new();
        using (PartStore store = new(folder["parts"], Outcomes))
        {
            store.Add(Chunk(new(0, 1), new(0, 0)));
            store.Add(Chunk(new(3, 5), new(2, 7), new(0, 0)));
        }

        using PartStore again = new(folder["parts"], Outcomes);
        Rows rows = again.Read(again.Parts[1]);

        Assert.Equal(
            [("part-000001.parquet", new Cell(0, 0), new Cell(0, 1)), ("part-000002.parquet", new(0, 0), new(3, 5))],
            again.Parts.Select(part => (part.Name, part.First, part.Last)));
        Assert.Empty(again.Damaged);
        Assert.Equal((4, 1, 2), (again.Done.Count, again.Repeated, again.Failures));
        Assert.Equal([new Cell(3, 5), new(2, 7), new(0, 0)], rows.Cells);
        Assert.Equal([35, -35], rows[0].ToArray());
        Assert.Equal([27, double.NaN], rows[1].ToArray());
        Assert.Equal(("", "", "no such key"), (rows.ErrorOf(0), rows.ErrorOf(1), rows.ErrorOf(2)));
        Assert.Equal([double.NaN, double.NaN], rows[2].ToArray());
    }

    [Fact]
    public void Parts_that_changed_or_are_gone_are_named_and_their_runs_are_missing()
    {
        using TemporaryFolder folder = new();
        using (PartStore store = new(folder["parts"], Outcomes))
        {
            for (int point = 1; point <= 4; point++)
                store.Add(Chunk(new Cell(0, point)));
        }

        File.Delete(folder["parts/part-000001.parquet"]);
        byte[] bytes = File.ReadAllBytes(folder["parts/part-000003.parquet"]);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(folder["parts/part-000003.parquet"], bytes);

        using (PartStore store = new(folder["parts"], Outcomes))
        {
            Assert.Equal(["part-000001.parquet", "part-000003.parquet"], store.Damaged);
            Assert.Equal(
                [false, true, false, true], Enumerable.Range(1, 4).Select(point => store.Done.Contains(new(0, point))));
            store.Forget();
            Assert.False(File.Exists(folder["parts/part-000003.parquet"]));
            Assert.Equal(bytes, File.ReadAllBytes(Assert.Single(
                Directory.GetFiles(folder["parts"], "damaged-*-part-000003.parquet"))));
            store.Add(Chunk(new Cell(0, 1)));
        }

        using PartStore again = new(folder["parts"], Outcomes);
        Assert.Empty(again.Damaged);
        Assert.Equal(
            ["part-000002.parquet", "part-000004.parquet", "part-000005.parquet"],
            again.Parts.Select(part => part.Name));
    }

    [Theory]
    [InlineData("part-000001.parquet,zzz,0,1,0,1")]
    [InlineData("part-000001.parquet")]
    [InlineData("part-000001.parquet,zzz,0,1,0,-1")]
    [InlineData("part-000001.parquet,zzz,0,1,0,1,5")]
    public void A_line_of_the_index_that_is_none_or_has_another_checksum_counts_for_nothing(string line)
    {
        using TemporaryFolder folder = new();
        using (PartStore store = new(folder["parts"], Outcomes))
            store.Add(Chunk(new Cell(0, 1)));
        File.WriteAllText(folder["parts/index.csv"], line + "\n");

        using PartStore again = new(folder["parts"], Outcomes);

        Assert.Equal(["part-000001.parquet"], again.Damaged);
        Assert.Equal(0, again.Done.Count);
    }

    [Theory]
    [InlineData(",0,1\n", ",0,x\n")]
    [InlineData(",0,1\n", ",0,-1\n")]
    [InlineData("part-000001.parquet,", "part-000001.csv,")]
    public void A_line_whose_checksum_is_right_counts_only_if_the_rest_is_too(string right, string wrong)
    {
        using TemporaryFolder folder = new();
        using (PartStore store = new(folder["parts"], Outcomes))
            store.Add(Chunk(new Cell(0, 1)));
        File.WriteAllText(folder["parts/index.csv"], File.ReadAllText(folder["parts/index.csv"]).Replace(right, wrong));
        File.Copy(folder["parts/part-000001.parquet"], folder["parts/other"]);

        using PartStore again = new(folder["parts"], Outcomes);

        Assert.Empty(again.Parts);
        Assert.Single(again.Damaged);
        again.Forget();
        Assert.True(File.Exists(folder["parts/other"])); // what has another name is none of its business
    }

    [Fact]
    public void A_line_cut_short_never_happened_and_its_file_is_cleared_away()
    {
        using TemporaryFolder folder = new();
        using (PartStore store = new(folder["parts"], Outcomes))
        {
            store.Add(Chunk(new Cell(0, 1)));
            store.Add(Chunk(new Cell(0, 2)));
        }

        string index = File.ReadAllText(folder["parts/index.csv"]);
        File.WriteAllText(folder["parts/index.csv"], index[..^3]);

        using PartStore again = new(folder["parts"], Outcomes);

        Assert.Single(again.Parts);
        Assert.Empty(again.Damaged);
        Assert.Equal(
            index[..(index.IndexOf('\n', StringComparison.Ordinal) + 1)], File.ReadAllText(folder["parts/index.csv"]));
        Assert.False(File.Exists(folder["parts/part-000002.parquet"]));
        string aside = Assert.Single(Directory.GetFiles(folder["parts"], "unlisted-*-part-000002.parquet"));
        Assert.True(PartFile.IsOf(aside, Outcomes), "a part that somebody copied there is not lost");
    }

    [Fact]
    public void A_lost_index_costs_no_part()
    {
        using TemporaryFolder folder = new();
        using (PartStore store = new(folder["parts"], Outcomes))
        {
            for (int point = 1; point <= 3; point++)
                store.Add(Chunk(new Cell(0, point)));
        }

        string index = File.ReadAllText(folder["parts/index.csv"]);
        File.Delete(folder["parts/index.csv"]);

        using (PartStore reader = new(folder["parts"], Outcomes, isReader: true))
            Assert.Empty(reader.Parts);
        Assert.Contains(
            "has lost the lines of 3 parts",
            Assert.Throws<SweepRefusedException>(() => new PartStore(folder["parts"], Outcomes)).Message);
        File.WriteAllText(folder["parts/index.csv"], index);
        using PartStore again = new(folder["parts"], Outcomes);
        Assert.Equal(3, again.Done.Count);
    }

    [Fact]
    public void Who_only_reads_mends_nothing()
    {
        using TemporaryFolder folder = new();
        using (PartStore store = new(folder["parts"], Outcomes))
        {
            store.Add(Chunk(new Cell(0, 1)));
            store.Add(Chunk(new Cell(0, 2)));
        }

        string cut = File.ReadAllText(folder["parts/index.csv"])[..^3];
        File.WriteAllText(folder["parts/index.csv"], cut);

        using PartStore reader = new(folder["parts"], Outcomes, isReader: true);

        Assert.Single(reader.Parts);
        Assert.Equal(cut, File.ReadAllText(folder["parts/index.csv"]));
        Assert.True(File.Exists(folder["parts/part-000002.parquet"]));
    }

    [Fact]
    public void Cleared_it_is_empty_and_begins_again()
    {
        using TemporaryFolder folder = new();
        using PartStore store = new(folder["parts"], Outcomes);
        store.Add(Chunk(new Cell(0, 0)));

        store.Clear();
        store.Add(Chunk(new Cell(0, 2)));

        Assert.Equal(["part-000001.parquet"], store.Parts.Select(part => part.Name));
        Assert.Equal((1, 0, 0), (store.Done.Count, store.Repeated, store.Failures));
    }

    [Fact]
    public void Two_sweeps_cannot_write_to_one_folder_and_who_is_second_is_told()
    {
        using TemporaryFolder folder = new();
        using PartStore first = new(folder["parts"], Outcomes);

        Assert.Contains(
            "is in use: another program is writing there",
            Assert.Throws<FolderInUseException>(() => new PartStore(folder["parts"], Outcomes)).Message);
    }

    [Fact]
    public void A_part_of_another_folder_is_taken_over_byte_by_byte_under_the_next_number()
    {
        using TemporaryFolder folder = new();
        using PartStore source = new(folder["source"], Outcomes);
        source.Add(Chunk(new Cell(0, 1), new(0, 2)));
        using (PartStore target = new(folder["target"], Outcomes))
        {
            target.Add(Chunk(new Cell(0, 3)));
            target.Adopt(source, source.Parts[0]);
            Assert.Equal(3, target.Done.Count);
        }

        using PartStore again = new(folder["target"], Outcomes);
        Assert.Equal(3, again.Done.Count);
        Assert.Equal("part-000002.parquet", again.Parts[1].Name);
        Assert.Equal(File.ReadAllBytes(source.PathOf("part-000001.parquet")), File.ReadAllBytes(again.PathOf(
            "part-000002.parquet")));
    }

    /// <summary>
    /// Ten times the replicate and the point, and its opposite; the first point of the first replicate fails, the
    /// seventh has no cost.
    /// </summary>
    internal static Rows Chunk(params Cell[] cells)
    {
        Rows rows = new(cells, 2);
        for (int row = 0; row < cells.Length; row++)
        {
            double value = 10 * cells[row].Replicate + cells[row].Point;
            rows[row][0] = value;
            rows[row][1] = cells[row].Point == 7 ? double.NaN : -value;
            if (cells[row] == default)
                rows.Fail(row, "no such\nkey");
        }

        return rows;
    }
}
