using System.Globalization;
using System.Text.RegularExpressions;
using PartnershipSim.Tests.Cli.Sweeps;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Cli.Strangers;

/// <summary>Sentences that a reader would have believed, and that were wrong.</summary>
public sealed partial class WrongSentencesTests
{
    [SlowTheory]
    [InlineData("USA", 2005, "ISAF", "USA is the lead power")]
    [InlineData("RUS", 2005, "ISAF", "RUS is the source of the threat")]
    [InlineData("GEO", 1996, "ISAF", "ISAF requested no troops in 1996")]
    public void Why_nothing_was_decided_is_said_as_it_is(string state, int year, string operation, string words)
    {
        using Workplace place = new();

        Ended ended = place.Run(
            $"explain scenarios/baseline.yaml --state {state} --year {year} --operation {operation} -o out");

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains(words, ended.Errors);
        Assert.DoesNotContain("nobody", ended.Errors);
    }

    [SlowTheory]
    [InlineData("partnership.exercises", "partner_troop_years +5%", 4)]
    [InlineData("partnership.exercises", "partner_troop_years +5%", 2)]
    [InlineData("partnership.budget", "partner_troop_years -3%", 8)]
    [InlineData("partnership.budget", "rme +1%", 3)]
    public void What_seek_finds_lies_inside_its_own_interval(string lever, string goal, int replicates)
    {
        using Workplace place = new();

        Ended ended = place.Run(
            "seek", "scenarios/baseline.yaml", "--lever", lever, "--goal", goal, "--replicates", $"{replicates}");

        Assert.Equal(0, ended.ExitCode);
        Match found = Found().Match(ended.Output.ReplaceLineEndings(" "));
        Assert.True(found.Success, ended.Output);
        Assert.InRange(Number(found, "value"), Number(found, "low"), Number(found, "high"));
    }

    [SlowTheory]
    [InlineData("baseline", "1", "one replicate has no interval")]
    [InlineData("nobody", "2", "No value in range does")]
    public void Seek_says_so_where_there_is_no_interval_or_no_base(string scenario, string replicates, string words)
    {
        using Workplace place = new();
        place.Write(
            "scenarios/nobody.yaml",
            "scenario: nobody\nquestion: q?\nextends: baseline.yaml\nparameters: { operations.demand_scale: 0 }\n");

        Ended ended = place.Run(
            "seek", $"scenarios/{scenario}.yaml", "--lever", "partnership.exercises", "--goal",
            "partner_troop_years +5%", "--replicates", replicates);

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains(words, ended.Output.ReplaceLineEndings(" "));
        Assert.DoesNotContain("- to -", ended.Output);
    }

    /// <summary>A year is no quantity: neither 2E+03 nor 1 997 nor 1,997.</summary>
    [Fact]
    public void A_year_in_a_verdict_is_a_year()
    {
        using SweepPlace place = new();
        place.Workplace.Write(
            "scenarios/studies/ending.yaml",
            """
            study: ending
            base: ../baseline.yaml
            axes:
              exercises_end_in:
                x: { from: 1996, to: 2012 }
                intervention: { from: x, set: { partnership.exercises: 0 } }
            design: sobol
            points: 64
            replicates: 2
            outcomes: [interop]
            """);

        Ended swept = place.Workplace.Run("sweep scenarios/studies/ending.yaml -o out --quiet");
        Assert.True(swept.ExitCode == 0, swept.Errors);
        double middle = File.ReadLines(place["out/sweep.csv"]).Skip(1)
            .Select(line => double.Parse(line.Split(',')[^2], CultureInfo.InvariantCulture)).Order().ElementAt(32);
        Ended found = place.Workplace.Run(
            "discover", "scenarios/studies/ending.yaml", "-o", "out", "--quiet", "--when",
            $"interop > {middle.ToString(CultureInfo.InvariantCulture)}");

        Assert.Matches("exercises_end_in (at least|at most|between) (199|20[01])[0-9]", found.Output);
        Assert.DoesNotContain("E+0", found.Output);
        Assert.DoesNotContain("E+0", File.ReadAllText(place["out/discovery.json"]));
    }

    [Fact]
    public void An_axis_of_scenarios_that_ask_about_other_years_is_refused()
    {
        using SweepPlace place = new();
        place.Workplace.Write(
            "scenarios/window.yaml",
            "scenario: window\nquestion: q?\nextends: baseline.yaml\nyears: { from: 2005, to: 2010 }\n");
        place.Workplace.Write(
            "scenarios/studies/years.yaml",
            """
            study: years
            base: ../baseline.yaml
            axes: { partnership.budget: , scenario: [../baseline.yaml, ../window.yaml] }
            design: saltelli
            points: 8
            outcomes: [rme]
            """);

        Ended ended = place.Workplace.Run("sensitivity scenarios/studies/years.yaml -o out");

        ended.FailedWith(3);
        Assert.Contains("window has its outcomes in 2005-2010, the base baseline in", ended.Errors);
    }

    [GeneratedRegex(@"= (?<value>[\d.]+)[\w $]*\s+\(90 %\s+interval\s+(?<low>[\d.]+)\s+to\s+(?<high>[\d.]+)\)")]
    private static partial Regex Found();

    private static double Number(Match match, string name) =>
        double.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);
}
