using Xunit;

namespace PartnershipSim.Tests.Cli.Sweeps;

/// <summary>Shards that do not make a whole are refused, and the one at fault is named.</summary>
public sealed class MergeRefusalTests : IClassFixture<MergeRefusalTests.Shards>
{
    private readonly SweepPlace _place;

    public MergeRefusalTests(Shards shards)
    {
        ArgumentNullException.ThrowIfNull(shards);
        _place = shards.Place;
    }

    [Fact]
    public void A_foreign_shard()
    {
        _place.Sweep("foreign", "--shard 2/4 --seed 8");

        Refused("shard1 foreign shard3 shard4", 3, "error  foreign belongs to another sweep (small, ");
    }

    [Fact]
    public void A_shard_of_another_number_of_replicates()
    {
        _place.Sweep("longer", "--shard 2/4 --replicates 7");

        Refused("shard1 longer shard3 shard4", 3, "error  longer has 7 replicates, shard1 has 6");
    }

    [Fact]
    public void A_shard_that_was_cut_otherwise()
    {
        _place.Sweep("third", "--shard 2/3");

        Refused("shard1 third shard3 shard4", 3, "error  third is shard 2/3, shard1 is shard 1/4: not cut alike");
    }

    [Fact]
    public void A_shard_that_is_there_twice()
    {
        _place.Sweep("again", "--shard 2/4");

        Refused("shard1 shard2 shard3 again shard4", 3, "error  again is shard 2/4 once more: shard2 is the same");
    }

    [Fact]
    public void A_missing_shard() =>
        Refused(
            "shard1 shard2 shard4", 75,
            "error  shard 3/4 of small is missing: run 'sweep STUDY --shard 3/4' and merge again");

    [Fact]
    public void Two_missing_shards() =>
        Refused(
            "shard1 shard4", 75,
            "error  shards 2/4, 3/4 of small are missing: run 'sweep STUDY --shard 2/4' and merge again");

    [Fact]
    public void A_shard_with_a_truncated_part()
    {
        _place.Sweep("truncated", "--shard 2/4 --chunk 4");
        string part = _place["truncated/parts/part-000002.parquet"];
        File.WriteAllBytes(part, File.ReadAllBytes(part)[..100]);

        Refused(
            "shard1 truncated shard3 shard4", 75,
            "error  truncated/parts/part-000002.parquet is missing, cut short or changed since it was "
            + "written; run shard 2/4 again");
    }

    [Fact]
    public void A_shard_whose_design_was_changed()
    {
        _place.Sweep("edited", "--shard 2/4");
        File.AppendAllText(_place["edited/design.csv"], "10,1,on,baseline\n");

        Refused(
            "shard1 edited shard3 shard4", 75,
            "error  edited (shard 2/4) has a design.csv that is missing, cut short or changed; run it again");
    }

    [Fact]
    public void A_shard_that_is_not_finished()
    {
        _place.Sweep("unfinished", "--shard 2/4 --chunk 4");
        string index = _place["unfinished/parts/index.csv"];
        File.WriteAllLines(index, File.ReadAllLines(index)[..^1]);

        Refused(
            "shard1 unfinished shard3 shard4", 75,
            "error  unfinished (shard 2/4) is not finished: 4 of 16 runs are missing; run it again");
    }

    [Fact]
    public void A_shard_of_another_build()
    {
        _place.Sweep("older", "--shard 2/4");
        string record = File.ReadAllText(_place["older/sweep.json"]);
        File.WriteAllText(
            _place["older/sweep.json"],
            record.Replace("\"software\": \"PartnershipSim ", "\"software\": \"PartnershipSim 0."));

        Refused("shard1 older shard3 shard4", 3, "error  older was computed by PartnershipSim 0.");
    }

    [Fact]
    public void A_folder_that_is_no_sweep() =>
        Refused(
            "shard1 scenarios shard3 shard4", 3, "error  scenarios is no sweep: it has no sweep.json that can be read");

    private void Refused(string folders, int exitCode, string line)
    {
        Ended ended = _place.Merge($"{folders} -o whole");

        ended.FailedWith(exitCode);
        Assert.StartsWith(line, Assert.Single(ended.ErrorLines));
        Assert.False(Directory.Exists(_place["whole"]));
    }

    /// <summary>The four shards, made once.</summary>
    public sealed class Shards : IDisposable
    {
        public Shards() => Place.MakeShards();

        internal SweepPlace Place { get; } = new();

        public void Dispose() => Place.Dispose();
    }
}
