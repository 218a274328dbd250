using System.Globalization;
using System.Text.Json;
using PartnershipSim.Tests.Golden;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Cli;

public sealed class DeterministicRunTests
{
    [Fact]
    public void Deterministic_csv_is_the_golden_file()
    {
        using Workplace place = new();
        foreach (string file in Directory.EnumerateFiles(Repository.OlderData))
            File.Copy(file, place[$"scenarios/data/{Path.GetFileName(file)}"], overwrite: true);
        place.Edit("scenarios/baseline.yaml", lines => lines.Add("dates: as_coded"));

        Ended ended = place.Run([
            "run", "scenarios/baseline.yaml", "--deterministic", "--replicates", "1", "--no-figures", "-o", "out",
            .. Specified.Differences.SelectMany(difference => new[] { "--set", difference }),
        ]);

        Assert.Equal(0, ended.ExitCode);
        string[] golden = File.ReadAllLines(Path.Combine(
            Repository.Root, "tests", "PartnershipSim.Tests", "Golden", "baseline-deterministic.csv"));
        string[] own = File.ReadAllLines(place["out/deterministic.csv"]);
        // the table has the column name that all tables have
        Assert.Equal("state" + golden[0]["iso3".Length..], own[0]);
        Assert.Equal(golden.Skip(1).Select(Key), own.Skip(1).Select(Key));
        foreach ((string expected, string actual) in golden.Skip(1).Zip(own.Skip(1)))
        {
            double[] e = Values(expected);
            double[] a = Values(actual);
            for (int i = 0; i < e.Length; i++)
                Assert.True(
                    Math.Abs(e[i] - a[i]) <= 1e-9 * Math.Max(1, Math.Abs(e[i])),
                    $"{Key(expected)} {golden[0].Split(',')[i + 2]}: {a[i]} is not {e[i]}");
        }
    }

    [Fact]
    public void A_run_without_chance_is_another_result_and_says_what_it_is()
    {
        using Workplace place = new();
        place.Run("run scenarios/baseline.yaml --replicates 8 --quiet --no-figures -o chance");

        Ended ended = place.Run("run scenarios/baseline.yaml --replicates 8 --quiet --deterministic -o out");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        using JsonDocument without = JsonDocument.Parse(place.Read("out/run.json"));
        using JsonDocument with = JsonDocument.Parse(place.Read("chance/run.json"));
        Assert.True(without.RootElement.GetProperty("is_deterministic").GetBoolean());
        Assert.False(with.RootElement.TryGetProperty("is_deterministic", out _));
        Assert.NotEqual(
            with.RootElement.GetProperty("hash").GetString(), without.RootElement.GetProperty("hash").GetString());
        string report = place.Read("out/report.html");
        Assert.Contains("every draw took its deterministic value", report);
        Assert.Contains("baseline, deterministic, ", report);
        Assert.DoesNotContain("are over luck", report);
        Assert.DoesNotContain("50 % and 90 % of them", report);
    }

    private static string Key(string line) => string.Join(',', line.Split(',').Take(2));

    private static double[] Values(string line) =>
        [.. line.Split(',').Skip(2).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
}
