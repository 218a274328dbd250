using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace PartnershipSim.Tests.Seminar.Classroom;

/// <summary>
/// Who comes into a room: the teacher locks it, approves newcomers, and clears it when strangers have filled it.
/// </summary>
public sealed class DoorTests(SeminarProcess seminar) : IClassFixture<SeminarProcess>
{
    [Fact]
    public async Task Nobody_joins_a_locked_room_and_those_inside_stay()
    {
        Caller teacher = await Caller.Teacher(seminar);
        string code = await teacher.Code();
        Caller ann = await teacher.Join(code, "Ann", "observer");
        await teacher.Ask("act", new { act = "door", round = 0, door = "locked" });

        Assert.Contains(
            "has locked this room", (await teacher.Refusal("join", new { code, name = "Bo", role = "observer" })).Error,
            StringComparison.Ordinal);
        await ann.Ask("play", new { });
        await teacher.Ask("act", new { act = "door", round = 0, door = "open" });
        await teacher.Join(code, "Bo", "observer");
    }

    [Fact]
    public async Task Forty_five_joins_in_two_seconds_take_no_seat_before_the_teacher_approves_them()
    {
        Caller teacher = await Caller.Teacher(seminar);
        string code = await teacher.Code();
        await teacher.Ask("act", new { act = "door", round = 0, door = "approval" });
        Caller ann = await teacher.Join(code, "Ann", "government", "GEO");
        await Parallel.ForEachAsync(Enumerable.Range(0, 45), async (number, _) => await teacher.Join(
            code, $"Stranger {number}", "government", "UKR"));
        JsonNode view = await teacher.Act("start", 1, seat: null);

        Assert.Equal(46, view["waiting"]!.AsArray().Count);
        Assert.Empty(view["seats"]!.AsArray());
        Assert.True((bool)(await ann.Ask("play", new { }))["isWaiting"]!);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await ann.Refusal("decide", new { round = 1, governing = new { budget = 0, reform = 1, offer = 1 } }))
                .Status);

        await teacher.Ask("act", new { act = "approve", round = 1, seat = 1 });
        view = await teacher.Ask("act", new { act = "clear", round = 1 });

        Assert.Equal("Ann", (string)Assert.Single(view["seats"]!.AsArray())!["name"]!);
        Assert.Empty(view["waiting"]!.AsArray());
        await ann.Govern(1);
        seminar.Restart();
        Assert.Equal(
            "Ann", (string)Assert.Single((await teacher.Ask("teacher", new { }))["seats"]!.AsArray())!["name"]!);
    }

    [Fact]
    public async Task A_room_that_strangers_have_filled_is_cleared_and_the_decisions_stay()
    {
        Caller teacher = await Caller.Teacher(seminar);
        string code = await teacher.Code();
        Caller ann = await teacher.Join(code, "Ann", "government", "GEO");
        await teacher.Act("start", 1);
        await ann.Govern(1, offer: 2);
        for (int stranger = 0; stranger < 59; stranger++)
            await teacher.Join(code, $"Stranger {stranger}", "observer");
        Assert.Contains(
            "the room is full", (await teacher.Refusal("join", new { code, name = "Bo", role = "observer" })).Error,
            StringComparison.Ordinal);

        JsonNode view = await teacher.Ask("act", new { act = "clear", round = 1, isEverybody = true });

        Assert.Empty(view["seats"]!.AsArray());
        Caller again = await teacher.Join(code, "Ann", "government", "GEO");
        Assert.Equal(2, (double)(await again.Ask("play", new { }))["handed"]!["governing"]!["offer"]!);
    }

    [Fact]
    public async Task A_name_that_looks_like_another_is_refused_and_an_emoji_is_not()
    {
        Caller teacher = await Caller.Teacher(seminar);
        string code = await teacher.Code();
        await teacher.Join(code, "Ann", "observer");
        await teacher.Join(code, "👩‍🚀", "observer");

        Assert.Contains(
            "looks so on the board",
            (await teacher.Refusal("join", new { code, name = "Аnn", role = "observer" })).Error,
            StringComparison.Ordinal);
        Assert.Contains(
            "cannot be seen",
            (await teacher.Refusal("join", new { code, name = "Ann\u200B", role = "observer" })).Error,
            StringComparison.Ordinal);
    }
}
