using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace PartnershipSim.Tests.Seminar.Classroom;

/// <summary>A game with prices, secret aims, points, forecasts, and acts that can be taken back.</summary>
public sealed class GameWithAimsTests(SeminarProcess seminar) : IClassFixture<SeminarProcess>
{
    [Fact]
    public async Task Planners_cannot_spend_more_than_their_envelope_and_what_they_save_is_left()
    {
        Caller teacher = await Caller.Teacher(seminar);
        Caller planner = await teacher.Join(await teacher.Code(), "Bo", "planner");
        await teacher.Act("start", 1);

        (HttpStatusCode status, string error) = await planner.Refusal("decide", Plan(1, budget: 500, exercises: 3));
        await planner.Ask("decide", Plan(1, budget: 100));
        await teacher.Act("count", 1);
        await teacher.Act("start", 2);

        // three rounds of four years at 150 m$, and a fifth more
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("this costs 2480, and 2160 million dollars are left", error, StringComparison.Ordinal);
        JsonNode purse = (await planner.Ask("play", new { }))["purse"]!;
        Assert.Equal((2160.0, 400.0), ((double)purse["whole"]!, (double)purse["spent"]!));
    }

    [Fact]
    public async Task A_government_pays_with_political_capital_and_a_cut_earns_some()
    {
        Caller teacher = await Caller.Teacher(seminar);
        Caller georgia = await teacher.Join(await teacher.Code(), "Ann", "government", "GEO");
        await teacher.Act("start", 1);

        await georgia.Govern(1, budget: -0.03, reform: 2, offer: 1.5);
        await teacher.Act("count", 1);

        // -3 % brings 15 points, twice the effort costs 20, half as many again 15
        JsonNode purse = (await georgia.Ask("play", new { }))["purse"]!;
        Assert.Equal((180.0, 20.0), ((double)purse["whole"]!, (double)purse["spent"]!));
    }

    [Fact]
    public async Task Aims_are_secret_until_the_game_is_over_and_points_follow_what_was_reached()
    {
        Caller teacher = await Caller.Teacher(seminar);
        string code = await teacher.Code();
        Caller georgia = await teacher.Join(code, "Ann", "government", "GEO");
        Caller ukraine = await teacher.Join(code, "Cy", "government", "UKR");
        await teacher.Report();
        string[] aims = Aims(await georgia.Ask("play", new { }));
        for (int round = 1; round <= 3; round++)
        {
            await teacher.Act("start", round);
            await georgia.Govern(round, budget: 0.06, reform: 1, offer: round == 1 ? 1 : 1);
            if (round < 3)
                await teacher.Act("count", round);
        }

        JsonNode during = await ukraine.Ask("play", new { });
        await teacher.Act("count", 3);
        await teacher.Report();
        JsonNode afterwards = await ukraine.Ask("play", new { });

        Assert.Equal(2, aims.Distinct().Count());
        Assert.Null(during["common"]!["scores"]);
        JsonNode own = afterwards["common"]!["scores"]!.AsArray().Single(each => (string)each!["team"]! == "GEO")!;
        Assert.Equal(aims, own["aims"]!.AsArray().Select(aim => (string)aim!["kind"]!));
        Assert.All(own["aims"]!.AsArray(), aim => Assert.InRange((double)aim!["points"]!, 0, 100));
        Assert.InRange((double)own["approval"]!, 0, 100);
    }

    [Fact]
    public async Task Every_event_is_answered_by_the_same_game_without_it()
    {
        Caller teacher = await Caller.Teacher(seminar);
        await teacher.Act("start", 1);
        await teacher.Act("inject", 1, "withdrawal");
        await teacher.Act("count", 1);

        JsonNode without = (await teacher.Report())["counterfactuals"]!.AsArray().Single(
            each => each!["happened"] is not null)!;

        Assert.Equal("withdrawal", (string)without["happened"]!["kind"]!);
        Assert.NotEqual(0, (double)without["change"]!);
        Assert.InRange((double)without["change"]!, (double)without["low"]!, (double)without["high"]!);
    }

    [Fact]
    public async Task Observers_who_give_probabilities_stand_on_a_leader_board_by_their_Brier_score()
    {
        Caller teacher = await Caller.Teacher(seminar);
        string code = await teacher.Code();
        Caller sure = await teacher.Join(code, "Sure", "observer");
        Caller coin = await teacher.Join(code, "Coin", "observer");
        await teacher.Act("start", 1);
        await sure.Ask("decide", new { round = 1, troops = 20, chance = 1 });
        await coin.Ask("decide", new { round = 1, troops = 10, chance = 0.5 });
        (_, string error) = await coin.Refusal("decide", new { round = 1, troops = 10, chance = 1.5 });
        await teacher.Act("count", 1);
        await teacher.Report();

        JsonArray leaders = (await coin.Ask("play", new { }))["common"]!["leaders"]!.AsArray();

        Assert.Contains("between 0 and 100 per cent", error, StringComparison.Ordinal);
        Assert.Equal(0.25, (double)leaders.Single(each => (string)each!["name"]! == "Coin")!["brier"]!);
        Assert.True((double)leaders.Single(each => (string)each!["name"]! == "Sure")!["brier"]! is 0.0 or 1.0);
        Assert.Equal(
            leaders.Select(each => (double)each!["brier"]!).Order(), leaders.Select(each => (double)each!["brier"]!));
    }

