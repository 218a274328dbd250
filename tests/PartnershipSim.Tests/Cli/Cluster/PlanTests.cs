using System.Text.Json;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Cli;
using PartnershipSim.Cli.Scheduling;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Plans;
using PartnershipSim.Tests.Cli.Sweeps;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Cli.Cluster;

/// <summary>A plan, its shards called one by one as a scheduler would, and what is gathered of them.</summary>
public sealed class PlanTests
{
    [SlowTheory]
    [InlineData(1)]
    [InlineData(7)]
    public void Gathered_shards_are_the_bytes_of_one_process(int shards)
    {
        using PlanPlace place = new();
        place.Plan("big", shards);

        place.Shards("big", 1, shards);
        Ended gathered = place.Run("gather big");

        Assert.Equal((0, ""), (gathered.ExitCode, gathered.Output));
        Assert.Contains("60 runs. Results in big/whole", gathered.Errors);
        Assert.Equal(OneProcess.Small.Hashes, place.Sweeps.Hashes("big/whole"));
    }

    [Fact]
    public void A_plan_stands_alone_wherever_it_is_copied_to()
    {
        using PlanPlace place = new();
        place.Plan("big", 2);
        Directory.Move(place["big"], place["elsewhere"]);
        Directory.Delete(place["scenarios"], recursive: true);

        place.Shards("elsewhere", 1, 2);

        Assert.Equal(OneProcess.Small.Hashes, place.Gathered("elsewhere"));
    }

    [Fact]
    public void A_pilot_suggests_shards_time_and_memory()
    {
        using PlanPlace place = new();

        Ended ended = place.Run(
            $"plan {SweepPlace.Study} -o big --replicates 100000 --task-minutes 1 --cpus 2 --pilot 1");

        Assert.Equal(0, ended.ExitCode);
        Assert.Matches(@"in \d+ shards of about [\d,]+ runs", ended.Errors);
        Assert.Matches(@"core-hours in all, [\d.]+ minutes a shard on 2 processors", ended.Errors);
        using JsonDocument plan = JsonDocument.Parse(File.ReadAllText(place["big/plan.json"]));
        Assert.InRange(plan.RootElement.GetProperty("shards").GetInt32(), 2, 100_000);
        Assert.Equal(2, plan.RootElement.GetProperty("advice").GetProperty("cpus").GetInt32());
    }

    [Fact]
    public void The_same_plan_again_keeps_its_shards_and_another_one_is_refused()
    {
        using PlanPlace place = new();
        place.Plan("big", 3);
        place.Shards("big", 2, 2);

        Ended same = place.Run($"plan {SweepPlace.Study} -o big --shards 3 --pilot 0 --quiet");
        Ended other = place.Run($"plan {SweepPlace.Study} -o big --shards 4 --pilot 0");

        Assert.Equal((0, ""), (same.ExitCode, same.Errors));
        Assert.True(File.Exists(Path.Combine(place.FolderOf("big", 2), "index.csv")));
        other.FailedWith(2);
        Assert.Contains("big contains another plan (small, 3 shards, 60 runs)", other.Errors);
    }

    [Fact]
    public void Shards_that_are_missing_or_unfinished_are_named_and_nothing_is_written()
    {
        using PlanPlace place = new();
        place.Plan("big", 5);
        place.Shards("big", 1, 3);
        string index = Path.Combine(place.FolderOf("big", 2), "index.csv");
        File.WriteAllLines(index, File.ReadAllLines(index)[..1]);

        Ended ended = place.Run("gather big");

        ended.FailedWith(75);
        Assert.Contains("3 of 5 shards are not finished; nothing was gathered.", ended.Errors);
        Assert.Contains("not begun: 4-5", ended.Errors);
        Assert.Contains("shard 2: 12 runs are missing", ended.Errors);
        Assert.False(Directory.Exists(place["big/whole"]));
    }

