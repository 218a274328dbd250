using Xunit;

namespace PartnershipSim.Tests.Cli;

/// <summary>What was mistyped is answered in one line that names what would be right; nothing is left behind.</summary>
public sealed class BadCommandLineTests(BadCommandLineTests.Desk desk) : IClassFixture<BadCommandLineTests.Desk>
{
    public sealed class Desk : IDisposable
    {
        internal Workplace Place { get; } = new();

        public void Dispose() => Place.Dispose();
    }

    [Theory]
    [InlineData("", "name a command: run, compare")]
    [InlineData("rnu scenarios/baseline.yaml", "rnu is not a command; did you mean run?")]
    [InlineData("run", "Required argument 'scenario' missing")]
    [InlineData(
        "run scenarios/baseline.yaml --replicats", "--replicats is not an option of run; did you mean --replicates?")]
    [InlineData("run scenarios/baseline.yaml another.yaml", "unexpected argument 'another.yaml' for run")]
    [InlineData(
        "run scenarios/baseline.yaml --replicates 0", "--replicates 0: choose a whole number from 1 to 1000000")]
    [InlineData(
        "run scenarios/baseline.yaml --replicates many", "--replicates many: choose a whole number from 1 to 1000000")]
    [InlineData(
        "run scenarios/baseline.yaml --replicates 99999999999",
        "--replicates 99999999999: choose a whole number from 1 to 1000000")]
    [InlineData("run scenarios/baseline.yaml --threads 0", "--threads 0: choose a whole number from 1 to 1024")]
    [InlineData("run scenarios/baseline.yaml --seed -1", "--seed -1: write a whole number from 0 up")]
    [InlineData("run scenarios/baseline.yaml --format xml", "--format xml: choose table, csv, json")]
    [InlineData("compare scenarios/baseline.yaml", "Required argument 'other' missing")]
    [InlineData("compare scenarios/baseline.yaml scenarios/baseline.yaml", "baseline is named twice")]
    [InlineData(
        "compare scenarios/baseline.yaml scenarios/no_programmes.yaml --state XYZ",
        "--state XYZ: there is no such state")]
    [InlineData(
        "compare scenarios/baseline.yaml scenarios/no_programmes.yaml --stopped 1990",
        "--stopped 1990: choose a year from 1996 to 2024")]
    [InlineData("explain scenarios/baseline.yaml --state GEO --year 1994", "1994 is not a simulated year (1995-2024)")]
    [InlineData("explain scenarios/baseline.yaml --state GEO --year soon", "--year soon: write a whole number")]
    [InlineData("explain scenarios/baseline.yaml --state XYZ --year 2008", "--state XYZ: there is no such state")]
    [InlineData(
        "explain scenarios/baseline.yaml --state GEO --year 2008 --operation ISFA",
        "--operation ISFA: there is no such operation; did you mean ISAF?")]
    [InlineData(
        "explain scenarios/baseline.yaml --state GEO --year 2008 --operation Storm", "there are SFOR, KFOR, ISAF")]
    [InlineData("explain scenarios/baseline.yaml --state GEO --year 2008 --format csv", "choose table or json")]
    [InlineData(
        "explain scenarios/baseline.yaml --state GEO --year 2008 --replicate -1",
        "--replicate -1: choose a whole number from 0 to 999999")]
    [InlineData(
        "explain scenarios/baseline.yaml --state GEO --year 2008 --replicate 2147483640",
        "--replicate 2147483640: choose a whole number from 0 to 999999")]
    [InlineData(
        "seek scenarios/baseline.yaml --lever partnership.excercises --goal partner_troop_years+5%",
        "did you mean partnership.exercises?")]
    [InlineData(
        "seek scenarios/baseline.yaml --lever partnership.exercises --goal more",
        "write an outcome and a relative change or a level")]
    [InlineData("new Georgia --from scenarios/baseline.yaml", "write it in lower_snake_case")]
    [InlineData("new baseline --from scenarios/baseline.yaml", "scenarios/baseline.yaml exists already")]
    public void A_command_line_that_makes_no_sense_ends_with_code_2(string words, string said)
    {
        Ended ended = desk.Place.Run(words);

        ended.FailedWith(2);
        Assert.Contains(said, ended.ErrorLines[0]);
        Assert.Empty(desk.Place.Left());
    }

    [Theory]
    [InlineData("run nosuch.yaml", "nosuch.yaml  error  there is no such file")]
    [InlineData("run scenarios", "scenarios  error  is a folder; name a scenario file")]
    [InlineData(
        "run scenarios/baseline.yaml --set partnership.budgt=3",
        "partnership.budgt is not a parameter; did you mean partnership.budget?")]
    [InlineData(
        "run scenarios/baseline.yaml --set partnership.budget=1e9",
        "partnership.budget = 1e9 lies outside [0, 500] (m$/y)")]
    [InlineData("run scenarios/baseline.yaml --set partnership.budget=NaN", "partnership.budget = NaN is not a number")]
    [InlineData(
        "run scenarios/baseline.yaml --set partnership.budget", "write key=value, for instance partnership.budget=300")]
    [InlineData("compare scenarios/baseline.yaml nosuch.yaml", "nosuch.yaml  error  there is no such file")]
    [InlineData("new mine --from nosuch.yaml", "nosuch.yaml  error  there is no such file")]
    public void A_scenario_or_setting_that_is_wrong_ends_with_code_3(string words, string said)
    {
        Ended ended = desk.Place.Run(words);

        ended.FailedWith(3);
        Assert.Contains(said, Assert.Single(ended.ErrorLines));
        Assert.Empty(desk.Place.Left());
    }

    [Fact]
    public void An_empty_name_and_an_empty_folder_are_answered_too()
    {
        Ended noName = desk.Place.Run("run", "");
        Ended noFolder = desk.Place.Run("run", "scenarios/baseline.yaml", "-o", "");

        noName.FailedWith(2);
        noFolder.FailedWith(2);
        Assert.Contains("a scenario is named by its file", noName.Errors);
        Assert.Contains("--output '': name a folder", noFolder.Errors);
    }

    [Fact]
    public void All_mistakes_of_a_command_line_are_told_at_once()
    {
        Ended ended = desk.Place.Run("run scenarios/baseline.yaml --replicates 0 --threads many --format xml");

        ended.FailedWith(2);
        Assert.Equal(3, ended.ErrorLines.Count(line => line.StartsWith("error  ", StringComparison.Ordinal)));
        Assert.Equal("Try 'partnersim run --help'.", ended.ErrorLines[^1]);
    }
}
