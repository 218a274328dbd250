using System.Globalization;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Cli.Sweeps;

/// <summary>Axes of every kind, without an order too, in every design, from the study file to the answer.</summary>
public sealed class CategoricalAxisTests
{
    private const string Study =
        """
        study: mixed
        base: ../baseline.yaml
        axes:
          response:
            choices:
              none:
              teach: { from: 1996, scale: { partnership.education: 2 } }
              exercise: { from: 1996, scale: { partnership.exercises: 3 } }
          door_closes: { intervention: { from: 1999, set: { alliance.door: 0 } } }
          shock_year: { x: { from: 2000, to: 2010 }, intervention: { year: x, set: { threat_events: 0.9 } } }
          partnership.budget: { from: 50, to: 400 }
          scenario: [../baseline.yaml, ../closed_door.yaml]
        design: DESIGN
        points: POINTS
        replicates: 2
        outcomes: [interop]
        seed: 5
        """;

    [SlowTheory]
    [InlineData("factorial", "2", "pawn", 3 * 2 * 2 * 2 * 2)]
    [InlineData("latin_hypercube", "48", "pawn", 48)]
    [InlineData("sobol", "64", "pawn", 64)]
    [InlineData("morris", "12", "morris", 12 * 6)]
    [InlineData("saltelli", "16", "sobol", 16 * 7)]
    [InlineData("list", "mixed.csv", "pawn", 12)]
    public void Every_design_takes_every_kind_of_axis(string design, string points, string method, int count)
    {
        using SweepPlace place = new();
        place.Workplace.Write("scenarios/studies/mixed.csv", List());
        place.Workplace.Write(
            "scenarios/studies/mixed.yaml", Study.Replace("DESIGN", design).Replace("POINTS", points));

        Ended ended = place.Workplace.Run(
            $"sensitivity scenarios/studies/mixed.yaml -o out --method {method} --format csv --quiet");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        Assert.Equal(["door_closes", "partnership.budget", "response", "scenario", "shock_year"], ended.Output
            .TrimEnd('\n').Split('\n').Skip(1).Select(line => line.Split(',')[1]).Order(StringComparer.Ordinal));
        string[][] rows = [.. File.ReadAllLines(place["out/sweep.csv"]).Skip(1).Select(line => line.Split(','))];
        Assert.Equal(count, rows.Length);
        Assert.Equal(
            ["exercise", "none", "teach"], rows.Select(row => row[1]).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(["0", "1"], rows.Select(row => row[2]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.InRange(int.Parse(row[3], CultureInfo.InvariantCulture), 2000, 2010));
        Assert.Equal(["baseline", "closed_door"], rows.Select(row => row[5]).Distinct().Order(StringComparer.Ordinal));
        double Mean(string response) =>
            rows.Where(row => row[1] == response).Average(row => double.Parse(row[7], CultureInfo.InvariantCulture));
        Assert.True(Mean("exercise") > Mean("none"), "three times as many exercises make forces more interoperable");
    }

    [Fact]
    public void Discovery_restricts_a_choice_to_its_levels()
    {
        using SweepPlace place = new();
        place.Workplace.Write(
            "scenarios/studies/mixed.yaml", Study.Replace("DESIGN", "sobol").Replace("POINTS", "128"));

        Ended ended = place.Workplace.Run(
            "discover", "scenarios/studies/mixed.yaml", "-o", "out", "--when", "interop > 0.5", "--quiet");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        Assert.Contains("response exercise", ended.Output);
        Assert.Contains("response,,,exercise,", place.Workplace.Read("out/discovery.csv"));
    }

    private static string List()
    {
        string[] responses = ["none", "teach", "exercise"];
        IEnumerable<string> rows = Enumerable.Range(0, 12).Select(i =>
            $"{responses[i % 3]},{(i % 2 == 0 ? "off" : "on")},{2000 + i % 11},{100 + 20 * i},"
            + $"{(i % 4 < 2 ? "baseline" : "closed_door")}\n");
        return "response,door_closes,shock_year,partnership.budget,scenario\n" + string.Concat(rows);
    }
}
