using System.Diagnostics;
using System.Text.Json;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Cli;
using PartnershipSim.Cli.Commands;
using PartnershipSim.Tests.Laws;
using PartnershipSim.Tests.Results.Store;
using Xunit;

namespace PartnershipSim.Tests.Cli;

/// <summary>compare, attribute, explain and seek as a user meets them.</summary>
public sealed class EffectCommandsTests
{
    [Fact]
    public void An_operation_without_a_request_is_said_to_have_none()
    {
        using Workplace place = new();

        Ended ended = place.Run(
            "explain scenarios/baseline.yaml --state GEO --year 2018 --operation ISAF --quiet -o out");

        Assert.Equal(
            (0, "ISAF requested no troops in 2018: nothing was decided about it, and the terms above concern all "
                + "operations"),
            (
                ended.ExitCode, Assert.Single(ended.ErrorLines)));
    }

    [SlowTheory]
    [InlineData("-INT")]
    [InlineData("-TERM")]
    public async Task An_explanation_of_many_replicates_can_be_stopped(string signal)
    {
        using Workplace place = new();
        Process process = place.StartInterruptible(
            "explain", "scenarios/baseline.yaml", "--state", "GEO", "--year", "2008", "--replicates",
            "1000000", "-o", "out");
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);

        using (Process kill = Process.Start("kill", [signal, $"{process.Id}"]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Ended ended = Workplace.Wait(process);

        ended.FailedWith(130);
        Assert.False(Directory.Exists(place["out"]));
    }

    [Fact]
    public void Compare_answers_and_writes_effects_and_figures()
    {
        using Workplace place = new();

        Ended ended = place.Run(
            "compare scenarios/baseline.yaml scenarios/no_programmes.yaml --replicates 16 --state GEO -o out");

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("Troop-years of Georgia:", ended.Output);
        Assert.Contains("partners' troop-years −", ended.Output.ReplaceLineEndings(" "));
        Assert.Contains("Mediated by attitudes", ended.Output);
        Assert.Contains("partnersim attribute scenarios/baseline.yaml scenarios/no_programmes.yaml", ended.Errors);
        string[] effects = File.ReadAllLines(place["out/effects.csv"]);
        Assert.StartsWith("base,scenario,outcome,unit,group,replicates,base_mean,effect,", effects[0]);
        Assert.Contains(effects, row => row.StartsWith(
            "baseline,no_programmes,partner_troop_years,k troop-years,GEO,16,", StringComparison.Ordinal));
        Assert.NotEmpty(Directory.GetFiles(place["out/figures"], "*.svg"));
    }

    [Fact]
    public void A_scenario_that_changes_nothing_has_no_effect()
    {
        using Workplace place = new();
        place.Write("scenarios/same.yaml", "scenario: same\nextends: baseline.yaml\n");

        Ended ended = place.Run(
            "compare scenarios/baseline.yaml scenarios/same.yaml --replicates 8 --no-figures --quiet --format json");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        using JsonDocument effects = JsonDocument.Parse(ended.Output);
        Assert.NotEqual(0, effects.RootElement.GetArrayLength());
        Assert.All(effects.RootElement.EnumerateArray(), row => Assert.True(
            row.GetProperty("effect").ValueKind == JsonValueKind.Null || row.GetProperty("effect").GetDouble() == 0));
    }

    [Fact]
    public void Attribute_splits_the_effect()
    {
        using Workplace place = new();

        Ended ended = place.Run(
            "attribute scenarios/baseline.yaml scenarios/no_programmes.yaml --replicates 8 -o out --format xlsx");

        Assert.Equal(0, ended.ExitCode);
        WorkbookOf.HoldsEveryTable(place["out"]);
        Assert.Contains("The shares sum to the effect", ended.Output);
        string[] rows = File.ReadAllLines(place["out/attribution.csv"]);
        Assert.StartsWith("base,scenario,outcome,unit,group,kind,mechanism,value,share,", rows[0]);
        Assert.NotEmpty(Directory.GetFiles(place["out/figures"], "*.svg"));
    }

    [Fact]
    public void Explain_prints_the_ledger_and_keeps_it_for_scripts_and_handouts()
    {
        using Workplace place = new();

        Ended ended = place.Run("explain scenarios/baseline.yaml --state geo --year 2008 --operation isaf -o out");

        Assert.Equal(0, ended.ExitCode);
        Assert.StartsWith(
            "Georgia in 2008, baseline\nbaseline: Georgia contributes to ISAF: probability ", ended.Output);
        Assert.DoesNotContain("KFOR", ended.Output);
        Assert.Equal(["out", "out/SHA256SUMS", "out/explain.json", "out/explain.md", "out/run.json"], place.Left());
        Assert.StartsWith("# GEO in 2008: baseline\n", place.Read("out/explain.md"));
    }

    [Fact]
    public void Explain_sets_twins_side_by_side()
    {
        using Workplace place = new();

        Ended ended = place.Run(
            "explain scenarios/baseline.yaml --state GEO --year 2008 --replicates 10 --versus "
            + "scenarios/no_programmes.yaml --format json -o out");

        Assert.Equal(0, ended.ExitCode);
        using JsonDocument twins = JsonDocument.Parse(ended.Output);
        Assert.Equal(
            ["baseline", "no_programmes"],
            twins.RootElement.EnumerateArray().Select(twin => twin.GetProperty("scenario").GetString()));
        Assert.Equal(10, twins.RootElement[0].GetProperty("replicates").GetInt32());
        Assert.NotEmpty(Directory.GetFiles(place["out/figures"], "*.svg"));
    }

    [Fact]
    public void Seek_moves_the_amount_of_an_intervention_and_keeps_what_it_tried()
    {
        using Workplace place = new();

        Ended ended = place.Run(
            "seek", "scenarios/baseline.yaml", "--lever", "from: 2004, scale: { partnership.exercises: x }",
            "--between", "1..3", "--goal", "interop +2%", "--replicates", "8", "-o", "out", "--format", "csv");

        Assert.Equal(0, ended.ExitCode);
        Assert.Equal(place.Read("out/seek.csv"), ended.Output);
        string[][] rows = [.. ended.Output.TrimEnd().Split('\n').Skip(1).Select(line => line.Split(','))];
        string[] answer = Assert.Single(rows, row => row[^1] == "1");
        Assert.Equal(0.02, double.Parse(answer[^5], System.Globalization.CultureInfo.InvariantCulture), 0.001);
        Assert.True(File.Exists(place["out/run.json"]));
    }

    [SlowTheory]
    [InlineData("from: 2004, scale: { partnership.exercises: x }", "", "needs the values that x may take")]
    [InlineData("from: x, scale: { partnership.exercises: 2 }", "1999..2004", "x stands for a year")]
    [InlineData("from: 2004, scale: { partnership.excercises: x }", "1..3", "partnership.exercises")]
    [InlineData("from: 2004, scale: { partnership.exercises: 2 }", "1..3", "the word x stands nowhere")]
    [InlineData("partnership.exercises", "3..1", "write LOW..HIGH")]
    [InlineData("programmes.prap.money", "", "no such programme; did you mean parp? Valid are pfp, parp, ipap, map")]
    [InlineData("programmes.parp.cash", "", "no such number; valid are interoperability, teaching, material, money")]
    [InlineData("programmes.parp", "", "for instance programmes.pfp.interoperability")]
    [InlineData("programmes.parp.teaching", "0..2", "has the range")]
    [InlineData("terorism", "", "from: 2004, scale: { terrorism: x }")]
    [InlineData("partnership.exercises", "0..9", "has the range")]
    public void A_lever_that_cannot_be_moved_is_refused(string lever, string between, string why)
    {
        using Workplace place = new();

        Ended ended = place.Run(
            ["seek", "scenarios/baseline.yaml", "--lever", lever, "--goal", "interop +2%", .. between.Length > 0
                ? (string[])["--between", between] : []]);

        Assert.NotEqual(0, ended.ExitCode);
        Assert.Contains(why, ended.Errors);
    }

    [Theory]
    [InlineData("compare", "")]
    [InlineData("compare", "--chance-only")]
    [InlineData("attribute", "")]
    public void The_number_of_threads_cannot_be_seen_in_any_table(string command, string more)
    {
        using Workplace place = new();
        string words = $"{command} scenarios/baseline.yaml scenarios/no_programmes.yaml --replicates 40 {more}";

        Assert.Equal(0, place.Run($"{words} --no-figures --threads 1 -o one").ExitCode);
        Assert.Equal(0, place.Run($"{words} --no-figures --threads 3 -o three").ExitCode);

        string[] tables = [.. Directory.EnumerateFiles(place["one"], "*.csv").Select(Path.GetFileName).Order()!];
        Assert.NotEmpty(tables);
        Assert.Equal(tables, Directory.EnumerateFiles(place["three"], "*.csv").Select(Path.GetFileName).Order());
        foreach (string table in tables)
            Assert.Equal(File.ReadAllBytes(place["one/" + table]), File.ReadAllBytes(place["three/" + table]));
    }

    [Fact]
    public void Seek_moves_the_money_of_a_programme()
    {
        using Workplace place = new();

        Ended ended = place.Run(
            "seek", "scenarios/baseline.yaml", "--lever", "programmes.parp.money", "--goal", "interop +2%",
            "--replicates", "8");

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("Planning and Review Process, money of its own", ended.Output);
        Assert.Matches(
            @"programmes\.parp\.money = \d+\.\d+ million US\$ a year \(90 %\s+interval", ended.Output);
    }

    /// <summary>
    /// A level has a unit, an interval, the level as things are beside it, and the distance from history; a goal that
    /// is met, or that no value meets, is said to be so.
    /// </summary>
    [Fact]
    public void Seek_answers_how_much_is_needed_for_a_level()
    {
        using Workplace place = new();
        Ended Seek(string goal, params string[] more) => place.Run(
            [
                "seek", "scenarios/baseline.yaml", "--lever", "partnership.budget", "--goal", goal, "--replicates", "8",
                .. more,
            ]);

        Ended found = Seek("interop = 0.45", "--group", "geo", "--years", "2000-2005", "-o", "out");
        Ended met = Seek("partner_troop_years at least 60");
        Ended none = Seek("partner_troop_years >= 900 thousand");

        Assert.Equal((0, 0, 0), (found.ExitCode, met.ExitCode, none.ExitCode));
        Assert.Contains("Interoperability of Georgia in 2005: 0.45 by moving partnership.budget", found.Output);
        Assert.Matches(
            @"partnership\.budget = \d+(\.\d+)? million US\$ a year \(90 % interval [\d.]+ to\s+[\d.]+\);",
            found.Output);
        string[][] rows = [.. place.Read("out/seek_levels.csv").TrimEnd().Split('\n').Select(row => row.Split(','))];
        string[] answer = Assert.Single(rows, row => row[^1] == "1");
        Assert.Equal("0-1", answer[3]);
        Assert.Equal(0.45, double.Parse(answer[5], System.Globalization.CultureInfo.InvariantCulture), 0.002);
        Assert.Matches(@"The goal is met as things are: \d+ thousand troop-years \(90 % interval", met.Output);
        Assert.Contains("Model against history: partners' troops", met.Output);
        Assert.Matches(
            @"No value in range does\. The values that were tried give \d+ to \d+ thousand troop-years",
            none.Output.ReplaceLineEndings(" "));
    }

    [SlowTheory]
    [InlineData("interop = 50 %", "interop is a number from 0 to 1, not in %; write \"interop = 0.5\"")]
    [InlineData("interop at least 50 %", "not in %; write \"interop at least 0.5\"")]
    [InlineData("interop = 50", "lies between 0 and 1")]
    [InlineData("spending_share 3%", "\"spending_share = 3\" for a level (% of GDP)")]
    [InlineData("partner_troop_years = 60 persons", "is measured in thousand troop-years, not in persons")]
    [InlineData("spending_share = 2,5", "decimals have a point")]
    public void A_goal_that_can_be_read_in_two_ways_is_refused(string goal, string why) =>
        Assert.Contains(why, Assert.Throws<UsageException>(() => TypedGoal.Of(goal)).Message);

    [SlowTheory]
    [InlineData("interop +5%", SeekScale.Change, SeekSide.Exactly, 0.05)]
    [InlineData("interop\u22125 %", SeekScale.Change, SeekSide.Exactly, -0.05)]
    [InlineData("spending_share = 3 %", SeekScale.Level, SeekSide.Exactly, 3)]
    [InlineData("spending_share at least 3.5 % of GDP", SeekScale.Level, SeekSide.AtLeast, 3.5)]
    [InlineData("partner_troop_years<=60 thousand", SeekScale.Level, SeekSide.AtMost, 60)]
    public void A_goal_is_a_change_or_a_level(string goal, SeekScale scale, SeekSide side, double value) =>
        Assert.Equal(new SeekGoal(scale, side, value), TypedGoal.Of(goal).Goal);

    [Fact]
    public void Seek_finds_a_value_or_says_that_there_is_none()
    {
        using Workplace place = new();

        Ended found = place.Run(
            "seek", "scenarios/baseline.yaml", "--lever", "partnership.exercises", "--goal",
            "partner_troop_years +5%", "--replicates", "8");
        Ended none = place.Run(
            "seek", "scenarios/baseline.yaml", "--lever", "partnership.exercises", "--goal",
            "partner_troop_years +500%", "--replicates", "8");

        Assert.Equal((0, 0), (found.ExitCode, none.ExitCode));
        Assert.Matches(@"partnership\.exercises = \d+\.\d+ \(90 % interval", found.Output);
        Assert.Contains("No value in range does.", none.Output);
    }
}
