using System.Text.Json.Nodes;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Seminar.Classroom;

/// <summary>What a room remembers, forgets on purpose, and hands out.</summary>
public sealed class RoomStoryTests(SeminarProcess seminar) : IClassFixture<SeminarProcess>
{
    [Fact]
    public async Task What_would_have_been_without_Georgia_is_the_same_game_without_its_decisions()
    {
        Caller teacher = await Caller.Teacher(seminar);
        Caller georgia = await teacher.Join(await teacher.Code(), "Ann", "government", "GEO");
        await teacher.Act("start", 1);
        await georgia.Govern(1, offer: 2, reform: 2);
        await teacher.Act("count", 1);

        JsonNode report = await teacher.Report();
        JsonNode[] georgias = [.. report["counterfactuals"]!.AsArray().Where(each => (string?)each!["team"] == "GEO")!];

        // nobody else decided anything: without Georgia's decisions, it is the world without any
        double change = (double)georgias.Single(each => !(bool)each["isHeldBack"]!)["change"]!;
        Assert.Equal((double)report["troopYearsWithout"]! - (double)report["troopYears"]!, change, 0.002);
        Assert.True(change < 0);
        double heldBack = (double)georgias.Single(each => (bool)each["isHeldBack"]!)["change"]!;
        Assert.True(heldBack < change);
        Assert.All(georgias, each => Assert.InRange((double)each["net"]!, (double)each["change"]!, 0.05));
    }

    [Fact]
    public async Task The_game_is_a_scenario_that_every_command_understands()
    {
        Caller teacher = await Caller.Teacher(seminar);
        string code = await teacher.Code();
        Caller georgia = await teacher.Join(code, "Ann", "government", "GEO");
        Caller planner = await teacher.Join(code, "Bo", "planner");
        await teacher.Act("start", 1);
        await georgia.Govern(1, budget: 0.03, reform: 2, offer: 0.5);
        await planner.Ask("decide", new
        {
            round = 1,
            planning = new
            {
                budget = 300,
                door = 0.5,
                conditionality = 1,
                exercises = 2,
                education = 1,
                aid = 0,
                south = 2,
                weights = new Dictionary<string, double> { ["GEO"] = 3 },
            },
        });
        foreach (string kind in new[] { "crisis", "slump", "withdrawal", "brokenPromise" })
            await teacher.Act("inject", 1, kind);
        await teacher.Act("inject", 1, "election", "GEO");
        await teacher.Act("count", 1);
        double troopYears = (double)(await teacher.Report())["troopYears"]!;

        string text = (string)(await teacher.Ask("file", new { what = "scenario" }))["text"]!;

        Scenario told = Read(text);
        Assert.Contains("set: { operations_offer: 0.25 }, where: { state: [GEO] }", text, StringComparison.Ordinal);
        Assert.Equal(2003, told.Years.From);
        Assert.Equal(2006, told.Years.To);
        Assert.Equal(troopYears, TroopYears(told), 0.01);
        Scenario without = Read(
            (string)(await teacher.Ask("file", new { what = "scenario", without = "GEO" }))["text"]!);
        Assert.DoesNotContain(without.Interventions, change => change.Target == "budget_stance");
        Assert.Contains(without.Interventions, change => change.Target == "partnership.budget");
    }