    [SlowTheory]
    [InlineData("runs.f64")]
    [InlineData("index.csv")]
    public void A_shard_that_changed_is_named_and_only_its_lost_runs_are_done_again(string file)
    {
        using PlanPlace place = new();
        place.Plan("big", 2);
        place.Shards("big", 1, 2);
        string path = Path.Combine(place.FolderOf("big", 1), file);
        byte[] bytes = File.ReadAllBytes(path);
        bytes[^3] ^= 1;
        File.WriteAllBytes(path, bytes);

        Ended ended = place.Run("gather big");

        ended.FailedWith(75);
        Assert.Contains(
            "shard 1: 30 runs in big/shards/000001 were cut short or changed since they were written", ended.Errors);
        Assert.Contains("1 of 2 shards is not finished", ended.Errors);
        place.Shards("big", 1, 1);
        Assert.Equal(OneProcess.Small.Hashes, place.Gathered("big"));
    }

    [Fact]
    public void A_line_cut_short_does_not_spoil_the_next_one()
    {
        using PlanPlace place = new();
        place.Plan("big", 1);
        place.Shards("big", 1, 1);
        string path = Path.Combine(place.FolderOf("big", 1), "index.csv");
        File.WriteAllText(path, File.ReadAllText(path)[..^9]);

        place.Shards("big", 1, 1);

        Assert.Equal(OneProcess.Small.Hashes, place.Gathered("big"));
    }

    [Fact]
    public void A_copied_shard_and_the_shard_of_another_plan_are_refused_by_name()
    {
        using PlanPlace place = new();
        place.Plan("big", 2);
        place.Plan("other", 3);
        place.Shards("big", 1, 1);
        place.Shards("other", 2, 2);
        Directory.CreateDirectory(place.FolderOf("big", 2));
        string copy = Path.Combine(place.FolderOf("big", 2), "index.csv");

        File.Copy(Path.Combine(place.FolderOf("big", 1), "index.csv"), copy);
        Ended twice = place.Run("gather big");
        File.Copy(Path.Combine(place.FolderOf("other", 2), "index.csv"), copy, overwrite: true);
        Exception? foreign = Record.Exception(() => place.Gathered("big"));
        Exception? resumed = Record.Exception(() => place.Shards("big", 2, 2));

        twice.FailedWith(3);
        Assert.Contains("big/shards/000002 contains shard 1/2, which was copied or moved there", twice.Errors);
        Assert.All((Exception?[])[foreign, resumed], refusal => Assert.Contains(
            "big/shards/000002 belongs to another plan", Assert.IsType<SweepRefusedException>(refusal).Message));
    }

    [Fact]
    public void Another_build_is_refused_before_it_computes()
    {
        using PlanPlace place = new();
        place.Plan("big", 2);
        string text = File.ReadAllText(place["big/plan.json"]);
        string build = System.Text.RegularExpressions.Regex.Match(text, "\"build\": \"(.*)\"").Groups[1].Value;
        File.WriteAllText(place["big/plan.json"], text.Replace(build, build + "0"));

        Ended ended = place.Shard("big", 1);

        ended.FailedWith(3);
        Assert.Contains("was changed since the plan was made", ended.Errors);
        Assert.False(Directory.Exists(place.FolderOf("big", 1)));
    }

    [SlowTheory]
    [InlineData("studies/small.yaml", "to: 400", "to: 401")]
    [InlineData("closed_door.yaml", "value: 0", "value: 1")]
    public void A_study_or_scenario_that_changed_in_the_plan_is_refused(string file, string before, string after)
    {
        using PlanPlace place = new();
        place.Plan("big", 2);
        string path = place[$"big/scenarios/{file}"];
        string text = File.ReadAllText(path);
        File.WriteAllText(path, text.Replace(before, after));

        Exception? refusal = Record.Exception(() => place.Shards("big", 1, 1));

        Assert.Contains(before, text);
        Assert.Contains(
            "the study in scenarios changed since the plan was made",
            Assert.IsType<SweepRefusedException>(refusal).Message);
    }

    [Fact]
    public void A_folder_without_a_plan_and_a_shard_that_is_none_are_refused()
    {
        using PlanPlace place = new();
        place.Plan("big", 2);

        place.Run("gather scenarios").FailedWith(3);
        place.Run("shard big 3").FailedWith(2);
        Assert.Throws<SweepRefusedException>(() => PlanFolder.Open(place["scenarios"]));
        Assert.Throws<UsageException>(() => TaskNumber.Find(null, _ => null));
        Assert.Throws<FolderRefusedException>(() => place.Plan("scenarios", 2));
    }

