using System.Text.RegularExpressions;
using PartnershipSim.Results.Plans;
using PartnershipSim.Tests.Approved;
using PartnershipSim.Tests.Cli.Sweeps;
using Xunit;

namespace PartnershipSim.Tests.Cli.Cluster;

/// <summary>A plan on a real Slurm: whatever happens to its tasks, what is gathered is one process's bytes.</summary>
public sealed class SlurmTests(SlurmCluster slurm) : IClassFixture<SlurmCluster>
{
    private static readonly Lock Once = new();

    [Fact]
    public void An_array_larger_than_the_cluster_allows_is_cut_and_its_own_job_gathers_the_bytes_of_one_process()
    {
        SlurmCluster.SkipUnlessThere();
        slurm.Place.Sweeps.Sweep("alone");
        slurm.Place.Plan("big", 7);

        slurm.Submit("big");
        slurm.UntilQuiet();

        Assert.Equal(slurm.Place.Sweeps.Hashes("alone"), slurm.Place.Sweeps.Hashes("big/whole"));
        Assert.Equal(2, File.ReadAllLines(slurm.Place["big/submit/jobs.csv"]).Length);
    }

    [Fact]
    public void Points_that_fail_are_recorded_and_their_tasks_succeed()
    {
        SlurmCluster.SkipUnlessThere();
        slurm.Place.Plan("failing", 2, slurm.Place.Sweeps.WriteFailing(100, 300));

        string job = slurm.Submit("failing");
        slurm.UntilQuiet();

        Assert.All((int[])[1, 2], task => Assert.Contains(
            "JobState=COMPLETED", slurm.Say($"scontrol show job {job}_{task}")));
        Assert.Contains("2 failed (see failures.csv)", slurm.Say("cat failing/submit/log/gather_*.txt"));
        Assert.Equal(3, File.ReadAllLines(slurm.Place["failing/whole/failures.csv"]).Length);
    }

    [Fact]
    public void A_requeued_task_resumes_and_a_cancelled_one_stays_cancelled_until_it_is_resubmitted()
    {
        SlurmCluster.SkipUnlessThere();
        string job = SubmitMiddle("disturbed");

        slurm.Say($"scontrol requeue {job}_1");
        slurm.Say($"scancel {job}_2");
        slurm.UntilQuiet();
        Ended missing = slurm.Run("gather", "disturbed");
        Ended again = slurm.Run("gather", "disturbed", "--resubmit");
        slurm.UntilQuiet();

        Assert.Equal(2, slurm.State("disturbed", 1)?.Attempts);
        Assert.Equal(75, missing.ExitCode);
        Assert.Contains("1 of 4 shards is not finished", missing.Errors);
        Assert.Contains("shard 2: ", missing.Errors);
        Assert.Equal(75, again.ExitCode);
        Assert.Contains("Submitted again: 2, as ", again.Errors);
        AssertWhole("disturbed");
    }

    [Fact]
    public void Preempted_tasks_and_those_of_a_node_that_was_killed_are_requeued_and_resume()
    {
        SlurmCluster.SkipUnlessThere();
        string job = SubmitMiddle("attacked");
        string killed = slurm.NodeOf($"{job}_1");
        string preempted = killed == "n1" ? "n2" : "n1";
        int[] onOther = [.. Enumerable.Range(1, 4).Where(task => slurm.NodeOf($"{job}_{task}") == preempted)];

        slurm.Say($"sbatch -p urgent -w {preempted} --exclusive --mem=100M --output=/dev/null --wrap 'sleep 1'");
        slurm.Kill(killed);
        slurm.Until("the node is known to be gone", () => slurm.Say($"sinfo -h -n {killed} -o %t").Contains("down"));
        slurm.Revive(killed);
        slurm.UntilQuiet();

        Assert.NotEmpty(onOther);
        Assert.All(onOther, shard => Assert.InRange(slurm.State("attacked", shard)!.Attempts, 2, 9));
        Assert.InRange(slurm.State("attacked", 1)!.Attempts, 2, 9);
        AssertWhole("attacked");
    }

