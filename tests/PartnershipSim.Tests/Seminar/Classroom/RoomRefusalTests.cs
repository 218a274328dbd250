using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace PartnershipSim.Tests.Seminar.Classroom;

/// <summary>What a room does not do, whoever asks.</summary>
public sealed class RoomRefusalTests(RunningSeminar seminar) : IClassFixture<RunningSeminar>
{
    [Fact]
    public async Task A_request_without_a_key_or_with_a_wrong_one_opens_nothing()
    {
        Caller teacher = await Caller.Teacher(seminar);
        Caller guest = await teacher.Join(await teacher.Code(), "Ann", "observer");

        Assert.Equal(
            HttpStatusCode.Unauthorized, (await (teacher with { Key = null }).Refusal("teacher", new { })).Status);
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await (teacher with { Key = teacher.Key!.Replace(teacher.Key[0], '#') }).Refusal("teacher", new { }))
                .Status);
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await (guest with { Key = new string('a', 48) }).Refusal("play", new { })).Status);
    }

    [Fact]
    public async Task A_participant_can_do_nothing_of_a_teachers()
    {
        Caller teacher = await Caller.Teacher(seminar);
        Caller guest = await teacher.Join(await teacher.Code(), "Ann", "government", "GEO");

        Assert.All(
            new[]
            {
                await guest.Refusal("teacher", new { }),
                await guest.Refusal("act", new { act = "start", round = 1 }),
                await guest.Refusal("file", new { what = "log" }),
            },
            refusal => Assert.Equal(HttpStatusCode.Unauthorized, refusal.Status));
    }

    [Fact]
    public async Task A_seat_in_one_room_is_none_in_another()
    {
        Caller one = await Caller.Teacher(seminar);
        Caller other = await Caller.Teacher(seminar);
        Caller guest = await one.Join(await one.Code(), "Ann", "observer");

        Assert.Equal(
            HttpStatusCode.Unauthorized, (await (guest with { Room = other.Room }).Refusal("play", new { })).Status);
        Assert.Equal(
            HttpStatusCode.Unauthorized, (await (one with { Room = other.Room }).Refusal("teacher", new { })).Status);
    }

    [Fact]
    public async Task A_room_is_no_path()
    {
        Caller teacher = await Caller.Teacher(seminar);

        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await (teacher with { Room = "../baseline" }).Refusal("file", new { what = "log" })).Status);
        Assert.Contains(
            "gives its scenario", (await teacher.Refusal("file", new { what = "../../etc/passwd" })).Error,
            StringComparison.Ordinal);
        Assert.Contains(
            "gives its scenario", (await teacher.Refusal("file", new { what = "briefing", team = "../x" })).Error,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("teacher")]
    [InlineData("act")]
    [InlineData("decide")]
    public async Task A_forged_form_of_another_site_is_refused_even_with_a_key(string what)
    {
        Caller teacher = await Caller.Teacher(seminar);
        using HttpRequestMessage form = new(HttpMethod.Post, seminar.Address + "api/rooms/" + what)
        {
            Content = new StringContent("act=close"),
        };
        using HttpRequestMessage foreign = new(HttpMethod.Post, seminar.Address + "api/rooms/" + what)
        {
            Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json"),
        };
        foreach (HttpRequestMessage request in new[] { form, foreign })
        {
            request.Headers.Add("X-Room", teacher.Room);
            request.Headers.Add("X-Key", teacher.Key);
        }

        foreign.Headers.Add("X-Seminar", "1");
        foreign.Headers.Add("Origin", "http://elsewhere.example");
        using HttpResponseMessage formReply = await seminar.Client.SendAsync(form);
        using HttpResponseMessage foreignReply = await seminar.Client.SendAsync(foreign);

        Assert.Equal(
            (HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (formReply.StatusCode, foreignReply.StatusCode));
    }

    /// <summary>
    /// A page elsewhere can give its own name the address of this machine; the browser then takes our pages for its
    /// own.
    /// </summary>
    [Fact]
    public async Task A_name_that_is_not_this_machine_is_not_served()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, seminar.Address + "teacher");
        request.Headers.Host = "elsewhere.example";
        using HttpResponseMessage reply = await seminar.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, reply.StatusCode);
    }

    [Fact]
    public async Task Nobody_decides_for_another_role_or_when_no_round_is_open()
    {
        Caller teacher = await Caller.Teacher(seminar);
        string code = await teacher.Code();
        Caller georgia = await teacher.Join(code, "Ann", "government", "GEO");
        Caller observer = await teacher.Join(code, "Bo", "observer");
        object governing = new { round = 1, governing = new { budget = 0, reform = 1, offer = 1 } };

        Assert.Equal(HttpStatusCode.Conflict, (await georgia.Refusal("decide", governing)).Status);
        await teacher.Act("start", 1);
        Assert.Equal(HttpStatusCode.Forbidden, (await observer.Refusal("decide", governing)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await georgia.Refusal("decide", new { round = 1, troops = 3 })).Status);
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await georgia.Refusal("decide", new { round = 2, governing = new { budget = 0, reform = 1, offer = 1 } }))
                .Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("much too long a name for a badge on a table")]
    [InlineData("hid\u202Eden")]
    [InlineData("two\nlines")]
    public async Task A_name_is_one_short_line_that_can_be_seen(string name)
    {
        Caller teacher = await Caller.Teacher(seminar);

        Assert.Contains(
            "the name",
            (await teacher.Refusal("join", new { code = await teacher.Code(), name, role = "observer" })).Error,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        """{"title":"x","from":"../baseline.yaml","firstYear":2003,"yearsPerRound":4,"rounds":3,"minutes":10,"states":["GEO"]}""",
        "is not one of the scenarios")]
    [InlineData(
        """{"title":"x","from":"baseline.yaml","firstYear":2020,"yearsPerRound":8,"rounds":8,"minutes":10,"states":["GEO"]}""",
        "the model ends in 2035")]
    [InlineData(
        """{"title":"x","from":"baseline.yaml","firstYear":2003,"yearsPerRound":4,"rounds":3,"minutes":10,"states":["USA"]}""",
        "USA is not a partner state")]
    [InlineData(
        """{"title":"x","from":"baseline.yaml","firstYear":2003,"yearsPerRound":4,"rounds":99,"minutes":10,"states":["GEO"]}""",
        "rounds: choose a number from 1 to 8")]
    [InlineData(
        """{"title":"x","from":"baseline.yaml","firstYear":2003,"yearsPerRound":4,"rounds":3,"minutes":10,"states":["GEO","GEO"]}""",
        "each once")]
    public async Task A_room_that_cannot_be_is_refused_with_the_reason(string plan, string words) =>
        Assert.Contains(
            words, (await Caller.Stranger(seminar).Refusal("open", JsonNode.Parse(plan)!)).Error,
            StringComparison.Ordinal);

    [Fact]
    public async Task Two_people_are_not_called_the_same()
    {
        Caller teacher = await Caller.Teacher(seminar);
        string code = await teacher.Code();
        await teacher.Join(code, "Ann", "observer");

        Assert.Contains(
            "somebody is called ANN already",
            (await teacher.Refusal("join", new { code, name = "ANN", role = "observer" })).Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_fills_the_file_by_hammering_on_a_button()
    {
        Caller teacher = await Caller.Teacher(seminar);
        Caller georgia = await teacher.Join(await teacher.Code(), "Ann", "government", "GEO");
        await teacher.Act("start", 1);
        List<HttpStatusCode> said = [];
        for (int time = 0; time < 62; time++)
            said.Add(await georgia.Status(
                "decide", new { round = 1, governing = new { budget = 0, reform = 1, offer = 1 } }));

        Assert.Equal(HttpStatusCode.OK, said[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, said);
    }

    [Fact]
    public async Task Who_was_asked_to_leave_has_left()
    {
        Caller teacher = await Caller.Teacher(seminar);
        Caller guest = await teacher.Join(await teacher.Code(), "Ann", "observer");

        await teacher.Act("remove", 0, seat: 1);

        Assert.Equal(HttpStatusCode.Unauthorized, (await guest.Refusal("play", new { })).Status);
    }
}
