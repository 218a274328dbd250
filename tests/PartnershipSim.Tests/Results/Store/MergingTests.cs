using PartnershipSim.Analysis.Designs;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Store;
using PartnershipSim.Tests.Analysis;
using Xunit;
using static PartnershipSim.Tests.Results.Store.SmallSweep;

namespace PartnershipSim.Tests.Results.Store;

/// <summary>
/// Shards are put together to the sweep that they are parts of; what does not fit is named, and nothing is lost.
/// </summary>
public sealed class MergingTests
{
    [Fact]
    public void Shards_put_together_are_the_sweep()
    {
        using TemporaryFolder folder = new();
        Run(Grid, folder["whole"]);
        string[] shards = Shards(folder);

        Assert.False(File.Exists(folder["shard1/sweep.csv"]));
        SweepRecord record = Merging.Check([shards[2], shards[0], shards[1]]);
        Assert.Equal(0, Merging.Merge(shards, record, folder["merged"]));
        Assert.Equal(0, Merging.Merge(shards, record, folder["merged"])); // once more over itself

        Assert.Equal(Hashes(folder["whole"]), Hashes(folder["merged"]));
        Assert.Equal((12, 0), (Run(Grid, folder["merged"]).Reused, Run(Grid, folder["merged"]).Added));
    }

    [Fact]
    public void Shards_are_not_put_into_one_of_them_nor_over_a_sweep_that_has_more()
    {
        using TemporaryFolder folder = new();
        string[] shards = Shards(folder);
        Run(Grid with { Replicates = 5 }, folder["more"]);

        Assert.Contains(
            "is one of the shards",
            Refused(() => Merging.Merge([.. shards.Select(shard => shard + "/")], Merging.Check(shards), shards[0]))
                .Message);
        Assert.Contains(
            "holds runs that these shards do not",
            Refused(() => Merging.Merge(shards, Merging.Check(shards), folder["more"])).Message);

        Assert.Equal(30, Run(Grid with { Replicates = 5 }, folder["more"]).Reused);
        Merging.Check(shards);
    }

    [Fact]
    public void A_sweep_at_work_is_not_merged_over()
    {
        using TemporaryFolder folder = new();
        string[] shards = Shards(folder);
        SweepRecord whole = Merging.Check(shards);
        Merging.Merge(shards, whole, folder["whole"]);
        using PartStore atWork = new(folder["whole/parts"], whole.Outcomes);

        Assert.Throws<FolderInUseException>(() => Merging.Merge(shards, whole, folder["whole"]));

        Assert.True(File.Exists(folder["whole/parts/part-000001.parquet"]));
    }

    [Fact]
    public void Shards_that_do_not_make_a_whole_are_refused_and_the_culprit_is_named()
    {
        using TemporaryFolder folder = new();
        string[] shards = Shards(folder);
        Run(Grid with { Seed = 2 }, folder["foreign"], new(2, 3));
        Run(Grid with { Points = 7 }, folder["more"], new(2, 3));
        Run(Grid with { Replicates = 3 }, folder["longer"], new(2, 3));
        Run(Grid, folder["half"], new(2, 2));
        Run(Grid, folder["twin"], new(2, 3));
        Directory.CreateDirectory(folder["empty"]);

        Says($"{folder["foreign"]} belongs to another sweep (policy_grid, ", false, shards[0], folder["foreign"]);
        Says(
            $"{folder["more"]} has 7 points, {shards[0]} has 6: not the same design", false, shards[0], folder["more"]);
        Says($"{folder["longer"]} has 3 replicates, {shards[0]} has 2", false, shards[0], folder["longer"]);
        Says(
            $"{folder["half"]} is shard 2/2, {shards[0]} is shard 1/3: not cut alike", false,
            shards[0], folder["half"]);
        Says($"{folder["twin"]} is shard 2/3 once more: {shards[1]} is the same", false, [.. shards, folder["twin"]]);
        Says(
            $"{folder["empty"]} is no sweep: it has no sweep.json that can be read", false, shards[0], folder["empty"]);
        Says("shard 3/3 of policy_grid is missing: run 'sweep STUDY --shard 3/3' and merge again", true, shards[..2]);
        Says(
            "shards 2/3, 3/3 of policy_grid are missing: run 'sweep STUDY --shard 2/3' and merge again",
            true, shards[..1]);
        Assert.Contains(
            "is one of the shards; name another folder",
            Refused(() => Merging.Merge(shards, Merging.Check(shards), shards[1])).Message);
        string forged = folder["twin/sweep.json"];
        File.WriteAllText(
            forged, File.ReadAllText(forged).Replace(SweepRecord.Find(folder["twin"])!.PointsHash, "another"));
        Says(
            $"{folder["twin"]} has 6 points, {shards[0]} has 6: not the same design", false, shards[0], folder["twin"]);
        Run(Grid with { Seed = 2 }, folder["other"]);
        Assert.Contains(
            "holds another sweep (policy_grid, ",
            Refused(() => Merging.Merge(shards, Merging.Check(shards), folder["other"])).Message);
    }

    [Fact]
    public void A_shard_that_lost_something_is_named_with_what_it_lost()
    {
        using TemporaryFolder folder = new();
        string[] shards = Shards(folder);

        File.WriteAllText($"{shards[2]}/parts/part-000001.parquet", "");
        Says(
            $"{Path.Combine(shards[2], "parts", "part-000001.parquet")} is missing, cut short or changed since it was "
            + "written; run shard 3/3 again",
            true, shards);
        File.AppendAllText($"{shards[1]}/design.csv", "6\n");
        Says(
            $"{shards[1]} (shard 2/3) has a design.csv that is missing, cut short or changed; run it again",
            true, shards);
        Directory.Delete($"{shards[0]}/parts", recursive: true);
        Says($"{shards[0]} (shard 1/3) has lost its folder parts; run it again", true, shards);
        Directory.CreateDirectory($"{shards[0]}/parts");
        Says($"{shards[0]} (shard 1/3) is not finished: 4 of 4 runs are missing; run it again", true, shards);
    }

    private static void Says(string words, bool isPartial, params string[] folders)
    {
        SweepRefusedException refusal = Refused(() => Merging.Check(folders));
        Assert.StartsWith(words, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(isPartial, refusal.IsPartial);
    }
}
