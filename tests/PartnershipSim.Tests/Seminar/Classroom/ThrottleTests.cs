using System.Net;
using Xunit;

namespace PartnershipSim.Tests.Seminar.Classroom;

/// <summary>Who tries codes has to wait; a class behind the same address goes on.</summary>
public sealed class ThrottleTests(RunningSeminar seminar) : IClassFixture<RunningSeminar>
{
    [Fact]
    public async Task A_closed_room_and_wrong_codes_lock_no_other_room_out()
    {
        Caller closing = await Caller.Teacher(seminar);
        Caller left = await closing.Join(await closing.Code(), "Ann", "observer");
        Caller staying = await Caller.Teacher(seminar);
        Caller georgia = await staying.Join(await staying.Code(), "Bela", "government", "GEO");
        await staying.Act("start", 1);
        await closing.Act("close", 0);

        // sixty pages of the closed room ask once more, and somebody types codes
        for (int time = 0; time < 60; time++)
            Assert.Equal(HttpStatusCode.Unauthorized, await left.Status("play", new { }));
        List<HttpStatusCode> codes = [];
        for (int time = 0; time < 62; time++) // more than twice what a minute allows: the minute may end in between
            codes.Add(await Caller.Stranger(seminar).Status("look", new { code = "AAAA-AAAA" }));

        Assert.Equal(HttpStatusCode.NotFound, codes[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, codes);
        Assert.Equal("open", (string)(await georgia.Ask("play", new { }))["common"]!["phase"]!);
        await georgia.Govern(1, offer: 0);
        await staying.Act("count", 1);
    }

    /// <summary>
    /// A school is one address: thirty wrong codes of one pupil once locked everybody out for a minute.
    /// </summary>
    [Fact]
    public async Task Wrong_codes_make_only_the_page_wait_that_typed_them_and_never_the_right_code_or_the_board()
    {
        Caller teacher = await Caller.Teacher(seminar);
        string code = await teacher.Code();
        List<HttpStatusCode> wrong = [];
        for (int time = 0; time < 40; time++)
            wrong.Add(await Look("api/rooms/look", "AAAA-AAAA", "pupil1"));

        Assert.Equal(Enumerable.Repeat(HttpStatusCode.NotFound, 5), wrong.Take(5));
        Assert.Contains(HttpStatusCode.TooManyRequests, wrong);
        Assert.Equal(HttpStatusCode.NotFound, await Look("api/rooms/look", "AAAA-AAAA", "pupil2"));
        Assert.Equal(HttpStatusCode.OK, await Look("api/rooms/look", code, "pupil1"));
        for (int time = 0; time < 40; time++)
            await Look("api/rooms/look", "AAAA-AAAA", "pupil1");
        Assert.Equal(HttpStatusCode.OK, await Look("api/rooms/board", code, "pupil1"));
        Assert.Equal(HttpStatusCode.OK, await Look("api/rooms/qr", code, "pupil1"));

        async Task<HttpStatusCode> Look(string path, string typed, string session)
        {
            using HttpResponseMessage reply = await seminar.Post(path, new { code = typed }, session);
            return reply.StatusCode;
        }
    }

    /// <summary>As much as all pages of twenty rooms of sixty ask in twelve seconds, from one address.</summary>
    [Fact]
    public async Task Twenty_full_rooms_behind_one_router_are_not_too_many()
    {
        Caller teacher = await Caller.Teacher(seminar);
        string version = (string)(await teacher.Ask("teacher", new { }))["version"]!;

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 7_000), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, _) =>
            Assert.Equal(HttpStatusCode.OK, await teacher.Status("teacher", new { since = version })));
    }
}
