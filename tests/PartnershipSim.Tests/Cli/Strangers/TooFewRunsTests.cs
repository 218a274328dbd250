using System.Text.Json;
using PartnershipSim.Tests.Cli.Sweeps;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Cli.Strangers;

/// <summary>
/// "42 parameters move rme", said after one trajectory with intervals of width zero: few runs are said to be few.
/// </summary>
public sealed class TooFewRunsTests
{
    private const string Study =
        """
        study: few
        base: ../baseline.yaml
        axes: { partnership.budget: , partnership.exercises: }
        design: DESIGN
        points: POINTS
        replicates: REPLICATES
        outcomes: [rme, spending_share]
        """;

    [SlowTheory]
    [InlineData("morris", 1, 2, "", "there is one trajectory", "--points 10 would do")]
    [InlineData("morris", 3, 2, "", "there are 3 trajectories", "--points 10 would do")]
    [InlineData("morris", 6, 1, "", "one replicate", "--replicates 8 would do")]
    [InlineData("morris", 1, 1, "", "one trajectory", "--points 10 and --replicates 8 would do")]
    [InlineData("morris", 1, 1, "--plain", "one trajectory", "--points 10 would do")]
    [InlineData("saltelli", 1, 2, "", "there is one row", "--points 64 would do")]
    [InlineData("saltelli", 2, 2, "", "there are 2 rows", "--points 64 would do")]
    [InlineData("saltelli", 16, 1, "", "one replicate", "--replicates 8 would do")]
    [InlineData("sobol", 1, 2, "", "there is one point", "100 points would do")]
    [InlineData("sobol", 2, 1, "", "there are 2 points", "100 points would do")]
    [InlineData("latin_hypercube", 5, 2, "", "there are 5 points", "100 points would do")]
    [InlineData("morris", 2, 2, "--method pawn", "there are 6 points", "100 points would do")]
    public void Indices_of_too_few_runs_have_no_interval_and_no_verdict_but_what_would_do(
        string design, int points, int replicates, string more, string why, string what)
    {
        using SweepPlace place = new();
        place.Workplace.Write("scenarios/studies/few.yaml", Study.Replace("DESIGN", design)
            .Replace("POINTS", $"{points}").Replace("REPLICATES", $"{replicates}"));
        string command = $"sensitivity scenarios/studies/few.yaml -o out --quiet {more}";

        Ended json = place.Workplace.Run(command + " --format json --no-figures");
        Ended table = place.Workplace.Run(command);

        Assert.Equal((0, ""), (table.ExitCode, table.Errors));
        string said = table.Output.ReplaceLineEndings(" ").Replace("  ", " ");
        Assert.Contains("Not enough runs to say what moves rme", said);
        Assert.Contains(why, said);
        Assert.Contains(what, said);
        Assert.DoesNotContain("moves rme by", said);
        Assert.DoesNotContain("NaN", said);
        Assert.DoesNotContain("Infinity", said);
        string[][] rows = [.. File.ReadAllLines(place["out/sensitivity.csv"]).Select(line => line.Split(','))];
        foreach (int column in Enumerable.Range(0, rows[0].Length)
            .Where(c => rows[0][c].EndsWith("conf", StringComparison.Ordinal)
                || rows[0][c].EndsWith("lo", StringComparison.Ordinal)
                || rows[0][c].EndsWith("hi", StringComparison.Ordinal)))
            Assert.All(rows.Skip(1), row => Assert.Equal("", row[column]));
        using JsonDocument parsed = JsonDocument.Parse(json.Output);
        Assert.Equal(rows.Length - 1, parsed.RootElement.GetArrayLength());
        Assert.True(File.Exists(place["out/report.html"]));
    }

    [Fact]
    public void The_spread_of_one_replicate_is_blank_in_tables_and_null_in_JSON()
    {
        using SweepPlace place = new();

        Ended ended = place.Workplace.Run(
            "run scenarios/baseline.yaml --replicates 1 -o out --quiet --no-figures --format json");
        place.Sweep("sweep", "--replicates 1 --points 3");

        using JsonDocument rows = JsonDocument.Parse(ended.Output);
        Assert.All(
            rows.RootElement.EnumerateArray(),
            row => Assert.Equal(JsonValueKind.Null, row.GetProperty("sd").ValueKind));
        foreach (string file in (string[])["out/summary.csv", "out/outcomes.csv", "out/states.csv", "sweep/sweep.csv"])
        {
            string[][] lines = [.. File.ReadAllLines(place[file]).Select(line => line.Split(','))];
            foreach (int column in Enumerable.Range(0, lines[0].Length).Where(c => lines[0][c] == "sd"
                || lines[0][c].EndsWith("_sd", StringComparison.Ordinal)))
                Assert.All(lines.Skip(1), line => Assert.Equal("", line[column]));
        }
    }

    [SlowTheory]
    [InlineData("compare scenarios/baseline.yaml scenarios/no_programmes.yaml --state USA --state RUS")]
    [InlineData("compare scenarios/nobody.yaml scenarios/baseline.yaml --state USA")]
    [InlineData("compare scenarios/window.yaml scenarios/baseline.yaml --stopped 2005")]
    [InlineData("compare scenarios/baseline.yaml scenarios/window.yaml")]
    [InlineData("attribute scenarios/baseline.yaml scenarios/no_programmes.yaml")]
    [InlineData("attribute scenarios/nobody.yaml scenarios/baseline.yaml")]
    [InlineData("run scenarios/window.yaml")]
    public void One_replicate_has_no_interval_anywhere(string command)
    {
        using Workplace place = new();
        place.Write(
            "scenarios/nobody.yaml",
            "scenario: nobody\nquestion: q?\nextends: baseline.yaml\nparameters: { operations.join_const: -9 }\n");
        place.Write(
            "scenarios/window.yaml",
            "scenario: window\nquestion: q?\nextends: baseline.yaml\nyears: { from: 2010, to: 2010 }\n");

        Ended ended = place.Run($"{command} --replicates 1 -o out");

        Assert.Equal(0, ended.ExitCode);
        foreach (string text in Directory.EnumerateFiles(place["out"], "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".csv", StringComparison.Ordinal)
                || file.EndsWith(".json", StringComparison.Ordinal)
                || file.EndsWith("report.html", StringComparison.Ordinal))
            .Select(File.ReadAllText).Append(ended.Output))
        {
            Assert.DoesNotContain("Infinity", text);
            Assert.DoesNotContain("∞", text);
            Assert.DoesNotContain(">NaN", text);
            Assert.DoesNotContain(",NaN", text);
        }
    }
}
