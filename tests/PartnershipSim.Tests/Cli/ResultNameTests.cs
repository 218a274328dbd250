using Xunit;

namespace PartnershipSim.Tests.Cli;

/// <summary>A result is found again by its hash: of what decides the numbers, and of nothing else.</summary>
public sealed class ResultNameTests
{
    [Fact]
    public void The_hash_changes_with_seed_setting_and_scenario_but_not_with_threads_replicates_or_layout()
    {
        using Workplace place = new();
        place.Edit("scenarios/baseline.yaml", lines => lines.Insert(1, "# a remark\r"));
        string plain = NameOf(place, "scenarios/baseline.yaml");

        Assert.Equal(plain, NameOf(place, "scenarios/baseline.yaml --threads 2"));
        Assert.Equal(plain, NameOf(place, "scenarios/baseline.yaml --replicates 3"));
        place.Write("scenarios/baseline.yaml", place.Read("scenarios/baseline.yaml").Replace("\n", "\r\n")
            .Replace("{ from: 1996, to: 2014 }", "{from:   1996,  to: 2014}"));
        Assert.Equal(plain, NameOf(place, "scenarios/baseline.yaml"));

        string[] others =
        [
            plain,
            NameOf(place, "scenarios/baseline.yaml --seed 2"),
            NameOf(place, "scenarios/baseline.yaml --set partnership.budget=160"),
            NameOf(place, "scenarios/baseline.yaml --deterministic"),
            NameOf(place, "scenarios/no_programmes.yaml"),
        ];
        Assert.Equal(others.Length, others.Distinct().Count());
    }

    [Fact]
    public void Data_that_differ_make_another_hash()
    {
        using Workplace place = new();
        string before = NameOf(place, "scenarios/baseline.yaml");

        place.Edit("scenarios/data/operations.csv", lines => lines[1] = lines[1].Replace("43.852", "43.853"));

        Assert.NotEqual(before, NameOf(place, "scenarios/baseline.yaml"));
    }

    private static string NameOf(Workplace place, string words)
    {
        if (Directory.Exists(place["results"]))
            Directory.Delete(place["results"], recursive: true);
        Ended ended = place.Run(
            $"run {words} --no-figures --quiet{(words.Contains("--replicates") ? "" : " --replicates 1")}");
        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        return Path.GetFileName(Directory.GetDirectories(place["results"]).Single());
    }
}
