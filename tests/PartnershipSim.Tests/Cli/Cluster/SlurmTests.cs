using System.Text.RegularExpressions;
using PartnershipSim.Results.Plans;
using PartnershipSim.Tests.Approved;
using Xunit;

namespace PartnershipSim.Tests.Cli.Cluster;

/// <summary>
/// A plan on a real Slurm: whatever happens to its tasks, what is gathered is one process's bytes. A test that fails
/// prints what jobs, shards and daemons said.
/// </summary>
public sealed class SlurmTests(SlurmCluster slurm) : IClassFixture<SlurmCluster>, IDisposable
{
    public void Dispose()
    {
        if (TestContext.Current.TestState?.Result == TestResult.Failed)
            TestContext.Current.TestOutputHelper?.WriteLine(slurm.Report());
    }

    [Fact]
    public void An_array_larger_than_the_cluster_allows_is_cut_and_its_own_job_gathers_the_points_that_fail_as_well()
    {
        SlurmCluster.SkipUnlessThere();
        slurm.Place.Plan("cut", 3, slurm.Place.Sweeps.WriteFailing(100, 300));

        string[] jobs = slurm.Submit("cut");
        slurm.UntilQuiet();

        Assert.Equal([$"{jobs[0]},0", $"{jobs[1]},2"], File.ReadAllLines(slurm.Place["cut/submit/jobs.csv"]));
        Assert.All(
            [$"{jobs[0]}_1", $"{jobs[0]}_2", $"{jobs[1]}_1"],
            task => Assert.Contains("JobState=COMPLETED", slurm.Say($"scontrol show job {task}")));
        Assert.Contains("2 failed (see failures.csv)", slurm.Log("cut", "gather_*"));
        Assert.Equal(OneProcess.Failing.Hashes, slurm.Place.Sweeps.Hashes("cut/whole"));
        Assert.Equal(OneProcess.Failing.Failures, File.ReadAllText(slurm.Place["cut/whole/failures.csv"]));
    }

    [Fact]
    public void A_requeued_task_resumes_and_a_cancelled_one_stays_cancelled_until_it_is_resubmitted()
    {
        SlurmCluster.SkipUnlessThere();
        slurm.Place.Plan("disturbed", 2, SlurmCluster.MiddleStudy);
        string[] jobs = slurm.Submit("disturbed");
        slurm.Hold("disturbed", 1);
        slurm.Hold("disturbed", 2);

        slurm.Say($"scontrol requeue {jobs[0]}_1");
        slurm.Say($"scancel {jobs[0]}_2");
        int resumed = slurm.Hold("disturbed", 1, attempt: 2);
        SlurmCluster.Until("task 2 is gone", () => slurm.Say($"squeue -h -r -j {jobs[0]} -o %K") == "1");
        Ended again = slurm.Run("gather", "disturbed", "--resubmit");
        Match submitted = Regex.Match(again.Errors, @"Submitted again: 2, as (\d+), and (\d+), which gathers");
        string waits = slurm.Say($"scontrol show job {submitted.Groups[2]} | grep -o 'Dependency=.*'");
        slurm.Release(resumed);
        slurm.UntilQuiet();

        Assert.Equal(75, again.ExitCode);
        Assert.Contains("2 of 2 shards are not finished", again.Errors);
        Assert.Contains("shard 2: ", again.Errors);
        Assert.Contains("Queued or running, so left alone: 1\n", again.Errors);
        Assert.Contains($"afterany:{submitted.Groups[1]}", waits);
        Assert.Contains($"afterany:{jobs[0]}", waits);
        Assert.Equal(2, slurm.State("disturbed", 1)?.Attempts);
        Assert.Equal(slurm.Middle, slurm.Place.Sweeps.Hashes("disturbed/whole"));
    }

    [Fact]
    public void A_gathering_that_comes_too_early_comes_again_after_the_tasks_and_names_what_failed()
    {
        SlurmCluster.SkipUnlessThere();
        slurm.Place.Plan("early", 2, SlurmCluster.MiddleStudy);
        string[] jobs = slurm.Submit("early");
        int first = slurm.Hold("early", 1);
        slurm.Hold("early", 2);

        slurm.Say($"scontrol update JobId={jobs[^1]} Dependency="); // as if all tasks had ended
        SlurmCluster.Until(
            "the gathering has come too early", () => !slurm.Say("squeue -h -o %i").Split('\n').Contains(jobs[^1]));
        string early = slurm.Log("early", $"gather_{jobs[^1]}");
        Ended last = slurm.Bash("bash early/submit/gather.sh 20");
        slurm.Say($"scancel {jobs[0]}_2");
        slurm.Release(first);
        slurm.UntilQuiet();

        Match told = Regex.Match(early, @"Tasks of jobs (\d+) wait or run; job (\d+) gathers after them");
        string next = told.Groups[2].Value;
        Assert.Equal(jobs[0], told.Groups[1].Value);
        Assert.Contains("2 of 2 shards are not finished", early);
        Assert.Contains("1 of 2 shards is not finished", slurm.Log("early", $"gather_{next}"));
        Assert.DoesNotContain("wait or run", slurm.Log("early", $"gather_{next}"));
        Assert.Contains("ExitCode=75:0", slurm.Say($"scontrol show job {next}"));
        Assert.Equal(75, last.ExitCode);
        Assert.Contains("came too early 20 times and gives up", last.Errors);
        Assert.False(Directory.Exists(slurm.Place["early/whole"]));
    }