    [Fact]
    public async Task A_removal_an_event_a_count_and_a_rewind_can_be_taken_back()
    {
        Caller teacher = await Caller.Teacher(seminar);
        Caller georgia = await teacher.Join(await teacher.Code(), "Ann", "government", "GEO");
        await teacher.Act("start", 1);

        await teacher.Act("remove", 1, seat: 1);
        Assert.Equal(HttpStatusCode.Unauthorized, await georgia.Status("play", new { }));
        await teacher.Act("undo", 1);
        await georgia.Govern(1, offer: 0);
        await teacher.Act("inject", 1, "crisis");
        await teacher.Act("undo", 1);
        Assert.Empty((await georgia.Ask("play", new { }))["common"]!["news"]!.AsArray());
        await teacher.Act("count", 1);
        JsonNode open = await teacher.Act("undo", 1);
        Assert.Equal("open", (string)open["common"]!["phase"]!);
        await georgia.Govern(1, offer: 0.5);
        await teacher.Act("count", 1);
        await teacher.Act("rewind", 1);
        JsonNode again = await teacher.Act("undo", 1);

        Assert.Equal("counted", (string)again["common"]!["phase"]!);
        Assert.Equal(0.5, (double)again["common"]!["history"]![0]!["teams"]![0]!["governing"]!["offer"]!);
        Assert.Contains(
            "nothing to take back", (await teacher.Refusal("act", new { act = "undo", round = 1 })).Error,
            StringComparison.Ordinal);
        seminar.Restart();
        Assert.Equal("counted", (string)(await georgia.Ask("play", new { }))["common"]!["phase"]!);
    }

    [Fact]
    public async Task A_branch_takes_the_seats_along_and_says_so_in_the_old_room()
    {
        Caller teacher = await Caller.Teacher(seminar);
        Caller georgia = await teacher.Join(await teacher.Code(), "Ann", "government", "GEO");
        await teacher.Act("start", 1);
        await teacher.Act("count", 1);

        JsonNode branch = await teacher.Ask("act", new { act = "branch", round = 1, isEverybody = true });
        JsonNode old = await georgia.Ask("play", new { });
        Caller moved = georgia with { Room = (string)branch["room"]! };
        JsonNode there = await moved.Ask("play", new { });

        Assert.Equal((string)branch["room"]!, (string)old["branch"]!["room"]!);
        Assert.Equal(
            ("Ann", "A test (from round 2)"), ((string)there["seat"]!["name"]!, (string)there["common"]!["title"]!));
    }

    [Fact]
    public async Task All_names_are_deleted_from_the_game_and_from_its_file_for_good()
    {
        Caller teacher = await Caller.Teacher(seminar);
        Caller georgia = await teacher.Join(await teacher.Code(), "Annabelle", "government", "GEO");
        await teacher.Act("start", 1);
        await georgia.Govern(1, offer: 0);
        string file = Path.Combine(seminar.Rooms, teacher.Room + ".room.jsonl");
        Assert.Contains("Annabelle", await Text(file), StringComparison.Ordinal);

        await teacher.Act("forgetNames", 1);

        Assert.DoesNotContain("Annabelle", await Text(file), StringComparison.Ordinal);
        seminar.Restart();
        JsonNode play = await georgia.Ask("play", new { });
        Assert.Equal(
            ("Participant 1", "Participant 1"), ((string)play["seat"]!["name"]!, (string)play["handed"]!["by"]!));
        Assert.Empty(Directory.EnumerateFiles(seminar.Rooms, "*.new"));
    }

    [Fact]
    public async Task Grades_and_log_are_tables_without_keys_and_without_formulas()
    {
        Caller teacher = await Caller.Teacher(seminar);
        Caller georgia = await teacher.Join(await teacher.Code(), "=1+2, Ann", "government", "GEO");
        await teacher.Act("start", 1);
        await georgia.Govern(1, offer: 0);
        await teacher.Act("count", 1);
        await teacher.Report();

        string grades = await File(teacher, "grades");
        string log = await File(teacher, "events");

        Assert.StartsWith(
            "name,role,team,rounds_decided,score,first_aim,second_aim,approval,brier\n\"'=1+2, "
            + "Ann\",government,Georgia,1,",
            grades, StringComparison.Ordinal);
        Assert.Contains(",decided,1,,GEO,,\"'=1+2, Ann\",", log, StringComparison.Ordinal);
        Assert.DoesNotContain(teacher.Key!, log, StringComparison.Ordinal);
        Assert.DoesNotContain("teacherKey", log, StringComparison.Ordinal);
    }

    private static object Plan(int round, double budget, double exercises = 1) => new
    {
        round,
        planning = new
        {
            budget,
            door = 1,
            conditionality = 0.6,
            exercises,
            education = 1,
            aid = 1,
            south = 1,
            weights = (object?)null,
        },
    };

    private static string[] Aims(JsonNode play) => [.. play["aims"]!.AsArray().Select(aim => (string)aim!)];

    private static async Task<string> File(Caller teacher, string what) =>
        (string)(await teacher.Ask("file", new { what, team = (string?)null, without = (string?)null }))["text"]!;

    private static async Task<string> Text(string file)
    {
        await using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader reader = new(stream);
        return await reader.ReadToEndAsync();
    }
}
