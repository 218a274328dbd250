using System.Net;
using Xunit;

namespace PartnershipSim.Tests.Seminar.Classroom;

/// <summary>What can be handed in, and how everything else is refused.</summary>
public sealed class DecisionTests(RunningSeminar seminar) : IClassFixture<RunningSeminar>
{
    [Theory]
    [InlineData(0.5, 1, 1, "10 % a year")]
    [InlineData(0, 9, 1, "[0.2, 5]")]
    [InlineData(0, 1, -1, "[0, 3]")]
    public async Task A_choice_out_of_range_is_named(double budget, double reform, double offer, string words)
    {
        Caller teacher = await Caller.Teacher(seminar);
        Caller georgia = await teacher.Join(await teacher.Code(), "Ann", "government", "GEO");
        await teacher.Act("start", 1);

        (HttpStatusCode status, string error) = await georgia.Refusal(
            "decide", new { round = 1, governing = new { budget, reform, offer } });

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(words, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"round\":\"1\"}")]
    [InlineData("{\"round\":1,\"surprise\":true}")]
    [InlineData("{\"round\":1,\"governing\":{\"budget\":1e999,\"reform\":1,\"offer\":1}}")]
    [InlineData("{\"round\":1,\"planning\":{\"weights\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}")]
    public async Task What_is_no_decision_is_refused_in_words(string body)
    {
        Caller teacher = await Caller.Teacher(seminar);
        Caller georgia = await teacher.Join(await teacher.Code(), "Ann", "government", "GEO");
        await teacher.Act("start", 1);

        (HttpStatusCode status, string error) = await georgia.RefusalOf("decide", body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.NotEmpty(error);
    }
}