    [Fact]
    public void Preempted_tasks_and_those_of_a_node_that_was_killed_are_requeued_and_resume()
    {
        SlurmCluster.SkipUnlessThere();
        slurm.Place.Plan("attacked", 2, SlurmCluster.MiddleStudy);
        string job = slurm.Submit("attacked", "--cpus", "2")[0];
        slurm.Hold("attacked", 1);
        slurm.Hold("attacked", 2);
        string killed = slurm.NodeOf($"{job}_1");
        string preempted = slurm.NodeOf($"{job}_2");

        slurm.Say($"sbatch -p urgent -w {preempted} --exclusive --mem=100M --output=/dev/null --wrap 'sleep 1'");
        slurm.Kill(killed);
        SlurmCluster.Until(
            "the node is known to be gone", () => slurm.Say($"sinfo -h -n {killed} -o %t").Contains("down"));
        slurm.Revive(killed);
        slurm.UntilQuiet();

        Assert.NotEqual(killed, preempted);
        Assert.All((int[])[1, 2], shard => Assert.InRange(slurm.State("attacked", shard)!.Attempts, 2, 9));
        Assert.Equal(slurm.Middle, slurm.Place.Sweeps.Hashes("attacked/whole"));
    }

    [Fact]
    public void A_task_whose_time_ends_keeps_what_is_done_and_requeues_itself_until_it_is_finished()
    {
        SlurmCluster.SkipUnlessThere();
        // Slurm looks for such tasks every 30 s: the first start waits for it before there is a program, and the
        // second is warned while its program starts. The option is in both scripts, so the gathering is warned as well.
        slurm.Place.Sweeps.Workplace.Write(
            "warned.sh",
            """
            if [ -z "$SLURM_ARRAY_TASK_ID" ]; then
              kill -USR1 $$
            elif [ "${SLURM_RESTART_COUNT:-0}" = 0 ]; then
              for second in $(seq 50); do [ -n "$warned" ] || sleep 1; done
            elif [ "$SLURM_RESTART_COUNT" = 1 ]; then
              { sleep 0.05; kill -USR1 $$; } &
            fi
            """);
        slurm.Place.Plan("long", 1, SlurmCluster.MiddleStudy);

        string job = slurm.Submit("long", "--time", "1", "--sbatch", "--signal=B:USR1@58", "--setup", "warned.sh")[0];
        int process = slurm.Hold("long", 1);
        ShardState held = slurm.State("long", 1)!;
        slurm.Say($"scancel --signal=USR1 --batch {job}_1"); // what Slurm does when the limit is near
        slurm.Release(process);
        SlurmCluster.Until("the task has stopped", () => slurm.State("long", 1)!.Phase != ShardPhase.Running, 50);
        ShardState stopped = slurm.State("long", 1)!;
        slurm.UntilQuiet();

        Assert.Equal(ShardPhase.Stopped, stopped.Phase);
        Assert.InRange(stopped.Done, held.Done, held.Runs - 1);
        Assert.Matches(@"Restarts=([3-9]|1\d|20) ", slurm.Say($"scontrol show job {job}_1"));
        Assert.Equal(ShardPhase.Finished, slurm.State("long", 1)!.Phase);
        Assert.Equal(slurm.Middle, slurm.Place.Sweeps.Hashes("long/whole"));
    }

    [Fact]
    public void What_a_dry_run_writes_is_approved_and_Slurm_would_take_it()
    {
        SlurmCluster.SkipUnlessThere();
        slurm.Place.Plan("dry", 3);
        slurm.Place.Sweeps.Workplace.Write("setup.sh", "module() { :; }\nmodule load dotnet\n");

        Ended ended = slurm.Run(
            "submit", "dry", "--slurm", "--dry-run", "--partition", "main", "--time", "00:30:00", "--mem", "400M",
            "--cpus", "2", "--setup", "setup.sh", "--sbatch", "--comment=mine");
        Ended array = slurm.Bash("sbatch --test-only --array=1-2 dry/submit/array.sh 0");
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
}
