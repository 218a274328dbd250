using System.Text.Json.Nodes;
using PartnershipSim.Tests.Cli.Sweeps;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Cli.Strangers;

/// <summary>Words, records and titles that were made to hurt: refused in words, at once.</summary>
public sealed class ForeignInputTests(ForeignInputTests.Shards shards) : IClassFixture<ForeignInputTests.Shards>
{
    [SlowTheory]
    [InlineData("check @loop")]
    [InlineData("check @scenarios")]
    [InlineData("check @missing")]
    [InlineData("run @loop")]
    [InlineData("merge @loop @scenarios")]
    public void A_word_that_begins_with_an_at_sign_is_a_word(string words)
    {
        using Workplace place = new();
        place.Write("loop", "@loop");

        Ended ended = place.Run(words);

        ended.FailedWith(3);
        Assert.Contains("@", ended.Errors);
    }

    [SlowTheory]
    [InlineData("points", "9999999")]
    [InlineData("replicates", "1000000")]
    [InlineData("points", "-1")]
    [InlineData("points", "1e400")]
    [InlineData("replicates", "99999999999999999999")]
    [InlineData("shard", "\"1/100000\"")]
    [InlineData("shard", "\"1/2147483647\"")]
    [InlineData("shard", "null")]
    [InlineData("shard", "\"0/0\"")]
    [InlineData("axes", "null")]
    [InlineData("axes", "[null, null, null]")]
    [InlineData("outcomes", "[]")]
    [InlineData("numeric", "[]")]
    [InlineData("study", "null")]
    [InlineData("study", "\"../../evil\"")]
    [InlineData("study", "\"\\u001b[31mred\"")]
    [InlineData("fingerprint", "null")]
    [InlineData("points_hash", "null")]
    [InlineData("design", "\"\\u001b]0;pwned\\u0007\"")]
    [InlineData("question", "\"\\u001b]0;pwned\\u0007\"")]
    public void A_record_that_claims_what_is_not_there_is_refused_in_words(string key, string value)
    {
        using SweepPlace place = new();
        shards.CopyTo(place);
        JsonObject record = (JsonObject)JsonNode.Parse(File.ReadAllText(place["shard1/sweep.json"]))!;
        string before = record[key]?.ToJsonString() ?? "null";
        File.WriteAllText(
            place["shard1/sweep.json"],
            File.ReadAllText(place["shard1/sweep.json"]).Replace(
                $"\"{key}\": {Indented(record[key])}", $"\"{key}\": {value}", StringComparison.Ordinal));

        Ended ended = place.Workplace.Run("merge shard1 shard2 -o whole");

        Assert.DoesNotContain("internal error", ended.Errors);
        Assert.DoesNotContain("\u001b", ended.Errors + ended.Output);
        Assert.False(Directory.Exists(place["../evil"]));
        if (key != "question")
            Assert.True(ended.ExitCode == 3, $"{ended.ExitCode} {before}: {ended.Errors}");
    }

    [SlowTheory]
    [InlineData("sweep.json")]
    [InlineData("parts/index.csv")]
    [InlineData("design.csv")]
    public void A_pipe_in_the_place_of_a_record_holds_nothing_up_and_is_named(string file)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "there is no mkfifo");
        using SweepPlace place = new();
        shards.CopyTo(place);
        File.Delete(place[$"shard1/{file}"]);
        place.Workplace.RunTool("mkfifo", $"shard1/{file}");

        Ended ended = place.Workplace.Run("merge shard1 shard2 -o whole");

        ended.FailedWith(1);
        Assert.Contains($"shard1/{file} is a named pipe, not a file", ended.Errors, StringComparison.Ordinal);
    }

    [SlowTheory]
    [InlineData("title: \"\\e]0;pwned\\a\"")]
    [InlineData("title: \"a\\u0000b\"")]
    [InlineData("title: \"a\\u009bb\"")]
    [InlineData("title: \"a\\u202eb\"")]
    [InlineData("question: \"\\e[31mred?\"")]
    [InlineData("title: \"two\\nlines\"")]
    [InlineData("parameters: { partnership.education: { value: 2, because: \"\\e[2J\" } }")]
    public void A_control_character_does_not_pass_check(string line)
    {
        using Workplace place = new();
        place.Write("scenarios/odd.yaml", $"scenario: odd\nextends: baseline.yaml\nquestion: q?\n{line}\n"
            .Replace(line.StartsWith("question", StringComparison.Ordinal) ? "question: q?\n" : "\r", ""));

        Ended ended = place.Run("check scenarios/odd.yaml");
        Ended run = place.Run("run scenarios/odd.yaml --replicates 1 -o out");

        Assert.Equal((3, 3), (ended.ExitCode, run.ExitCode));
        Assert.DoesNotContain("\u001b", ended.Output + ended.Errors + run.Output + run.Errors);
        Assert.False(Directory.Exists(place["out"]));
    }

    [Fact]
    public void Titles_in_old_results_do_not_reach_the_terminal()
    {
        using Workplace place = new();
        place.Run("run scenarios/baseline.yaml --replicates 1 --no-figures -o out --quiet");
        string json = File.ReadAllText(place["out/run.json"]);
        File.WriteAllText(place["out/run.json"], json.Replace(
            "\"scenario\": \"baseline\"", "\"scenario\": \"base\\u001b]0;pwned\\u0007line\"",
            StringComparison.Ordinal));
        foreach (string list in Directory.EnumerateFiles(place["out"], "*manifest*").Concat(
            Directory.EnumerateFiles(place["out"], "*.sha256")).ToArray())
            File.Delete(list);

        Ended ended = place.Run("report out");

        Assert.DoesNotContain("\u001b", ended.Output + ended.Errors);
        Assert.DoesNotContain("internal error", ended.Errors);
    }

    [Fact]
    public void A_program_that_may_open_few_files_says_so()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "there is no ulimit");
        using Workplace place = new();

        Ended ended = place.RunUnder("ulimit -n 32; \"$@\"", "run", "scenarios/baseline.yaml", "--replicates", "1");

        Assert.True(ended.ExitCode is 0 or 1, ended.Errors);
        Assert.DoesNotContain("Unhandled exception", ended.Errors);
        Assert.DoesNotContain("   at ", ended.Errors);
    }

    private static string Indented(JsonNode? node) => node is JsonArray array
        ? "[\n" + string.Join(",\n", array.Select(item => "    " + item!.ToJsonString())) + "\n  ]"
        : node?.ToJsonString() ?? "null";

    /// <summary>The small study in two shards, of which each test damages a copy.</summary>
    public sealed class Shards : IDisposable
    {
        private readonly SweepPlace _place = new();

        public Shards()
        {
            foreach (int shard in (int[])[1, 2])
                Assert.Equal(0, _place.Sweep($"shard{shard}", $"--shard {shard}/2").ExitCode);
        }

        internal void CopyTo(SweepPlace place)
        {
            foreach (string path in _place.Workplace.Left().Where(path => File.Exists(_place[path])))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(place[path])!);
                File.Copy(_place[path], place[path]);
            }
        }

        public void Dispose() => _place.Dispose();
    }
}