    [SlowTheory]
    [InlineData("SLURM_ARRAY_TASK_ID", "2", 2)]
    [InlineData("PBS_ARRAY_INDEX", "2", 2)]
    [InlineData("PBS_ARRAYID", "1", 1)]
    [InlineData("SGE_TASK_ID", "2", 2)]
    [InlineData("LSB_JOBINDEX", "1", 1)]
    [InlineData("JOB_COMPLETION_INDEX", "1", 2)]
    [InlineData("AWS_BATCH_JOB_ARRAY_INDEX", "0", 1)]
    [InlineData("PARALLEL_SEQ", "2", 2)]
    public void The_number_comes_from_the_variable_of_whichever_scheduler_is_there(
        string variable, string value, int shard) =>
        Assert.Equal(shard, TaskNumber.Find(null, name => name == variable ? value : null).Shard);

    [Fact]
    public void A_scheduler_that_counts_from_0_gets_its_shard_done()
    {
        using PlanPlace place = new();
        place.Plan("big", 2);

        Ended ended = place.Sweeps.Workplace.Run([("JOB_COMPLETION_INDEX", "1")], "shard", "big", "--quiet");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        Assert.True(Directory.Exists(place.FolderOf("big", 2)));
        Assert.False(Directory.Exists(place.FolderOf("big", 1)));
    }

    [Fact]
    public void Runs_that_fail_are_recorded_and_do_not_make_the_shard_fail()
    {
        using PlanPlace place = new();
        string study = place.Sweeps.WriteFailing(100, 300);
        place.Plan("big", 3, study);

        place.Shards("big", 1, 3);
        Ended status = place.Run("status big");
        Ended gathered = place.Run("gather big");

        Assert.Equal(4, gathered.ExitCode);
        Assert.Contains("4 runs; 2 failed (see failures.csv)", gathered.Errors);
        string reason = OneProcess.Failing.Failures!.Split('\n')[1].Split(',', 4)[3].Trim('"');
        Assert.Contains($"Runs that failed: 2\n  2  {reason}\n", status.Output);
        Assert.Equal(OneProcess.Failing.Hashes, place.Sweeps.Hashes("big/whole"));
        Assert.Equal(OneProcess.Failing.Failures, File.ReadAllText(place["big/whole/failures.csv"]));
    }

    [Fact]
    public void Status_and_gather_change_nothing_in_the_shards()
    {
        using PlanPlace place = new();
        place.Plan("big", 3);
        place.Shards("big", 1, 2);
        Dictionary<string, byte[]> before = place.Bytes("big");
        DateTime[] times = [.. before.Keys.Select(file => File.GetLastWriteTimeUtc(place[$"big/{file}"]))];

        Ended text = place.Run("status big");
        Ended json = place.Run("status big --format json");
        place.Run("gather big");

        Assert.Equal(0, text.ExitCode);
        Assert.Contains("small: 40 of 60 runs done", text.Output);
        Assert.Contains(
            "Shards: 3; 2 finished, 0 running, 0 stopped, 0 ended with an error, 1 not begun.", text.Output);
        using JsonDocument status = JsonDocument.Parse(json.Output);
        Assert.Equal(3, Assert.Single(status.RootElement.GetProperty("not_begun").EnumerateArray()).GetInt32());
        Assert.Equal(before, place.Bytes("big"));
        Assert.Equal(times, before.Keys.Select(file => File.GetLastWriteTimeUtc(place[$"big/{file}"])));
    }

    [Fact]
    public void A_library_under_another_name_has_studies_that_load()
    {
        using PlanPlace place = new();

        Assert.Equal(0, place.Run("library mine").ExitCode);

        place.Plan("big", 2, "mine/studies/sobol_eight.yaml");
        Assert.Equal(2, PlanFolder.Open(place["big"]).Record.Shards);
    }

    [Fact]
    public void Files_do_not_grow_with_the_number_of_calls()
    {
        using PlanPlace place = new();
        place.Plan("big", 2);
        for (int call = 0; call < 4; call++)
            place.Shards("big", 1, 1);

        Assert.Equal(
            ["index.csv", "runs.f64", "state.json"],
            Directory.GetFiles(place.FolderOf("big", 1)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }
}
