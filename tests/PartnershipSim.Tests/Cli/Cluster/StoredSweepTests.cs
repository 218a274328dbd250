using PartnershipSim.Tests.Cli.Sweeps;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Cli.Cluster;

/// <summary>
/// What is stored is what answers rest on: no answer runs a study further, and none makes it smaller.
/// </summary>
public sealed class StoredSweepTests(StoredSweepTests.Stored stored) : IClassFixture<StoredSweepTests.Stored>
{
    [SlowTheory]
    [InlineData("sensitivity")]
    [InlineData("discover --when interop>0.1")]
    public void An_answer_takes_the_replicates_that_are_stored_and_leaves_the_table_as_it_is(string command)
    {
        PlanPlace place = stored.Place;
        byte[] runs = File.ReadAllBytes(place["other/runs.parquet"]);

        Ended ended = Answer(place, command, "", "other");

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("12 points x 9 replicates; 0 runs in", ended.Errors);
        Assert.Equal(runs, File.ReadAllBytes(place["other/runs.parquet"]));
    }

    [SlowTheory]
    [InlineData("sensitivity", "--replicates 4")]
    [InlineData("sensitivity", "--replicates 20")]
    [InlineData("sensitivity", "--points 5")]
    [InlineData("discover --when interop>0.1", "--replicates 4")]
    public void An_answer_that_asks_for_other_runs_than_are_stored_is_refused(string command, string numbers)
    {
        PlanPlace place = stored.Place;
        Dictionary<string, byte[]> before = place.Bytes("out");

        Ended ended = Answer(place, command, numbers);

        ended.FailedWith(2);
        Assert.Contains("out contains 10 points x 6 replicates, and this asks for ", ended.Errors);
        Assert.Equal(before, place.Bytes("out"));
    }

    [Fact]
    public void An_answer_to_an_unfinished_sweep_is_refused_and_says_how_to_finish_it()
    {
        using PlanPlace place = new();
        place.Sweeps.Sweep("out", "--chunk 10");
        string index = place["out/parts/index.csv"];
        File.WriteAllLines(index, File.ReadAllLines(index)[..^1]);
        File.Delete(place["out/parts/part-000006.parquet"]);

        Ended ended = Answer(place, "sensitivity", "");

        ended.FailedWith(75);
        Assert.Contains(
            $"out is not finished: 10 of 60 runs are missing; 'partnersim sweep {SweepPlace.Study} -o out' does them",
            ended.Errors);
    }

    [Fact]
    public void A_gathered_sweep_is_asked_reported_on_and_not_run_again()
    {
        using PlanPlace place = new();
        place.Plan("big", 3);
        place.Shards("big", 1, 3);

        Ended gathered = place.Run("gather big -o out --then sensitivity");
        byte[] runs = File.ReadAllBytes(place["out/runs.parquet"]);
        Ended reported = place.Run("gather big -o again --then report --quiet");
        Ended same = place.Sweeps.Sweep("out");
        Ended more = place.Sweeps.Sweep("out", "--replicates 7");

        Assert.Equal(0, gathered.ExitCode);
        Assert.Contains("10 points x 6 replicates; 0 runs in", gathered.Errors);
        Assert.True(File.Exists(place["out/sensitivity.csv"]));
        Assert.True(File.Exists(place["out/report.html"]));
        Assert.Equal(0, reported.ExitCode);
        Assert.Equal(0, same.ExitCode);
        more.FailedWith(3);
        Assert.Contains("out was gathered from a plan and cannot get other runs", more.Errors);
        Assert.Equal(runs, File.ReadAllBytes(place["out/runs.parquet"]));
        Assert.False(Directory.Exists(place["out/parts"]));
    }

    private static Ended Answer(PlanPlace place, string command, string more, string folder = "out") =>
        place.Sweeps.Workplace.Run(
        [
            .. command.Split(' '), SweepPlace.Study, "-o", folder, "--no-figures",
            .. more.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ]);

    /// <summary>The study as it is in "out", and with other numbers than it says in "other".</summary>
    public sealed class Stored : IDisposable
    {
        public Stored()
        {
            Assert.Equal(0, Place.Sweeps.Sweep("out").ExitCode);
            Assert.Equal(0, Place.Sweeps.Sweep("other", "--replicates 9 --points 12").ExitCode);
        }

        internal PlanPlace Place { get; } = new();

        public void Dispose() => Place.Dispose();
    }
}
