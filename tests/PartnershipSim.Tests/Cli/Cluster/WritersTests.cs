using System.Diagnostics;
using PartnershipSim.Results.Plans;
using PartnershipSim.Tests.Cli.Faults;
using PartnershipSim.Tests.Cli.Sweeps;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Cli.Cluster;

/// <summary>One shard and several that want to write it, signals, and a scheduler that is a line of shell.</summary>
public sealed class WritersTests
{
    private const int Many = 100_000;

    [Fact]
    public void Where_locks_do_not_work_no_writer_begins()
    {
        using PlanPlace place = new();
        place.Plan("big", 2);

        Ended[] both =
        [
            .. Enumerable.Range(0, 2).Select(_ => place.Sweeps.Workplace.Run(
                [("DOTNET_SYSTEM_IO_DISABLEFILELOCKING", "1")], "shard", "big", "1", "--quiet")),
        ];

        Assert.All(both, ended =>
        {
            ended.FailedWith(1);
            Assert.Contains("files cannot be locked in big/shards/000001", ended.Errors);
        });
        Assert.False(File.Exists(Path.Combine(place.FolderOf("big", 1), "index.csv")));
    }

    [SlowTheory]
    [InlineData("TERM")]
    [InlineData("USR1")]
    [InlineData("INT")]
    public async Task A_second_writer_is_turned_away_and_a_signal_stops_the_first_within_seconds(string signal)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        using PlanPlace place = new();
        place.Plan("big", 2, replicates: Many);
        Process first = place.Sweeps.Workplace.StartInterruptible("shard", "big", "1", "--threads", "1", "--quiet");
        int process = first.Id;
        string index = Path.Combine(place.FolderOf("big", 1), "index.csv");
        while (!first.HasExited && !(File.Exists(index) && new FileInfo(index).Length > 200))
            await Task.Delay(50, stop);

        Ended second = place.Shard("big", 1);
        for (int time = 0; time < 2; time++)
        {
            using Process kill = Process.Start("kill", [$"-{signal}", $"{process}"]);
            await kill.WaitForExitAsync(stop);
        }

        Stopwatch clock = Stopwatch.StartNew();
        Ended ended = Workplace.Wait(first);

        second.FailedWith(75);
        Assert.Contains($"shard 1 is being done by process {process} on ", second.Errors);
        Assert.Equal((75, ""), (ended.ExitCode, ended.Errors));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
        Assert.Equal(ShardPhase.Stopped, ShardState.Find(place.FolderOf("big", 1))?.Phase);
    }

    [Fact]
    public void A_full_disk_ends_the_shard_and_when_there_is_room_the_next_call_resumes()
    {
        using PlanPlace place = new();
        place.Plan("big", 1);
        using SmallDisk disk = new(place["big/shards"], "size=64k");
        disk.Fill();

        Ended full = place.Shard("big", 1);
        Ended status = place.Run("status big");
        disk.Remount("size=4m");
        place.Shards("big", 1, 1);

        full.FailedWith(1);
        Assert.Contains("No space left on device", full.Errors);
        Assert.Equal(0, status.ExitCode);
        Assert.Equal(OneProcess.Small.Hashes, place.Gathered("big"));
    }

    [Fact]
    public void A_plan_runs_under_GNU_parallel_as_it_does_under_Slurm()
    {
        Assert.SkipUnless(Tool.Exists("parallel"), "GNU parallel is not installed: no plan was run by it");
        using PlanPlace place = new();
        place.Plan("big", 3);

        Ended ended = place.Sweeps.Workplace.RunTool(
            "bash", "-c", "seq 3 | parallel -j 2 --env PARTNERSIM $PARTNERSIM shard big {} --threads 1 --quiet");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Output));
        Assert.Equal(OneProcess.Small.Hashes, place.Gathered("big"));
    }
}
