using System.Net;
using Xunit;

namespace PartnershipSim.Tests.Seminar.Classroom;

/// <summary>
/// How much a server takes: rooms, seats, and wrong codes. On a server of its own, for it is filled to the brim.
/// </summary>
public sealed class RoomLimitTests(RunningSeminar seminar) : IClassFixture<RunningSeminar>
{
    [Fact]
    public async Task Twenty_rooms_of_sixty_people_and_no_more_and_then_nobody_guesses()
    {
        Caller[] teachers = new Caller[20];
        for (int room = 0; room < teachers.Length; room++)
            teachers[room] = await Caller.Teacher(seminar, "GEO");
        Assert.Contains(
            "20 rooms are open", (await Caller.Stranger(seminar).Refusal("open", Caller.Plan(["GEO"]))).Error,
            StringComparison.Ordinal);

        await teachers[19].Act("close", 0);
        await Caller.Teacher(seminar, "GEO");
        Assert.Single(Directory.GetFiles(seminar.Rooms, "*.closed.jsonl"));

        string code = await teachers[0].Code();
        for (int person = 0; person < 60; person++)
            await teachers[0].Join(code, $"Person {person}", "government", "GEO");
        Assert.Contains(
            "the room is full",
            (await teachers[0].Refusal("join", new { code, name = "One more", role = "observer" })).Error,
            StringComparison.Ordinal);

        // a minute may end in between, but not twice
        HttpStatusCode[] guesses = new HttpStatusCode[62];
        for (int guess = 0; guess < guesses.Length; guess++)
            guesses[guess] =
                (await Caller.Stranger(seminar).Refusal("look", new { code = $"AAAA-{guess:0000}" })).Status;
        Assert.Equal(HttpStatusCode.NotFound, guesses[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, guesses);
    }
}