    [Fact]
    public void A_task_whose_time_ends_keeps_what_is_done_and_requeues_itself_until_it_is_finished()
    {
        SlurmCluster.SkipUnlessThere();
        // Slurm looks for such tasks every 30 s, so the shard has to last a little longer on this machine
        Ended pilot = slurm.Run("plan", SlurmCluster.MiddleStudy, "-o", "pilot", "--shards", "1", "--pilot", "2");
        double rate = PlanFolder.Open(slurm.Place["pilot"]).Record.Advice!.RunsPerSecond;
        string replicates = $"{Math.Max(100, (int)(rate * 36 / 64))}";
        Assert.Equal(0, pilot.ExitCode);
        Assert.Equal(0, slurm.Run(
            "plan", SlurmCluster.MiddleStudy, "-o", "long", "--shards", "1", "--pilot", "0", "--replicates",
            replicates).ExitCode);

        string job = slurm.Submit("long", "--time", "1", "--sbatch", "--signal=B:USR1@58");
        slurm.UntilQuiet();

        Assert.InRange(slurm.State("long", 1)!.Attempts, 2, 20);
        Assert.Matches(@"Restarts=[1-9]", slurm.Say($"scontrol show job {job}_1"));
        Assert.Equal(ShardPhase.Finished, slurm.State("long", 1)!.Phase);
        Assert.True(File.Exists(slurm.Place["long/whole/sweep.json"]));
    }

    [Fact]
    public void What_a_dry_run_writes_is_approved_and_Slurm_would_take_it()
    {
        SlurmCluster.SkipUnlessThere();
        slurm.Place.Plan("dry", 7);
        slurm.Place.Sweeps.Workplace.Write("setup.sh", "module() { :; }\nmodule load dotnet\n");

        Ended ended = slurm.Run(
            "submit", "dry", "--slurm", "--dry-run", "--partition", "main", "--time", "00:30:00", "--mem", "400M",
            "--cpus", "2", "--setup", "setup.sh", "--sbatch", "--comment=mine");
        Ended array = slurm.Bash("sbatch --test-only --array=1-5 dry/submit/array.sh 0");
        Ended gather = slurm.Bash("sbatch --test-only dry/submit/gather.sh");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        string text = $"{ended.Output}\n{slurm.Place.Sweeps.Workplace.Read("dry/submit/array.sh")}\n"
            + slurm.Place.Sweeps.Workplace.Read("dry/submit/gather.sh");
        Approval.Check(
            "slurm_scripts.txt",
            Regex.Replace(text, @"\S+ \S*partnersim\.dll", "partnersim")
                .Replace(slurm.Place[""].TrimEnd('/'), "/home/me"));
        Assert.Equal((0, 0), (array.ExitCode, gather.ExitCode));
        Assert.Equal("", slurm.Say("squeue -h -r -n ps-small"));
    }

    /// <summary>A plan of four shards, all of which run and have finished something.</summary>
    private string SubmitMiddle(string plan)
    {
        slurm.Place.Plan(plan, 4, SlurmCluster.MiddleStudy);
        string job = slurm.Submit(plan);
        slurm.Until("all shards have done something", () => Enumerable.Range(1, 4).All(
            shard => slurm.State(plan, shard) is { Done: > 0 }));
        return job;
    }

    private void AssertWhole(string plan)
    {
        lock (Once)
        {
            if (!Directory.Exists(slurm.Place["middle"]))
                Assert.Equal(0, slurm.Run("sweep", SlurmCluster.MiddleStudy, "-o", "middle", "--quiet").ExitCode);
        }

        Assert.Equal(slurm.Place.Sweeps.Hashes("middle"), slurm.Place.Sweeps.Hashes($"{plan}/whole"));
    }
}