    [Fact]
    public async Task A_round_is_played_again_and_the_first_time_no_longer_counts()
    {
        Caller teacher = await Caller.Teacher(seminar);
        Caller georgia = await teacher.Join(await teacher.Code(), "Ann", "government", "GEO");
        await Play(teacher, georgia, 1, offer: 0);
        await Play(teacher, georgia, 2, offer: 0);

        JsonNode after = await teacher.Act("rewind", 2);
        await Play(teacher, georgia, 2, offer: 2);

        Assert.Equal("counted", (string)after["common"]!["phase"]!);
        Assert.Equal(1, (int)after["common"]!["round"]!);
        string text = (string)(await teacher.Ask("file", new { what = "scenario" }))["text"]!;
        Assert.Contains("{ from: 2007, to: 2010, set: { operations_offer: 2 }", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{ from: 2007, to: 2010, set: { operations_offer: 0 }", text, StringComparison.Ordinal);
        string log = (string)(await teacher.Ask("file", new { what = "log" }))["text"]!;
        Assert.Equal(
            3, log.Split('\n').Count(line => line.StartsWith("{\"event\":\"decided\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_branch_goes_its_own_way_from_there()
    {
        Caller teacher = await Caller.Teacher(seminar);
        Caller georgia = await teacher.Join(await teacher.Code(), "Ann", "government", "GEO");
        await Play(teacher, georgia, 1, offer: 0);
        await Play(teacher, georgia, 2, offer: 0);

        JsonNode opened = await teacher.Act("branch", 1);
        Caller branch = new(seminar, (string)opened["room"]!, (string)opened["key"]!);
        Caller again = await branch.Join(await branch.Code(), "Ann", "government", "GEO");
        await Play(branch, again, 2, offer: 2);

        Assert.NotEqual(await teacher.Code(), await branch.Code());
        Assert.Contains(
            "{ from: 2003, to: 2006, set: { operations_offer: 0 }", await Told(branch), StringComparison.Ordinal);
        Assert.Contains(
            "{ from: 2007, to: 2010, set: { operations_offer: 2 }", await Told(branch), StringComparison.Ordinal);
        Assert.Contains(
            "{ from: 2007, to: 2010, set: { operations_offer: 0 }", await Told(teacher), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_loses_nothing_and_a_line_cut_short_never_happened()
    {
        Caller teacher = await Caller.Teacher(seminar);
        Caller georgia = await teacher.Join(await teacher.Code(), "Ann", "government", "GEO");
        await Play(teacher, georgia, 1, offer: 0);
        string before = await Told(teacher);
        double troopYears = (double)(await teacher.Report())["troopYears"]!;
        string file = Path.Combine(seminar.Rooms, teacher.Room + ".room.jsonl");

        seminar.Restart(() => File.AppendAllText(file, "{\"event\":\"rewound\",\"rou"));

        Assert.Equal(before, await Told(teacher));
        Assert.Equal(troopYears, (double)(await teacher.Report())["troopYears"]!);
        await Play(teacher, georgia, 2, offer: 1);
    }

    [Fact]
    public async Task A_briefing_tells_a_team_where_it_stands_and_what_it_did()
    {
        Caller teacher = await Caller.Teacher(seminar);
        Caller georgia = await teacher.Join(await teacher.Code(), "Ann", "government", "GEO");
        await Play(teacher, georgia, 1, offer: 0);
        await teacher.Report();

        string text = (string)(await georgia.Ask("briefing", new { }))["text"]!;

        Assert.StartsWith("# Briefing: Government of Georgia", text, StringComparison.Ordinal);
        Assert.Contains(
            "- 2003–2006: budget 0 % a year, reform effort × 1, offers to operations × 0", text,
            StringComparison.Ordinal);
        Assert.Contains("Had Georgia left everything to the model", text, StringComparison.Ordinal);
    }

    /// <summary>
    /// Also where the scenario has turned a lever itself, in its parameters or in an intervention years ago.
    /// </summary>
    [Theory]
    [InlineData("baseline.yaml", "door", 1)]
    [InlineData("door_closed_1999.yaml", "door", 0)]
    [InlineData("full_conditionality.yaml", "conditionality", 1)]
    public async Task Planners_who_touch_nothing_change_nothing(string from, string lever, double usual)
    {
        JsonNode opened = await Caller.Stranger(seminar).Ask("open", Caller.Plan(["GEO"], from: from));
        Caller teacher = new(seminar, (string)opened["room"]!, (string)opened["key"]!);
        Caller planner = await teacher.Join(await teacher.Code(), "Bo", "planner");
        await teacher.Act("start", 1);
        JsonNode untouched = (await planner.Ask("play", new { }))["usual"]!;
        await planner.Ask("decide", new { round = 1, planning = untouched });
        await teacher.Act("count", 1);

        JsonNode report = await teacher.Report();

        Assert.Equal(usual, (double)untouched[lever]!);
        Assert.Equal((double)report["troopYearsWithout"]!, (double)report["troopYears"]!);
        Assert.DoesNotContain("interventions:", await Told(teacher), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_briefing_tells_planners_of_every_lever_that_they_moved()
    {
        Caller teacher = await Caller.Teacher(seminar);
        Caller planner = await teacher.Join(await teacher.Code(), "Bo", "planner");
        await teacher.Act("start", 1);
        await planner.Ask("decide", new
        {
            round = 1,
            planning = new
            {
                budget = 150,
                door = 1,
                conditionality = 0.6,
                exercises = 1,
                education = 1,
                aid = 1,
                south = 5,
                weights = new Dictionary<string, double> { ["GEO"] = 5, ["UKR"] = 1 },
            },
        });
        await teacher.Act("count", 1);
        await teacher.Report();

        string text = (string)(await planner.Ask("briefing", new { }))["text"]!;

        Assert.Contains("aid × 1, the South × 5, Georgia × 5\n", text, StringComparison.Ordinal);
        Assert.Contains("Had NATO's planners left everything to the model", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_sees_what_another_team_handed_in_before_the_round_is_counted()
    {
        Caller teacher = await Caller.Teacher(seminar);
        string code = await teacher.Code();
        Caller georgia = await teacher.Join(code, "Ann", "government", "GEO");
        Caller ukraine = await teacher.Join(code, "Bo", "government", "UKR");
        await teacher.Act("start", 1);
        await georgia.Govern(1, offer: 0.123);

        Assert.Contains("0.123", (await georgia.Ask("play", new { })).ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("0.123", (await ukraine.Ask("play", new { })).ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "0.123", (await ukraine.Ask("board", new { code })).ToJsonString(), StringComparison.Ordinal);
        await teacher.Act("count", 1);
        Assert.Contains("0.123", (await ukraine.Ask("play", new { })).ToJsonString(), StringComparison.Ordinal);
    }

    private static async Task Play(Caller teacher, Caller georgia, int round, double offer)
    {
        await teacher.Act("start", round);
        await georgia.Govern(round, offer: offer);
        await teacher.Act("count", round);
    }

    private static async Task<string> Told(Caller teacher) =>
        (string)(await teacher.Ask("file", new { what = "scenario" }))["text"]!;

    private static double TroopYears(Scenario scenario) => ScenarioRun.Of(
        PartnershipSim.Scenarios.Compilation.Compiler.Compile(scenario).Model,
        new(scenario.Seed, 64),
        new(scenario.Years.From, scenario.Years.To)).Scalars
    .Of(PartnershipSim.Model.Measurement.Outcomes.PartnerTroopYears, "partners").ToArray().Average();

    /// <summary>Reads the file as a user does who puts it beside the library.</summary>
    private static Scenario Read(string text)
    {
        string folder = Directory.CreateTempSubdirectory("partnersim-game-").FullName;
        string file = Path.Combine(folder, "our_game.yaml");
        File.Copy(Path.Combine(Repository.Scenarios, "baseline.yaml"), Path.Combine(folder, "baseline.yaml"));
        foreach (string table in Directory.GetFiles(Repository.Data))
        {
            Directory.CreateDirectory(Path.Combine(folder, "data"));
            File.Copy(table, Path.Combine(folder, "data", Path.GetFileName(table)));
        }

        File.WriteAllText(file, text);
        Scenario scenario = Scenario.Load(file);
        Directory.Delete(folder, recursive: true);
        return scenario;
    }
}
