using System.Globalization;
using Xunit;

namespace PartnershipSim.Tests.Cli.Sweeps;

/// <summary>A sweep says what each axis does, and nothing of what the others do.</summary>
public sealed class AxisEffectsTests
{
    private const string Study =
        """
        study: answered
        base: ../baseline.yaml
        axes:
          scenario: [../baseline.yaml, ../no_programmes.yaml]
          mechanisms.teaching: [on]
        design: factorial
        replicates: 8
        outcomes: [interop]
        seed: 5
        """;

    [Fact]
    public void Two_scenarios_differ_as_compare_says()
    {
        using SweepPlace place = new();
        place.Workplace.Write("scenarios/studies/answered.yaml", Study.Replace("  mechanisms.teaching: [on]\n", ""));

        Ended swept = place.Workplace.Run("sweep scenarios/studies/answered.yaml -o out");
        Ended compared = place.Workplace.Run(
            "compare scenarios/baseline.yaml scenarios/no_programmes.yaml --chance-only --replicates 8 --seed 5 "
            + "--format csv --no-figures --no-mediation -o compared");

        Assert.Equal((0, 0), (swept.ExitCode, compared.ExitCode));
        string[][] rows = Rows(place.Workplace.Read("out/axes.csv"));
        Assert.Equal(["baseline", "no_programmes"], rows.Select(row => row[1]));
        Assert.Equal(Number(rows[0][5]), Number(rows[0][4]), 1e-12);
        string[] effect = Rows(compared.Output).Single(row => row[2] == "interop" && row[4] == "partners");
        Assert.Equal(Number(effect[7]), Number(rows[1][6]) - Number(rows[0][6]), 1e-12);
        Assert.Contains("the base scenario has", swept.Output);
        Assert.Contains("partnersim report out", swept.Errors);
    }

    [Fact]
    public void The_report_of_two_axes_has_a_heat_map_and_the_table_of_effects()
    {
        using SweepPlace place = new();
        place.Workplace.Write("scenarios/studies/answered.yaml", Study.Replace("[on]", "[on, off]"));

        Ended swept = place.Workplace.Run("sweep scenarios/studies/answered.yaml -o out --quiet");
        Ended drawn = place.Workplace.Run("report out");

        Assert.Equal((0, 0), (swept.ExitCode, drawn.ExitCode));
        string[] cells = place.Workplace.Read("out/figures/heat_map_interop.csv").TrimEnd('\n').Split('\n');
        Assert.Equal(1 + 4, cells.Length);
        string[][] rows = Rows(place.Workplace.Read("out/axes.csv"));
        Assert.All(
            rows.GroupBy(row => row[0]), axis => Assert.Equal(0, axis.Sum(level => Number(level[6])), 1e-12));
        Assert.Contains("effect against all points", place.Workplace.Read("out/report.html"));
    }

    private static string[][] Rows(string csv) =>
        [.. csv.TrimEnd('\n').Split('\n').Skip(1).Select(line => line.Split(','))];

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
