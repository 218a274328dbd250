using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace PartnershipSim.Tests.Seminar.Classroom;

/// <summary>Somebody with a key, who talks to the server as a page would.</summary>
internal sealed record Caller(RunningSeminar Seminar, string? Room, string? Key)
{
    public static Caller Stranger(RunningSeminar seminar) => new(seminar, null, null);

    /// <summary>
    /// A teacher who has just opened a room: three rounds of four years from 2003, Georgia and Ukraine in play unless
    /// said otherwise.
    /// </summary>
    public static async Task<Caller> Teacher(RunningSeminar seminar, params string[] states)
    {
        JsonNode opened = await Stranger(seminar).Ask("open", Plan(states.Length == 0 ? ["GEO", "UKR"] : states));
        return new(seminar, (string)opened["room"]!, (string)opened["key"]!);
    }

    public static object Plan(string[] states, int firstYear = 2003, int rounds = 3, string from = "baseline.yaml") =>
        new { title = "A test", from, firstYear, yearsPerRound = 4, rounds, minutes = 10, states };

    public async Task<string> Code() => (string)(await Ask("teacher", new { since = (string?)null }))["code"]!;

    public async Task<Caller> Join(string code, string name, string role, string? state = null)
    {
        JsonNode seat = await Ask("join", new { code, name, role, state });
        return new(Seminar, (string)seat["room"]!, (string)seat["key"]!);
    }

    public Task<JsonNode> Act(
        string act, int round, string? kind = null, string? state = null, int? minutes = null, int? seat = null) =>
        Ask("act", new { act, round, minutes, kind, state, seat });

    public Task<JsonNode> Govern(int round, double budget = 0, double reform = 1, double offer = 1) =>
        Ask("decide", new
        {
            round,
            governing = new { budget, reform, offer },
            planning = (object?)null,
            troops = (double?)null,
        });

    /// <summary>The answer of the server, which must not refuse.</summary>
    public async Task<JsonNode> Ask(string what, object body)
    {
        (HttpStatusCode status, JsonNode answer) = await Send(what, body);
        Assert.True(status == HttpStatusCode.OK, answer.ToJsonString());
        return answer;
    }

    /// <summary>The status and the words with which the server refuses.</summary>
    public async Task<(HttpStatusCode Status, string Error)> Refusal(string what, object body)
    {
        (HttpStatusCode status, JsonNode answer) = await Send(what, body);
        Assert.True(status != HttpStatusCode.OK, answer.ToJsonString());
        return (status, (string)answer["error"]!);
    }

    /// <summary>The same for a body that is no object of ours.</summary>
    public async Task<(HttpStatusCode Status, string Error)> RefusalOf(string what, string json)
    {
        (HttpStatusCode status, JsonNode answer) = await SendText(what, json);
        return (status, (string)answer["error"]!);
    }

    /// <summary>Only the status of the answer.</summary>
    public async Task<HttpStatusCode> Status(string what, object body) => (await Send(what, body)).Status;

    /// <summary>Waits until the last counted round is computed.</summary>
    public async Task<JsonNode> Report()
    {
        for (int i = 0; i < 300; i++)
        {
            JsonNode view = await Ask("teacher", new { since = (string?)null });
            if (view["common"]!["report"] is { } report)
                return report;
            await Task.Delay(100);
        }

        throw new TimeoutException("the round was not computed");
    }

    private Task<(HttpStatusCode Status, JsonNode Answer)> Send(string what, object body) =>
        SendText(what, JsonSerializer.Serialize(body, JsonSerializerOptions.Web));

    private async Task<(HttpStatusCode Status, JsonNode Answer)> SendText(string what, string json)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, Seminar.Address + "api/rooms/" + what)
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Seminar", "1");
        if (Room is not null)
            request.Headers.Add("X-Room", Room);
        if (Key is not null)
            request.Headers.Add("X-Key", Key);
        using HttpResponseMessage reply = await Seminar.Client.SendAsync(request);
        return (reply.StatusCode, JsonNode.Parse(await reply.Content.ReadAsStringAsync())!);
    }
}
