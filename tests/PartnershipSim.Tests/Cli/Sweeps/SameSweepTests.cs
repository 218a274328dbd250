using Xunit;

namespace PartnershipSim.Tests.Cli.Sweeps;

/// <summary>However a sweep is done, in one go or in pieces, its results are the same to the byte.</summary>
public sealed class SameSweepTests
{
    [Fact]
    public void Threads_shards_kills_and_growth_do_not_change_a_byte()
    {
        using SweepPlace place = new();
        Assert.Equal(new(0, "", ""), place.Sweep("one", "--threads 1"));
        string expected = place.Hashes("one");

        place.Sweep("two", "--threads 2 --chunk 7");
        Assert.Equal(expected, place.Hashes("two"));

        place.MakeShards();
        Assert.Equal(new(0, "", ""), place.Merge("shard3 shard1 shard4 shard2 -o merged"));
        Assert.Equal(expected, place.Hashes("merged"));

        Random moments = new();
        int kept = 0;
        for (int kill = 0; kill < 3; kill++)
        {
            int now = place.SweepAndKill(
                "killed", moments.Next(1, 10), moments.Next(0, 4), "--threads 1 --chunk 1");
            Assert.InRange(now, kept + 1, 59);
            kept = now;
        }

        Ended resumed = place.Workplace.Run($"sweep {SweepPlace.Study} -o killed");
        Assert.Equal(0, resumed.ExitCode);
        Assert.Contains($"{60 - kept} runs in", resumed.Errors);
        Assert.Contains($"{kept} were there", resumed.Errors);
        Assert.Equal(expected, place.Hashes("killed"));

        place.Sweep("grown", "--points 3 --replicates 2");
        place.Sweep("grown", "--points 3 --replicates 6");
        Ended ended = place.Workplace.Run($"sweep {SweepPlace.Study} -o grown");
        Assert.Contains("42 runs in", ended.Errors);
        Assert.Contains("18 were there", ended.Errors);
        Assert.Equal(expected, place.Hashes("grown"));
    }

    [Fact]
    public void A_finished_sweep_is_not_run_again()
    {
        using SweepPlace place = new();
        place.Sweep("out");

        Ended ended = place.Workplace.Run($"sweep {SweepPlace.Study} -o out");

        Assert.Contains("0 runs in", ended.Errors);
        Assert.Contains("60 were there", ended.Errors);
    }

    [Fact]
    public void A_part_that_was_cut_short_or_changed_is_named_and_done_again()
    {
        using SweepPlace place = new();
        place.Sweep("out", "--chunk 10");
        string expected = place.Hashes("out");
        File.WriteAllBytes(
            place["out/parts/part-000002.parquet"], File.ReadAllBytes(place["out/parts/part-000002.parquet"])[..^40]);
        byte[] flipped = File.ReadAllBytes(place["out/parts/part-000004.parquet"]);
        flipped[flipped.Length / 2] ^= 1;
        File.WriteAllBytes(place["out/parts/part-000004.parquet"], flipped);

        Ended ended = place.Workplace.Run($"sweep {SweepPlace.Study} -o out");

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("part-000002.parquet was missing, cut short or changed", ended.Errors);
        Assert.Contains("part-000004.parquet was missing, cut short or changed", ended.Errors);
        Assert.Contains("20 runs in", ended.Errors);
        Assert.Equal(expected, place.Hashes("out"));
    }

    [Fact]
    public void A_folder_that_holds_another_sweep_is_left_alone()
    {
        using SweepPlace place = new();
        place.Sweep("out");
        string before = place.Hashes("out");

        Ended ended = place.Sweep("out", "--seed 8");

        ended.FailedWith(3);
        Assert.Contains("out holds another sweep (small, ", ended.Errors);
        Assert.Equal(before, place.Hashes("out"));
    }

    [Fact]
    public void A_point_that_cannot_be_run_is_recorded_and_the_rest_goes_on()
    {
        using SweepPlace place = new();
        Ended ended = place.Workplace.Run($"sweep {place.WriteFailing(100, 300)} -o out");

        Assert.Equal(4, ended.ExitCode);
        Assert.Contains("2 failed (see failures.csv)", ended.Errors);
        string[] failures = place.Workplace.Read("out/failures.csv").TrimEnd('\n').Split('\n');
        Assert.Equal(3, failures.Length);
        Assert.StartsWith("1,0,5,", failures[1]);
        Assert.Contains("partnership.budget becomes 600 in 2000, outside [0, 500]", failures[1]);
        string[] sweep = place.Workplace.Read("out/sweep.csv").TrimEnd('\n').Split('\n');
        Assert.StartsWith("0,100,2,0.", sweep[1]);
        Assert.Equal("1,300,0,,", sweep[2]);
    }
}
